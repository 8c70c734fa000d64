import { behaviour } from '../language/behaviour.ts';
import { assumed } from '../language/component.ts';

/** A life so far, the same for everyone who is given it: so that one history differs from another in nothing else. */
export interface History {
  readonly name: string;
  readonly says: string;
  /** Days with use at the start of the life. */
  readonly days: number;
  /** Doses on a day with use, 0 to 5. */
  readonly daily: number;
  /** Use on every so many days; 1 = every day. */
  readonly every: number;
  /** Days lived after that without access, in a ward; for people who never used, at home. */
  readonly after: number;
}

/** Histories a person can be given, by severity. Half a year at three doses a day makes tolerance and withdrawal of the usual size. */
export const HISTORIES: readonly History[] = [
  { name: 'never', says: 'people who never used', days: 0, daily: 0, every: 1, after: 30 },
  { name: 'uses', says: 'people who use twice a week, for half a year', days: 180, daily: 1, every: 3.5, after: 0 },
  { name: 'dependent', says: 'people who use three times a day, for half a year', days: 180, daily: 3, every: 1, after: 0 },
  { name: 'abstinent', says: 'the same, three weeks into a ward', days: 180, daily: 3, every: 1, after: 21 },
];

/** Beyond anything that speaks for or against: what is arranged is done. */
const DECIDED = 500;

/**
 * Use by arrangement: so many doses a day for so many days, then none. Doses, their effects, and everything learned from them are those of
 * any other life; only the choice is taken out, as in an experiment in which histories are allotted.
 */
export const regimen = behaviour({
  name: 'regimen',
  says: 'A history of use by arrangement',
  parameters: {
    days: { value: 0, unit: 'd', range: [0, 4000], says: 'Days with use', from: assumed('set by the history') },
    daily: { value: 3, unit: '1', range: [0, 5], says: 'Doses on a day of use', from: 'nat_07' },
    every: { value: 1, unit: 'd', range: [1, 30], says: 'Days from one day of use to the next', from: assumed('set by the history') },
    place: {
      value: 0,
      unit: '1',
      range: [0, 2],
      says: 'Where the time after is spent: 0 at home, 1 clinic, 2 ward',
      from: assumed('set by the history, then by the task'),
    },
    open: { value: 0, unit: '1', range: [0, 1], says: '1 while the drug is at hand all the same', from: assumed('set by the task') },
  },
  reads: {
    number: { from: 'day.number', unit: 'd', says: 'Day' },
    slot: { from: 'day.slot', unit: '1', says: 'Opportunity of the day' },
    price: { from: 'market.now', unit: '$', says: 'Price of a bag' },
    bags: { from: 'using.bags', unit: '1', says: 'Usual dose' },
  },
  writes: { push: 'use.push', barred: 'market.barred', earned: 'purse.earned', context: 'cues.context', kit: 'rescue.naloxone' },
  states: { due: { unit: '1', start: 0, bounds: [0, 1], says: '1 when a dose is due now' } },
  rules: (at) => ({
    begin: (v) => {
      v[at.kit] = 1;
    },
    pass: (v) => {
      const day = v[at.number];
      const on = day < v[at.days] && day % v[at.every] < 1;
      v[at.due] = on && (v[at.slot] * v[at.daily]) % 5 < v[at.daily] ? 1 : 0;
      v[at.barred] = (1 - v[at.due]) * (1 - v[at.open]);
      v[at.context] = day >= v[at.days] ? v[at.place] : 0;
      if (v[at.due] === 1) v[at.earned] += v[at.price] * v[at.bags];
    },
    weigh: (v) => {
      v[at.push] += DECIDED * v[at.due];
    },
  }),
});

/** The parameters of `regimen` that make a history. */
export const arranged = ({ days, daily, every, after }: History): Record<string, number> => ({
  'regimen.days': days,
  'regimen.daily': daily,
  'regimen.every': every,
  'regimen.place': days > 0 && after > 0 ? 2 : 0,
  // Someone is always there, with naloxone at hand.
  'rescue.together': 1,
});
