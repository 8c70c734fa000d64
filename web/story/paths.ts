/** Scenes 7, 9 and 10: cues, stopping, and ways out. Everyone in them is simulated when they are asked for. */
import type { Band, ShardTables } from '../../src/index.ts';
import { crowd } from '../engine.ts';
import type { Series } from '../ui/chart.ts';
import { button, checkField, h, put, slider } from '../ui/dom.ts';
import { and, PATHS as W } from '../words/paths.ts';
import { ALONE, CHOSEN, FIFTY, STOPPED_WEEKS, stopText } from './files.ts';
import { dots, type State } from './people.ts';
import { expectation, question, type Scene, type Stage } from './stage.ts';

/** Bars with their numbers, for what has no time. */
function bars(
  title: string,
  names: Readonly<Record<string, string>>,
  values: Readonly<Record<string, number>>,
  scale: number,
  digits: number,
  colour: string,
): HTMLElement {
  const top = Object.keys(names).reduce((most, key) => Math.max(most, (values[key] ?? 0) * scale), 1e-9);
  const row = (key: string): HTMLElement => {
    const value = Math.max(0, (values[key] ?? 0) * scale);
    const fill = h('span', { class: 'fill', style: { width: `${(100 * value) / top}%`, background: `var(--${colour})` } });
    return h(
      'div',
      { class: 'bar-row' },
      h('span', {}, names[key]!),
      h('span', { class: 'bar-track' }, fill),
      h('b', {}, value.toFixed(digits)),
    );
  };
  return h('section', { class: 'bars' }, h('h2', {}, title), ...Object.keys(names).map(row));
}

export const corner: Scene = {
  title: W.corner.title,
  before: W.corner.before,
  own: true,
  build(stage) {
    const picture = h('div', { class: 'card' });
    const kinds = Object.keys(W.corner.cues);
    const { element, word } = expectation(W.corner.expects, W.corner.options);
    const chosen = async (answer: number): Promise<void> => {
      stage.tell(W.corner.working);
      const kind = kinds[answer]!;
      const found = await stage.ask<'cued'>({ kind: 'cued', cue: kind });
      if (!found) return;
      const { craving, dopamine, people, command } = found;
      stage.reproduce(W.corner.fileSays(people), command);
      put(
        picture,
        bars(W.corner.craving, W.corner.bars, craving, 100, 0, 'heroin'),
        bars(W.corner.dopamine, W.corner.bars, dopamine, 1, 0, 'dopamine'),
      );
      await stage.animate(900, (share) => picture.style.setProperty('--grown', String(share)));
      if (stage.gone.aborted) return;
      const stronger = craving.paired! / craving.none!;
      const said = W.corner.after(W.corner.cues[kind]!, 100 * craving.paired!, 100 * craving.none!, dopamine.paired!);
      stage.tell(word(stronger < 1.1 ? 0 : stronger <= 2 ? 1 : 2) + said);
    };
    return [element, question(W.corner.asks, Object.values(W.corner.cues), (answer) => void chosen(answer)), picture];
  },
};

/** Week on which scenes 9 and 10 are counted first. */
const SIX_WEEKS = 6;
/** Weeks over which withdrawal is shown: it is over long before they are. */
const WAVE = 12;

/** One of those who stop, from the day they stop. */
interface Stopped {
  /** Days with use, week by week; short when they died. */
  readonly use: readonly number[];
  /** COWS, weekly means. */
  readonly withdrawal: readonly number[];
  readonly overdoses: number;
  /** Day. */
  readonly death?: number;
}
type Arms = Readonly<Record<'alone' | 'helped', readonly Stopped[]>>;

/** Trials that were lived in this visit, by their files. */
const lived = new Map<string, Arms>();

/** The people of a trial's tables, by arm. */
function armsOf(shards: readonly ShardTables[]): Arms {
  const arms = { alone: [] as Stopped[], helped: [] as Stopped[] };
  for (const { people, weeks } of shards) {
    const rows = new Map<string, { use: number[]; withdrawal: number[] }>();
    const key = (table: ShardTables[string], i: number): string => `${table.arm![i]} ${table.person![i]}`;
    for (let i = 0; i < weeks!.person!.length; i++) {
      const own = rows.get(key(weeks!, i)) ?? { use: [], withdrawal: [] };
      rows.set(key(weeks!, i), own);
      own.use.push(Number(weeks!.use_days![i]));
      own.withdrawal.push(Number(weeks!.withdrawal_cows![i] ?? 0));
    }
    for (let i = 0; i < people!.person!.length; i++) {
      const death = people!.death![i];
      arms[people!.arm![i] === ALONE ? 'alone' : 'helped'].push({
        ...rows.get(key(people!, i))!,
        overdoses: Number(people!.overdoses![i]),
        ...(typeof death === 'number' ? { death } : {}),
      });
    }
  }
  return arms;
}

/** The trial of a file, site by site: those who stop, as they are found. Undefined when the reader has gone. */
async function stop(stage: Stage, ways: readonly string[], tell: (arms: Arms) => void): Promise<Arms | undefined> {
  const text = stopText(ways);
  stage.reproduce(W.stopping.fileSays, W.stopping.command, text);
  const known = lived.get(text);
  if (known) return known;
  const plan = await stage.ask<'plan'>({ kind: 'plan', text });
  if (!plan) return undefined;
  const shards: ShardTables[] = [];
  const jobs = Array.from({ length: plan.shards }, (_, number) => ({ kind: 'shard', text, number }) as const);
  await stage.each(crowd<'shard'>(jobs, stage.gone), (tables) => {
    shards.push(tables);
    tell(armsOf(shards));
  });
  if (shards.length < plan.shards) return undefined;
  const arms = armsOf(shards);
  lived.set(text, arms);
  return arms;
}

/** By its days of use: none, up to three, more; or dead. Weeks count from 1; week 0 is the day of stopping. */
function stateIn({ use, death }: Stopped, week: number): State {
  if (death !== undefined && death < 7 * week) return 'died';
  const days = week === 0 ? 0 : (use[week - 1] ?? 0);
  return days === 0 ? 'well' : days <= 3 ? 'some' : 'use';
}

const meanDays = (people: readonly Stopped[], week: number): number =>
  people.reduce((sum, { use }) => sum + (use[week - 1] ?? 0), 0) / people.length;
const wellIn = (people: readonly Stopped[], week: number): number => people.filter((one) => stateIn(one, week) === 'well').length;
const overdosesOf = (people: readonly Stopped[]): number => people.reduce((sum, { overdoses }) => sum + overdoses, 0);

/** Week by week, the mean withdrawal of those who did not use in it: who uses again has withdrawal of another sort, from dose to dose. */
function wave(people: readonly Stopped[]): Band {
  const weeks = Array.from({ length: WAVE }, (_, week) => week).filter((week) => people.some(({ use }) => use[week] === 0));
  const middle = weeks.map((week) => {
    const away = people.filter(({ use }) => use[week] === 0);
    return away.reduce((sum, { withdrawal }) => sum + withdrawal[week]!, 0) / away.length;
  });
  return { times: Float64Array.from(weeks, (week) => 168 * (week + 0.5)), middle: Float64Array.from(middle) };
}

export const stopping: Scene = {
  title: W.stopping.title,
  before: W.stopping.before,
  own: true,
  build(stage) {
    const [field, place] = [h('div', { class: 'card' }), h('div')];
    const guesses = [5, 15, 25, 40];
    let people: readonly Stopped[] = [];
    const show = (week: number): void =>
      put(
        field,
        dots(
          people.map((one) => stateIn(one, week)),
          W.stopping.states,
          W.stopping.when(week),
        ),
      );
    const chosen = async (answer: number): Promise<void> => {
      stage.tell(W.stopping.finding(0, FIFTY));
      const arms = await stop(stage, [], ({ alone }) => {
        people = alone;
        show(0);
        stage.tell(W.stopping.finding(alone.length, FIFTY));
      });
      if (!arms || stage.gone.aborted) return;
      people = arms.alone;
      const move = (week: number): void => {
        show(week);
        stage.tell(W.stopping.now(week, wellIn(people, week), people.length));
      };
      const control = slider(W.stopping.week, { min: 0, max: STOPPED_WEEKS, step: 1, value: SIX_WEEKS }, W.stopping.atWeek, move);
      put(place, control.element);
      stage.show({
        title: W.stopping.withdrawal,
        axis: W.stopping.withdrawal,
        unit: '',
        digits: 1,
        from: 0,
        to: 168 * WAVE,
        include: [0, 12],
        since: 'since stopping',
        series: [{ name: W.stopping.withdrawal, colour: 'withdrawal', band: wave(people) }],
        height: 120,
      });
      await stage.play(undefined, (share) => show(Math.min(SIX_WEEKS, Math.round(WAVE * share))), 4000);
      if (stage.gone.aborted) return;
      stage.tell(W.stopping.after(guesses[answer]!, wellIn(people, SIX_WEEKS), people.length, overdosesOf(people)));
    };
    return [question(W.stopping.asks, guesses.map(String), (answer) => void chosen(answer)), place, field];
  },
};

/** Share of people not using, week by week. */
function shareLine(name: string, people: readonly Stopped[], newest: boolean): Series {
  const shares = Float64Array.from({ length: STOPPED_WEEKS }, (_, week) => (100 * wellIn(people, week + 1)) / people.length);
  const times = Float64Array.from(shares, (_, week) => 168 * (week + 0.5));
  return { name, colour: name === ALONE ? 'heroin' : 'recovery', band: { times, middle: shares }, twin: !newest, named: 'end' };
}

const countsOf = (people: readonly Stopped[]) => ({
  well: wellIn(people, SIX_WEEKS),
  days: meanDays(people, SIX_WEEKS),
  later: wellIn(people, STOPPED_WEEKS),
});

export const newPaths: Scene = {
  title: W.paths.title,
  before: W.paths.before,
  own: true,
  build(stage) {
    const ways = new Set(CHOSEN);
    const tried = new Map<string, readonly Stopped[]>();
    const [field, caution] = [h('div', { class: 'card' }), h('div', { role: 'note' })];
    const safe = (): void =>
      put(
        caution,
        ways.has('rewards') && !(ways.has('medication') && ways.has('naloxone')) && h('p', { class: 'danger-text' }, W.paths.danger),
      );
    const { element: expected, word } = expectation(W.paths.expects, W.paths.options);
    const boxes = Object.entries(W.paths.ways).map(([key, words]) =>
      checkField(
        words,
        ways.has(key),
        (on) => {
          if (on) ways.add(key);
          else ways.delete(key);
          safe();
        },
        key,
      ),
    );
    const show = (people: readonly Stopped[], week: number): void =>
      put(
        field,
        dots(
          people.map((one) => stateIn(one, week)),
          W.stopping.states,
          W.stopping.when(week),
        ),
      );
    const live = async (): Promise<void> => {
      const chosen = Object.keys(W.paths.ways).filter((key) => ways.has(key));
      const name = chosen.map((key) => W.paths.short[key]!).join(', ') || ALONE;
      const arm = chosen.length > 0 ? 'helped' : 'alone';
      stage.tell(W.stopping.finding(0, FIFTY));
      const arms = await stop(stage, chosen, (found) => {
        show(found[arm], 0);
        stage.tell(W.stopping.finding(found[arm].length, FIFTY));
      });
      if (!arms || stage.gone.aborted) return;
      const people = arms[arm];
      tried.delete(name);
      tried.set(ALONE, arms.alone);
      tried.set(name, people);
      stage.show({
        title: W.paths.line,
        axis: W.paths.line,
        unit: '%',
        digits: 0,
        from: 0,
        to: 168 * STOPPED_WEEKS,
        include: [0, 100],
        since: 'since stopping',
        series: [...tried].map(([of, found]) => shareLine(of, found, of === name)),
      });
      await stage.play(168 * (SIX_WEEKS - 0.5), (share) => show(people, Math.round(share * STOPPED_WEEKS)), 2500);
      if (stage.gone.aborted) return;
      const now = countsOf(people);
      const said = W.paths.after(
        and(chosen.map((key) => W.paths.short[key]!)) || ALONE,
        now,
        arm === 'alone' ? undefined : countsOf(arms.alone),
        people.length,
      );
      stage.tell(word(now.well <= 10 ? 0 : now.well <= 25 ? 1 : 2) + said);
    };
    return [
      h('fieldset', { class: 'question' }, h('legend', {}, W.paths.asks), ...boxes),
      caution,
      expected,
      button(W.paths.live, () => void live(), { class: 'main' }),
      field,
    ];
  },
};
