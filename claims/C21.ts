import { averageInterval, bootstrap, type Claim, liveArms, protocols } from '../src/index.ts';
import { armOf, tested, useDays } from './_arms.ts';
import { conclude, lies, within } from './_check.ts';
import { numbers, shown } from './_measure.ts';

const LASTS = 12; // wk
const AFTER = 12; // wk
const prizes = protocols.find(({ name }) => name === 'ctn-0007-prizes')!;
const medication = { treatment: 'methadone', settings: { dose: 80 } };

export const c21: Claim = {
  id: 'C21',
  statement: 'Contingency management rewards staying sober',
  experiment: `The same people on methadone without rewards, with prizes for negative tests (${LASTS} weeks), and with the same prizes whatever the result; odds of a negative test during, days of use after`,
  bound:
    'odds ratio during within B-V11 (1.42–2.77); yoked at most half of that on the log scale; after the prizes less than half of the days saved remain saved',
  evidence: ['B-V11', 'B-V15', 'B-V16', 'B-V21'],
  run(cohort) {
    const { people, seed, parameters } = cohort;
    const { usual, rewarded, yoked } = liveArms({
      people: armOf(people),
      seed,
      ...(parameters ? { parameters } : {}),
      weeks: LASTS + AFTER + 12,
      arms: {
        usual: [medication],
        rewarded: [medication, { treatment: 'contingency management', schedule: prizes }],
        yoked: [medication, { treatment: 'yoked control', schedule: prizes }],
      },
    });
    // Odds of all tests of an arm. The same people are in every arm, so they are drawn again together: what they share takes no part in the interval.
    const oddsOf = (arm: typeof usual) => {
      const seen = arm!.map((course) => tested(course, 0, LASTS));
      return (drawn: Int32Array): number => {
        const count = (result: 'negative' | 'positive') => drawn.reduce((sum, i) => sum + seen[i]![result], 0);
        return count('negative') / count('positive');
      };
    };
    const plain = oddsOf(usual);
    const odds = (arm: typeof usual) => {
      const own = oddsOf(arm);
      return bootstrap(usual!.length, (drawn) => own(drawn) / plain(drawn), { seed, purpose: 'odds of a negative test', times: 400 });
    };
    const [contingent, control] = [odds(rewarded), odds(yoked)];
    const saved = (from: number, to: number) =>
      averageInterval(usual!.map((course, i) => useDays(course, from, to) - useDays(rewarded![i]!, from, to)));
    const [during, after] = [saved(2, LASTS), saved(LASTS + AFTER, LASTS + AFTER + 12)];
    const values = {
      ...numbers('oddsRatio', contingent),
      ...numbers('yoked', control),
      savedDuring: during.estimate,
      savedAfter: after.estimate,
    };
    const measured = `odds ratio ${shown(contingent, 2)} with prizes, ${shown(control, 2)} when yoked; ${during.estimate.toFixed(2)} days of use a week saved during, ${after.estimate.toFixed(2)} three to six months after`;
    return conclude(cohort, measured, values, [
      within('odds of a negative test as in B-V11', contingent, [1.42, 2.77], 'odds ratio'),
      lies('the yoked arm gets little', control, [null, Math.sqrt(contingent.estimate)], 'odds ratio'),
      lies('days of use are saved during', during, [0, null], 'days a week'),
      lies('most of it fades', after, [null, 0.5 * during.estimate], 'days a week'),
    ]);
  },
};
