import { duration, type LifeRecord } from '../../src/index.ts';
import { ask, crowd, Superseded } from '../engine.ts';
import { History } from '../history.ts';
import type { Life } from '../jobs.ts';
import { practise } from '../practice.ts';
import type { Room } from '../room.ts';
import type { Offers } from '../trial/conduct.ts';
import { button, choice, h, put, still } from '../ui/dom.ts';
import { say } from '../ui/live.ts';
import { LABORATORY as W } from '../words/laboratory.ts';
import { BODY, Curves, csv } from './curves.ts';
import { FilePanel } from './file.ts';
import { itemForm, NEW } from './items.ts';
import {
  codeOf,
  fromLink,
  type Item,
  type Kind,
  mayHave,
  NALOXONE,
  type Person,
  type Plan,
  rehearsals,
  START,
  scenarioText,
  toLink,
} from './plan.ts';
import { Reasons } from './reasons.ts';
import { timeline } from './timeline.ts';

/** People of a crowd: enough for a middle eight of ten. */
const CROWD = 24;
const options = (words: Readonly<Record<string, string>>): { key: string; says: string }[] =>
  Object.entries(words).map(([key, says]) => ({ key, says }));

const hasKit = (items: readonly Item[]): boolean => items.some(({ given }) => given === NALOXONE);

class Laboratory {
  private readonly history: History<Plan>;
  private readonly gone: AbortSignal;
  private chosen = 2;
  private offers: Offers['treatments'] = [];
  private asked = false;
  private onSecond = false;
  private moving = false;
  private records: readonly LifeRecord[] = [];
  private crowded: AbortController | undefined;
  private readonly controls = h('div', { class: 'card controls' });
  private stepped = '';
  private readonly stepRow = h('div', { class: 'steps-back' });
  private readonly line = h('div', { class: 'card' });
  private readonly form = h('div');
  private readonly status = h('p', { class: 'small', 'data-status': 'waiting' }, W.working);
  private readonly crowdRow = h('p', { class: 'row' });
  private readonly file: FilePanel;
  private readonly curves: Curves;
  private readonly reasons: Reasons;

  constructor(start: Plan, gone: AbortSignal) {
    this.history = new History(start);
    this.gone = gone;
    this.reasons = new Reasons(
      () => ({ kind: this.plan.person === 'choosing' ? 'whyFree' : 'why', text: this.text }),
      (at) => this.curves.clock(at),
    );
    this.curves = new Curves(gone, (id, at) => {
      void this.reasons.about(id, at);
      // Beside the curves on a wide screen, far below them on a telephone.
      this.reasons.element.scrollIntoView({ block: 'nearest', behavior: still() ? 'auto' : 'smooth' });
    });
    this.file = new FilePanel({
      place: () => toLink(this.plan),
      numbers: () => csv(this.records),
      picture: () => this.curves.picture(),
      other: () => (this.onSecond ? W.first : W.second),
    });
    gone.addEventListener('abort', () => this.crowded?.abort());
    this.rewrite();
  }

  get element(): HTMLElement {
    const right = h('section', { class: 'card side' }, h('h2', {}, W.why), this.reasons.element);
    const middle = h(
      'div',
      { class: 'outcome' },
      this.line,
      h('section', { class: 'card' }, this.status, this.crowdRow, this.curves.element),
      this.file.element,
    );
    return h(
      'div',
      { class: 'laboratory' },
      h('h1', {}, W.title),
      h('p', {}, W.lead),
      h('div', { class: 'bench' }, this.controls, middle, right),
    );
  }

  private get plan(): Plan {
    return this.history.now;
  }
  private get items(): readonly Item[] {
    return (this.onSecond && this.plan.second) || this.plan.items;
  }
  /** The time line that is changed, and the other if there is one. */
  private get lines(): readonly (readonly Item[])[] {
    const { items, second } = this.plan;
    if (!second) return [items];
    return this.onSecond ? [second, items] : [items, second];
  }
  private get text(): string {
    return scenarioText(this.plan, this.items);
  }

  private set(next: Plan, rewrite = true): void {
    this.history.set(next, this.moving);
    this.moving = false;
    if (rewrite) this.rewrite();
    else void this.run();
  }

  private withItems(items: readonly Item[]): Plan {
    return this.onSecond && this.plan.second ? { ...this.plan, second: items } : { ...this.plan, items };
  }

  /** Which treatments there are, for those who look at one. */
  private async offered(): Promise<void> {
    if (this.offers.length > 0 || !this.items.some(({ kind }) => kind === 'care')) return;
    const { treatments } = await ask<'offers'>({ kind: 'offers' }, 'offers');
    this.offers = treatments.filter(({ contingent }) => !contingent);
    if (!this.gone.aborted) this.redrawLine();
  }

  /** Everything but the curves, anew. */
  private rewrite(): void {
    this.chosen = Math.max(0, Math.min(this.chosen, this.items.length - 1));
    if (!this.plan.second) this.onSecond = false;
    put(this.controls, ...this.person(), ...this.adding(), this.stepRow, ...this.comparing());
    this.showSteps();
    this.redrawLine();
    this.showCrowdRow();
    void this.run();
    void this.offered().catch(() => undefined);
  }

  private redrawLine(): void {
    const { plan, items, chosen } = this;
    const change = (index: number, next: Item, moving: boolean): void => {
      const wasMoving = this.moving;
      this.history.set(this.withItems(this.items.with(index, next)), wasMoving);
      this.moving = moving;
      if (!moving) this.showForm();
      this.showSteps();
      void this.run();
    };
    const choose = (index: number): void => {
      this.chosen = index;
      this.redrawLine();
    };
    put(
      this.line,
      h('h2', {}, W.timeline),
      h('p', { class: 'small' }, W.timelineSays),
      h('p', { class: 'small' }, plan.person === 'choosing' ? W.choosing : W.given),
      this.plan.second && this.which(),
      timeline({ plan, items, chosen, choose, change }),
      this.form,
    );
    this.showForm();
  }

  /** What can be said about the chosen item. */
  private showForm(): void {
    const { chosen, items } = this;
    const item = items[chosen];
    const edit = (next: Item | undefined): void => {
      this.history.set(this.withItems(next ? items.with(chosen, next) : items.toSpliced(chosen, 1)));
      this.rewrite();
    };
    const cared = items.some(({ kind }) => kind === 'care');
    put(
      this.form,
      item && itemForm(item, this.plan.days, this.offers, edit),
      cared && h('p', { class: hasKit(items) ? 'small' : 'danger-text' }, W.careSafety),
    );
  }

  private which(): HTMLElement {
    const pick = (second: boolean) => (): void => {
      this.onSecond = second;
      this.rewrite();
    };
    const one = (words: string, second: boolean): HTMLElement =>
      button(words, pick(second), { 'aria-pressed': String(this.onSecond === second), 'data-key': words });
    return h(
      'div',
      { class: 'row', role: 'group', 'aria-label': W.compareNow },
      h('span', {}, W.compareNow),
      one(W.first, false),
      one(W.second, true),
    );
  }

  private person(): HTMLElement[] {
    const { plan } = this;
    // What has no place in such a life leaves the line, and comes back by undo.
    const become = (person: Person): void => {
      const kept = (items: readonly Item[]): Item[] => items.filter(({ kind }) => mayHave(person, kind));
      this.set({ ...plan, person, items: kept(plan.items), ...(plan.second ? { second: kept(plan.second) } : {}) });
    };
    const again = (): void => this.set({ ...plan, person: plan.person === 'choosing' ? 'choosing' : 'another', seed: plan.seed + 1 });
    const lengthen = (days: string): void => {
      const resized = (items: readonly Item[]): Item[] =>
        items.map((item) => ({
          ...item,
          from: Math.min(item.from, Number(days)),
          to: item.to >= plan.days ? Number(days) : Math.min(item.to, Number(days)),
        }));
      this.set({ ...plan, days: Number(days), items: resized(plan.items), ...(plan.second ? { second: resized(plan.second) } : {}) });
    };
    return [
      h('h2', {}, W.person),
      choice(W.who, options(W.persons), plan.person, (person) => become(person as Person)),
      button(W.anotherOne, again, { 'data-key': 'another' }),
      choice(W.length, options(W.lengths), String(plan.days), lengthen),
    ];
  }

  private adding(): HTMLElement[] {
    const kinds = options(W.kinds).filter(({ key }) => mayHave(this.plan.person, key as Kind));
    let kind = (this.plan.person === 'choosing' ? (kinds.find(({ key }) => key === 'care') ?? kinds[0]!).key : 'heroin') as Kind;
    const add = (): void => {
      const { items } = this;
      const { from, to, ...rest } = NEW[kind];
      const item: Item = { kind, from: from * this.plan.days, to: to * this.plan.days, ...rest };
      const kit: Item = { ...item, to: item.from, given: NALOXONE };
      this.chosen = items.length;
      this.set(this.withItems([...items, item, ...(kind === 'care' && !hasKit(items) ? [kit] : [])]));
    };
    return [
      h('h3', {}, W.add),
      choice(W.what, kinds, kind as string, (next) => {
        kind = next as Kind;
      }),
      button(W.addButton, add, { class: 'main', 'data-key': 'add' }),
    ];
  }

  private showSteps(): void {
    const { history } = this;
    const { canUndo, canRedo } = history;
    if (this.stepped === `${canUndo} ${canRedo}`) return;
    this.stepped = `${canUndo} ${canRedo}`;
    const step = (act: () => void) => (): void => {
      act();
      this.rewrite();
    };
    put(
      this.stepRow,
      button(
        W.undo,
        step(() => history.undo()),
        { disabled: !canUndo, 'data-key': 'undo' },
      ),
      button(
        W.redo,
        step(() => history.redo()),
        { disabled: !canRedo, 'data-key': 'redo' },
      ),
      button(
        W.reset,
        step(() => history.set(START)),
        { 'data-key': 'reset' },
      ),
    );
  }

  private comparing(): HTMLElement[] {
    const { plan } = this;
    const { second, ...alone } = plan;
    const compare = (): void => {
      this.onSecond = true;
      this.set({ ...plan, second: plan.items });
    };
    if (!second) return [button(W.compare, compare, { 'data-key': 'compare' })];
    return [button(W.keepFirst, () => this.set(alone), { 'data-key': 'compare' }), h('p', { class: 'small' }, W.copyNote)];
  }

  private job(text: string, person: number, memory?: string) {
    const kind = this.plan.person === 'choosing' ? 'free' : 'life';
    return { kind, text, person, series: BODY, ...(memory ? { memory } : {}) } as const;
  }

  /** Lives the person (and the twin) and shows the curves. */
  private async run(): Promise<void> {
    const { plan, items, chosen } = this;
    this.crowded?.abort();
    this.status.dataset.status = 'waiting';
    this.curves.hold();
    try {
      const [text, other] = this.lines.map((line) => scenarioText(plan, line)) as [string, string | undefined];
      const life = ask(this.job(text, 0, 'laboratory'), 'laboratory');
      const twin = other === undefined ? undefined : ask(this.job(other, 0, 'twin'), 'twin');
      const [{ record, until, death }, second] = await Promise.all([life, twin]);
      if (this.gone.aborted) return;
      this.records = [record];
      this.curves.show({ records: this.records, until, ...(second ? { twins: [second.record] } : {}) });
      this.tell(record, plan.days, death);
      this.file.show(text, other);
      this.showCrowdRow();
      if (this.asked) this.reasons.forget();
      else void this.reasons.about('withdrawal.cows', this.curves.time);
      this.asked = true;
      const unseen = () => rehearsals(plan, items, chosen).map((one) => this.job(one, 0, 'practice'));
      void practise(unseen, codeOf({ ...plan, items }), this.gone).catch(() => undefined);
    } catch (error) {
      if (error instanceof Superseded || this.gone.aborted) return;
      this.curves.catchUp();
      this.status.textContent = W.failed((error as Error).message);
      say(this.status.textContent);
    }
  }

  private tell({ series, overdoses }: LifeRecord, days: number, death: Life['death']): void {
    const withdrawal = series['withdrawal.cows']!.reduce((most, value) => Math.max(most, value), 0);
    const said = W.changed(duration(24 * days), withdrawal, series['dopamine.percent']!.at(-1)!);
    const danger = [
      death ? W.died(Math.floor(death.at / 24) + 1, death.cause) : '',
      overdoses.length > 0 ? W.overdose(overdoses.length) : '',
    ];
    const words = [...danger, said].filter(Boolean).join(' ');
    if (this.status.textContent !== words) this.status.textContent = words;
    this.status.className = danger.some(Boolean) ? 'danger-text' : 'small';
    this.status.dataset.status = 'ready';
    say(words);
  }

  private tellCrowd(days: number, died: number): void {
    const overdosed = this.records.filter(({ overdoses }) => overdoses.length > 0).length;
    this.status.textContent = W.crowdTold(CROWD, duration(24 * days), overdosed, died);
    this.status.className = overdosed + died > 0 ? 'danger-text' : 'small';
    say(`${this.status.textContent} ${W.peopleNote(CROWD)}`);
  }

  private showCrowdRow(): void {
    const crowding = this.records.length > 1;
    put(
      this.crowdRow,
      crowding
        ? button(W.onePerson, () => void this.run(), { 'data-key': 'crowd' })
        : button(W.people(CROWD), () => void this.crowd(), { 'data-key': 'crowd' }),
      crowding && h('span', { class: 'small' }, W.peopleNote(CROWD)),
    );
  }

  /** The same time line for many people; their middle and spread. */
  private async crowd(): Promise<void> {
    const { plan } = this;
    const drawn: Plan = { ...plan, person: plan.person === 'typical' ? 'another' : plan.person };
    const texts = this.lines.map((items) => scenarioText(drawn, items, CROWD));
    const stop = new AbortController();
    this.crowded = stop;
    const jobs = Array.from({ length: CROWD }, (_, person) => texts.map((text) => this.job(text, person))).flat();
    const progress = h('progress', { max: texts.length * CROWD, value: 0, 'aria-label': W.people(CROWD) });
    const count = h('span', {}, W.peopleRunning(0, CROWD));
    const cancel = button(W.cancel, () => void this.run(), { 'data-key': 'crowd' });
    put(this.crowdRow, progress, count, cancel);
    this.status.textContent = W.working;
    this.status.className = 'small';
    const lived: LifeRecord[] = [];
    let died = 0;
    const of = (line: number): LifeRecord[] => lived.filter((_, i) => i % texts.length === line);
    try {
      for await (const { record, until, death } of crowd<'life' | 'free'>(jobs, stop.signal)) {
        if (death && lived.length % texts.length === 0) died++;
        lived.push(record);
        progress.value = lived.length;
        count.textContent = W.peopleRunning(Math.floor(lived.length / texts.length), CROWD);
        const lives = { records: of(0), until, ...(texts[1] ? { twins: of(1) } : {}) };
        if (lived.length % (4 * texts.length) === 0) await this.curves.showMany(lives, stop.signal);
      }
      this.records = of(0);
      if (!(await this.curves.settle(stop.signal))) return;
      this.file.show(texts[0]!, texts[1]);
      this.tellCrowd(plan.days, died);
    } catch (error) {
      if (!stop.signal.aborted) this.status.textContent = W.failed((error as Error).message);
    }
    if (!this.gone.aborted) this.showCrowdRow();
  }
}

/** `#/laboratory/…` opens what somebody shared. */
export const room: Room = ([link], gone) => {
  const shared = link ? fromLink(link) : undefined;
  return { title: W.title, element: new Laboratory(shared ?? START, gone).element };
};
