import { ask, Superseded } from '../engine.ts';
import { History } from '../history.ts';
import type { Designed } from '../jobs.ts';
import type { Room } from '../room.ts';
import { button, choice, h, put, slider } from '../ui/dom.ts';
import { load, save } from '../ui/files.ts';
import { say } from '../ui/live.ts';
import { INCENTIVES as W } from '../words/incentives.ts';
import { editor } from './editor.ts';
import { checks, gauge, ledger, ledgerCsv, type Results, strip } from './outcome.ts';
import { response } from './response.ts';
import { changed, type Path, type Plain, PROTOCOLS, protocolFile } from './state.ts';

/** The protocol a newcomer sees first: published, in use, and without danger. */
const FIRST = 'california-incentives';
/** Where a course of results goes at each press. */
const NEXT = { negative: 'positive', positive: 'missed', missed: 'negative' } as const;

class Designer {
  private readonly history = new History<Plain>(protocolFile(FIRST));
  private results: Results = [];
  private negative = 0.6;
  private people = 100;
  private last = '';
  private design: Extract<Designed, { design: unknown }> | undefined;
  private readonly gone: AbortSignal;
  private readonly form = h('div', { class: 'form' });
  private readonly outcome = h('div', { class: 'outcome', 'aria-busy': 'true' }, h('p', {}, W.working));
  private readonly safety = h('p', { class: 'safety', role: 'note' }, W.safety.unknown);
  private readonly begin = h('div', { class: 'row' });

  constructor(gone: AbortSignal) {
    this.gone = gone;
    this.responses = response(() => ({ plain: this.history.now, weeks: this.design!.design.weeks }), gone);
    this.rewrite();
  }

  get element(): HTMLElement {
    return h(
      'div',
      { class: 'designer' },
      h('h1', {}, W.title),
      h('p', {}, W.lead),
      this.safety,
      this.begin,
      h('div', { class: 'halves' }, this.outcome, this.form),
    );
  }

  private readonly edit = (path: Path, value: unknown, structural = false): void => {
    const merge = !structural && this.last === path.join('.');
    this.last = structural ? '' : path.join('.');
    this.history.set(changed(this.history.now, path, value), merge);
    if (structural) this.rewrite();
    else void this.answer();
  };

  private replace(plain: Plain): void {
    this.results = [];
    this.history.set(plain);
    this.rewrite();
  }

  /** The form anew, after something came or went. */
  private rewrite(): void {
    const { history } = this;
    const step = (act: () => void) => (): void => {
      act();
      this.rewrite();
    };
    put(
      this.begin,
      choice(W.start, PROTOCOLS, String(history.now.name) as never, (name) => this.replace(protocolFile(name))),
      load(W.load, '.yaml,.yml,.json', (text, name) => void this.read(text, name)),
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
    put(this.form, ...editor({ data: history.now, edit: this.edit }));
    void this.answer();
  }

  /** A file of the command line, YAML or JSON; one with faults leaves what is there. */
  private async read(text: string, name: string): Promise<void> {
    try {
      const plain = await ask<'opened'>({ kind: 'opened', text, name }, 'opened');
      if (!this.gone.aborted) this.replace(plain as Plain);
    } catch (error) {
      say(W.badFile((error as Error).message));
      put(this.outcome, h('p', { class: 'card', role: 'alert' }, W.badFile((error as Error).message)));
    }
  }

  private async answer(): Promise<void> {
    const { negative, people, results } = this;
    try {
      const found = await ask<'design'>({ kind: 'design', plain: this.history.now, negative, people, results }, 'design');
      if (!this.gone.aborted) this.show(found);
    } catch (error) {
      if (error instanceof Superseded || this.gone.aborted) return;
      put(this.outcome, h('p', { role: 'alert' }, W.badFile((error as Error).message)));
    }
  }

  private show(found: Designed): void {
    this.outcome.removeAttribute('aria-busy');
    if (!('design' in found)) {
      put(
        this.outcome,
        h('div', { class: 'card', role: 'alert' }, h('p', {}, W.faults), h('ul', {}, ...found.faults.map((fault) => h('li', {}, fault)))),
      );
      return;
    }
    this.design = found;
    this.warn(found);
    put(this.outcome, ...this.told(found));
    const { programme } = found.design.bills[0]!;
    const { currency } = found.design.schedule;
    say(W.changed(W.money(Math.round(programme.mean / 100) * 100, currency), W.money(found.design.best.paid * programme.people, currency)));
  }

  private warn({ design }: { design: { checks: readonly { code: string; level: string }[] } }): void {
    const flagged = design.checks.find(({ code }) => code === 'opioid-abstinence');
    const how = flagged ? (flagged.level === 'danger' ? 'danger' : 'warned') : 'calm';
    this.safety.className = `safety ${how}`;
    this.safety.textContent = W.safety[how];
  }

  private told(found: Extract<Designed, { design: unknown }>): HTMLElement[] {
    const { design, earned } = found;
    const money = (cents: number): string => W.money(Math.round(cents), design.schedule.currency);
    const full = Math.min(design.table.at(-1)?.total ?? 0, design.schedule.cap ?? Number.POSITIVE_INFINITY);
    const toggle = (visit: number): void => {
      this.results = Array.from({ length: design.visits }, (_, i) => {
        const now = this.results[i] ?? 'negative';
        return i === visit ? NEXT[now] : now;
      });
      void this.answer();
    };
    const reset = (): void => {
      this.results = [];
      void this.answer();
    };
    return [
      h(
        'section',
        { class: 'card' },
        h('h2', {}, W.strip),
        h('p', { class: 'small' }, W.stripSays),
        strip(found, this.results, toggle),
        h('p', {}, W.earned(money(earned), money(full)), ' ', button(W.allMet, reset, { class: 'quiet', 'data-key': 'all met' })),
      ),
      h('section', { class: 'card' }, h('h2', {}, W.budget), this.outlook, gauge(design), h('p', { class: 'small' }, W.arithmetic)),
      h('section', { class: 'card' }, h('h2', {}, W.checks), checks(design)),
      this.responses,
      h(
        'section',
        { class: 'card printed' },
        h('h2', {}, W.ledger),
        h('p', { class: 'small' }, W.ledgerSays),
        h(
          'p',
          { class: 'row' },
          button(W.print, () => print()),
          button(W.saveLedger, () => this.saveLedger()),
        ),
        ledger(design),
      ),
      this.file(design.schedule.name),
    ];
  }

  /** Made once: a slider that is being dragged must stay where it is. */
  private readonly outlook = h(
    'div',
    {},
    slider(
      W.chance,
      { min: 0, max: 100, step: 1, value: 60 },
      (value) => `${value} %`,
      (value) => {
        this.negative = value / 100;
        void this.answer();
      },
    ).element,
    slider(W.people, { min: 1, max: 1000, step: 1, value: 100 }, String, (value) => {
      this.people = value;
      void this.answer();
    }).element,
  );

  private readonly responses: HTMLElement;

  private saveLedger(): void {
    if (this.design) save(`${this.design.design.schedule.name}-ledger.csv`, ledgerCsv(this.design.design), 'text/csv');
  }

  private file(name: string): HTMLElement {
    const text = `${JSON.stringify(this.history.now, null, 1)}\n`;
    return h(
      'details',
      { class: 'card no-print' },
      h('summary', {}, W.file),
      h('p', { class: 'small' }, W.fileSays),
      h('p', {}, h('code', {}, W.command(name))),
      button(W.save, () => save(`${name}.json`, text, 'application/json')),
      h('pre', {}, text),
    );
  }
}

export const room: Room = (_, gone) => ({ title: W.title, element: new Designer(gone).element });
