import type { MindState } from '../../language/behaviour.ts';
import { assumed, fitted, type Parameter } from '../../language/component.ts';

/** Assay that stands for every drug target: the model knows one drug of use. */
export const ASSAY = 'opiates 300';

/** How people meet rewards for what a schedule names. */
// biome-ignore format: a table
export const incentivePeople = {
  begins: { value: 0, unit: 'd', range: [0, 3650], says: 'Days after entry at which the schedule starts', from: assumed('at once') },
  perDollar: { value: 0.05, unit: '1/$', range: [0, 0.5], says: 'Utility of a dollar', from: fitted('B-V11, B-V15, B-V20') },
  attention: { value: 0.2, unit: '1', range: [0, 2], says: 'Reason to stop and think that a contingent test gives', from: fitted('B-V11, B-V15') },
  attentionTime: { value: 2.7, unit: 'd', range: [0.5, 14], says: 'Time constant of that', from: assumed('3–5 d; published models') },
  confidence: { value: 0.85, unit: '1', range: [0, 1], says: 'Chance given to each later test of being negative again', from: assumed('future resets must count, or one test is worth too little') },
  foresight: { value: 12, unit: '1', range: [1, 60], says: 'Tests looked ahead over', from: assumed('some weeks') },
  appeal: { value: 30, unit: '$', range: [1, 1000], says: 'Worth of a visit that draws half as much as any could', from: assumed('between B-V12 and B-V25') },
  lures: { value: 1.5, unit: '1', range: [0, 8], says: 'Most that a reward draws to its visit', from: fitted('B-V12, B-V25') },
  holds: { value: 1, unit: '1', range: [0, 8], says: 'Most that rewards ahead hold a person in treatment', from: fitted('B-V12') },
  window: { value: 2.3, unit: 'd', range: [0.5, 10], says: 'Days for which people think a test sees use', from: 'CM062' },
  milestone: { value: 0.25, unit: '1', range: [0, 2], says: 'Event for resolve at every fourth week of an unbroken run', from: fitted('B-V21, B-V22') },
  privilege: { value: 10, unit: '$', range: [0, 200], says: 'Worth of a take-home dose, or of a day’s dose', from: assumed('a trip to the clinic') },
} as const satisfies Readonly<Record<string, Parameter>>;

/** The partner of a yoked control: a chain of results. */
// biome-ignore format: a table
export const partner = {
  starts: { value: 0.3, unit: '1', range: [0, 1], says: 'Chance that the partner of a yoked control is negative after a test that was not', from: assumed('B-V16: half of the partners had long runs') },
  goesOn: { value: 0.85, unit: '1', range: [0, 1], says: 'The same after a negative', from: assumed('B-V16') },
} as const satisfies Readonly<Record<string, Parameter>>;

/** Where a person stands on a schedule, and what it does to them. */
export const incentiveStates = {
  on: { unit: '1', start: 0, bounds: [0, 1], says: '1 while the schedule runs' },
  day: { unit: 'd', start: 0, bounds: [-3651, 1e5], says: 'Day of the programme' },
  visit: { unit: '1', start: 0, bounds: [0, 1e4], says: 'Visits that have been' },
  rung: { unit: '1', start: 1, bounds: [1, 1e4], says: 'Rung of the next negative' },
  run: { unit: '1', start: 0, bounds: [0, 1e4], shown: true, says: 'Consecutive negatives' },
  lost: { unit: '1', start: 0, bounds: [0, 1e4], says: 'Rung that can be regained' },
  cleanWeek: { unit: '1', start: 0, bounds: [0, 50], says: 'Negatives this week' },
  paid: { unit: '1', start: 0, bounds: [0, 1e8], says: 'Paid so far, cents' },
  drawn: { unit: '1', start: 0, bounds: [0, 1e6], says: 'Draws so far' },
  next: { unit: 'h', start: -1, bounds: [-1, 1e7], says: 'Hour of the next test' },
  atStake: { unit: '$', start: 0, bounds: [-1e4, 1e5], shown: true, says: 'What a positive at the next test forfeits' },
  salience: { unit: '1', start: 0, bounds: [0, 1], says: 'How present the contingency is' },
  held: { unit: '1', start: 0, bounds: [-8, 8], says: 'What it adds to what holds in treatment' },
  worthIfClean: { unit: '$', start: 0, bounds: [-1e4, 1e5], says: 'What coming is worth with a negative' },
  worthIfNot: { unit: '$', start: 0, bounds: [-1e4, 1e5], says: 'What coming is worth with a positive' },
  partnerNegative: { unit: '1', start: 0, bounds: [0, 1], says: 'Result of the partner’s last test' },
} as const satisfies Readonly<Record<string, MindState>>;
