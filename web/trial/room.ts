import { ask, Cancelled, Superseded } from '../engine.ts';
import { History } from '../history.ts';
import type { Room } from '../room.ts';
import { button, checkField, choice, h, put, slider, uid } from '../ui/dom.ts';
import { save } from '../ui/files.ts';
import { say } from '../ui/live.ts';
import { TRIAL as W } from '../words/trial.ts';
import type { Offers, Warning } from './conduct.ts';
import { outcome } from './outcome.ts';
import { type ArmPlan, DOSES, INCENTIVES, START, type TrialPlan, trialText } from './plan.ts';
import { running, SITE } from './running.ts';

const MOST_ARMS = 4;

class TrialRoom {
  private readonly history = new History<TrialPlan>(START);
  private readonly offers: Offers;
  private readonly gone: AbortSignal;
  private readonly arms = h('div', { class: 'arms' });
  private readonly steps = h('div', { class: 'row' });
  private readonly safety = h('div', { class: 'card', 'data-status': 'waiting' });
  private readonly running = h('div', { class: 'row' });
  private readonly found = h('div');
  private readonly file = h('div');
  private stop: AbortController | undefined;

  constructor(offers: Offers, gone: AbortSignal) {
    this.offers = offers;
    this.gone = gone;
    gone.addEventListener('abort', () => this.stop?.abort());
    this.rewrite();
  }

  get element(): HTMLElement {
    const { plan } = this;
    const set =
      (key: 'people' | 'weeks' | 'followUp') =>
      (value: number): void =>
        this.change({ ...this.plan, [key]: value }, true);
    return h(
      'div',
      { class: 'trial' },
      h('h1', {}, W.title),
      h('p', {}, W.lead),
      this.arms,
      this.steps,
      h(
        'section',
        { class: 'card' },
        h('h2', {}, W.design),
        slider(W.people, { min: SITE, max: 400, step: SITE, value: plan.people }, String, set('people')).element,
        slider(W.weeks, { min: 4, max: 52, step: 1, value: plan.weeks }, String, set('weeks')).element,
        slider(W.followUp, { min: 0, max: 52, step: 1, value: plan.followUp }, String, set('followUp')).element,
        this.running,
      ),
      this.safety,
      this.found,
      h('details', { class: 'card' }, h('summary', {}, W.file), this.file),
    );
  }

  private get plan(): TrialPlan {
    return this.history.now;
  }

  private change(next: TrialPlan, sliding = false): void {
    this.history.set(next, sliding);
    if (sliding) this.told();
    else this.rewrite();
  }

  private setArm(index: number, arm: ArmPlan | undefined, sliding = false): void {
    const { arms } = this.plan;
    this.change({ ...this.plan, arms: arm ? arms.with(index, arm) : arms.toSpliced(index, 1) }, sliding);
  }

  private rewrite(): void {
    const { history, plan } = this;
    const step = (act: () => void) => (): void => {
      act();
      this.rewrite();
    };
    const add = (): void => this.change({ ...plan, arms: [...plan.arms, { ...plan.arms.at(-1)!, name: W.arm(plan.arms.length + 1) }] });
    put(this.arms, ...plan.arms.map((arm, i) => this.arm(arm, i)));
    put(
      this.steps,
      button(W.addArm, add, { disabled: plan.arms.length >= MOST_ARMS, 'data-key': 'add arm' }),
      button(
        W.undo,
        step(() => history.undo()),
        { disabled: !history.canUndo, 'data-key': 'undo' },
      ),
      button(
        W.redo,
        step(() => history.redo()),
        { disabled: !history.canRedo, 'data-key': 'redo' },
      ),
    );
    this.told();
  }

  /** What follows from the plan without running it. */
  private told(): void {
    const text = trialText(this.plan);
    put(
      this.file,
      h('p', { class: 'small' }, W.fileSays),
      h('p', {}, h('code', {}, W.command)),
      button(W.save, () => save('trial.yaml', text)),
      h('pre', {}, text),
    );
    if (!this.stop)
      put(
        this.running,
        button(W.run, () => void this.run(), { class: 'main', 'data-key': 'run' }),
      );
    void this.warn(text);
  }

  private async warn(text: string): Promise<void> {
    try {
      const { warnings } = await ask<'plan'>({ kind: 'plan', text }, 'plan');
      if (this.gone.aborted) return;
      const spoken = warnings.filter(({ level }) => level === 'danger' || level === 'warning');
      const one = ({ level, says, from, arm }: Warning): HTMLElement =>
        h('li', { class: level }, h('b', {}, `${W.levels[level]}: `), says, W.inArm(arm), h('span', { class: 'quiet-text' }, ` [${from}]`));
      put(
        this.safety,
        h('h2', {}, W.warnings),
        spoken.length > 0 ? h('ul', { class: 'checks' }, ...spoken.map(one)) : h('p', {}, W.noWarnings),
      );
      this.safety.classList.toggle(
        'danger-edge',
        spoken.some(({ level }) => level === 'danger'),
      );
      this.safety.dataset.status = 'ready';
    } catch (error) {
      if (!(error instanceof Superseded) && !this.gone.aborted)
        put(this.safety, h('p', { role: 'alert' }, W.failed((error as Error).message)));
    }
  }

  private arm(arm: ArmPlan, index: number): HTMLElement {
    const id = uid('arm');
    const name = h('input', {
      id,
      type: 'text',
      value: arm.name,
      'data-key': `${index} name`,
      onchange: () => this.setArm(index, { ...arm, name: name.value || W.arm(index + 1) }),
    });
    const give = (treatment: string, on: boolean): void => {
      const given = this.offers.treatments.map((offer) => offer.name).filter((one) => (one === treatment ? on : arm.given.includes(one)));
      if (given.length > 0) this.setArm(index, { ...arm, given });
      else this.rewrite();
    };
    const boxes = this.offers.treatments.map(({ name: treatment, says }) =>
      h(
        'div',
        {},
        checkField(treatment, arm.given.includes(treatment), (on) => give(treatment, on), `${index} ${treatment}`),
        h('span', { class: arm.given.includes(treatment) ? 'small' : 'small wide-only' }, says),
      ),
    );
    const doses = Object.entries(DOSES).filter(([treatment]) => arm.given.includes(treatment));
    const dose = ([treatment, range]: (typeof doses)[number]): HTMLElement =>
      slider(W.dose(treatment), { ...range, value: arm.doses[treatment] ?? range.value }, String, (value) =>
        this.setArm(index, { ...this.plan.arms[index]!, doses: { ...this.plan.arms[index]!.doses, [treatment]: value } }, true),
      ).element;
    const schedules = this.offers.schedules.map((schedule) => ({ key: schedule.name, says: schedule.name }));
    return h(
      'section',
      { class: 'card arm' },
      h('h2', {}, W.arm(index + 1)),
      h('span', { class: 'field wide' }, h('label', { for: id }, W.name), name),
      h('fieldset', { class: 'part' }, h('legend', {}, W.given), ...boxes),
      ...doses.map(dose),
      arm.given.includes(INCENTIVES) && choice(W.schedule, schedules, arm.schedule, (schedule) => this.setArm(index, { ...arm, schedule })),
      this.plan.arms.length > 2 && button(W.removeArm(arm.name), () => this.setArm(index, undefined), { class: 'quiet' }),
    );
  }

  private async run(): Promise<void> {
    const { people } = this.plan;
    const text = trialText(this.plan);
    const stop = new AbortController();
    this.stop = stop;
    const progress = h('progress', { 'aria-label': W.run, value: 0 });
    const count = h('span', {}, W.finding);
    put(
      this.running,
      progress,
      count,
      button(W.cancel, () => stop.abort(), { 'data-key': 'run' }),
    );
    try {
      for await (const { told, arrived, sites } of running(text, stop.signal)) {
        if (this.gone.aborted) return;
        progress.max = sites;
        progress.value = arrived;
        count.textContent = W.progress(Math.min(people, SITE * arrived), people);
        put(this.found, outcome(told, arrived < sites, this.gone));
        if (arrived === sites) say(told.sentences[1] ?? '');
      }
    } catch (error) {
      if (this.gone.aborted) return;
      if (error instanceof Cancelled) say(W.cancelled);
      else put(this.found, h('p', { class: 'card', role: 'alert' }, W.failed((error as Error).message)));
    } finally {
      this.stop = undefined;
      if (!this.gone.aborted)
        put(
          this.running,
          button(W.run, () => void this.run(), { class: 'main', 'data-key': 'run' }),
        );
    }
  }
}

export const room: Room = async (_, gone) => {
  const offers = await ask<'offers'>({ kind: 'offers' }, 'offers');
  return { title: W.title, element: new TrialRoom(offers, gone).element };
};
