import { type Interval, type LifeRecord, meanInterval, proportionInterval } from '../src/index.ts';

/** A series of a record between two times. */
export interface Stretch {
  readonly t: readonly number[];
  readonly x: readonly number[];
}

/** The part of a recorded series from `from` to `to`, h, both included. Throws when it was not recorded there. */
export function stretch(record: LifeRecord, series: string, from: number, to: number): Stretch {
  const all = record.series[series];
  if (!all) throw new Error(`${series}: not recorded; recorded are ${Object.keys(record.series).join(', ')}`);
  const t: number[] = [];
  const x: number[] = [];
  for (const [i, at] of record.times.entries()) {
    if (at < from - 1e-9 || at > to + 1e-9) continue;
    t.push(at);
    x.push(all[i] as number);
  }
  if (t.length === 0) throw new Error(`${series}: nothing recorded from ${from} to ${to} h`);
  return { t, x };
}

export const highest = ({ x }: Stretch): number => x.reduce((a, b) => Math.max(a, b));
export const lowest = ({ x }: Stretch): number => x.reduce((a, b) => Math.min(a, b));
export const startOf = ({ x }: Stretch): number => x[0] as number;
/** Highest value less the first: the rise from just before. */
export const rise = (s: Stretch): number => highest(s) - startOf(s);
/** Time from the start of the stretch to its highest value, h. */
export const timeOfPeak = (s: Stretch): number => (s.t[s.x.indexOf(highest(s))] as number) - (s.t[0] as number);

/** Mean over time, by trapezia. */
export function timeMean({ t, x }: Stretch): number {
  let area = 0;
  for (let i = 1; i < t.length; i++) area += ((x[i] as number) + (x[i - 1] as number)) * 0.5 * ((t[i] as number) - (t[i - 1] as number));
  return area / ((t[t.length - 1] as number) - (t[0] as number));
}

/** Time above a level, h; straight between points, so that it does not depend on where they lie. */
export function timeAbove({ t, x }: Stretch, level: number): number {
  let sum = 0;
  for (let i = 1; i < t.length; i++) {
    const [a, b] = [(x[i - 1] as number) - level, (x[i] as number) - level];
    const dt = (t[i] as number) - (t[i - 1] as number);
    if (a > 0 && b > 0) sum += dt;
    else if (a > 0 || b > 0) sum += (dt * Math.max(a, b)) / Math.abs(a - b);
  }
  return sum;
}

export const timeBelow = ({ t, x }: Stretch, level: number): number => timeAbove({ t, x: x.map((v) => -v) }, -level);

/** Largest rise within `window` h, per minute; straight between points. */
export function steepest({ t, x }: Stretch, window: number): number {
  let most = 0;
  let j = 0;
  for (let i = 0; i < t.length; i++) {
    const start = (t[i] as number) - window;
    if (start < (t[0] as number) - 1e-9) continue;
    while (j + 1 < t.length && (t[j + 1] as number) <= start) j++;
    const [t0, t1] = [t[j] as number, t[j + 1] as number];
    const before = (x[j] as number) + (((x[j + 1] as number) - (x[j] as number)) * (start - t0)) / (t1 - t0);
    most = Math.max(most, (x[i] as number) - before);
  }
  return most / (60 * window);
}

/** 'felt' and its interval as three numbers: felt, feltLow, feltHigh. */
export const numbers = (name: string, { estimate, low, high }: Interval): Record<string, number> => ({
  [name]: estimate,
  [`${name}Low`]: low,
  [`${name}High`]: high,
});

/** '254 % (95 % CI 248 to 260)' */
export function shown({ estimate, low, high }: Interval, digits = 0, unit = ''): string {
  const text = (x: number): string => x.toFixed(digits).replace('-', '−');
  return `${text(estimate)}${unit && ` ${unit}`} (95 % CI ${text(low)} to ${text(high)})`;
}

/** Interval of the mean of a quantity over people. */
export const over = <T>(people: readonly T[], of: (person: T) => number): Interval => meanInterval(people.map(of));

/** Share of people for whom something holds. */
export const shareOf = <T>(people: readonly T[], holds: (person: T) => boolean): Interval =>
  proportionInterval(people.filter(holds).length, people.length);

/** The same in another unit, or on another scale that keeps the order. */
export const scaled = ({ estimate, low, high }: Interval, by: (x: number) => number): Interval => {
  return { estimate: by(estimate), low: by(low), high: by(high) };
};
export const percent = (x: Interval): Interval => scaled(x, (share) => 100 * share);
