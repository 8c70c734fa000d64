import { mean, protocols } from '../src/index.ts';
import { lies, told, trialRow } from './_trial.ts';

const prizes = protocols.find(({ name }) => name === 'ctn-0007-prizes')!;
const usual = { treatment: 'usual care', settings: { sessions: 36, every: 2 } };

/** Published for stimulants; run on heroin, so it tests the mechanism and not the drug. */
export const bV13 = trialRow({
  id: 'B-V13',
  statement: 'Prizes without medication: longest abstinence',
  published: '3 weeks with usual treatment, 5 with prizes, of 12 (Roll 2006, methamphetamine)',
  trust: 'read',
  kind: 'predicted',
  bound: 'usual 1.5–4.5 weeks; 1.3–2.5 times as long with prizes',
  weeks: 12,
  arms: {
    usual: [usual],
    prizes: [usual, { treatment: 'contingency management', schedule: prizes }],
  },
  judge: ({ usual: plain, prizes: rewarded }) => [
    lies('weeks, usual', mean(plain!.longest), 1.5, 4.5),
    lies('ratio', mean(rewarded!.longest) / mean(plain!.longest), 1.3, 2.5),
    told('people who ever tested negative', rewarded!.longest.filter((run) => run > 0).length),
  ],
});
