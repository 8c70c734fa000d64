/** Scenes 7 to 10: cues, a life that narrows, stopping, and ways out. Everyone in them is simulated when they are asked for. */
import type { Band } from '../../src/index.ts';
import { crowd } from '../engine.ts';
import type { Plot, Series } from '../ui/chart.ts';
import { button, checkField, h, put, slider } from '../ui/dom.ts';
import { PATHS as W } from '../words/paths.ts';
import type { Lived, Stopped } from './lives.ts';
import { dots, hoursRing, keys, RING, type State } from './people.ts';
import { question, type Scene, type Stage } from './stage.ts';

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
    const chosen = async (answer: number): Promise<void> => {
      stage.tell(W.corner.working);
      const kind = kinds[answer]!;
      const found = await stage.ask<'cued'>({ kind: 'cued', cue: kind });
      if (!found) return;
      const { craving, dopamine } = found;
      put(
        picture,
        bars(W.corner.craving, W.corner.bars, craving, 100, 0, 'heroin'),
        bars(W.corner.dopamine, W.corner.bars, dopamine, 1, 1, 'dopamine'),
      );
      stage.tell(W.corner.after(W.corner.cues[kind]!, 100 * craving.paired!, 100 * craving.none!, dopamine.paired!));
    };
    return [question(W.corner.asks, Object.values(W.corner.cues), (answer) => void chosen(answer)), picture];
  },
};

const TWELVE = 12;
const WEEKS = 104;

/** Hours of a day that go into the drug, in a week. */
export function usingHours({ activities, hours }: Lived, week: number): number {
  const wide = activities.length;
  const last = Math.min(week, Math.floor(hours.length / wide) - 1);
  return hours[last * wide + activities.indexOf('use')]! / 7;
}

export const day: Scene = {
  title: W.day.title,
  before: W.day.before,
  own: true,
  build(stage) {
    const lives: Lived[] = [];
    const rings = h('div', { class: 'rings' });
    const place = h('div');
    let week = 0;
    const show = (): void => put(rings, ...lives.map((life, i) => hoursRing(life, i + 1, week)));
    const tell = (): void => {
      const all = lives.map((life) => usingHours(life, week));
      stage.tell(W.day.after(week + 1, all.filter((hours) => hours > 3).length, lives.length, Math.max(...all)));
    };
    const live = async (): Promise<void> => {
      lives.length = 0;
      const jobs = Array.from({ length: TWELVE }, (_, person) => ({ kind: 'lived', person, weeks: WEEKS }) as const);
      await stage.each(crowd<'lived'>(jobs, stage.gone), (life) => {
        lives.push(life);
        show();
        stage.tell(W.day.living(lives.length, TWELVE));
      });
      if (lives.length < TWELVE) return;
      const { element } = slider(W.day.week, { min: 1, max: WEEKS, step: 1, value: 1 }, W.day.atWeek, (value) => {
        week = value - 1;
        show();
        tell();
      });
      put(place, element);
      await stage.animate(2500, (share) => {
        week = Math.round(share * (WEEKS - 1));
        show();
      });
      element.querySelector('input')!.value = String(WEEKS);
      element.querySelector('.reading')!.textContent = W.day.atWeek(WEEKS);
      tell();
    };
    return [button(W.day.start, () => void live(), { class: 'main' }), place, h('div', { class: 'card' }, rings, keys(RING, W.day.legend))];
  },
};

const FIFTY = 50;
const DAYS = 182;
/** Lives asked in one job, and the most that are looked through for those who become dependent. */
const BATCH = 10;
const MOST = 600;

/** Day on which scenes 9 and 10 are counted first. */
const SIX_WEEKS = 42;

/** Numbers of the people of scene 9, so that scene 10 has the same ones. */
let fifty: number[] = [];
/** What became of them with nothing more, for comparison. */
let alone: readonly Stopped[] | undefined;

/** Those who stop, as they are found; the same people again when they are known. */
async function stop(stage: Stage, ways: readonly string[], tell: (people: readonly Stopped[]) => void): Promise<readonly Stopped[]> {
  const people: Stopped[] = [];
  const numbers = fifty.length === FIFTY ? fifty : Array.from({ length: MOST }, (_, i) => i);
  const size = fifty.length === FIFTY ? 5 : BATCH;
  const jobs = Array.from(
    { length: Math.ceil(numbers.length / size) },
    (_, i) => ({ kind: 'stopped', people: numbers.slice(size * i, size * (i + 1)), ways, days: DAYS }) as const,
  );
  await stage.each(crowd<'stopped'>(jobs, stage.gone), (some) => {
    people.push(...some.slice(0, FIFTY - people.length));
    tell(people);
    return people.length < FIFTY;
  });
  if (people.length === FIFTY) {
    fifty = people.map(({ person }) => person);
    if (ways.length === 0) alone = people;
  }
  return people;
}

/** By the last seven days: no use, use on up to three of them, on more; or dead. */
export function stateOn({ use, death }: Stopped, on: number): State {
  if (death !== undefined && death <= on) return 'died';
  const days = useDays(use, on);
  return days === 0 ? 'well' : days <= 3 ? 'some' : 'use';
}

/** Days with use among the seven up to day `on`. */
const useDays = (use: Uint8Array, on: number): number =>
  use.subarray(Math.max(0, on - 6), on + 1).reduce((days, uses) => days + (uses > 0 ? 1 : 0), 0);
const meanDays = (people: readonly Stopped[], on: number): number =>
  people.reduce((sum, { use }) => sum + useDays(use, on), 0) / people.length;

const wellOn = (people: readonly Stopped[], on: number): number => people.filter((one) => stateOn(one, on) === 'well').length;
const overdosesBy = (people: readonly Stopped[], on: number): number =>
  people.reduce((sum, { overdoses }) => sum + overdoses.filter((at) => at <= on).length, 0);

/** Week by week, the mean withdrawal of those who stop. */
function wave(people: readonly Stopped[]): Band {
  const weeks = Math.min(...people.map(({ withdrawal }) => withdrawal.length), 12);
  const mean = Array.from(
    { length: Math.max(0, weeks) },
    (_, week) => people.reduce((sum, { withdrawal }) => sum + withdrawal[week]!, 0) / people.length,
  );
  return { times: Float64Array.from(mean, (_, week) => 168 * (week + 0.5)), middle: Float64Array.from(mean) };
}

export const stopping: Scene = {
  title: W.stopping.title,
  before: W.stopping.before,
  own: true,
  build(stage) {
    const [field, place] = [h('div', { class: 'card' }), h('div')];
    const guesses = [5, 15, 25, 40];
    let people: readonly Stopped[] = [];
    const show = (on: number): void =>
      put(
        field,
        dots(
          people.map((one) => stateOn(one, on)),
          W.stopping.states,
        ),
      );
    const chosen = async (answer: number): Promise<void> => {
      people = await stop(stage, [], (found) => {
        people = found;
        show(0);
        stage.tell(W.stopping.finding(found.length, FIFTY));
      });
      if (people.length < FIFTY || stage.gone.aborted) return;
      const move = (on: number): void => {
        show(on);
        stage.tell(W.stopping.now(on, wellOn(people, on), FIFTY, overdosesBy(people, on)));
      };
      const control = slider(W.stopping.day, { min: 0, max: DAYS - 1, step: 1, value: SIX_WEEKS }, W.stopping.atDay, move);
      put(place, control.element);
      await stage.animate(3000, (share) => show(Math.round(SIX_WEEKS * share)));
      const plot: Plot = {
        title: W.stopping.withdrawal,
        axis: W.stopping.withdrawal,
        unit: '',
        digits: 1,
        from: 0,
        to: 168 * 8,
        include: [0, 12],
        since: 'around stopping',
        series: [{ name: W.stopping.withdrawal, colour: 'withdrawal', band: wave(people) }],
        height: 120,
      };
      stage.show(plot);
      stage.tell(W.stopping.after(guesses[answer]!, wellOn(people, SIX_WEEKS), FIFTY, overdosesBy(people, SIX_WEEKS)));
    };
    return [question(W.stopping.asks, guesses.map(String), (answer) => void chosen(answer)), place, field];
  },
};

export const newPaths: Scene = {
  title: W.paths.title,
  before: W.paths.before,
  own: true,
  build(stage) {
    const ways = new Set(['medication', 'rewards', 'friends', 'naloxone']);
    const tried = new Map<string, readonly Stopped[]>(alone ? [[W.paths.alone, alone]] : []);
    const field = h('div', { class: 'card' });
    const boxes = Object.entries(W.paths.ways).map(([key, words]) =>
      checkField(words, ways.has(key), (on) => void (on ? ways.add(key) : ways.delete(key)), key),
    );
    const line = (name: string, people: readonly Stopped[], newest: boolean): Series => {
      const shares = Float64Array.from({ length: DAYS }, (_, on) => (100 * wellOn(people, on)) / people.length);
      return {
        name,
        colour: name === W.paths.alone ? 'heroin' : 'recovery',
        band: { times: Float64Array.from(shares, (_, on) => 24 * on), middle: shares },
        twin: !newest,
        named: 'end',
      };
    };
    const live = async (): Promise<void> => {
      const chosen = [...ways];
      const name = chosen.map((key) => W.paths.short[key]!).join(', ') || W.paths.alone;
      const people = await stop(stage, chosen, (found) => {
        put(
          field,
          dots(
            found.map((one) => stateOn(one, DAYS - 1)),
            W.stopping.states,
          ),
        );
        stage.tell(W.stopping.finding(found.length, FIFTY));
      });
      if (people.length < FIFTY || stage.gone.aborted) return;
      tried.delete(name);
      tried.set(name, people);
      const series = [...tried].map(([of, found]) => line(of, found, of === name));
      stage.show({
        title: W.paths.line,
        axis: W.paths.line,
        unit: '%',
        digits: 0,
        from: 0,
        to: 24 * DAYS,
        include: [0, 100],
        since: 'since stopping',
        series,
      });
      await stage.animate(2500, (share) =>
        put(
          field,
          dots(
            people.map((one) => stateOn(one, Math.round(share * (DAYS - 1)))),
            W.stopping.states,
          ),
        ),
      );
      const counts = (all: readonly Stopped[]) => ({
        well: wellOn(all, SIX_WEEKS),
        days: meanDays(all, SIX_WEEKS),
        later: wellOn(all, DAYS - 1),
      });
      const before = name === W.paths.alone ? undefined : tried.get(W.paths.alone);
      stage.tell(W.paths.after(name, counts(people), before && counts(before), FIFTY));
    };
    return [
      h('fieldset', { class: 'question' }, h('legend', {}, W.paths.asks), ...boxes),
      button(W.paths.live, () => void live(), { class: 'main' }),
      field,
    ];
  },
};
