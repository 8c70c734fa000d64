import { after, heroin, type Subject } from './_cohort.ts';
import { type Stretch, stretch } from './_measure.ts';

/** Dose of the single-dose experiments, mg: the low end of S004, in the range of P-V16 by body weight. */
export const SINGLE = 10;

/** One dose at 0 h to a person without tolerance: series recorded for `hours` after it. */
export function singleDose<Name extends string>(
  person: Subject,
  series: readonly Name[],
  { amount = SINGLE, route = 'intravenous', hours = 12 }: { amount?: number; route?: string; hours?: number } = {},
): Record<Name, Stretch> {
  const record = person.live([heroin(0, amount, route)], after(0, hours), series);
  return Object.fromEntries(series.map((name) => [name, stretch(record, name, 0, hours)])) as Record<Name, Stretch>;
}
