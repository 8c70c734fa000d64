/** What arms are given, in words and as warnings. */
import { armChecks } from '../treatments/care/armChecks.ts';
import type { Check } from '../treatments/schedule/checks.ts';
import { treatmentNamed } from './modelLives.ts';
import type { Trial } from './spec.ts';

/** Every check of every arm that found something, by what the arm is given. */
export function armWarnings({ arms }: Trial): (Check & { readonly arm: string })[] {
  return arms.flatMap(({ name, treatments }) => {
    const given = treatments.map(({ treatment, schedule }) => ({
      treatment: treatmentNamed(treatment),
      ...(schedule ? { schedule } : {}),
    }));
    return armChecks(given).map((check) => ({ ...check, arm: name }));
  });
}

export interface Given {
  readonly treatment: string;
  /** What its programme decides, where the trial says it. */
  readonly settings: string;
  readonly says: string;
}

/** What each arm is given, a row a treatment. */
export function armsGiven({ arms }: Trial): Record<string, Given[]> {
  const rows = ({ treatments }: Trial['arms'][number]) =>
    treatments.map(({ treatment, settings, schedule }): Given => {
      const { says, settings: known } = treatmentNamed(treatment);
      const set = Object.entries(settings).map(([id, value]) => {
        const name = id.slice(id.indexOf('.') + 1);
        const unit = known[name]?.unit;
        return `${name} ${value}${unit && unit !== '1' ? ` ${unit}` : ''}`;
      });
      return { treatment, settings: [...(schedule ? [schedule.name] : []), ...set].join(', '), says: schedule?.says ?? says };
    });
  return Object.fromEntries(arms.map((arm) => [arm.name, rows(arm)]));
}
