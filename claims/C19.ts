import { type Claim, liveArms, meanInterval } from '../src/index.ts';
import { armOf, relapse, seriesAt } from './_arms.ts';
import { above, conclude, lies, told } from './_check.ts';
import { numbers, percent, shareOf, shown } from './_measure.ts';

const STAY = 4; // wk
const FOLLOWED = 26; // wk
const AFTER = 12; // wk
const ward = { treatment: 'residential detoxification', settings: { days: 7 * STAY } };
const network = (settings: Readonly<Record<string, number>> = {}) => ({
  treatment: 'social support',
  settings: { sessions: STAY + AFTER, ...settings },
});

export const c19: Claim = {
  id: 'C19',
  statement: 'Friends and family help',
  experiment: `The same people leave a ward with and without family and friends asked to help, who meet weekly from the first week in the ward to ${AFTER} weeks after it; days to relapse (four of five days) over ${FOLLOWED} weeks, and stress eight weeks out. Beside it: meetings that begin only at home, and meetings with what they do to company, stress and friends who use taken out`,
  bound: 'relapse later with support; stress lower; without these three paths nothing changes, bit for bit',
  evidence: ['B-V35', 'B-V48'],
  run(cohort) {
    const { people, seed, parameters } = cohort;
    const { alone, helped, late, empty } = liveArms({
      people: armOf(people),
      seed,
      ...(parameters ? { parameters } : {}),
      weeks: STAY + FOLLOWED,
      arms: {
        alone: [ward],
        helped: [ward, network()],
        late: [ward, network({ begins: 7 * STAY, sessions: AFTER })],
        empty: [ward, network({ size: 0, calm: 0, loosens: 0 })],
      },
    });
    const delay = (arm: typeof alone) =>
      meanInterval(alone!.map((course, i) => relapse(arm![i]!, STAY, 7 * FOLLOWED) - relapse(course, STAY, 7 * FOLLOWED)));
    const [later, atHome] = [delay(helped), delay(late)];
    const calmer = meanInterval(
      alone!
        .map((course, i) => seriesAt(course, 'stress.level', STAY + 8) - seriesAt(helped![i]!, 'stress.level', STAY + 8))
        .filter((x) => !Number.isNaN(x)),
    );
    const pairs = alone!.map((course, i) => [course, empty![i]!] as const);
    const same = shareOf(pairs, ([one, other]) => one.useDays.every((doses, day) => doses === other.useDays[day]));
    const values = {
      ...numbers('daysLater', later),
      ...numbers('daysLaterFromHome', atHome),
      ...numbers('stressLess', calmer),
      throughItsPaths: same.estimate,
    };
    const measured = `relapse ${shown(later, 1)} days later (${atHome.estimate.toFixed(1)} when the meetings begin at home), stress lower by ${shown(calmer, 3)}; with its paths taken out the same lives: ${same.estimate === 1 ? 'yes' : 'no'}`;
    return conclude(cohort, measured, values, [
      above('relapse comes later', later, 0, 'd'),
      told('relapse later when the meetings begin at home', atHome, 'd'),
      above('stress is lower', calmer, 0),
      lies('the effect passes through company, stress and friends who use', percent(same), [100, null], '% same without these'),
    ]);
  },
};
