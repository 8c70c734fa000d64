import { exp, log } from '../numerics/elementary.ts';
import type { Script } from './_script.ts';
import type { Sitting } from './_sitting.ts';
import { EVERY_CUE } from './_sitting.ts';
import type { Task } from './_task.ts';

/** Responses asked for the nth dose, from 1: 1, 2, 4, 6, 9, 12, 15, 20 … (Richardson & Roberts 1996). */
export const responses = (n: number): number => Math.round(5 * exp(0.2 * n) - 5);
/** What a response costs, utility: a hundred responses are as dear as a good everyday pleasure is worth. Assumed. */
const EFFORT = 0.01;
/** A dose of the session, share of the usual first bag. */
const DOSE = 0.5;
/** Between two doses, h, and the most doses of a session. */
const APART = 0.5;
const MOST = 20;

/**
 * Progressive ratio: each dose costs more responses than the one before, at the sight of the drug, with nothing else to do than to rest.
 * The body takes the doses, so what the next is worth follows what the last ones did. The break point is the last ratio completed.
 */
function* sit(s: Sitting): Script {
  s.free();
  let completed = 0;
  for (let n = 1; n <= MOST; n++) {
    s.meet(EVERY_CUE, { costs: { use: EFFORT * responses(n) } });
    const works = s.chanceOf('use', ['use', 'rest']);
    const goesOn = s.pick([works, 1 - works]) === 0;
    s.note({ trial: n, ratio: responses(n), works, completed: goesOn ? 1 : 0 });
    if (!goesOn) break;
    completed = responses(n);
    yield* s.dose(DOSE * s.value('market.bag'));
    yield* s.rest(APART);
  }
  return { breakPoint: completed, logBreakPoint: log(1 + completed), doses: s.trials.filter((t) => t.completed === 1).length };
}

export const progressiveRatio: Task = {
  name: 'progressiveRatio',
  says: 'Ever more responses for the next dose',
  columns: {
    trial: { unit: '1', says: 'Number of the dose', digits: 0 },
    ratio: { unit: '1', says: 'Responses asked', digits: 0 },
    works: { unit: '1', says: 'Chance of working for it' },
    completed: { unit: '1', says: '1 when it was worked for', digits: 0 },
  },
  measures: {
    breakPoint: { unit: '1', says: 'Break point: most responses made for a dose', digits: 0 },
    logBreakPoint: { unit: '1', says: 'Logarithm of one more than it' },
    doses: { unit: '1', says: 'Doses worked for', digits: 1 },
  },
  shown: { column: 'works', measure: 'breakPoint' },
  tells: (mean) => {
    const [never, dependent] = [mean('never'), mean('dependent')];
    if (never === undefined || dependent === undefined) return 'The higher the break point, the more the drug is worth.';
    return `For one more dose people who are dependent make up to ${Math.round(dependent)} responses, people who never used ${Math.round(never)}.`;
  },
  sit,
};
