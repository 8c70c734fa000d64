import { averageInterval } from '../src/index.ts';
import { along, below, fixed, judge, told } from './_dopamine.ts';
import { column, lastHeroin, meanCurve } from './_exposure.ts';
import { eachRat, ratHeroin } from './_rat.ts';
import type { ValidationRow } from './_row.ts';

const DAYS = [1, 2, 3, 5, 7];
const USE = 30; // d

export const pV18: ValidationRow = {
  id: 'P-V18',
  statement: 'Resting accumbens dopamine is low in spontaneous withdrawal, less so after a week',
  published: 'markedly reduced on days 1, 2, 3, 5; less, still significantly, on day 7 (rat; Acquas & Di Chiara 1992)',
  trust: 'read-direction-only',
  kind: 'predicted',
  bound: 'order only: days 1, 2, 3 and 5 each below day 7, day 7 below the healthy level; after 30 d of heroin, simulated rats',
  run(cohort) {
    const last = lastHeroin(USE);
    const times = DAYS.map((day) => last + 24 * day);
    const rats = eachRat(cohort, ['heroin', 'morphine'], (live) =>
      column(live(ratHeroin(USE), times, ['dopamine.percent']), 'dopamine.percent'),
    );
    const levels = meanCurve(rats);
    return judge(
      `${levels.map((x) => fixed(x)).join(', ')} % of healthy on days 1, 2, 3, 5, 7`,
      Object.fromEntries(DAYS.map((day, i) => [`day${day}`, levels[i] as number])),
      [
        ...[0, 1, 2, 3].map((i) =>
          below(`day ${DAYS[i]} less day 7`, averageInterval(rats.map((levels) => levels[i]! - levels[4]!)), 0, 'points'),
        ),
        below('day 7', averageInterval(rats.map((levels) => levels[4]!)), 100, '% of healthy'),
        ...DAYS.map((day, i) =>
          along('by day of withdrawal', 'day', day, told(`day ${day}`, averageInterval(rats.map((levels) => levels[i]!)), '% of healthy')),
        ),
      ],
    );
  },
};
