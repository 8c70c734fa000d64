import { type Claim, type LifeEvent, quantile } from '../src/index.ts';
import { above, below, conclude } from './_check.ts';
import { after, dailyUse, everydayLife, everyone, merged, reward, type Subject } from './_cohort.ts';
import { highest, numbers, over, shareOf, shown, stretch } from './_measure.ts';

const USE = 365; // d
const SERIES = ['reward.state', 'reward.setPoint'] as const;
/** The best day: clock time and pleasures; several at once add, so that the day is as good as nature makes it. */
const BEST: readonly (readonly [number, readonly string[]])[] = [
  [8, ['sweet']],
  [12, ['meal', 'company']],
  [15, ['novelty', 'company']],
  [18, ['meal', 'company']],
  [21, ['sex', 'company']],
];

/** Most that the best day reaches above the set point of that moment; the day follows `USE` days with or without heroin, none taken on it. */
function bestDay(person: Subject, use: number): number {
  const start = 24 * USE;
  const best: LifeEvent[] = BEST.flatMap(([hour, names]) => names.map((name) => reward(start + hour, name)));
  const times = merged(...BEST.map(([hour]) => after(start + hour, 1)));
  const record = person.live([...dailyUse(person, use), ...everydayLife(USE), ...best], times, SERIES);
  const [state, setPoint] = SERIES.map((name) => stretch(record, name, start, start + 24)) as [
    ReturnType<typeof stretch>,
    ReturnType<typeof stretch>,
  ];
  return highest({ t: state.t, x: state.x.map((x, i) => x - (setPoint.x[i] as number)) });
}

export const c13: Claim = {
  id: 'C13',
  statement: 'The reward system comes to need more dopamine than it can make',
  experiment: `The best possible day without drug (meals, sweet, novelty, company, sex): its highest reward state less the set point, in people after a year of three injections a day and in the same people who never used`,
  bound: 'above 0 in health, below 0 in dependence',
  evidence: ['W009', 'A001'],
  run(cohort) {
    const people = everyone(cohort, (person) => ({ healthy: bestDay(person, 0), dependent: bestDay(person, USE) }));
    const [healthy, dependent] = [over(people, (p) => p.healthy), over(people, (p) => p.dependent)];
    const values = {
      ...numbers('healthy', healthy),
      ...numbers('dependent', dependent),
      healthy10: quantile(
        people.map((p) => p.healthy),
        0.1,
      ),
      healthyReach: shareOf(people, (p) => p.healthy > 0).estimate,
      dependentShort: shareOf(people, (p) => p.dependent < 0).estimate,
    };
    const measured = `healthy ${shown(healthy, 2)}, dependent ${shown(dependent, 2)} of baseline dopamine; short of the set point in dependence: ${Math.round(100 * values.dependentShort)} % of people`;
    return conclude(cohort, measured, values, [
      above('in health the best day passes the set point', healthy, 0, 'of baseline dopamine'),
      below('in dependence the best day falls short of the set point', dependent, 0, 'of baseline dopamine'),
    ]);
  },
};
