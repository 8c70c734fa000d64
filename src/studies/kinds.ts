import type { KindOf, StudyKind } from '../simulate/study.ts';
import { cohort } from './cohort.ts';
import { sweep } from './sweep.ts';
import { trial } from './trial.ts';

const KINDS: readonly StudyKind[] = [cohort, sweep, trial];

/** Every kind of study there is, by name. */
export const studyKind: KindOf = (name) => {
  const found = KINDS.find(({ kind }) => kind === name);
  if (!found) throw new Error(`${name}: no such kind of study; known are ${KINDS.map(({ kind }) => kind).join(', ')}`);
  return found;
};
