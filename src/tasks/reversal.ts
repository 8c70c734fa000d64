import type { Script } from './_script.ts';
import type { Sitting } from './_sitting.ts';
import { softmax, TRIAL } from './_sitting.ts';
import type { Task } from './_task.ts';

/** Trials to learn which of two responses pays, and then after the change. */
const TRIALS = { learning: 150, reversal: 450 } as const;
/** Worth of the outcome, utility; of the order of everyday pleasures. */
const PAYS = 1;
/** Stand-ins for two responses to tokens: activities whose values are learned from outcomes. */
const [LEFT, RIGHT] = ['company', 'work'] as const;

/**
 * Reversal: two responses, of which one pays; then the other does. Nothing is told, so choice rests on values by experience alone, by the
 * softmax of every choice. Learned and unlearned at the rates of the values learner: that plasticity leaves less of the unlearning is what
 * the task is about.
 */
function* sit(s: Sitting): Script {
  for (const response of [LEFT, RIGHT]) s.set(`values.${response}`, 0);
  const right = { learning: 0, reversal: 0 };
  let reversed: number = TRIALS.reversal;
  for (const phase of ['learning', 'reversal'] as const) {
    yield* s.rest(TRIALS[phase] * TRIAL);
    const paid = phase === 'learning' ? LEFT : RIGHT;
    for (let trial = 0; trial < TRIALS[phase]; trial++) {
      s.meet();
      const worths = [s.value(`values.${LEFT}`), s.value(`values.${RIGHT}`)];
      const chances = softmax(worths, s.value('arbitration.steepness'));
      const chosen = [LEFT, RIGHT][s.pick(chances)]!;
      s.outcome(chosen === paid ? PAYS : 0, chosen);
      const correct = chances[paid === LEFT ? 0 : 1]!;
      right[phase] += correct / TRIALS[phase];
      if (phase === 'reversal' && reversed === TRIALS.reversal && correct > 0.5) reversed = trial;
      s.note({ phase, trial: s.trials.length, correct, learned: s.value(`values.${LEFT}`), other: s.value(`values.${RIGHT}`) });
    }
  }
  return { ...right, reversed, plasticity: s.value('plasticity.level') };
}

export const reversal: Task = {
  name: 'reversal',
  says: 'Two responses, of which one pays; after 150 trials the other does, for 450',
  columns: {
    phase: { unit: '', says: 'learning or reversal' },
    trial: { unit: '1', says: 'Number of the trial', digits: 0 },
    correct: { unit: '1', says: 'Chance of the response that pays' },
    learned: { unit: '1', says: 'Value of the response that paid first' },
    other: { unit: '1', says: 'Value of the other' },
  },
  measures: {
    learning: { unit: '1', says: 'Chance of the paying response, mean of the first phase' },
    reversal: { unit: '1', says: 'The same after the reversal' },
    reversed: { unit: '1', says: 'Trials after it until the newly paying response is the likelier', digits: 0 },
    plasticity: { unit: '1', says: 'Plasticity' },
  },
  shown: { column: 'correct', measure: 'reversed' },
  tells: (mean) => {
    const [never, dependent] = [mean('never'), mean('dependent')];
    if (never === undefined || dependent === undefined) return 'The fewer trials a reversal takes, the more flexible the person.';
    return `After the reversal people who never used turn round in ${Math.round(never)} trials, people who are dependent in ${Math.round(dependent)}.`;
  },
  sit,
};
