import type { MindModel } from '../language/mind.ts';
import type { Diary } from './diary.ts';

/** Counts what left its bounds; a state that is no number ends the life with the reason. */
export function watchBounds({ states }: MindModel, values: Float64Array, diary: Diary, person: number, day: number): void {
  for (let i = 0; i < states.length; i++) {
    const { id, place, bounds } = states[i]!;
    const x = values[place]!;
    if (x >= bounds[0] && x <= bounds[1]) continue;
    diary.strayed[id] = (diary.strayed[id] ?? 0) + 1;
    if (Number.isNaN(x)) throw new Error(`${id}: is no longer a number on day ${day} of person ${person}`);
  }
}
