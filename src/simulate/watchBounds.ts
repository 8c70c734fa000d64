import type { MindModel } from '../language/mind.ts';
import type { Diary } from './diary.ts';
import type { MindPlan } from './mindPlan.ts';

/** Counts what left its bounds; a state that is no number ends the life with the reason. */
export function watchBounds(mind: MindModel, plan: MindPlan, values: Float64Array, diary: Diary, person: number, day: number): void {
  const { states, least, most } = plan;
  for (let i = 0; i < states.length; i++) {
    const x = values[states[i]!]!;
    if (x >= least[i]! && x <= most[i]!) continue;
    const { id } = mind.states[i]!;
    diary.strayed[id] = (diary.strayed[id] ?? 0) + 1;
    if (Number.isNaN(x)) throw new Error(`${id}: is no longer a number on day ${day} of person ${person}`);
  }
}
