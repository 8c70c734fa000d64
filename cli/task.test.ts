import { describe, expect, it } from 'vitest';
import { runTaskJob, taskCommand } from './task.ts';

describe('accumbens task', () => {
  it('[CT1] names the nearest task and severity to one it does not know', async () => {
    await expect(taskCommand(['revesal'])).rejects.toThrow('the task is "revesal"; did you mean reversal?');
    await expect(taskCommand(['reversal', '--severity', 'dependant'])).rejects.toThrow('did you mean dependent?');
    await expect(taskCommand(['reversal', 'extinction'])).rejects.toThrow('one task is run at a time');
    await expect(taskCommand(['reversal', '--people', '0'])).rejects.toThrow('whole number from 1 to');
  });

  it('[CT2] a piece of the people gives what the whole does', () => {
    const piece = (from: number, to: number) => runTaskJob({ task: 'devaluation', severity: 'never', seed: 2, from, to });
    expect([...piece(0, 1), ...piece(1, 3)]).toEqual(piece(0, 3));
  });
});
