import { averageInterval, mean, median, medianInterval } from '../src/index.ts';
import { above, below, fixed, judge, lies, ofGroup, told, withInterval } from './_dopamine.ts';
import { column, dose, type Live, peak, span } from './_exposure.ts';
import { eachRat } from './_rat.ts';
import type { ValidationRow } from './_row.ts';

/** 3 μmol of heroin in a rat, mg. */
const HEROIN = 3 * 0.3694;
const MINUTE = span(0, 10, 1 / 60);
const SERIES = ['heroin.plasma', 'heroin.monoBrain', 'morphine.inBrain', 'dopamine.percent'];

function measure(live: Live) {
  const record = live([dose(0, 'heroin', 'intravenous', HEROIN)], MINUTE, SERIES);
  const [heroin, mono, morphine, dopamine] = SERIES.map((name) => peak(column(record, name)));
  // Kinetics are linear: one trial dose tells the dose of morphine that reaches the same peak in the brain.
  const trial = peak(column(live([dose(0, 'morphine', 'intravenous', 1)], MINUTE, SERIES), 'morphine.inBrain')).value;
  const matched = (morphine?.value ?? 0) / trial;
  const alone = peak(column(live([dose(0, 'morphine', 'intravenous', matched)], MINUTE, SERIES), 'dopamine.percent')).value - 100;
  return { heroin: heroin?.place ?? 0, mono: mono?.place ?? 0, morphine: morphine?.place ?? 0, dopamine: dopamine?.place ?? 0, alone };
}

export const pV15: ValidationRow = {
  id: 'P-V15',
  statement:
    'After heroin by vein heroin, 6-MAM and morphine peak in the rat brain in this order; dopamine follows 6-MAM, and as much morphine alone does not raise it',
  published: 'peaks at 2, 8 and 24 min; dopamine at 14 min; no rise by morphine alone (rat, 3 μmol; Gottås 2014, no spread given)',
  trust: 'read',
  kind: 'predicted',
  bound:
    'order of the peaks (heroin in plasma); dopamine peaks at 14 min within a factor of 2; morphine alone raises it by less than 10 %; simulated rats',
  run(cohort) {
    const rats = eachRat(cohort, ['heroin', 'morphine'], measure);
    const of = (key: keyof (typeof rats)[number]): number => median(rats.map((p) => p[key]));
    const [heroin, mono, morphine, dopamine] = [of('heroin'), of('mono'), of('morphine'), of('dopamine')];
    type Drug = 'heroin' | 'mono' | 'morphine';
    const later = (first: Drug, second: Drug) =>
      ofGroup(rats, (all) => median(all.map((p) => p[second])) - median(all.map((p) => p[first])), cohort);
    const alone = rats.map((p) => p.alone);
    return judge(
      `peaks at ${fixed(heroin)}, ${fixed(mono)}, ${fixed(morphine)} min; dopamine at ${fixed(dopamine)} min; matched morphine +${withInterval(alone)} %`,
      { heroin, mono, morphine, dopamine, morphineRise: mean(alone) },
      [
        above('from heroin to 6-MAM', later('heroin', 'mono'), 0, 'min'),
        above('from 6-MAM to morphine', later('mono', 'morphine'), 0, 'min'),
        lies('dopamine peak', medianInterval(rats.map((p) => p.dopamine)), [7, 28], 'min', 'the dose saturates the response at once'),
        below(
          'rise by morphine alone',
          averageInterval(alone),
          10,
          '%',
          'contradicts P-V17 and P-V22; rats need 3 to 20 times as much morphine beside heroin (PK066, PK067), which is not enough',
        ),
        ...(['heroin', 'mono', 'morphine'] as const).map((key) =>
          told(`peak of ${key === 'mono' ? '6-MAM' : key}`, medianInterval(rats.map((p) => p[key])), 'min'),
        ),
      ],
    );
  },
};
