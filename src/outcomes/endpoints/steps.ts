/** The steps endpoints are written in: what each looks like, what it works on and what comes out. Explained in evidence/endpoints.md. */

import type { Survival, Weights } from './measure.ts';
import * as measure from './measure.ts';
import * as change from './pattern.ts';

/** What a step works on or gives; `time` and `event` are the reported halves of a `survival`. */
export type Kind = 'pattern' | 'number' | 'logical' | 'survival' | 'time' | 'event';
/** A string is a pattern; null is no answer, because the pattern is too short. */
export type Value = string | number | boolean | Survival | null;
/** One step on a value of its kind; `raw` is the pattern as it was at the very start. */
export type Act = (value: NonNullable<Value>, raw: string) => Value;

/** Words that look like a step and cannot be one. */
export class WrongWords extends Error {
  override readonly name = 'WrongWords';
  readonly found: string;
  readonly allowed: string;
  constructor(found: string, allowed: string) {
    super(`found ${found}; allowed is ${allowed}`);
    this.found = found;
    this.allowed = allowed;
  }
}

export interface Form {
  /** As shown to people: capitals stand for what is to be filled in. */
  readonly shown: string;
  readonly takes: Kind;
  readonly gives: Kind;
  readonly words: RegExp;
  /** From the parts the expression caught. Throws WrongWords. */
  readonly make: (parts: readonly string[]) => Act;
}

/** Kind → the type its values have. */
interface Held {
  pattern: string;
  number: number;
  survival: Survival;
}
type Make<K extends keyof Held> = (...parts: string[]) => (value: Held[K], raw: string) => Value;

/** In `words`, S stands for a symbol, V for a visit, W for a whole number above 0, and R for a number. */
const PARTS: Readonly<Record<string, string>> = {
  S: '([-+o*_])',
  V: '(-?\\d{1,5})',
  W: '([1-9]\\d{0,4})',
  R: '(\\d{1,6}(?:\\.\\d{1,12})?)',
};
const expression = (words: string) => new RegExp(`^${words.replace(/\b[SVWR]\b/g, (part) => PARTS[part]!)}$`);
const form =
  <K extends keyof Held>(takes: K) =>
  (gives: Kind, shown: string, words: string, make: Make<K>): Form => ({
    shown,
    takes,
    gives,
    words: expression(words),
    make: (parts) => make(...parts) as Act,
  });

const HALF = '(?: and half S)?';
const WEIGHTS = 'score weights \\+ R \\* R o R - R';
const weights = (texts: readonly string[]): Weights => {
  const [positive, mixed, missed, negative] = texts.map(Number) as [number, number, number, number];
  return { positive, mixed, missed, negative };
};

const onPattern = form('pattern');
const patternSteps: readonly Form[] = [
  onPattern('pattern', 'set X to Y', 'set S to S', (from, to) => (pattern) => pattern.replaceAll(from!, to!)),
  onPattern('pattern', 'drop X', 'drop S', (symbol) => (pattern) => pattern.replaceAll(symbol!, '')),
  onPattern('pattern', 'take A..B', 'take V\\.\\.V', (from, to) => (pattern) => change.take(pattern, Number(from), Number(to))),
  onPattern('pattern', 'take 1..last', 'take 1\\.\\.last', () => (pattern, raw) => change.take(pattern, 1, change.lastAttended(raw))),
  onPattern('pattern', 'view CALENDAR', 'view ([o_]{1,1000})', (calendar) => (pattern) => change.view(pattern, calendar!)),
  onPattern('pattern', 'carry _ forward', 'carry _ forward', () => change.carryForward),
  onPattern('pattern', 'fill o by mode', 'fill o by mode', () => change.fillByMode),
  onPattern('pattern', 'fill o by neighbours', 'fill o by neighbours', () => change.fillByNeighbours),
  onPattern('number', 'count X [and half Y]', `count S${HALF}`, (whole, half) => (pattern) => measure.count(pattern, whole!, half)),
  onPattern('number', 'share X [and half Y]', `share S${HALF}`, (whole, half) => (pattern) => measure.share(pattern, whole!, half)),
  onPattern('number', 'remainder X [and half Y]', `remainder S${HALF}`, (whole, half) => (pattern) => {
    return pattern.length - measure.count(pattern, whole!, half);
  }),
  onPattern('logical', 'contains RUN', 'contains ([-+o*_]{1,1000})', (run) => (pattern) => pattern.includes(run!)),
  onPattern('number', 'longest run without X', 'longest run without S', (symbol) => (pattern) => {
    return measure.longestRunWithout(pattern, symbol!);
  }),
  onPattern('survival', 'first window W need K of X', 'first window W need W of S', (width, need, symbol) => {
    if (Number(need) > Number(width)) throw new WrongWords(`a need of ${need} in a window of ${width}`, 'a need of at most the window');
    return (pattern) => measure.firstWindow(pattern, Number(width), Number(need), symbol!);
  }),
  onPattern('number', 'score weights + A * B o C - D steps P …', `${WEIGHTS} steps((?: \\d{1,6}(?:\\.\\d{1,12})?)+)`, (...parts) => {
    const penalties = measure.stepPenalties(parts[4]!.trim().split(' ').map(Number));
    return (pattern) => measure.score(pattern, weights(parts), penalties);
  }),
  onPattern('number', 'score weights + A * B o C - D ramp P to Q', `${WEIGHTS} ramp R to R`, (...parts) => {
    const penalties = measure.rampPenalties(Number(parts[4]), Number(parts[5]));
    return (pattern) => measure.score(pattern, weights(parts), penalties);
  }),
];

/** Q is the double nearest to the fraction, as a share is: 2 of 3 visits are 2/3, and 7 of 10 are 0.7. */
const compare = (holds: (value: number, limit: number) => boolean, [top, below = '1']: readonly string[]) => {
  const limit = Number(top) / Number(below);
  return (value: number): boolean => holds(value, limit);
};

const onNumber = form('number');
const numberSteps: readonly Form[] = [
  onNumber('number', 'one minus', 'one minus', () => (value) => 1 - value),
  onNumber('number', '120 minus', '120 minus', () => (value) => 120 - value),
  onNumber('logical', 'at least Q', 'at least R(?:/W)?', (...q) => compare((value, limit) => value >= limit, q)),
  onNumber('logical', 'at most Q', 'at most R(?:/W)?', (...q) => compare((value, limit) => value <= limit, q)),
  onNumber('logical', 'equals Q', 'equals R(?:/W)?', (...q) => compare((value, limit) => value === limit, q)),
];

const onSurvival = form('survival');
const survivalSteps: readonly Form[] = [
  onSurvival('survival', 'add K to time', 'add W to time', (more) => ({ time, event }) => ({ time: time + Number(more), event })),
  onSurvival(
    'time',
    'report time',
    'report time',
    () =>
      ({ time }) =>
        time,
  ),
  onSurvival(
    'event',
    'report event',
    'report event',
    () =>
      ({ event }) =>
        event,
  ),
];

/** Every step but the two that hold others: the guard and `all of`. */
export const forms: readonly Form[] = [...patternSteps, ...numberSteps, ...survivalSteps];
