import { type Claim, liveArms, meanInterval } from '../src/index.ts';
import { armOf, relapse, seriesAt } from './_arms.ts';
import { above, conclude, lies } from './_check.ts';
import { numbers, percent, shareOf, shown } from './_measure.ts';

const STAY = 4; // wk
const FOLLOWED = 26; // wk
const ward = { treatment: 'residential detoxification', settings: { days: 7 * STAY } };
const network = (settings: Readonly<Record<string, number>> = {}) => ({
  treatment: 'social support',
  settings: { begins: 7 * STAY, sessions: 12, ...settings },
});

export const c19: Claim = {
  id: 'C19',
  statement: 'Friends and family help',
  experiment: `The same people leave a ward with and without family and friends asked to help; days to relapse (four of five days) over ${FOLLOWED} weeks, and stress and friends who use halfway. A third arm has the meetings, with what they do to company, stress and friends who use taken out`,
  bound: 'relapse later with support; stress lower; without these three paths nothing changes, bit for bit',
  evidence: ['B-V35', 'B-V48'],
  run(cohort) {
    const { people, seed, parameters } = cohort;
    const { alone, helped, empty } = liveArms({
      people: armOf(people),
      seed,
      ...(parameters ? { parameters } : {}),
      weeks: STAY + FOLLOWED,
      arms: { alone: [ward], helped: [ward, network()], empty: [ward, network({ size: 0, calm: 0, loosens: 0 })] },
    });
    const days = alone!.map((course, i) => relapse(helped![i]!, STAY, 7 * FOLLOWED) - relapse(course, STAY, 7 * FOLLOWED));
    const later = meanInterval(days);
    const calmer = meanInterval(
      alone!
        .map((course, i) => seriesAt(course, 'stress.level', STAY + 8) - seriesAt(helped![i]!, 'stress.level', STAY + 8))
        .filter((x) => !Number.isNaN(x)),
    );
    const pairs = alone!.map((course, i) => [course, empty![i]!] as const);
    const same = shareOf(pairs, ([one, other]) => one.useDays.every((doses, day) => doses === other.useDays[day]));
    const values = { ...numbers('daysLater', later), ...numbers('stressLess', calmer), throughItsPaths: same.estimate };
    const measured = `relapse ${shown(later, 1)} days later, stress lower by ${shown(calmer, 3)}; with its paths taken out the same lives: ${same.estimate === 1 ? 'yes' : 'no'}`;
    return conclude(cohort, measured, values, [
      above('relapse comes later', later, 0, 'd'),
      above('stress is lower', calmer, 0),
      lies('the effect passes through company, stress and friends who use', percent(same), [100, null], '% same without these'),
    ]);
  },
};
