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

/** What each arm is given, a line a treatment. */
export function armsGiven({ arms }: Trial): Record<string, string[]> {
  const lines = ({ treatments }: Trial['arms'][number]) =>
    treatments.map(({ treatment, settings, schedule }) => {
      const { says, settings: known } = treatmentNamed(treatment);
      const set = Object.entries(settings).map(([id, value]) => {
        const name = id.slice(id.indexOf('.') + 1);
        const unit = known[name]?.unit;
        return `${name} ${value}${unit && unit !== '1' ? ` ${unit}` : ''}`;
      });
      return `${treatment}${schedule ? `, ${schedule.name}` : ''}${set.length > 0 ? ` (${set.join(', ')})` : ''}: ${schedule?.says ?? says}`;
    });
  return Object.fromEntries(arms.map((arm) => [arm.name, lines(arm)]));
}
