import { hazardRatio, meanDifference, protocols } from '../src/index.ts';
import { lies, trialRow, useDays } from './_trial.ts';

const vouchers = protocols.find(({ name }) => name === 'silverman-opiates')!;

export const bV27 = trialRow({
  id: 'B-V27',
  statement: 'Community reinforcement added to vouchers and buprenorphine: abstinent days and drop-out',
  published: '9.7 days more (2.3–17.2) in 12 weeks; drop-out hazard ratio .47 (.26–.85) (Christensen 2014, N = 170)',
  trust: 'read',
  kind: 'predicted',
  bound: '2.3–17.2 days; hazard ratio .26–.85',
  weeks: 12,
  arms: {
    vouchers: [
      { treatment: 'buprenorphine', settings: { dose: 16 } },
      { treatment: 'contingency management', schedule: vouchers },
    ],
    added: [
      { treatment: 'buprenorphine', settings: { dose: 16 } },
      { treatment: 'contingency management', schedule: vouchers },
      { treatment: 'community reinforcement', settings: { every: 3 } },
    ],
  },
  judge: ({ vouchers: plain, added }) => {
    const free = (arm: typeof plain) => useDays(arm!, 0, 12).map((days) => 12 * (7 - days));
    const times = (arm: typeof plain) => ({ time: arm!.stays.map((week) => Math.max(week, 0.01)), event: [...arm!.left] });
    return [
      lies('abstinent days more', meanDifference(free(plain), free(added)), 2.3, 17.2),
      lies('drop-out hazard ratio', hazardRatio(times(plain), times(added)), 0.26, 0.85),
    ];
  },
});
