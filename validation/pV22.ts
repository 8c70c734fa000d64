import { averageInterval, mean } from '../src/index.ts';
import { judge, lies, told, withInterval } from './_dopamine.ts';
import { column, dailyHeroin, dose, eachPerson, lastHeroin, span } from './_exposure.ts';
import type { ValidationRow } from './_row.ts';

const RACLOPRIDE = 'd2Receptors.raclopride';
const USE = 90; // d of heroin before
const STABLE = 45; // d of medication
/** Ten people on either drug; the abstract gives neither their number on each nor the doses. Assumed: half each, usual doses. */
const MEDICATION = [
  { substance: 'methadone', route: 'oral', amount: 60 },
  { substance: 'buprenorphine', route: 'sublingual', amount: 12 },
] as const;
const BEGIN = lastHeroin(USE) + 12;
const HEROIN_AT = BEGIN + 24 * (STABLE - 1) + 4;
const SUBSTANCES = ['heroin', 'morphine', 'methadone', 'buprenorphine'];

export const pV22: ValidationRow = {
  id: 'P-V22',
  statement:
    'Fall of raclopride binding in the ventral striatum after an opioid: there without tolerance, absent in people maintained on opioids',
  published:
    '−9 % after morphine 10 mg/70 kg (n = 10; Spagnolo 2019, no spread given); none after 50 mg of heroin in people on methadone or buprenorphine (Watson 2014; on methadone Daglish 2008, A011)',
  trust: 'read',
  kind: 'calibrated',
  bound:
    'mean of the hour after the dose −4.5 to −13.5 % without tolerance; −4 to 4 % after 90 d of heroin and 45 d of methadone 60 mg or buprenorphine 12 mg a day, half of the people each, against their own binding before',
  run(cohort) {
    const naive = eachPerson(cohort, ['morphine'], (live) =>
      mean(column(live([dose(0, 'morphine', 'intravenous', 10)], span(1 / 60, 1, 1 / 60), [RACLOPRIDE]), RACLOPRIDE)),
    );
    const times = [HEROIN_AT - 1 / 60, ...span(HEROIN_AT + 1 / 60, HEROIN_AT + 1, 1 / 60)];
    const maintained = eachPerson(cohort, SUBSTANCES, (live, index) => {
      const { substance, route, amount } = MEDICATION[index % 2] as (typeof MEDICATION)[number];
      const daily = span(0, STABLE - 1, 1).map((day) => dose(BEGIN + 24 * day, substance, route, amount));
      const events = [...dailyHeroin(USE), ...daily, dose(HEROIN_AT, 'heroin', 'intravenous', 50)];
      const changes = column(live(events, times, [RACLOPRIDE]), RACLOPRIDE);
      return (100 * (1 + mean(changes.subarray(1)) / 100)) / (1 + (changes[0] as number) / 100) - 100;
    });
    const on = (which: number): number[] => maintained.filter((_, index) => index % 2 === which);
    return judge(
      `${withInterval(naive, 1)} % without tolerance; ${withInterval(on(0), 1)} % on methadone, ${withInterval(on(1), 1)} % on buprenorphine`,
      { naive: mean(naive), maintained: mean(maintained), methadone: mean(on(0)), buprenorphine: mean(on(1)) },
      [
        lies('people without tolerance', averageInterval(naive), [-13.5, -4.5], '%'),
        lies('maintained people', averageInterval(maintained), [-4, 4], '%', 'the rush outlasts what chronic use makes of it'),
        ...(on(0).length > 0 ? [told('on methadone', averageInterval(on(0)), '%')] : []),
        ...(on(1).length > 0 ? [told('on buprenorphine', averageInterval(on(1)), '%')] : []),
      ],
    );
  },
};
