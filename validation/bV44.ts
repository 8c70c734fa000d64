import { type Finding, meanInterval, type ValidationRow } from '../src/index.ts';
import { cueCraving, DAYS } from './_abstinence.ts';

/** Craving on `DAYS`, one list a person. */
export function incubation(all: readonly (readonly number[])[]): Finding {
  const rises = ([6, 12, 25] as const).map((day) => {
    const place = DAYS.indexOf(day);
    return [day, meanInterval(all.map((c) => c[place]! - c[0]!))] as const;
  });
  const values = Object.fromEntries(rises.map(([day, { estimate }]) => [`day ${day}`, estimate]));
  const compared = rises.map(([day, rise]) => ({ says: `day ${day} above day 1`, ...rise, agrees: [0, null] as const }));
  const measured = rises
    .map(
      ([day, { estimate, low, high }]) =>
        `day ${day}: ${estimate.toFixed(2)} (95 % CI ${low.toFixed(2)} to ${high.toFixed(2)}) above day 1`,
    )
    .join('; ')
    .replaceAll('-', '−');
  if (rises.every(([, { low }]) => low > 0)) return { measured, values, compared, verdict: 'pass' };
  return {
    measured,
    values,
    compared,
    verdict: 'warn',
    because: 'craving does not incubate in this model, as it was not found to in people who use heroin',
  };
}

export const bV44: ValidationRow = {
  id: 'B-V44',
  statement: 'Incubation of craving in rats',
  published: 'responding in extinction higher on days 6, 12 and 25 of abstinence than on days 1 and 66 (Shalev 2001)',
  trust: 'read',
  kind: 'predicted',
  bound:
    'cue craving higher on days 6, 12 and 25 than on day 1. In rats: the model is of people, in whom it was looked for and not found (B-V45), so that its absence warns and does not fail',
  run: (cohort) => incubation(cueCraving(cohort)),
};
