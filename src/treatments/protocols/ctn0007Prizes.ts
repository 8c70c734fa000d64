import { schedule } from '../schedule/parse.ts';

/** The prize bowl of the Clinical Trials Network in methadone clinics: B-V11. */
export const ctn0007Prizes = schedule({
  name: 'ctn-0007-prizes',
  says: 'Draws from a prize bowl for urine free of stimulants and alcohol, as many as weeks in a row; 12 weeks in methadone clinics',
  currency: 'USD',
  targets: ['stimulants', 'alcohol'],
  also: 'opioids',
  medication: 'methadone',
  phases: [
    {
      lasts: '12 weeks',
      days: ['Monday', 'Thursday'],
      rewards: [
        { kind: 'draws', first: 1, rise: 1 },
        { kind: 'draws', of: 'bonus draw', first: 2, also: true },
      ],
    },
  ],
  rungs: { climb: 'week', positive: 'reset', missed: 'reset' },
  bowl: [
    { slips: 250, prize: '0 USD', says: 'good job' },
    { slips: 209, prize: '1 USD', says: 'small' },
    { slips: 40, prize: '20 USD', says: 'large' },
    { slips: 1, prize: '80 USD', says: 'jumbo' },
  ],
  sources: ['CM020', 'CM021', 'CM022', 'CM023', 'B-V11'],
  doubts: [
    'A week counts when the run of negatives reaches its last visit unbroken; sources say “consecutive abstinent weeks”.',
    'The days of the two weekly visits are assumed.',
    'How an excused visit counts is not said; it is taken to leave everything as it was.',
    'Take-home naloxone is not mentioned; the trial predates its wide use.',
  ],
});
