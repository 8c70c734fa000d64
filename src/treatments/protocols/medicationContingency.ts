import { schedule } from '../schedule/parse.ts';

/**
 * Medication as the stake: fewer attendances when negative, half a dose when not. It kept fewer people in treatment than standard care,
 * 58 against 76 % (B-V28), and is here so that this can be shown, not to be used.
 */
export const medicationContingency = schedule({
  name: 'medication-contingency',
  says: 'Buprenorphine with fewer clinic days when negative, and a one-day cut of half the dose when not; 12 weeks',
  currency: 'USD',
  targets: ['all drugs'],
  medication: 'buprenorphine',
  phases: [
    {
      lasts: '12 weeks',
      days: ['Monday', 'Wednesday', 'Friday'],
      rewards: [{ kind: 'privilege', of: 'day without clinic', first: 1 }],
    },
  ],
  rungs: { climb: 'never', positive: 'reset', missed: 'reset', doseCut: '50 %' },
  sources: ['CM052', 'B-V28'],
  doubts: [
    'Which drugs the tests covered, the test days and how quickly thrice-weekly dosing came back are assumed.',
    'Whether a missed visit cut the dose is not said; it is taken to.',
    'Take-home naloxone is not mentioned.',
  ],
});
