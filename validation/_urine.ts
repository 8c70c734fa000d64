import { type Cohort, type LifeEvent, type LifeOptions, type LifeRecord, uniform, urine, urineAssay, voidGap } from '../src/index.ts';
import type { Person } from './_people.ts';

/** The person's life with every void from `from` to `to` (h) collected, at gaps as in waking life. */
export function everyVoid(cohort: Cohort, person: Person, events: readonly LifeEvent[], from: number, to: number): LifeRecord {
  const [least, most] = [urine.shortestGap.value, urine.longestGap.value];
  const samples: LifeEvent[] = [];
  for (let at = from, i = 0; ; i++) {
    at += least + uniform(cohort.seed, person.index, 'void', i) * (most - least);
    if (at >= to) break;
    samples.push({ kind: 'sample', at });
  }
  return collected(cohort, person, [...events, ...samples], to);
}

/** The person's life with one sample a day from `from` (h) on, for `days`; what it holds was made since the void before it. */
export function dailySample(cohort: Cohort, person: Person, events: readonly LifeEvent[], from: number, days: number): LifeRecord {
  const samples = Array.from({ length: days }, (_, i): LifeEvent => ({ kind: 'sample', at: from + 24 * (i + 1) }));
  const gap = (at: number): number => voidGap({ seed: cohort.seed, person: person.index }, at);
  return collected(cohort, person, [...events, ...samples], from + 24 * days + 1, { voidGap: gap });
}

const collected = (
  cohort: Cohort,
  person: Person,
  events: readonly LifeEvent[],
  until: number,
  more: Partial<LifeOptions> = {},
): LifeRecord => person.live(events, [until], [], { assay: urineAssay({ seed: cohort.seed, person: person.index }), ...more });

/** Time of the last sample at or above the cutoff (ng/mL), h after `from`; 0 when there is none. Read without the errors of a strip. */
export function lastPositive(record: LifeRecord, analyte: string, cutoff: number, from: number): number {
  const positive = record.samples.filter((sample) => (sample.concentrations[analyte] ?? 0) >= cutoff);
  return positive.length > 0 ? (positive[positive.length - 1] as (typeof positive)[number]).at - from : 0;
}
