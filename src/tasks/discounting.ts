import { log } from '../numerics/elementary.ts';
import { median } from '../numerics/statistics.ts';
import type { Script } from './_script.ts';
import type { Sitting } from './_sitting.ts';
import { softmax, TRIAL } from './_sitting.ts';
import type { Task } from './_task.ts';

/** Delays of the larger reward, d: as in titrating procedures with people who use heroin (Madden 1997: a week to years). */
const DELAYS = [1, 7, 30, 90, 180, 365];
/** The delayed reward, $, as in Madden 1997, and what a dollar is worth, utility: 0.05, the worth that vouchers showed (B-V11, B-V15 in the trial implementation). */
const DELAYED = 1000;
const WORTH = 0.05;
/** Adjustments of the immediate amount at each delay. */
const STEPS = 8;

/** What is offered: money, and what is consumed, of the same worth (Madden 1997: as much heroin as 1,000 $ buy); the rate by which it is discounted. */
const GOODS = { money: 'discounting.rate', consumed: 'discounting.goods' } as const;

/**
 * Delay discounting by adjusting amounts (Du, Green & Myerson 2002): at each delay the immediate amount starts at half of the delayed one
 * and moves by half of the last step towards indifference. Told choices are planned ones: value amount ÷ (1 + k·delay), softmax.
 */
function* sit(s: Sitting): Script {
  const money = yield* titrate(s, 'money');
  const consumed = yield* titrate(s, 'consumed');
  return {
    rate: money.rate,
    logRate: log(money.rate),
    area: money.area,
    consumedRate: consumed.rate,
    logConsumedRate: log(consumed.rate),
    consumedArea: consumed.area,
  };
}

function* titrate(s: Sitting, good: keyof typeof GOODS): Script<{ readonly rate: number; readonly area: number }> {
  s.meet();
  const [rate, steepness] = [s.value(GOODS[good]), s.value('arbitration.steepness')];
  const rates: number[] = [];
  const indifferent: number[] = [];
  for (const delay of DELAYS) {
    yield* s.rest(STEPS * TRIAL);
    let now = DELAYED / 2;
    for (let step = 0, by = DELAYED / 4; step < STEPS; step++, by /= 2) {
      s.meet();
      const later = DELAYED / (1 + rate * delay);
      const waits = s.pick(softmax([WORTH * now, WORTH * later], steepness)) === 1;
      s.note({ good, trial: s.trials.length, delay, now, waits: waits ? 1 : 0 });
      now += waits ? by : -by;
    }
    indifferent.push(now / DELAYED);
    rates.push((DELAYED / now - 1) / delay);
  }
  return { rate: median(rates), area: area(indifferent) };
}

/** Area under the curve of indifference over delay (Myerson 2001), 1 = no discounting; free of any form of the curve. */
function area(indifferent: readonly number[]): number {
  const last = DELAYS[DELAYS.length - 1]!;
  let [sum, from, before] = [0, 0, 1];
  for (const [i, delay] of DELAYS.entries()) {
    sum += (((indifferent[i]! + before) / 2) * (delay - from)) / last;
    [from, before] = [delay, indifferent[i]!];
  }
  return sum;
}

export const discounting: Task = {
  name: 'discounting',
  says: 'Money, or what is consumed, now or more of it later, at six delays, by adjusting amounts',
  columns: {
    good: { unit: '', says: 'What is offered: money, or what is consumed, of the same worth' },
    trial: { unit: '1', says: 'Number of the choice', digits: 0 },
    delay: { unit: 'd', says: 'Delay of 1,000 $', digits: 0 },
    now: { unit: '$', says: 'Amount offered at once', digits: 1 },
    waits: { unit: '1', says: '1 when the later amount was chosen' },
  },
  measures: {
    rate: { unit: '1/d', says: 'Discount rate k, median over delays', digits: 3 },
    logRate: { unit: '1', says: 'Its logarithm' },
    area: { unit: '1', says: 'Area under the curve of indifference; 1 = no discounting' },
    consumedRate: { unit: '1/d', says: 'Discount rate of what is consumed', digits: 3 },
    logConsumedRate: { unit: '1', says: 'Its logarithm' },
    consumedArea: { unit: '1', says: 'Area under its curve' },
  },
  shown: { column: 'now', measure: 'area' },
  tells: (mean) => {
    const [never, dependent] = [mean('never'), mean('dependent')];
    if (never === undefined || dependent === undefined) return 'The smaller the area, the less a later reward counts.';
    return `Of the worth of later money ${Math.round(100 * never)} % is left to people who never used, ${Math.round(100 * dependent)} % to people who are dependent.`;
  },
  sit,
};
