/** What living on asks for in memory. Counts what is allocated in the built `dist`, and reads no clock. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const index = new URL('../dist/src/index.js', import.meta.url).href;
/** So much room for what is new that nothing is collected while it is counted, and code made at once, so that its numbers are no objects for long. */
const FLAGS = ['--expose-gc', '--min-semi-space-size=512', '--max-semi-space-size=512', '--no-concurrent-recompilation'];
const COUNT = `
  import { simulateCourses, standardBeing } from '${index}';
  const being = standardBeing();
  const live = (seed, people, days) => {
    const each = Array.from({ length: people }, (_, person) => ({ seed, person, until: 24 * days, tolerance: 3e-3 }));
    for (const _ of simulateCourses(being, each));
  };
  const grown = (days) => {
    globalThis.gc();
    const before = process.memoryUsage().heapUsed;
    live(3, 20, days);
    return process.memoryUsage().heapUsed - before;
  };
  live(1, 90, 365);
  const [short, long] = [grown(180), grown(360)];
  console.log((long - short) / (20 * 180));
`;

describe('memory', () => {
  it('a day more of a life that a person chooses allocates below 1,800 bytes', {
    timeout: 240_000,
  }, () => {
    const cwd = fileURLToPath(new URL('..', import.meta.url));
    const bytes = Number(execFileSync(process.execPath, [...FLAGS, '--input-type=module', '-e', COUNT], { cwd, encoding: 'utf8' }));
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(1800);
  });
});
