/** The worker's part of scene 7: what a cue does to people who have become dependent. */
import { CUE_KINDS, HISTORIES, sessions, tasks } from '../../src/index.ts';
import { SEED } from './files.ts';

/** What a cue of one kind does to people who have become dependent, by itself. */
export interface Cued {
  readonly craving: Readonly<Record<string, number>>;
  readonly dopamine: Readonly<Record<string, number>>;
  /** Numbers of the people asked, and the command that asks them. */
  readonly people: readonly number[];
  readonly command: string;
}

/** People who are asked about each kind of cue; everyone has another pair of kinds. */
const ASKED = 3;

export function cued(kind: string): Cued {
  const task = tasks.find(({ name }) => name === 'cueReactivity')!;
  const place = (CUE_KINDS as readonly string[]).indexOf(kind);
  const history = HISTORIES.find(({ name }) => name === 'dependent')!;
  const people = Array.from({ length: ASKED }, (_, i) => place + i * CUE_KINDS.length);
  const sat = sessions(
    task,
    people.map((person) => ({ seed: SEED, person, history })),
  );
  const mean = (column: 'craving' | 'dopamine'): Record<string, number> => {
    const sums: Record<string, number> = {};
    for (const { trials } of sat) {
      for (const trial of trials) {
        const cue = String(trial.cue);
        sums[cue] = (sums[cue] ?? 0) + Number(trial[column]) / sat.length;
      }
    }
    return sums;
  };
  const command = `npx accumbens task ${task.name} --severity ${history.name} --people ${people.at(-1)! + 1} --seed ${SEED} --json`;
  return { craving: mean('craving'), dopamine: mean('dopamine'), people, command };
}
