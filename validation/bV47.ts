import {
  examine,
  exp,
  type Finding,
  type Interval,
  type LifeStory,
  lives,
  log,
  meanInterval,
  type Script,
  type Sitting,
  sd,
  sessions,
  tasks,
  type ValidationRow,
} from '../src/index.ts';
import { history, seats } from './_abstinence.ts';
import { nobody } from './_detoxified.ts';

/** Interval of the published ratio 0.025 : 0.013, from its p = .004: log ratio over 2.9 standard errors. */
const RATIO = [1.24, 3.0] as const;
const WEEKS = 8;
const task = tasks.find((t) => t.name === 'discounting')!;

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
    const asked = sessions(task, seats(cohort, history('dependent'))).map(({ measures: m }) => m.logConsumedRate! - m.logRate!);
    const drug = meanInterval(asked);
    const times = (x: number) => `× ${exp(x).toFixed(2)}`;
    const measured = `dependent over others ${times(log(ratio))} (95 % CI ${low.toFixed(2)} to ${high.toFixed(2)}); after three weeks without ${times(change.estimate)}; the drug over money ${times(drug.estimate)}`;
    const values = { ratio, low, high, abstinent: exp(change.estimate), drug: exp(drug.estimate) };
    const asFactor = (x: Interval) => ({ estimate: exp(x.estimate), low: exp(x.low), high: exp(x.high), unit: '×' });
    const compared = [
      { says: 'dependent over others', estimate: ratio, low, high, unit: '×', agrees: RATIO },
      { says: 'after three weeks without', ...asFactor(change), agrees: [null, 1] as const },
      { says: 'the drug over money', ...asFactor(drug), agrees: [1, null] as const },
    ];
    const wrong = [
      ...(ratio >= RATIO[0] && ratio <= RATIO[1] ? [] : [`the ratio to others lies outside ${RATIO[0]} to ${RATIO[1]}`]),
      ...(change.high < 0 ? [] : ['abstinence does not lower it']),
      ...(drug.low > 0 ? [] : ['the drug is not discounted more steeply than money']),
    ];
    if (wrong.length === 0) return { measured, values, compared, verdict: 'pass' };
    const off = high < RATIO[0] || low > RATIO[1] || change.low > 0 || drug.high < 0;
    return { measured, values, compared, verdict: off ? 'fail' : 'warn', because: wrong.join('; ') };
  },
};
