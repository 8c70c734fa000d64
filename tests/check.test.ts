/** `accumbens run --check`, as built. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'accumbens-check-'));
const file = join(folder, 'day.yaml');
writeFileSync(file, 'title: A day\nduration: 1 d\ntake: [heroin 10 mg intravenous at 2 h]\nrecord: { every: 1 h }\n');
afterAll(() => rmSync(folder, { recursive: true }));
const run = (...more: string[]) => spawnSync(process.execPath, [main, 'run', file, '--no-write', '--plain', ...more], { encoding: 'utf8' });

describe('accumbens run --check', () => {
  it('[CK1] solves people again by the generic method and tells the largest difference, which a coarser tolerance makes larger', () => {
    const [fine, coarse] = [run('--check', '--people', '2'), run('--check', '--people', '2', '--tolerance', '1e-2')].map(
      ({ status, stdout }) => {
        expect(status).toBe(0);
        const found =
          /^Check: 2 people again by the generic method; the largest difference is (\S+) of the largest value, in [\w.]+\.$/m.exec(stdout);
        return Number(found?.[1]);
      },
    ) as [number, number];
    expect(fine).toBeGreaterThan(0);
    expect(fine).toBeLessThan(1e-4);
    expect(coarse).toBeGreaterThan(fine);
  });

  it('[CK2] refuses a run in shards', () => {
    const { status, stderr } = run('--check', '--people', '600', '--shard', '100');
    expect(status).toBe(2);
    expect(stderr).toMatch(/--check|--no-write/);
  });
});
