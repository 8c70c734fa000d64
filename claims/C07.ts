import { type Claim, exp, log, medianInterval } from '../src/index.ts';
import { above, below, conclude, told } from './_check.ts';
import { after, dailyUse, everyone, heroin, nextInjection, type Subject } from './_cohort.ts';
import { highest, numbers, over, scaled, shareOf, shown, stretch } from './_measure.ts';

const DAYS = [7, 30, 90] as const;
/** Log of the fold beyond which a dose counts as out of reach, 64 ×. */
const OUT_OF_REACH = log(64);
/** No study measured it in people. The ceiling is inferred: 392 mg a day in two doses (S002) over a first dose of 10 mg (S004). */
const CEILING = 19.6;
/** First peak counts as restored within this, % of baseline. */
const CLOSE = 0.5;
const DOPAMINE = 'dopamine.percent';

/** Peak of dopamine in the 45 min after a dose when `days` of use lie behind, % of baseline. */
function peakAfter(person: Subject, days: number, amount: number): number {
  const at = nextInjection(days);
  const record = person.live([...dailyUse(person, days), heroin(at, amount)], after(at, 0.75), [DOPAMINE]);
  return highest(stretch(record, DOPAMINE, at, at + 0.75));
}

/** Zero of an increasing f by false position between brackets, and steps along a usual slope until there are both. */
function zeroOf(f: (x: number) => number, guess: number, [least, most]: readonly [number, number]): number {
  const usualSlope = 50;
  let low: readonly [number, number] | undefined;
  let high: readonly [number, number] | undefined;
  let before = Number.NaN;
  let x = guess;
  for (let i = 0; i < 12; i++) {
    const fx = f(x);
    if (Math.abs(fx) < CLOSE || (x === most && fx < 0) || (x === least && fx > 0)) return x;
    // Twice on the same side: false position has stalled, halve instead.
    const stalled = fx < 0 === before < 0;
    before = fx;
    if (fx < 0) low = [x, fx];
    else high = [x, fx];
    if (low && high) x = stalled ? (low[0] + high[0]) / 2 : low[0] - (low[1] * (high[0] - low[0])) / (high[1] - low[1]);
    else x = Math.min(most, Math.max(least, x + Math.min(1, Math.max(-1, (-1.2 * fx) / usualSlope))));
  }
  return x;
}

/** Log fold of the first dose that brings back its peak after each stretch of use; every test has a life of its own. */
function logFolds(person: Subject): number[] {
  const target = peakAfter(person, 0, person.first);
  let guess = log(4);
  return DAYS.map((days) => {
    guess = zeroOf((x) => peakAfter(person, days, person.first * exp(x)) - target, guess, [-OUT_OF_REACH, OUT_OF_REACH]);
    return guess;
  });
}

export const c07: Claim = {
  id: 'C07',
  statement: 'More of the drug is needed for the same high',
  experiment: `Dose by vein that restores the first dose’s peak of dopamine, after ${DAYS.join(', ')} days of three injections a day, found by trial in copies of the same life`,
  bound: `rises from first use to day 7, to day 30, to day 90; median at most ${CEILING} × (S002 over S004: no study measured it in people)`,
  evidence: ['R034', 'R036', 'S002', 'S004'],
  run(cohort) {
    const people = everyone(cohort, logFolds);
    const at = (i: number) =>
      scaled(
        over(people, (folds) => folds[i] as number),
        exp,
      );
    const fold = (i: number) => medianInterval(people.map((folds) => exp(folds[i] as number)));
    const step = (i: number) =>
      scaled(
        over(people, (folds) => (folds[i] as number) - (folds[i - 1] as number)),
        exp,
      );
    const lost = shareOf(people, (folds) => folds.some((x) => x >= OUT_OF_REACH)).estimate;
    const values: Record<string, number> = { outOfReach: lost };
    for (const [i, days] of DAYS.entries()) {
      Object.assign(values, numbers(`day${days}`, fold(i)));
      if (i > 0) Object.assign(values, numbers(`stepToDay${days}`, step(i)));
    }
    const measured = `${DAYS.map((days, i) => `day ${days}: ${shown(fold(i), 1, '×')}`).join(', ')}; out of reach for ${Math.round(100 * lost)} % of people`;
    return conclude(cohort, measured, values, [
      above('more is needed after 7 days', at(0), 1, '× the first dose'),
      above('more is needed after 30 days than after 7', step(1), 1, '×'),
      above('more is needed after 90 days than after 30', step(2), 1, '×'),
      below(`the fold is at most ${CEILING}`, fold(2), CEILING, '× the first dose'),
      ...DAYS.map((days, i) => told(`day ${days}, median`, fold(i), '× the first dose')),
    ]);
  },
};
