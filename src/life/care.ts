import { behaviour } from '../language/behaviour.ts';
import { assumed, fitted } from '../language/component.ts';
import { exp } from '../numerics/elementary.ts';

/**
 * Staying in treatment: what draws a person there, what drives one out. A lapse drives out as far as it is felt and as far as not using
 * was the goal; people on agonists need not take it for failure (B-V41), and by as much less does entering set their resolve. Missing a visit
 * is another matter: people who stay miss as many after a negative week as after a positive one, on either medication and in any month (att_01), so what keeps them away is the day's.
 * Where the drug brings nothing any more, who still wants it leaves to have it back: after a positive week on buprenorphine four times
 * as many do, on methadone, which lets some of it through, twice (att_02). A dose that is cut for a positive test is a loss beyond what the body
 * misses, and a loss counts more than a gain: buprenorphine outlasts a day, and yet fewer stay where it is the stake (B-V28).
 */
export const care = behaviour({
  name: 'care',
  says: 'Visits kept and missed, leaving treatment',
  parameters: {
    leaves: {
      value: -3.5,
      unit: '1',
      range: [-9, 0],
      says: 'Log odds of leaving in a week',
      from: fitted('retention in B-V60, B-V12, B-V37'),
    },
    tendency: {
      value: 1.6,
      unit: '1',
      range: [0, 4],
      says: 'Spread of that between people',
      from: fitted('retention curves of B-V60, B-V12'),
    },
    misses: {
      value: -1.4,
      unit: '1',
      range: [-6, 2],
      says: 'Log odds that something keeps a person from a visit that nothing draws to',
      from: fitted('B-V60'),
    },
    byLapse: {
      value: 1.6,
      unit: '1',
      range: [0, 8],
      says: 'Drive to leave by a felt lapse when not using is the goal',
      from: fitted('B-V41, B-V37'),
    },
    byVain: {
      value: 0.8,
      unit: '1',
      range: [0, 8],
      says: 'Drive to leave by a dose that brought nothing',
      from: fitted('B-V60'),
    },
    byRelief: {
      value: 3.2,
      unit: '1',
      range: [0, 8],
      says: 'Drive to leave when treatment brings no relief',
      from: fitted('B-V37, B-V38'),
    },
    byPull: { value: 0.8, unit: '1', range: [0, 4], says: 'Hold by incentives', from: assumed('between B-V12 and B-V25') },
    learns: {
      value: 25,
      unit: 'd',
      range: [5, 120],
      says: 'Time constant of learning what treatment brings',
      from: assumed('weeks; per day, not per visit'),
    },
    begins: { value: 0.3, unit: '1', range: [-1, 2], says: 'Appeal of any treatment', from: assumed('behaviour-tried') },
    byBetter: {
      value: 0.299,
      unit: '1',
      range: [0, 5],
      says: 'Appeal of feeling better than before it, per unit of need',
      from: fitted('B-V37, B-V38, B-V60'),
    },
    byGood: {
      value: 1,
      unit: '1',
      range: [0, 5],
      says: 'Appeal of company and work won since it began, per unit',
      from: assumed('what else got better counts as withdrawal does; B-V27'),
    },
    byCut: {
      value: 2.25,
      unit: '1',
      range: [0, 5],
      says: 'Appeal lost by a whole dose taken away, against the full relief of one given',
      from: assumed('a loss counts 2.25 times a gain: Tversky and Kahneman 1992, recalled; not fitted to B-V28'),
    },
    recent: { value: 5, unit: 'd', range: [1, 30], says: 'Time over which a person notices how they feel', from: assumed('days') },
    waits: {
      value: 0.3,
      unit: '1',
      range: [0, 1],
      says: 'Event for resolve when put on a waiting list, against entering treatment',
      from: assumed('asking for help is part of it'),
    },
    felt: { value: 3, unit: 'd', range: [1, 14], says: 'Time constant of a felt lapse, and of disappointment', from: assumed('days') },
  },
  reads: {
    treated: { from: 'day.treated', unit: '1', says: 'In treatment' },
    withdrawn: { from: 'need.withdrawn', unit: '1', says: 'Withdrawal' },
    deficit: { from: 'need.deficit', unit: '1', says: 'Deficit' },
    number: { from: 'day.number', unit: 'd', says: 'Day' },
    since: { from: 'day.since', unit: 'h', says: 'Time passed' },
    used: { from: 'using.used', unit: '1', says: '1 when a dose was just taken' },
    effect: { from: 'values.effect', unit: '1', says: 'Measured effect' },
    company: { from: 'ties.level', unit: '1', says: 'Company' },
    work: { from: 'job.level', unit: '1', says: 'Standing at work' },
  },
  inputs: {
    relief: { unit: '1', start: 0, bounds: [0, 3], cleared: 'never', says: 'Relief treatment gives a day; 0 none, 1 full' },
    goal: { unit: '1', start: 1, bounds: [0, 1], cleared: 'never', says: 'How far not using is the goal: 1 drug-free, less on agonists' },
    pull: { unit: '1', start: 0, bounds: [-5, 10], cleared: 'never', says: 'What holds a person in treatment: incentives, bonds' },
    lure: { unit: '1', start: 0, bounds: [-30, 30], cleared: 'visit', says: 'What draws to the visit at hand, log odds' },
    cut: { unit: '1', start: 0, bounds: [0, 1], cleared: 'day', says: 'Share by which today’s dose of medication is cut' },
    takeHome: { unit: '1', start: 0, bounds: [0, 30], cleared: 'day', says: 'Doses to take home earned today' },
    waiting: { unit: '1', start: 0, bounds: [0, 1], cleared: 'never', says: '1 on a waiting list' },
  },
  states: {
    appeal: { unit: '1', start: 0.4, bounds: [-1, 4], shown: true, says: 'What treatment is known to bring' },
    lapse: { unit: '1', start: 0, bounds: [0, 2], says: 'Felt lapse, still felt' },
    vain: { unit: '1', start: 0, bounds: [0, 1], says: 'Disappointment by a dose that brought little, still felt' },
    own: { unit: '1', start: 0, bounds: [-8, 8], says: 'Tendency to leave, standard deviations' },
    clean: { unit: 'd', start: 0, bounds: [0, 1e5], says: 'Days since the last dose of the person’s own' },
    lack: { unit: '1', start: 0, bounds: [0, 8], says: 'Withdrawal and deficit of recent days' },
    before: { unit: '1', start: 0, bounds: [0, 8], says: 'The same when treatment began' },
    stood: { unit: '1', start: 0, bounds: [0, 2], says: 'Company and standing at work when treatment began' },
    entered: { unit: '1', start: 0, bounds: [0, 1], says: '1 once entering treatment was taken in' },
    absence: { unit: '1', start: 0, bounds: [0, 1], says: 'Chance of missing the next visit' },
  },
  draws: { born: 'tendency to leave', goes: 'whether treatment is left this week' },
  writes: { event: 'resolve.event' },
  after: ['values', 'need', 'ties', 'job'],
  rules: (at) => {
    const reasons = (v: { 0: number; readonly 1: number }) =>
      v[at.tendency] * v[at.own] +
      v[at.byRelief] * (0.5 - v[at.appeal]) +
      v[at.byLapse] * v[at.goal] * v[at.lapse] +
      v[at.byVain] * v[at.vain] -
      v[at.byPull] * v[at.pull];
    return {
      begin: (v, world) => {
        v[at.own] = world.gauss(at.born);
      },
      pass: (v) => {
        const left = exp(-v[at.since] / (24 * v[at.felt]));
        v[at.lapse] *= left;
        v[at.vain] *= left;
        v[at.clean] += v[at.since] / 24;
        v[at.lack] += (v[at.withdrawn] + v[at.deficit] - v[at.lack]) * (1 - exp(-v[at.since] / (24 * v[at.recent])));
        if (v[at.treated] === v[at.entered]) return;
        v[at.entered] = v[at.treated];
        if (v[at.treated] === 0) return;
        v[at.before] = v[at.lack];
        v[at.stood] = v[at.company] + v[at.work];
        v[at.event] += (v[at.waiting] === 1 ? v[at.waits] : 1) * v[at.goal];
      },
      learn: (v) => {
        if (v[at.used] === 0) return;
        v[at.clean] = 0;
        const effect = Math.max(0, v[at.effect]);
        const felt = (effect * effect) / (0.25 + effect * effect);
        if (felt > v[at.lapse]) v[at.lapse] += (felt - v[at.lapse]) / 2;
        if (1 - felt > v[at.vain]) v[at.vain] += (1 - felt - v[at.vain]) / 2;
      },
      attend: (v) => {
        v[at.absence] = 1 / (1 + exp(v[at.lure] - v[at.misses]));
      },
      night: (v, world) => {
        if (v[at.treated] === 0) return;
        const brings =
          v[at.begins] +
          v[at.relief] +
          v[at.byBetter] * (v[at.before] - v[at.lack]) +
          v[at.byGood] * (v[at.company] + v[at.work] - v[at.stood]) -
          v[at.byCut] * v[at.cut];
        v[at.appeal] += (brings - v[at.appeal]) / v[at.learns];
        if (v[at.number] % 7 !== 6) return;
        if (world.chance(at.goes) < 1 / (1 + exp(-v[at.leaves] - reasons(v)))) world.leave();
      },
    };
  },
});
