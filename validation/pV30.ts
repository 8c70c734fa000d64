import { median, medianInterval, type ValidationRow } from '../src/index.ts';
import { judge, lies, ofGroup } from './_dopamine.ts';
import { dose } from './_exposure.ts';
import { everyone } from './_people.ts';
import { medianSpread } from './_respiration.ts';
import { everyVoid, lastPositive } from './_urine.ts';

/** mg by vein, the ends of what was given; cutoff (ng/mL); published range and median of the last positive sample, h. */
const PUBLISHED = [
  { key: 'high300', milligrams: 12, cutoff: 300, range: [10.7, 53.5] },
  { key: 'high2000', milligrams: 12, cutoff: 2000, range: [2.3, 22.3] },
  { key: 'low300', milligrams: 3, cutoff: 300, range: [7.4, 31.9] },
  { key: 'low2000', milligrams: 3, cutoff: 2000, range: [0, 10.1] },
] as const;

export const pV30: ValidationRow = {
  id: 'P-V30',
  statement: 'Last urine positive for opiates after one dose of heroin (12 and 3 mg by vein), at 300 and 2000 ng/mL',
  published: '34.4 (10.7–53.5) and 8.3 (2.3–22.3) h after more than 10 mg; 7.4 (7.4–31.9) and 4.3 (0–10.1) h after less (Smith 2001)',
  trust: 'read',
  kind: 'calibrated',
  bound: 'every median within the published range, and the ratio of the two cutoffs after 12 mg within half to twice the published 4.1',
  run(cohort) {
    const last = PUBLISHED.map(({ milligrams, cutoff }) =>
      everyone(cohort, ['heroin', 'morphine'], (person) =>
        lastPositive(everyVoid(cohort, person, [dose(0, 'heroin', 'intravenous', milligrams)], 0, 96), 'opiates', cutoff, 0),
      ),
    );
    const medians = last.map((hours) => median(hours));
    const ratio = (medians[0] as number) / Math.max(0.1, medians[1] as number);
    const cutoffs = last[0]!.map((hours, i) => [hours, last[1]![i]!] as const);
    const ratioOf = (all: typeof cutoffs) => median(all.map(([low]) => low)) / Math.max(0.1, median(all.map(([, high]) => high)));
    const checks = PUBLISHED.map(({ milligrams, cutoff, range }, i) =>
      lies(`${milligrams} mg, ${cutoff} ng/mL`, medianInterval(last[i]!), range, 'h'),
    );
    const values = { ...Object.fromEntries(PUBLISHED.map(({ key }, i) => [key, medians[i] as number])), ratio };
    const measured = `${last.map((hours) => medianSpread(hours, 1)).join('; ')} h; ratio of the cutoffs ${ratio.toFixed(1)}`;
    return judge(measured, values, [...checks, lies('ratio of the cutoffs', ofGroup(cutoffs, ratioOf, cohort), [2.05, 8.2])]);
  },
};
