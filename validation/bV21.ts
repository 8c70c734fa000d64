import { protocols } from '../src/index.ts';
import { cohensD, lies, trialRow, useDays } from './_trial.ts';

const prizes = protocols.find(({ name }) => name === 'ctn-0007-prizes')!;

/** Effect on days of use, as every person has them at every time. Published for all drugs. */
export const bV21 = trialRow({
  id: 'B-V21',
  statement: 'Prizes on methadone: effect at the end, within three months, at six months',
  published: 'd .46, .33, −.09 (Benishek 2014, pooled)',
  trust: 'read',
  kind: 'calibrated',
  bound: 'end .37–.54 ± .15; three months .12–.54; six months −.28 to .20',
  weeks: 40,
  arms: {
    usual: [{ treatment: 'methadone', settings: { dose: 80 } }],
    prizes: [
      { treatment: 'methadone', settings: { dose: 80 } },
      { treatment: 'contingency management', schedule: prizes },
    ],
  },
  judge: ({ usual, prizes: rewarded }) => {
    const d = (from: number, to: number) => cohensD(useDays(rewarded!, from, to), useDays(usual!, from, to));
    return [
      lies('d at the end', d(8, 12), 0.22, 0.69),
      lies('d within 3 months', d(16, 24), 0.12, 0.54),
      lies('d at 6 months', d(34, 40), -0.28, 0.2),
    ];
  },
});
