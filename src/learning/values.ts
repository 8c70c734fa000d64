import { behaviour } from '../language/behaviour.ts';
import { assumed, fitted } from '../language/component.ts';

/**
 * Model-free values. That of use learns from the reward measured in the body, with a saturating addition that no prediction cancels
 * (Redish 2004, bounded); it counts only as far as something is missing now. Worse than expected is learned at the rate plasticity leaves.
 */
export const values = behaviour({
  name: 'values',
  says: 'Values by experience, of use and of everything else',
  parameters: {
    relief: { value: 2.55, unit: '1', range: [0, 3], says: 'Worth of relief', from: fitted('B-V01') },
    euphoria: { value: 0.386, unit: '1', range: [0, 3], spread: 0.35, says: 'Worth of euphoria', from: fitted('B-V10, C19') },
    rate: {
      value: 0.04,
      unit: '1',
      range: [1e-4, 0.2],
      says: 'Learning rate per experience',
      from: fitted('C16: narrowing takes months'),
    },
    addition: {
      value: 0.45,
      unit: '1',
      range: [0, 2],
      spread: 0.4,
      says: 'What the drug adds to every prediction error',
      from: assumed('not identified; form of Redish 2004'),
    },
    ceiling: {
      value: 2,
      unit: '1',
      range: [0.5, 5],
      says: 'Value at which the addition is spent',
      from: assumed('keeps the value bounded'),
    },
    idle: {
      value: 0.23,
      unit: '1',
      range: [0, 1],
      says: 'Share of the value of use that counts when nothing is missing',
      from: fitted('B-V60 positive share'),
    },
    opening: { value: 0.43, unit: '1', range: [0, 2], says: 'How far priming opens the rest', from: fitted('B-V01') },
    byPriming: { value: 0.344, unit: '1', range: [0, 2], says: 'Value added by priming', from: fitted('B-V01: from lapse to relapse') },
    byHabit: { value: 0.09, unit: '1', range: [0, 2], says: 'Value added by habit', from: assumed('behaviour-tried') },
  },
  reads: {
    chosen: { from: 'day.chosen', unit: '1', says: 'Activity chosen' },
    eating: { from: 'eat.number', unit: '1', says: 'Number of eating among the activities' },
    meeting: { from: 'company.number', unit: '1', says: 'Number of company' },
    working: { from: 'work.number', unit: '1', says: 'Number of work' },
    resting: { from: 'rest.number', unit: '1', says: 'Number of rest' },
    reliefFelt: { from: 'felt.relief', unit: '1', says: 'Relief measured' },
    euphoriaFelt: { from: 'felt.euphoria', unit: '1', says: 'Euphoria measured' },
    deficit: { from: 'need.deficit', unit: '1', says: 'Deficit' },
    satiation: { from: 'craving.satiation', unit: '1', says: 'Share that full receptors take from wanting' },
    priming: { from: 'craving.priming', unit: '1', says: 'Priming' },
    habitual: { from: 'habit.level', unit: '1', says: 'Habit' },
    plasticity: { from: 'plasticity.level', unit: '1', says: 'Plasticity' },
    used: { from: 'using.used', unit: '1', says: '1 when a dose was just taken' },
  },
  inputs: { outcome: { unit: '1', start: 0, bounds: [-5, 5], cleared: 'opportunity', says: 'Felt value of what was done instead of use' } },
  writes: { useHabit: 'use.habit', eatHabit: 'eat.habit', companyHabit: 'company.habit', workHabit: 'work.habit', restHabit: 'rest.habit' },
  states: {
    use: { unit: '1', start: 0, bounds: [-1, 5], shown: true, says: 'Value of use by experience' },
    eat: { unit: '1', start: 0.5, bounds: [-1, 3], says: 'Value of eating by experience' },
    company: { unit: '1', start: 0.45, bounds: [-1, 3], shown: true, says: 'Value of company by experience' },
    work: { unit: '1', start: 0.4, bounds: [-1, 3], shown: true, says: 'Value of work by experience' },
    rest: { unit: '1', start: 0.4, bounds: [-1, 3], says: 'Value of rest by experience' },
    reward: {
      unit: '1',
      start: 0,
      bounds: [-3, 8],
      shown: true,
      says: 'Reward of the last dose: relief and euphoria, as measured in the body',
    },
    effect: { unit: '1', start: 0, bounds: [-3, 8], says: 'Measured change of reward felt by the last dose' },
  },
  rules: (at) => {
    const ways = [
      [at.eating, at.eat],
      [at.meeting, at.company],
      [at.working, at.work],
      [at.resting, at.rest],
    ] as const;
    return {
      weigh: (v) => {
        const missing = v[at.deficit] + v[at.opening] * v[at.priming];
        const open = v[at.idle] + (1 - v[at.idle]) * (missing / (0.5 + missing));
        const stored = v[at.use] + v[at.byHabit] * v[at.habitual] + v[at.byPriming] * v[at.priming];
        v[at.useHabit] += (1 - v[at.satiation]) * open * stored;
        v[at.eatHabit] += v[at.eat];
        v[at.companyHabit] += v[at.company];
        v[at.workHabit] += v[at.work];
        v[at.restHabit] += v[at.rest];
      },
      learn: (v) => {
        if (v[at.used] === 1) {
          v[at.effect] = v[at.reliefFelt] + v[at.euphoriaFelt];
          v[at.reward] = v[at.relief] * v[at.reliefFelt] + v[at.euphoria] * v[at.euphoriaFelt];
          const working = v[at.effect] > 0 ? v[at.effect] / (0.5 + v[at.effect]) : 0;
          const error = v[at.reward] - v[at.use] + v[at.addition] * working * (1 - v[at.use] / v[at.ceiling]);
          v[at.use] += v[at.rate] * (error > 0 ? 1 : v[at.plasticity]) * error;
          return;
        }
        for (let i = 0; i < ways.length; i++) {
          const [number, place] = ways[i]!;
          if (v[at.chosen] !== v[number]) continue;
          const error = v[at.outcome] - v[place];
          v[place] += v[at.rate] * (error > 0 ? 0.5 + 0.5 * v[at.plasticity] : v[at.plasticity]) * error;
        }
      },
    };
  },
});
