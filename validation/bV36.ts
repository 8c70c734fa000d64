import { oddsRatio } from '../src/index.ts';
import { lies, trialRow, useDays } from './_trial.ts';

export const bV36 = trialRow({
  id: 'B-V36',
  statement: 'Mutual help beside an agonist, and the agonist: a month without use at 18 months',
  published: 'odds ratios 2.2 and 5.4, observational (Weiss 2019)',
  trust: 'read',
  kind: 'predicted',
  bound: 'mutual help 1.1–4; agonist 2–15',
  weeks: 78,
  arms: {
    neither: ['waiting list'],
    agonist: [{ treatment: 'buprenorphine', settings: { dose: 16 } }],
    both: [{ treatment: 'buprenorphine', settings: { dose: 16 } }, 'mutual help'],
  },
  judge: ({ neither, agonist, both }) => {
    const free = (arm: typeof neither) => ({
      events: useDays(arm!, 74, 78).filter((days) => days === 0).length,
      people: arm!.courses.length,
    });
    return [
      lies('odds ratio, mutual help', oddsRatio(free(agonist), free(both)), 1.1, 4),
      lies('agonist', oddsRatio(free(neither), free(agonist)), 2, 15),
    ];
  },
});
