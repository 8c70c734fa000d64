import { fixed, judge, lies } from './_dopamine.ts';
import { dailyHeroin, lastHeroin } from './_exposure.ts';
import type { ValidationRow } from './_row.ts';
import { abruptStop } from './_withdrawal.ts';

const USE = 90; // d

export const w001: ValidationRow = {
  id: 'W001',
  statement: 'Heroin withdrawal begins hours after the last dose',
  published: 'onset at 6–12 h (clinical overviews; peak at 24–48 h, elsewhere 36–72 h)',
  trust: 'read',
  kind: 'calibrated', // withdrawal.recentTime was set with it in view
  bound: 'median time at which the score reaches 5, where the scale begins (W006), 6 to 12 h; after 90 d of heroin',
  run(cohort) {
    const course = abruptStop(cohort, ['heroin', 'morphine'], dailyHeroin(USE), lastHeroin(USE), 5);
    const { onset, affected, curve } = course;
    const trace = curve.findIndex((x) => x >= 2) / 4;
    return judge(
      `${fixed(onset.estimate, 1)} h (${affected} of ${cohort.people} people reach 5; mean score 2 at ${fixed(trace, 1)} h)`,
      { onset: onset.estimate, affected, trace },
      [lies('onset', onset, [6, 12], 'h', 'morphine stays in the brain as long as in blood (PK019, PK015), so nothing is missed before')],
    );
  },
};
