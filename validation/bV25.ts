import { protocols } from '../src/index.ts';
import { lies, trialRow, visitsKept } from './_trial.ts';

const vouchers = protocols.find(({ name }) => name === 'higgins-vouchers')!;
const therapy = { treatment: 'cognitive-behavioural therapy', settings: { sessions: 20 } };

/** Published for stimulants; run on heroin, so it tests the mechanism and not the drug. */
export const bV25 = trialRow({
  id: 'B-V25',
  statement: 'Vouchers and sessions of relapse prevention that come',
  published: '3 of 20 sessions without vouchers, 13 with (McKay 2010, cocaine, N = 100)',
  trust: 'read',
  kind: 'calibrated',
  bound: 'without 1.5–6; with 9–17',
  weeks: 20,
  arms: {
    prevention: [therapy],
    vouchers: [therapy, { treatment: 'contingency management', schedule: vouchers }],
  },
  judge: ({ prevention, vouchers: rewarded }) => [
    lies('sessions without', visitsKept(prevention!, 'cbt.session'), 1.5, 6),
    lies('sessions with', visitsKept(rewarded!, 'cbt.session'), 9, 17),
  ],
});
