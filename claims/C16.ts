import { type Claim, lives, proportionInterval } from '../src/index.ts';
import { above, below, conclude, lies, within } from './_check.ts';
import { byDependence, enough, weeks } from './_lived.ts';
import { numbers, over, percent, shown } from './_measure.ts';

const MONTH = 4; // weeks
const LAST = 52;
/** 'A few per cent' and 'most of the day', share of waking hours. */
const FEW = 0.1;
const MOST = 0.5;
/** Published share (%) that becomes dependent within a year of first use, B-V10. */
const BECOME = [23, 38] as const;

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
    const text = (x: typeof first) => shown(percent(x), 0, '%');
    // The estimate inside passes; outside, the interval says whether that is chance.
    const range = lies('23 to 38 % become dependent', percent(became), BECOME, '%');
    const measured = `${text(became)} became dependent; share of waking hours ${text(first)} at first, ${text(last)} at last; in the others ${text(rest)} at last`;
    return conclude(cohort, measured, values, [
      below('at first it takes a few per cent of the day', percent(first), 100 * FEW, '% of waking hours'),
      above('at last it takes most of the day', percent(last), 100 * MOST, '% of waking hours'),
      below('in those who do not become dependent it does not', percent(rest), 100 * FEW, '% of waking hours'),
      range.holds ? range : within(range.says, percent(became), BECOME, '%'),
    ]);
  },
};
