import { fixed, halfLife, judge, lies, ofGroup } from './_dopamine.ts';
import { column, lastHeroin, meanCurve, span } from './_exposure.ts';
import { eachRat, ratHeroin } from './_rat.ts';
import type { ValidationRow } from './_row.ts';

const USE = 30; // d

export const pV26: ValidationRow = {
  id: 'P-V26',
  statement: 'Loss of tolerance after the drug is stopped: half-life of the shift of the log dose–response',
  published: '13.2 ± 0.53 d from day 4 to day 23 (rat; Cox 1975), 17.4 d in mice',
  trust: 'read',
  kind: 'same study',
  bound:
    '12.1 to 14.3 d (two standard errors): the group’s mean shift, days 4 to 23, in the usual place, after 30 d of heroin, simulated rats',
  run(cohort) {
    const days = span(4, 23, 1);
    const times = days.map((day) => lastHeroin(USE) + 24 * day);
    // The shift is a constant times the level of tolerance, so the level has its half-life.
    const rats = eachRat(cohort, ['heroin', 'morphine'], (live) =>
      column(live(ratHeroin(USE), times, ['tolerance.level']), 'tolerance.level'),
    );
    const half = halfLife(meanCurve(rats), 1);
    return judge(`${fixed(half, 1)} d`, { halfLife: half }, [
      lies(
        'half-life',
        ofGroup(rats, (all) => halfLife(meanCurve(all), 1), cohort),
        [12.1, 14.3],
        'd',
      ),
    ]);
  },
};
