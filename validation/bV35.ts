import { meanDifference } from '../src/index.ts';
import { lies, trialRow, useDays } from './_trial.ts';

export const bV35 = trialRow({
  id: 'B-V35',
  statement: 'A few meetings of network therapy on an agonist: days of use',
  published: 'no difference; 44 % attended (Day 2018, N = 83)',
  trust: 'read',
  kind: 'predicted',
  bound: 'difference between −0.5 and 0.5 days a week',
  weeks: 12,
  arms: {
    usual: [{ treatment: 'methadone', settings: { dose: 80 } }],
    network: [
      { treatment: 'methadone', settings: { dose: 80 } },
      { treatment: 'social support', settings: { sessions: 3, every: 14 } },
    ],
  },
  judge: ({ usual, network }) => [
    lies('difference, days a week', meanDifference(useDays(usual!, 6, 12), useDays(network!, 6, 12)), -0.5, 0.5),
  ],
});
