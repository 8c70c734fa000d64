import { log } from '../numerics/elementary.ts';
import type { Script } from './_script.ts';
import type { Sitting } from './_sitting.ts';
import { EVERY_CUE, TRIAL } from './_sitting.ts';
import type { Task } from './_task.ts';

const TRIALS = 20;
/** What a dose would cost when it has been devalued, utility: as much as a good everyday pleasure is worth. */
const DEVALUED = 1;

const odds = (chance: number): number => log(chance / (1 - chance));

/**
 * Devaluation: the same choice with a dose as it is and with a dose known to be bad, in extinction (nothing is taken, so nothing is
 * learned). A plan takes the news in; a habit does not. Each pair of trials meets the same cues and the same chance.
 */
function* sit(s: Sitting): Script {
  const sums = { valued: 0, devalued: 0, sensitivity: 0, planned: 0 };
  for (let trial = 0; trial < TRIALS; trial++) {
    const cues = trial % 2 === 0 ? EVERY_CUE : undefined;
    const [valued, devalued] = [0, DEVALUED].map((stakes) =>
      s.probe(() => {
        s.meet(cues, { stakes });
        sums.planned += s.value('arbitration.planned') / (2 * TRIALS);
        return s.chanceOf('use');
      }),
    ) as [number, number];
    sums.valued += valued / TRIALS;
    sums.devalued += devalued / TRIALS;
    sums.sensitivity += (odds(valued) - odds(devalued)) / TRIALS;
    s.note({ trial, cued: cues ? 1 : 0, valued, devalued });
    yield* s.rest(TRIAL);
  }
  return { ...sums, habit: s.value('habit.level') };
}

export const devaluation: Task = {
  name: 'devaluation',
  says: 'A choice with and without a dose known to be bad',
  columns: {
    trial: { unit: '1', says: 'Number of the trial', digits: 0 },
    cued: { unit: '1', says: '1 when a scene of use is met', digits: 0 },
    valued: { unit: '1', says: 'Chance of use' },
    devalued: { unit: '1', says: 'Chance of use when the dose has been devalued' },
  },
  measures: {
    valued: { unit: '1', says: 'Chance of use, mean' },
    devalued: { unit: '1', says: 'Chance of use when the dose has been devalued, mean' },
    sensitivity: { unit: '1', says: 'Fall of the log odds of use by devaluation' },
    habit: { unit: '1', says: 'Habit' },
    planned: { unit: '1', says: 'Planned share of choice' },
  },
  shown: { column: 'devalued', measure: 'sensitivity' },
  tells: (mean) => {
    const [never, dependent] = [mean('never'), mean('dependent')];
    if (!never || dependent === undefined) return 'The smaller the fall of the log odds of use, the more use has become a habit.';
    return `Knowing the dose to be bad moves people who are dependent ${Math.round((100 * dependent) / never)} % as much as people who never used.`;
  },
  sit,
};
