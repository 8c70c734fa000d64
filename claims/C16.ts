import { type Claim, lives, proportionInterval } from '../src/index.ts';
import { above, below, conclude, within } from './_cohort.ts';
import { byDependence, enough, weeks } from './_lived.ts';
import { numbers, over, shown } from './_measure.ts';

const MONTH = 4; // weeks
const LAST = 52;
/** 'A few per cent' and 'most of the day', share of waking hours. */
const FEW = 0.1;
const MOST = 0.5;
/** Published share that becomes dependent within a year of first use, B-V10. */
const BECOME = [0.23, 0.38] as const;

export const c16: Claim = {
  id: 'C16',
  statement: 'Life narrows to the drug, in some who try it and not in all',
  experiment:
    'A first dose, then a year of free choice: share of waking hours spent seeking, using, or ill for want of it, in the first and in the last four weeks, in people who became dependent and in the others',
  bound:
    'in people who become dependent below a tenth at first and above half at last; in the others below a tenth at last; and 23 to 38 % become dependent within the year (B-V10)',
  evidence: ['B-V10', 'nat_07'],
  shares: 'year',
  run(cohort) {
    const stories = lives({ ...cohort, followed: 'year' });
    const { dependent, others } = byDependence(stories);
    enough(dependent, 'people became dependent');
    enough(others, 'people did not become dependent');
    const share = (group: typeof dependent, from: number, to: number) => over(group, (s) => weeks(s, 'narrowing.share', from, to));
    const [first, last, rest] = [share(dependent, 0, MONTH), share(dependent, LAST - MONTH, LAST), share(others, LAST - MONTH, LAST)];
    const became = proportionInterval(stories.filter((s) => s.year.dependent !== undefined).length, stories.length);
    const values = { ...numbers('first', first), ...numbers('last', last), ...numbers('others', rest), ...numbers('dependent', became) };
    const percent = (x: typeof first) => shown({ estimate: 100 * x.estimate, low: 100 * x.low, high: 100 * x.high }, 0, '%');
    const measured = `${percent(became)} became dependent; share of waking hours ${percent(first)} at first, ${percent(last)} at last; in the others ${percent(rest)} at last`;
    return conclude(cohort, measured, values, [
      [below(first, FEW), 'at first it takes a few per cent of the day'],
      [above(last, MOST), 'at last it takes most of the day'],
      [below(rest, FEW), 'in those who do not become dependent it does not'],
      [became.estimate >= BECOME[0] && became.estimate <= BECOME[1] ? true : within(became, BECOME), '23 to 38 % become dependent'],
    ]);
  },
};
