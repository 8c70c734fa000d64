import {
  examine,
  exp,
  type Finding,
  type LifeStory,
  lives,
  log,
  meanInterval,
  type Script,
  type Sitting,
  sd,
  type ValidationRow,
} from '../src/index.ts';
import { history, seats } from './_abstinence.ts';
import { nobody } from './_detoxified.ts';

/** Interval of the published ratio 0.025 : 0.013, from its p = .004: log ratio over 2.9 standard errors. */
const RATIO = [1.24, 3.0] as const;
const WEEKS = 8;

function* read(s: Sitting): Script<number> {
  yield* s.rest(1 / 60);
  return log(s.value('discounting.rate'));
}

const lateRate = ({ year }: LifeStory): number => {
  const rates = year.weekly['discounting.rate']!.slice(-WEEKS);
  return log(rates.reduce((a, b) => a + b, 0) / rates.length);
};

export const bV47: ValidationRow = {
  id: 'B-V47',
  statement: 'Delay discounting in people who use heroin',
  published:
    'rate twice that of controls (p = .004, Kirby 1999); lower when abstinent (p = .03, Kirby & Petry 2004); steeper for the drug than for money (Madden 1997, 1999)',
  trust: 'read',
  kind: 'calibrated',
  bound:
    'rate of people who became dependent over that of the others 1.24 to 3.0; lower in the same people after three weeks without; and steeper for the drug than for money',
  shares: 'year',
  run(cohort): Finding {
    const stories = lives({ ...cohort, followed: 'year' });
    const rates = [true, false].map((yes) => stories.filter((s) => (s.year.dependent !== undefined) === yes).map(lateRate)) as [
      number[],
      number[],
    ];
    if (rates.some((r) => r.length < 2)) return nobody('too few of this cohort in one of the groups');
    const [d, o] = rates;
    const mean = (xs: number[]) => xs.reduce((a, b) => a + b, 0) / xs.length;
    const se = Math.hypot(sd(d) / Math.sqrt(d.length), sd(o) / Math.sqrt(o.length));
    const [ratio, low, high] = [0, -1.96, 1.96].map((z) => exp(mean(d) - mean(o) + z * se)) as [number, number, number];
    const using = new Map(examine(seats(cohort, history('dependent')), read).map((e) => [e.seat.person, e.result]));
    const abstinent = examine(seats(cohort, history('abstinent')), read).filter((e) => using.has(e.seat.person));
    const change = meanInterval(abstinent.map((e) => e.result - using.get(e.seat.person)!));
    const measured = `dependent over others × ${ratio.toFixed(2)} (95 % CI ${low.toFixed(2)} to ${high.toFixed(2)}); after three weeks without × ${exp(change.estimate).toFixed(2)}; drug and money alike`;
    const values = { ratio, low, high, abstinent: exp(change.estimate) };
    const compared = [
      { says: 'dependent over others', estimate: ratio, low, high, unit: '×', agrees: RATIO },
      {
        ...{ says: 'after three weeks without', estimate: exp(change.estimate), low: exp(change.low), high: exp(change.high) },
        ...{ unit: '×', agrees: [null, 1] as const },
      },
    ];
    const wrong = [
      ...(ratio >= RATIO[0] && ratio <= RATIO[1] ? [] : [`the ratio to others lies outside ${RATIO[0]} to ${RATIO[1]}`]),
      ...(change.high < 0 ? [] : ['abstinence does not lower it']),
      'the model has one rate for every good, so that the drug cannot be discounted more steeply than money',
    ];
    return { measured, values, compared, verdict: 'fail', because: wrong.join('; ') };
  },
};
