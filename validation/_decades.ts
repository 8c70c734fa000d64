import { type Interval, proportionInterval } from '../src/index.ts';
import type { After } from './_detoxified.ts';

/** Share who used within the last `span` days before `day` after discharge, of those followed and alive then; undefined when nobody was. */
export function usingAt(people: readonly After[], day: number, span: number): Interval | undefined {
  const there = people.filter((p) => p.days.length >= day);
  if (there.length === 0) return undefined;
  const use = there.filter((p) => p.days.subarray(day - span, day).some((n) => n > 0)).length;
  return proportionInterval(use, there.length);
}
