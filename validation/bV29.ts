import { mean, meanDifference } from '../src/index.ts';
import { lies, reportedDays, trialRow } from './_trial.ts';

/** A hard test: effects that merely add would show a difference. Use was reported at visits, so by those in treatment. */
export const bV29 = trialRow({
  id: 'B-V29',
  statement: 'Cognitive-behavioural therapy added to buprenorphine: days of use a week',
  published: '5.3 before, 0.4 in the second half in both arms, no difference (Fiellin 2013, N = 141)',
  trust: 'read',
  kind: 'predicted',
  bound: 'second half at most 1.2 in both, of those in treatment, who report it; difference between −0.5 and 0.5',
  weeks: 24,
  arms: {
    management: [{ treatment: 'buprenorphine', settings: { dose: 16 } }],
    therapy: [{ treatment: 'buprenorphine', settings: { dose: 16 } }, 'cognitive-behavioural therapy'],
  },
  judge: ({ management, therapy }) => {
    const second = (arm: typeof management) => reportedDays(arm!, 12, 24);
    return [
      lies('days a week, management', mean(second(management)), 0, 1.2),
      lies('with therapy', mean(second(therapy)), 0, 1.2),
      lies('difference', meanDifference(second(management), second(therapy)), -0.5, 0.5),
    ];
  },
});
