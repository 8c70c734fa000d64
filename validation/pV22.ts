import { mean } from '../src/index.ts';
import { judge, withInterval, within } from './_dopamine.ts';
import { column, dailyMethadone, dose, eachPerson, span } from './_exposure.ts';
import type { ValidationRow } from './_row.ts';

const RACLOPRIDE = 'd2Receptors.raclopride';
const STABLE = 45; // d
const METHADONE = 60; // mg a day
const HEROIN_AT = 24 * (STABLE - 1) + 4;

export const pV22: ValidationRow = {
  id: 'P-V22',
  statement:
    'Fall of raclopride binding in the ventral striatum after an opioid: there without tolerance, absent in people maintained on opioids',
  published:
    '−9 % after morphine 10 mg/70 kg (n = 10; Spagnolo 2019, no spread given); none after 50 mg of heroin in maintained people (Watson 2014)',
  trust: 'read',
  kind: 'calibrated',
  bound:
    'mean of the hour after the dose −4.5 to −13.5 % without tolerance; −4 to 4 % on methadone 60 mg a day, against their own binding before',
  run(cohort) {
    const naive = eachPerson(cohort, ['morphine'], (live) =>
      mean(column(live([dose(0, 'morphine', 'intravenous', 10)], span(1 / 60, 1, 1 / 60), [RACLOPRIDE]), RACLOPRIDE)),
    );
    const events = [...dailyMethadone(Array(STABLE).fill(METHADONE)), dose(HEROIN_AT, 'heroin', 'intravenous', 50)];
    const times = [HEROIN_AT - 1 / 60, ...span(HEROIN_AT + 1 / 60, HEROIN_AT + 1, 1 / 60)];
    const maintained = eachPerson(cohort, ['methadone', 'heroin', 'morphine'], (live) => {
      const changes = column(live(events, times, [RACLOPRIDE]), RACLOPRIDE);
      return (100 * (1 + mean(changes.subarray(1)) / 100)) / (1 + (changes[0] as number) / 100) - 100;
    });
    return judge(
      `${withInterval(naive, 1)} % without tolerance; ${withInterval(maintained, 1)} % in maintained people`,
      { naive: mean(naive), maintained: mean(maintained) },
      [
        [within(mean(naive), [-13.5, -4.5]), 'people without tolerance'],
        [within(mean(maintained), [-4, 4]), 'maintained people: their dopamine still answers'],
      ],
    );
  },
};
