import { behaviour } from '../language/behaviour.ts';
import { assumed, fitted } from '../language/component.ts';

/** How much planning counts against habit: less with habit and stress, more when something makes a person stop and think (B-V11). */
export const arbitration = behaviour({
  name: 'arbitration',
  says: 'Share of planning in choice, and how sharply values decide',
  parameters: {
    share: { value: 0.785, unit: '1', range: [0.1, 0.95], says: 'Planned share without habit and stress', from: fitted('B-V01, B-V60') },
    byHabit: {
      value: 0.52,
      unit: '1',
      range: [0, 1],
      says: 'Share of it that full habit takes',
      from: fitted('B-V01; form of Simon & Daw'),
    },
    byStress: { value: 0.75, unit: '1', range: [0, 1], says: 'Share of it that stress takes', from: fitted('B-V01') },
    steepness: { value: 2.6, unit: '1', range: [0.5, 10], says: 'Inverse temperature of choice', from: fitted('B-V01, B-V02') },
    ease: {
      value: 0.05,
      unit: '1',
      range: [0, 0.3],
      says: 'Planned share that nothing takes away',
      from: assumed('some thought is always left'),
    },
  },
  reads: {
    habitual: { from: 'habit.level', unit: '1', says: 'Habit' },
    stress: { from: 'stress.level', unit: '1', says: 'Stress' },
  },
  inputs: {
    deliberation: {
      unit: '1',
      start: 0,
      bounds: [-5, 5],
      cleared: 'opportunity',
      says: 'Reasons to stop and think now, added to the odds of planning',
    },
  },
  states: { planned: { unit: '1', start: 'share', bounds: [0, 1], shown: true, says: 'Planned share of choice' } },
  rules: (at) => ({
    weigh: (v) => {
      const stress = v[at.stress] / (1 + v[at.stress]);
      const left = v[at.share] * (1 - v[at.byHabit] * v[at.habitual]) * (1 - v[at.byStress] * stress);
      const w = v[at.ease] + (1 - v[at.ease]) * left;
      // Added as odds, so that a share stays a share: at w = 0.5 a tenth more deliberation is a tenth more planning, about.
      const odds = (w / (1 - w)) * (1 + 4 * v[at.deliberation]);
      v[at.planned] = odds / (1 + odds);
    },
  }),
});
