import { averageInterval, clearanceRatio, mean, RAT } from '../src/index.ts';
import { below, fixed, judge, withInterval } from './_dopamine.ts';
import { column, dose, type Live, lastHeroin, peak, span } from './_exposure.ts';
import { eachRat, ratHeroin } from './_rat.ts';
import type { ValidationRow } from './_row.ts';

const USE = 30; // d
/** mg; the row gives no dose, so that with the area under the curve of the usual first one in people. */
const NALOXONE = 0.4 * clearanceRatio(RAT);
const AFTER = 4; // h after the last dose, before withdrawal by itself

function correlation(xs: ArrayLike<number>, ys: ArrayLike<number>): number {
  const [mx, my] = [mean(xs), mean(ys)];
  let [xy, xx, yy] = [0, 0, 0];
  for (let i = 0; i < xs.length; i++) {
    const [dx, dy] = [(xs[i] as number) - mx, (ys[i] as number) - my];
    [xy, xx, yy] = [xy + dx * dy, xx + dx * dx, yy + dy * dy];
  }
  return xy / Math.sqrt(xx * yy);
}

function measure(live: Live) {
  const at = lastHeroin(USE) + AFTER;
  const events = [...ratHeroin(USE), dose(at, 'naloxone', 'intravenous', NALOXONE)];
  const record = live(events, [at, ...span(at + 1 / 60, at + 2, 1 / 60)], ['withdrawal.cows', 'dopamine.percent']);
  const [cows, dopamine] = [column(record, 'withdrawal.cows'), column(record, 'dopamine.percent')];
  const worst = peak(cows);
  return {
    before: dopamine[0] as number,
    worst: dopamine[worst.place] as number,
    cows: worst.value,
    parallel: correlation(cows, dopamine),
  };
}

export const pV19: ValidationRow = {
  id: 'P-V19',
  statement: 'In withdrawal precipitated by naloxone accumbens dopamine falls in parallel with the signs',
  published: 'reduced for hours in parallel with signs (rat; Rossetti 1992). In people raclopride binding did not change (Wang 1997)',
  trust: 'read-direction-only',
  kind: 'predicted',
  bound:
    'direction only: when the score is highest mean dopamine is below its level before and below the healthy one; the two go opposite ways over 2 h; simulated rats',
  run(cohort) {
    const rats = eachRat(cohort, ['heroin', 'morphine', 'naloxone'], measure);
    const of = (key: keyof (typeof rats)[number]): number[] => rats.map((p) => p[key]);
    const [before, worst, cows, parallel] = [mean(of('before')), mean(of('worst')), mean(of('cows')), mean(of('parallel'))];
    return judge(
      `from ${fixed(before)} % to ${withInterval(of('worst'))} % of healthy at the highest score (${fixed(cows)}); correlation ${fixed(parallel, 2)}`,
      { before, worst, cows, correlation: parallel },
      [
        below('fall to the highest score', averageInterval(rats.map((p) => p.worst - p.before)), 0, 'points'),
        below('dopamine at the highest score', averageInterval(of('worst')), 100, '% of healthy'),
        below('correlation of score and dopamine', averageInterval(of('parallel')), 0),
      ],
    );
  },
};
