import { mean, type ValidationRow } from '../src/index.ts';
import { type Check, judge } from './_dopamine.ts';
import { column, dose } from './_exposure.ts';
import { everyone } from './_people.ts';

const SECONDS = [300, 600, 915, 1200, 1800, 3600] as const;
const PUBLISHED = [2.4, 3.99, 4.32, 4.2, 3.69, 2.58] as const;
const NAME = 'naloxone.plasma';

export const pV35: ValidationRow = {
  id: 'P-V35',
  statement: 'Plasma naloxone after 4 mg in the nose, and that 8 mg gives twice as much',
  published: '2.40, 3.99, 4.32, 4.20, 3.69, 2.58 ng/mL at 300, 600, 915, 1200, 1800, 3600 s (FDA’s simulation, SCR-011)',
  trust: 'read',
  kind: 'calibrated',
  bound: 'every mean 80 to 125 % of the published one, as two products are called equivalent; 8 mg twice 4 mg to one part in a million',
  run(cohort) {
    const times = SECONDS.map((s) => s / 3600);
    const curve = (milligrams: number): number[] => {
      const all = everyone(cohort, ['naloxone'], (person) =>
        column(person.live([dose(0, 'naloxone', 'nasal', milligrams)], times, [NAME]), NAME),
      );
      return SECONDS.map((_, i) => mean(all.map((plasma) => plasma[i] as number)));
    };
    const [four, eight] = [curve(4), curve(8)];
    const checks = SECONDS.map((seconds, i): Check => {
      const share = (four[i] as number) / (PUBLISHED[i] as number);
      return [share >= 0.8 && share <= 1.25, `${seconds} s: ${(100 * share).toFixed(0)} % of the published value`];
    });
    const twice = Math.max(...four.map((c, i) => Math.abs((eight[i] as number) / (2 * c) - 1)));
    const values = Object.fromEntries(four.map((c, i) => [`s${SECONDS[i]}`, c]));
    return judge(`${four.map((c) => c.toFixed(2)).join(', ')} ng/mL`, values, [...checks, [twice < 1e-6, '8 mg is not twice 4 mg']]);
  },
};
