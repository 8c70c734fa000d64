/** The pictures in figures/ are those the model draws now. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

it('redraws every committed picture to the same bytes', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/figures.mjs', '--check'], { cwd: root, encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});
