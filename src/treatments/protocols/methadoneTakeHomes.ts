import { schedule } from '../schedule/parse.ts';

/** A privilege instead of money: methadone to take home. */
export const methadoneTakeHomes = schedule({
  name: 'methadone-take-homes',
  says: 'Take-home doses of methadone once two weeks in a row were free of drugs, for people new to treatment',
  currency: 'USD',
  targets: ['all drugs'],
  medication: 'methadone',
  phases: [
    {
      lasts: '24 weeks',
      days: ['Monday', 'Wednesday', 'Friday'],
      rewards: [{ kind: 'privilege', of: 'take-home dose', each: 'week', ladder: [0, 1] }],
    },
  ],
  rungs: { climb: 'full week', positive: 'reset', missed: 'reset' },
  sources: ['CM050'],
  doubts: [
    'Read is only that take-homes come after two consecutive negative weeks; one a week from then on is assumed.',
    'Length, number of tests a week and what a positive test takes away are assumed.',
    'Law and clinic decide who may take methadone home; a schedule cannot.',
    'Take-home naloxone is not mentioned.',
  ],
});
