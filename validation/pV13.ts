import { log, median, medianInterval, type ValidationRow } from '../src/index.ts';
import { judge, lies } from './_dopamine.ts';
import { column, dose, span } from './_exposure.ts';
import { everyone, halfLife } from './_people.ts';
import { medianSpread } from './_respiration.ts';

/** Minutes over which the last straight part is read: heroin has spread into tissue by then, 6-MAM is no longer made. */
const HEROIN = span(20, 60, 4);
const MONO = span(80, 180, 10);

export const pV13: ValidationRow = {
  id: 'P-V13',
  statement: 'Terminal half-lives of heroin and 6-MAM in plasma after heroin by vein',
  published: '7.6 and 21.8 min (Rook 2006, 106 people); heroin 3.0 (SD 1.3) min in another study (Inturrisi 1984)',
  trust: 'read',
  kind: 'calibrated',
  bound: 'medians within 20 % of Rook’s values; the second study conflicts and is not used',
  run(cohort) {
    const halves = everyone(cohort, ['heroin', 'morphine'], (person) => {
      const record = person.live(
        [dose(0, 'heroin', 'intravenous', 25)],
        [...HEROIN, ...MONO].map((minute) => minute / 60),
        ['heroin.plasma', 'heroin.monoPlasma'],
      );
      const logs = (name: string): number[] => Array.from(column(record, name), log);
      return {
        heroin: halfLife(HEROIN, logs('heroin.plasma').slice(0, HEROIN.length)),
        mono: halfLife(MONO, logs('heroin.monoPlasma').slice(HEROIN.length)),
      };
    });
    const [heroin, mono] = [halves.map((h) => h.heroin), halves.map((h) => h.mono)];
    const values = { heroin: median(heroin), mono: median(mono) };
    return judge(`${medianSpread(heroin, 1)} and ${medianSpread(mono, 1)} min`, values, [
      lies('heroin', medianInterval(heroin), [6.1, 9.1], 'min'),
      lies('6-MAM', medianInterval(mono), [17.4, 26.2], 'min'),
    ]);
  },
};
