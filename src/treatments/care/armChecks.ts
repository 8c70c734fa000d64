import type { Treatment } from '../_treatment.ts';
import { type Check, checks } from '../schedule/checks.ts';
import type { Schedule } from '../schedule/schedule.ts';

/** One treatment of an arm, with its schedule when it takes one. */
export interface Given {
  readonly treatment: Treatment;
  readonly schedule?: Schedule;
}

/**
 * Safety of an arm as a whole: what a schedule declares about medication and naloxone is overruled by what the arm gives, so that a
 * schedule written for methadone is flagged in an arm without it. Dangers first.
 */
export function armChecks(arm: readonly Given[]): Check[] {
  const medication = arm.find(({ treatment }) => treatment.medication)?.treatment.medication;
  const naloxone = arm.some(({ treatment }) => treatment.naloxone);
  const scheduled = arm.flatMap(({ schedule }) => (schedule ? [schedule] : []));
  const found = scheduled.flatMap((one) => {
    const { medication: _, ...rest } = one;
    return checks({ ...rest, naloxone, ...(medication ? { medication } : {}) });
  });
  return [...unprotected(arm, medication !== undefined, naloxone), ...found];
}

/** Detoxification takes tolerance away; the weeks after it are the most dangerous ones. */
function unprotected(arm: readonly Given[], medicated: boolean, naloxone: boolean): Check[] {
  const detox = arm.find(({ treatment }) => treatment.detoxifies);
  if (!detox || (medicated && naloxone)) return [];
  const missing = [...(medicated ? [] : ['medication']), ...(naloxone ? [] : ['take-home naloxone'])].join(' and without ');
  const says = `${detox.treatment.name} without ${missing}: tolerance is gone afterwards and a dose survived before may kill; the first weeks are the most dangerous`;
  return [{ code: 'detoxification', level: medicated ? 'warning' : 'danger', says, from: 'P-V27, B-V43, mort_03' }];
}
