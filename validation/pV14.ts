import { medianInterval } from '../src/index.ts';
import { fixed, judge, lies } from './_dopamine.ts';
import { column, dose, peak, span } from './_exposure.ts';
import { eachRat, perKilogram } from './_rat.ts';
import type { ValidationRow } from './_row.ts';

const SERIES = ['heroin.monoPlasma', 'heroin.monoBrain', 'morphine.plasma', 'morphine.inBrain'] as const;
/** h: every 6 s at first, then every minute. */
const TIMES = [...span(0, 1, 0.1 / 60), ...span(1 + 1 / 60, 10, 1 / 60)];

const measure = (columns: readonly ArrayLike<number>[]) => {
  const [monoBlood, monoBrain, morphineBlood, morphineBrain] = columns as [Float64Array, Float64Array, Float64Array, Float64Array];
  const minute = (xs: Float64Array): number => 60 * (TIMES[peak(xs).place] as number);
  return {
    monoBlood: minute(monoBlood),
    monoBrain: minute(monoBrain),
    morphineBlood: minute(morphineBlood),
    morphineBrain: minute(morphineBrain),
    crossover: 60 * (TIMES[monoBrain.findIndex((x, i) => i > 0 && x < (morphineBrain[i] as number))] ?? Number.NaN),
    ratio: peak(monoBrain).value / peak(morphineBrain).value,
  };
};

const double = (x: number): readonly [number, number] => [x / 2, 2 * x];

export const pV14: ValidationRow = {
  id: 'P-V14',
  statement:
    'After heroin by vein in rats 6-MAM and then morphine peak in blood and, minutes later, in the brain; 6-MAM prevails there for half an hour',
  published:
    '6-MAM 2.0 min in blood, 4.3 in brain; morphine 12.6 and 21.3 min; crossover from 30 min; peak ratio 6 (rat, no spread given; Gottås 2013)',
  trust: 'read',
  kind: 'predicted',
  bound: 'each time and the ratio within a factor of 2, crossover at 30 min or later; simulated rats, brain as plasma equivalent',
  run(cohort) {
    const rats = eachRat(cohort, ['heroin', 'morphine'], (live) => {
      const record = live([dose(0, 'heroin', 'intravenous', perKilogram(1))], TIMES, SERIES); // linear: times do not depend on the dose
      return measure(SERIES.map((name) => column(record, name)));
    });
    const held = (key: keyof (typeof rats)[number]) => medianInterval(rats.map((p) => p[key]));
    const of = (key: keyof (typeof rats)[number]): number => held(key).estimate;
    const [monoBlood, monoBrain, morphineBlood, morphineBrain, crossover, ratio] = (
      ['monoBlood', 'monoBrain', 'morphineBlood', 'morphineBrain', 'crossover', 'ratio'] as const
    ).map(of) as [number, number, number, number, number, number];
    return judge(
      `6-MAM ${fixed(monoBlood, 1)} and ${fixed(monoBrain, 1)} min, morphine ${fixed(morphineBlood, 1)} and ${fixed(morphineBrain)} min, crossover ${fixed(crossover)} min, ratio ${fixed(ratio, 1)} (medians)`,
      { monoBlood, monoBrain, morphineBlood, morphineBrain, crossover, ratio },
      [
        lies(
          '6-MAM in blood',
          held('monoBlood'),
          double(2),
          'min',
          'allometry makes a rat’s esterases four times faster than they are, and only this study measured them',
        ),
        lies('6-MAM in brain', held('monoBrain'), double(4.3), 'min'),
        lies('morphine in blood', held('morphineBlood'), double(12.6), 'min', 'the same'),
        lies(
          'morphine in brain',
          held('morphineBrain'),
          double(21.3),
          'min',
          '43 min by allometry, 33 and 58 measured in other rats (PK063, PK064); a peak nine minutes after blood asks for less',
        ),
        lies('crossover', held('crossover'), [30, null], 'min', '6-MAM goes as fast as its clearance is carried over'),
        lies('ratio of peaks', held('ratio'), double(6)),
      ],
    );
  },
};
