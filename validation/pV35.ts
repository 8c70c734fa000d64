import { averageInterval, pointInterval, type ValidationRow } from '../src/index.ts';
import { along, below, judge, lies } from './_dopamine.ts';
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
    const curve = (milligrams: number) => {
      const all = everyone(cohort, ['naloxone'], (person) =>
        column(person.live([dose(0, 'naloxone', 'nasal', milligrams)], times, [NAME]), NAME),
      );
      return SECONDS.map((_, i) => averageInterval(all.map((plasma) => plasma[i]!)));
    };
    const [four, eight] = [curve(4), curve(8)];
    const checks = SECONDS.map((seconds, i) => {
      const range = [0.8 * PUBLISHED[i]!, 1.25 * PUBLISHED[i]!] as const;
      return along('plasma naloxone', 's', seconds, lies(`${seconds} s`, four[i]!, range, 'ng/mL'));
    });
    const twice = Math.max(...four.map((c, i) => Math.abs(eight[i]!.estimate / (2 * c.estimate) - 1)));
    const values = Object.fromEntries(four.map((c, i) => [`s${SECONDS[i]}`, c.estimate]));
    return judge(`${four.map((c) => c.estimate.toFixed(2)).join(', ')} ng/mL`, values, [
      ...checks,
      below('8 mg away from twice 4 mg, as a share', pointInterval(twice), 1e-6),
    ]);
  },
};
