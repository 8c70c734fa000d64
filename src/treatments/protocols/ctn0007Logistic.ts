import { schedule } from '../schedule/parse.ts';
import { printSchedule } from '../schedule/print.ts';
import { ctn0007Prizes } from './ctn0007Prizes.ts';

/** The same bowl and the same 156 draws, on a ladder that rises late: an alternative proposed from a re-analysis, not a trial. */
export const ctn0007Logistic = schedule({
  ...printSchedule(ctn0007Prizes),
  name: 'ctn-0007-logistic',
  says: 'The bowl of CTN-0007 with logistic escalation',
  phases: [
    {
      lasts: '12 weeks',
      days: ['Monday', 'Thursday'],
      rewards: [
        { kind: 'draws', ladder: [1, 1, 1, 2, 3, 5, 8, 10, 11, 12, 12, 12] },
        { kind: 'draws', of: 'bonus draw', first: 2, also: true },
      ],
    },
  ],
  sources: ['CM020', 'CM024'],
  doubts: ['Compared only with a synthetic model of how people respond; no trial has run it.'],
});
