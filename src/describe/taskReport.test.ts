import { describe, expect, it } from 'vitest';
import type { Session } from '../tasks/_task.ts';
import { tasks } from '../tasks/registry.generated.ts';
import { taskReport } from './taskReport.ts';

const reversal = tasks.find((t) => t.name === 'reversal')!;
const session = (person: number, history: string, reversed: number): Session => ({
  person,
  history,
  trials: [0.2, 0.4, 0.8].map((correct, trial) => ({ phase: 'reversal', trial, correct, learned: 0, other: 0 })),
  measures: { learning: 0.7, reversal: 0.6, reversed, plasticity: 1 },
});
const two = [session(0, 'never', 100), session(1, 'never', 120)];

describe('taskReport', () => {
  it('[TR1] tells means with their intervals: 100 and 120 make 110 ± 12.7 × 10', () => {
    const text = taskReport(reversal, two, { severities: ['never'], people: 2 });
    expect(text).toMatch(/never +110 {3}\(95 % CI −17 to 237\)/);
    expect(text).toContain('0.2 to 0.8');
    expect(text).toMatch(/never {7}▁▃█/);
    expect(text).not.toContain('lives ended');
  });

  it('[TR2] tells one person without an interval, counts lives that ended, and keeps to ASCII when asked', () => {
    const text = taskReport(reversal, two.slice(0, 1), { severities: ['never', 'dependent'], people: 1, plain: true });
    expect(text).toContain('1 of 2 lives ended before the session was over.');
    expect(text).not.toContain('95 % CI');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII itself
    expect(text).toMatch(/^[\x00-\x7f]*$/);
  });

  it('[TR3] says so when nobody is left', () => {
    expect(taskReport(reversal, [], { severities: ['never'], people: 3 })).toContain('3 of 3 lives ended');
  });
});
