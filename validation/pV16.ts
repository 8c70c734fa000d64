import { averageInterval, mean } from '../src/index.ts';
import { dialysates, fixed, judge, lies } from './_dopamine.ts';
import { column, dose, span } from './_exposure.ts';
import { eachRat, perKilogram } from './_rat.ts';
import type { ValidationRow } from './_row.ts';

const UNIT_DOSES = [0.05, 0.1, 0.2]; // mg/kg

export const pV16: ValidationRow = {
  id: 'P-V16',
  statement: 'Accumbens dopamine while heroin is self-administered by vein, a plateau from the third infusion on',
  published: '150–300 % at 0.05–0.2 mg/kg an infusion (rat; Wise 1995); read as per cent of baseline',
  trust: 'read',
  kind: 'calibrated',
  bound:
    'mean of the plateau 150–300 % of healthy baseline at each unit dose, simulated rats, every 20 min, infusions 3 to 9, no tolerance',
  run(cohort) {
    const times = span(0, 3, 1 / 60);
    const levels = UNIT_DOSES.map((unit) => {
      const events = span(0, 160 / 60, 1 / 3).map((at) => dose(at, 'heroin', 'intravenous', perKilogram(unit)));
      const rats = eachRat(cohort, ['heroin', 'morphine'], (live) =>
        dialysates(column(live(events, times, ['dopamine.percent']), 'dopamine.percent'), 20),
      );
      return averageInterval(rats.map((levels) => mean(levels.slice(2))));
    });
    const [low, middle, high] = levels.map(({ estimate }) => estimate) as [number, number, number];
    return judge(
      `plateau ${levels.map(({ estimate }) => fixed(estimate)).join(', ')} % at 0.05, 0.1, 0.2 mg/kg`,
      { low, middle, high },
      levels.map((x, i) => lies(`plateau at ${UNIT_DOSES[i]} mg/kg`, x, [150, 300], '% of baseline')),
    );
  },
};
