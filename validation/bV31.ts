import { proportionInterval } from '../src/index.ts';
import { atLeast, lies, trialRow } from './_trial.ts';

/** Published for stimulants; run on heroin, so it tests the mechanism and not the drug. */
export const bV31 = trialRow({
  id: 'B-V31',
  statement: 'Computerised cognitive-behavioural therapy on methadone: three weeks abstinent',
  published: '17 % as usual, 36 % with it, in 8 weeks (Carroll 2014, cocaine, N = 101)',
  trust: 'read',
  kind: 'predicted',
  bound: '0.05–0.33 more with it',
  weeks: 8,
  arms: {
    usual: [{ treatment: 'methadone', settings: { dose: 80 } }],
    therapy: [
      { treatment: 'methadone', settings: { dose: 80 } },
      { treatment: 'cognitive-behavioural therapy', settings: { sessions: 7 } },
    ],
  },
  judge: ({ usual, therapy }) => {
    const share = (arm: typeof usual) => proportionInterval(atLeast(arm!, 3).events, atLeast(arm!, 3).people);
    return [lies('as usual', share(usual), 0, 1), lies('more with it', share(therapy).estimate - share(usual).estimate, 0.05, 0.33)];
  },
});
