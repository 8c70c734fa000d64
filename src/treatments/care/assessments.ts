import { behaviour, type MindWorld, type Values } from '../../language/behaviour.ts';
import { assumed } from '../../language/component.ts';
import { ASSAY } from './incentiveTables.ts';

// biome-ignore format: a table
export const assessmentSettings = {
  every: { value: 7, unit: 'd', range: [1, 365], says: 'Days from one research visit to the next', from: assumed('weekly urine, as in CTN-0027') },
  begins: { value: 6, unit: 'd', range: [0, 3650], says: 'Day of the first', from: assumed('at the end of the first week') },
  weeks: { value: 24, unit: 'wk', range: [1, 520], says: 'Weeks with such visits', from: assumed('CTN-0027') },
  followUp: { value: 91, unit: 'd', range: [7, 3650], says: 'Days from one follow-up visit to the next, after that', from: assumed('every three months') },
  followUps: { value: 0, unit: '1', range: [0, 100], says: 'Number of follow-up visits', from: assumed('none') },
  pay: { value: 0, unit: '1', range: [0, 8], says: 'What draws to a research visit besides treatment (a fee, a ride)', from: assumed('not reported') },
  traced: { value: 0.75, unit: '1', range: [0, 1], says: 'Chance that someone who has left is found for a follow-up visit', from: assumed('trials report 70–85 %') },
} as const;

/** Log odds beyond doubt. */
const CERTAIN = 20;

/** Visits for the study alone: urine is taken, nothing is given. Missing one is not missing a dose; who has left treatment misses them. */
export const assessments = behaviour({
  name: 'assessments',
  says: 'Research visits with a urine sample',
  parameters: assessmentSettings,
  reads: {
    atHand: { from: 'day.visit', unit: '1', says: 'Kind of the visit at hand' },
    treated: { from: 'day.treated', unit: '1', says: 'In treatment' },
  },
  writes: { lure: 'care.lure', there: 'appointment.there' },
  states: {
    on: { unit: '1', start: 0, bounds: [0, 1], says: '1 while the study follows the person' },
    day: { unit: 'd', start: -1, bounds: [-1, 1e5], says: 'Day of the study' },
    followed: { unit: '1', start: 0, bounds: [0, 1000], says: 'Follow-up visits so far' },
  },
  draws: { found: 'whether someone who has left is found' },
  visits: {
    weekly: { says: 'Research visit during treatment', urine: true },
    later: { says: 'Follow-up visit', urine: true },
  },
  before: ['care'],
  rules: (at) => {
    const taken = (v: Values, world: MindWorld, kept: boolean): void => {
      if (!kept) return;
      v[at.there] += 1;
      world.sample(ASSAY);
    };
    return {
      enter: (v) => {
        v[at.on] = 1;
      },
      night: (v, world) => {
        if (v[at.on] === 0) return;
        v[at.day] += 1;
        const since = v[at.day] - v[at.begins];
        const during = 7 * v[at.weeks];
        if (v[at.day] < during) {
          if (since >= 0 && since % v[at.every] === 0) world.visit(at.weekly, 3);
        } else if (v[at.followed] < v[at.followUps] && (v[at.day] + 1 - during) % v[at.followUp] === 0) {
          v[at.followed] += 1;
          world.visit(at.later, 3);
        }
      },
      attend: (v, world) => {
        if (v[at.atHand] !== at.weekly && v[at.atHand] !== at.later) return;
        v[at.lure] += v[at.pay];
        if (v[at.treated] === 1) return;
        const comes = v[at.atHand] === at.later && world.chance(at.found) < v[at.traced];
        v[at.lure] += comes ? CERTAIN : -CERTAIN;
      },
      visits: {
        weekly: taken,
        later: taken,
      },
    };
  },
});
