import { type Cohort, mean } from '../src/index.ts';
import { column, dose, span } from './_exposure.ts';
import { everyone, once } from './_people.ts';

const OCCUPIED = 'receptor.occupied';

/** Receptors bound by naloxone alone, mean from 45 to 65 min after `milligrams` by vein, share; one per person. */
export function boundByNaloxone(cohort: Cohort, milligrams: number): number[] {
  const times = span(45, 65, 2).map((minute) => minute / 60);
  return everyone(cohort, ['naloxone'], (person) =>
    mean(column(person.live([dose(0, 'naloxone', 'intravenous', milligrams)], [0, ...times], [OCCUPIED]), OCCUPIED).slice(1)),
  );
}

export interface OnBuprenorphine {
  /** Share of receptors bound 4 h after the last dose. */
  readonly occupied: number;
  /** Highest plasma after it, ng/mL. */
  readonly peak: number;
}

/** Days on each dose, as in the study's shorter phases: at a half-life of 26 h nothing changes any more. */
const DAYS = 12;

/** People who take buprenorphine under the tongue once a day, on the last of twelve days. */
export function onBuprenorphine(cohort: Cohort, milligrams: number): OnBuprenorphine[] {
  const zero = 24 * (DAYS - 1);
  const times = span(0, 8, 0.25).map((hour) => zero + hour);
  const doses = span(0, DAYS - 1, 1).map((day) => dose(24 * day, 'buprenorphine', 'sublingual', milligrams));
  return once(`buprenorphine ${milligrams}`, cohort, () =>
    everyone(cohort, ['buprenorphine'], (person) => {
      const record = person.live(doses, times, [OCCUPIED, 'buprenorphine.plasma']);
      return { occupied: column(record, OCCUPIED)[16] as number, peak: Math.max(...column(record, 'buprenorphine.plasma')) };
    }),
  );
}
