import { HISTORIES, type History } from './_history.ts';
import { sessions } from './_laboratory.ts';
import type { Session, Task } from './_task.ts';

export interface TaskRequest {
  readonly people: number;
  readonly seed: number;
  readonly histories?: readonly History[];
  readonly parameters?: Readonly<Record<string, number>>;
}

/** Sessions of a task: every history with the same people, history by history. */
export function runTask(task: Task, { people, seed, histories = HISTORIES, parameters = {} }: TaskRequest): Session[] {
  const seats = histories.flatMap((history) => Array.from({ length: people }, (_, person) => ({ seed, person, history, parameters })));
  return sessions(task, seats);
}
