import { schedule } from '../schedule/parse.ts';

/** The national programme of the US Department of Veterans Affairs, in intensive outpatient clinics since 2011. */
export const veteransPrizes = schedule({
  name: 'veterans-prizes',
  says: 'Draws from a prize bowl for stimulant-negative urine, one more for each in a row up to eight; 12 weeks',
  currency: 'USD',
  targets: ['stimulants'],
  phases: [{ lasts: '12 weeks', days: ['Monday', 'Thursday'], rewards: [{ kind: 'draws', first: 1, rise: 1, most: 8 }] }],
  rungs: { climb: 'visit', positive: 'reset', missed: 'reset' },
  bowl: [
    { slips: 250, prize: '0 USD', says: 'good job' },
    { slips: 209, prize: '1 USD', says: 'small' },
    { slips: 40, prize: '20 USD', says: 'large' },
    { slips: 1, prize: '100 USD', says: 'jumbo' },
  ],
  sources: ['CM030', 'CM031', 'CM032', 'CM033'],
  doubts: [
    'The cap of eight draws and the prizes of $1, $20 and $100 are recalled (high); half of 500 slips without a prize was read.',
    'How many slips are small and large is taken from CTN-0007 (CM020); the expected $363.75 then agrees with the recalled $364 (medium).',
    'The days of the two weekly visits are assumed; no restoration is described.',
  ],
});
