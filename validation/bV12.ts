import { mean, meanDifference, protocols } from '../src/index.ts';
import { lies, trialRow } from './_trial.ts';

const prizes = protocols.find(({ name }) => name === 'ctn-0007-prizes')!;
const usual = { treatment: 'usual care', settings: { sessions: 24, every: 4 } };

/** Published for stimulants; run on heroin, so it tests the mechanism and not the drug. */
export const bV12 = trialRow({
  id: 'B-V12',
  statement: 'Prizes without medication: weeks in treatment',
  published: '6.9 and 8.0 of 12 weeks, SD 4.4 and 4.2 (Petry 2005)',
  trust: 'read',
  kind: 'calibrated',
  bound: 'usual care 5.5–8.5 weeks; 0.2–2.2 weeks more with prizes',
  weeks: 12,
  arms: {
    usual: [usual],
    prizes: [usual, { treatment: 'contingency management', schedule: prizes }],
  },
  judge: ({ usual: plain, prizes: rewarded }) => [
    lies('weeks, usual care', mean(plain!.stays), 5.5, 8.5),
    lies('weeks more with prizes', meanDifference(plain!.stays, rewarded!.stays), 0.2, 2.2),
  ],
});
