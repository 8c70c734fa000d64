import type { Claim } from '../src/index.ts';
import { above, below, conclude, told } from './_check.ts';
import { after, dailyUse, everydayLife, everyone, heroin, nextInjection, type Subject } from './_cohort.ts';
import { highest, numbers, over, shareOf, shown, stretch, timeMean } from './_measure.ts';

const USE = 365; // d
const SERIES = ['reward.state', 'reward.setPoint'] as const;

/** Reward state less set point in the hour after a dose when `days` of use lie behind: its peak and its mean. */
function gap(person: Subject, days: number, amount: number) {
  const at = nextInjection(days);
  const record = person.live([...dailyUse(person, days), ...everydayLife(days), heroin(at, amount)], after(at, 1), SERIES);
  const [state, setPoint] = SERIES.map((name) => stretch(record, name, at, at + 1)) as [
    ReturnType<typeof stretch>,
    ReturnType<typeof stretch>,
  ];
  const s = { t: state.t, x: state.x.map((x, i) => x - (setPoint.x[i] as number)) };
  return { peak: highest(s), mean: timeMean(s) };
}

export const c14: Claim = {
  id: 'C14',
  statement: 'In the end even heroin no longer fills the gap',
  experiment: `Highest reward state less the set point in the hour after a dose by vein: the first dose on day 1, and the usual dose, which is larger, after a year of three injections a day`,
  bound: 'day 1 at least 0.5 of baseline dopamine above the set point; after a year at or below it',
  evidence: ['W009', 'A001'],
  run(cohort) {
    const people = everyone(cohort, (person) => ({
      first: gap(person, 0, person.first),
      usualNaive: gap(person, 0, person.usual),
      year: gap(person, USE, person.usual),
    }));
    const [first, year] = [over(people, (p) => p.first.peak), over(people, (p) => p.year.peak)];
    const yearMean = over(people, (p) => p.year.mean);
    const values = {
      ...numbers('firstPeak', first),
      ...numbers(
        'usualNaivePeak',
        over(people, (p) => p.usualNaive.peak),
      ),
      ...numbers('yearPeak', year),
      ...numbers('yearHourMean', yearMean),
      shortAtPeak: shareOf(people, (p) => p.year.peak <= 0).estimate,
      shortOverHour: shareOf(people, (p) => p.year.mean <= 0).estimate,
    };
    const measured = `day 1 ${shown(first, 2)}, after a year ${shown(year, 2)} of baseline dopamine, short in ${Math.round(100 * values.shortAtPeak)} % of people (mean of the hour ${shown(yearMean, 2)})`;
    return conclude(cohort, measured, values, [
      above('on day 1 heroin lifts far above the set point', first, 0.5, 'of baseline dopamine'),
      below('after a year it no longer does', year, 0, 'of baseline dopamine'),
      told('mean of the hour after the dose, after a year', yearMean, 'of baseline dopamine'),
    ]);
  },
};
