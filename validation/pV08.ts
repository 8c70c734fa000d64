import { averageInterval, type Cohort, type LifeEvent, mean, median, medianInterval, type ValidationRow } from '../src/index.ts';
import { below, fixed, judge, lies, told } from './_dopamine.ts';
import { column, dailyHeroin, dose, lastHeroin, span } from './_exposure.ts';
import { everyone } from './_people.ts';

/** Thirty days of heroin, then buprenorphine by a drip that holds plasma where the row wants it; heroin once more on its last day. */
const USE = 30;
const START = lastHeroin(USE) + 12;
const TEST = START + 14 * 24;
/** Withdrawal is read from the fourth day, when plasma has settled. */
const SETTLED = START + 3 * 24;

interface Held {
  readonly free: number;
  /** COWS, mean from the fourth day. */
  readonly cows: number;
  /** Rise of dopamine by heroin, points of the healthy level. */
  readonly rise: number;
}

function held(cohort: Cohort, plasma: number): Held[] {
  const quiet = span(SETTLED, TEST, 6);
  const times = [...quiet, ...span(1, 30, 1).map((i) => TEST + i / 30)];
  const series = ['receptor.free', 'withdrawal.cows', 'dopamine.percent'];
  return everyone(cohort, ['heroin', 'morphine', 'buprenorphine'], (person) => {
    const rate = (plasma * person.value('buprenorphine.clearance')) / 1000;
    const over = TEST + 2 - START;
    const drip: LifeEvent = { kind: 'dose', at: START, substance: 'buprenorphine', route: 'intravenous', amount: rate * over, over };
    const challenge = dose(TEST + 1e-6, 'heroin', 'intravenous', 25);
    const record = person.live([...dailyHeroin(USE), drip, challenge], times, series);
    const before = quiet.length - 1;
    const dopamine = column(record, 'dopamine.percent');
    return {
      free: column(record, 'receptor.free')[before] as number,
      cows: mean(column(record, 'withdrawal.cows').slice(0, before + 1)),
      rise: Math.max(...dopamine.slice(before)) - (dopamine[before] as number),
    };
  });
}

/** No spread is published: ten points, about the error of receptor imaging in groups of five (P-V06). */
const HALF = [40, 60] as const;
const FIFTH = [10, 30] as const;

export const pV08: ValidationRow = {
  id: 'P-V08',
  statement: 'What 1 and 3 ng/mL of buprenorphine do: receptors free, withdrawal suppressed, heroin blocked',
  published: '1 ng/mL: 50 % free, withdrawal suppressed; 3 ng/mL: 20 % free, usual heroin blocked (Greenwald 2014)',
  trust: 'read',
  kind: 'calibrated',
  bound:
    'means of 40–60 and 10–30 % free; median COWS below 5 at 1 ng/mL; at 3 ng/mL less than half of the dopamine rise without buprenorphine is left',
  run(cohort) {
    const [none, one, three] = [0, 1, 3].map((plasma) => held(cohort, plasma)) as [Held[], Held[], Held[]];
    const free = (all: Held[]): number => 100 * mean(all.map((h) => h.free));
    const left = (all: Held[]): number => 100 * median(all.map((h, i) => h.rise / (none[i] as Held).rise));
    const values = {
      free1: free(one),
      free3: free(three),
      cows1: median(one.map((h) => h.cows)),
      cows0: median(none.map((h) => h.cows)),
      left1: left(one),
      left3: left(three),
    };
    const measured = `${fixed(values.free1)} and ${fixed(values.free3)} % free; COWS ${fixed(values.cows1, 1)} at 1 ng/mL (${fixed(values.cows0, 1)} without); ${fixed(values.left1)} and ${fixed(values.left3)} % of the rise left`;
    const percentFree = (all: Held[]) => averageInterval(all.map((h) => 100 * h.free));
    const score = (all: Held[]) => medianInterval(all.map((h) => h.cows));
    return judge(measured, values, [
      lies('receptors free at 1 ng/mL', percentFree(one), HALF, '%'),
      lies('receptors free at 3 ng/mL', percentFree(three), FIFTH, '%'),
      below('COWS at 1 ng/mL', score(one), 5),
      below('rise of dopamine left at 3 ng/mL', medianInterval(three.map((h, i) => (100 * h.rise) / none[i]!.rise)), 50, '%'),
      told('COWS without', score(none)),
    ]);
  },
};
