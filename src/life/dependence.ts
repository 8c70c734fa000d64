import { behaviour } from '../language/behaviour.ts';
import { assumed } from '../language/component.ts';

const CRITERIA = ['tolerance', 'withdrawal', 'more', 'despite', 'time', 'givenUp', 'harmful'] as const;

/** Criteria for dependence, counted in windows of four weeks: three of seven, as the surveys behind B-V10 do over a year. */
export const dependence = behaviour({
  name: 'dependence',
  says: 'Criteria for dependence',
  parameters: {
    window: {
      value: 28,
      unit: 'd',
      range: [7, 365],
      says: 'Window in which criteria are counted',
      from: assumed('criteria must be met together'),
    },
    needed: { value: 3, unit: '1', range: [1, 7], says: 'Criteria needed', from: assumed('three of seven, DSM-IV; nat_02') },
    tolerant: {
      value: 0.4,
      unit: '1',
      range: [0.1, 1],
      says: 'Tolerance that counts',
      from: assumed('half of that of a person who uses three times a day'),
    },
    score: { value: 5, unit: '1', range: [1, 20], says: 'Withdrawal score that counts', from: assumed('mild withdrawal begins at 5') },
    dose: { value: 1.8, unit: '1', range: [1.1, 5], says: 'Bags that count as more than meant', from: assumed('behaviour-tried') },
  },
  reads: {
    number: { from: 'day.number', unit: 'd', says: 'Day' },
    chosen: { from: 'day.chosen', unit: '1', says: 'Activity chosen' },
    using: { from: 'use.number', unit: '1', says: 'Number of use' },
    resting: { from: 'rest.number', unit: '1', says: 'Number of rest' },
    used: { from: 'using.used', unit: '1', says: 'A dose was taken' },
    today: { from: 'using.today', unit: '1', says: 'Doses today' },
    bags: { from: 'using.bags', unit: '1', says: 'Usual dose' },
    level: { from: 'tolerance.level', unit: '1', says: 'Tolerance' },
    cows: { from: 'withdrawal.cows', unit: '1', says: 'Withdrawal score' },
    planned: { from: 'planning.use', unit: '1', says: 'Planned value of use' },
    ties: { from: 'ties.level', unit: '1', says: 'Company' },
    usualTies: { from: 'ties.usual', unit: '1', says: 'Company at the start' },
    work: { from: 'job.level', unit: '1', says: 'Standing at work' },
    usualWork: { from: 'job.standing', unit: '1', says: 'Standing at the start' },
  },
  states: {
    seen: { unit: '1', start: 0, bounds: [0, 5000], each: CRITERIA, says: 'What speaks for each criterion in this window' },
    slots: { unit: '1', start: 0, bounds: [0, 5000], says: 'Opportunities in this window' },
    count: { unit: '1', start: 0, bounds: [0, 7], shown: true, says: 'Criteria met in the last window' },
    since: { unit: 'd', start: -1, bounds: [-1, 1e5], says: 'Day on which they were first met; −1: never' },
  },
  after: ['using', 'planning', 'ties', 'job'],
  rules: (at) => ({
    learn: (v) => {
      v[at.slots] += 1;
      if (v[at.level] > v[at.tolerant]) v[at.seen(0)] += 1;
      if (v[at.cows] > v[at.score]) v[at.seen(1)] += 1;
      if (v[at.used] === 1 && v[at.bags] > v[at.dose]) v[at.seen(2)] += 1;
      // Using although one's own plan says better not.
      if (v[at.used] === 1 && v[at.planned] < 0) v[at.seen(3)] += 1;
      if (v[at.chosen] === v[at.using] || (v[at.chosen] === v[at.resting] && v[at.cows] > v[at.score])) v[at.seen(4)] += 1;
    },
    night: (v) => {
      const thin = v[at.ties] < 0.7 * v[at.usualTies] || v[at.work] < 0.7 * v[at.usualWork];
      if (thin && v[at.today] > 0) v[at.seen(5)] += 1;
      if (v[at.ties] < 0.8 * v[at.usualTies] && v[at.today] > 0) v[at.seen(6)] += 1;
      if (v[at.number] % v[at.window] !== 0) return;
      const enough = [0.5 * v[at.slots], 3, 8, 8, 0.25 * v[at.slots], 7, 10];
      let met = 0;
      for (let i = 0; i < CRITERIA.length; i++) {
        if (v[at.seen(i)] >= enough[i]! && v[at.seen(i)] > 0) met++;
        v[at.seen(i)] = 0;
      }
      v[at.slots] = 0;
      v[at.count] = met;
      if (met >= v[at.needed] && v[at.since] < 0) v[at.since] = v[at.number];
    },
  }),
});
