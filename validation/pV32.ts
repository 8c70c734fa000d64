import { mean } from '../src/index.ts';
import { below, dialysates, fixed, judge, lies, ofGroup } from './_dopamine.ts';
import { column, dailyMethadone, eachPerson, meanCurve, peak, span } from './_exposure.ts';
import type { ValidationRow } from './_row.ts';
import { MILD } from './_withdrawal.ts';

const STABLE = 45; // d
const METHADONE = 60; // mg a day; the course did not depend on it (W003)
const TAPER = 21; // d

export const pV32: ValidationRow = {
  id: 'P-V32',
  statement: 'Withdrawal while methadone is reduced to nothing over 21 days, and after',
  published: 'highest at about day 21, normal at about day 40 (116 people; Gossop 1987)',
  trust: 'read',
  kind: 'calibrated',
  bound:
    'mean score of the day highest on days 18 to 24, on day 40 under a tenth of that; warns when the highest is under 5, where the scale begins',
  run(cohort) {
    const amounts = [...Array(STABLE).fill(METHADONE), ...span(0, TAPER - 1, 1).map((day) => METHADONE * (1 - day / TAPER))];
    const from = 24 * STABLE;
    const people = eachPerson(cohort, ['methadone'], (live) =>
      column(live(dailyMethadone(amounts), span(from, from + 24 * 50 - 4, 4), ['withdrawal.cows']), 'withdrawal.cows'),
    );
    const days = dialysates(meanCurve(people), 6); // place i is day i + 1 of the taper
    const top = peak(days);
    const [day, after] = [top.place + 1, mean(days.slice(38, 41))];
    const daily = (all: typeof people) => dialysates(meanCurve(all), 6);
    const day40 = (all: typeof people) => mean(daily(all).slice(38, 41));
    const checks = [
      lies(
        'day of the peak',
        ofGroup(people, (all) => peak(daily(all)).place + 1, cohort),
        [18, 24],
        'd',
      ),
      below('score about day 40', ofGroup(people, day40, cohort), top.value / 10, 'of 48'),
    ];
    const height = ofGroup(people, (all) => peak(daily(all)).value, cohort);
    const mild = lies('highest score', height, [MILD, null], 'of 48', 'the peak is too mild for its day to say much');
    const timed = checks.every(({ holds }) => holds);
    return judge(
      `highest on day ${day} (${fixed(top.value, 1)} of 48); ${fixed(after, 2)} about day 40`,
      { day, height: top.value, after },
      [...checks, mild],
      timed ? 'warn' : 'fail',
    );
  },
};
