/** What can befall a run in shards: killed at any moment, a second process, a full disk, a folder that may not be written, Ctrl-C. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, describe, expect, it } from 'vitest';
import { uniform } from '../src/index.ts';
import { bytesOf, toyProgram } from './store/toyProgram.ts';

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'accumbens-store-'));
const { program, remove } = toyProgram();
const mounts: string[] = [];
afterAll(() => {
  for (const mount of mounts) spawnSync('umount', [mount]);
  rmSync(home, { recursive: true, force: true });
  remove();
});

const SPEC = { people: 160, shardPeople: 8, weeks: 200 };
const begin = (folder: string, resume = false, spec: object = SPEC) =>
  spawn(process.execPath, [program, folder, JSON.stringify(spec), resume ? 'resume' : ''], { stdio: ['ignore', 'ignore', 'pipe'] });

async function end(child: ReturnType<typeof begin>): Promise<{ code: number | null; said: string }> {
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, said };
}

const accumbens = (...args: string[]) => spawnSync(process.execPath, [main, ...args], { cwd: home, encoding: 'utf8' });
const SCENARIO = `title: A day\npeople: 12\nduration: 1 d\ntake: heroin 10 mg intravenous at 2 h\nrecord: { every: 6 h }\n`;
writeFileSync(join(home, 'day.yaml'), SCENARIO);
const DAY = ['run', 'day.yaml', '--shard', '2', '--workers', '2', '--out'];

describe('a run that is killed', () => {
  it('[RK1] at twenty random moments ends in the same bytes, and never shows half a file', async () => {
    const whole = join(home, 'whole');
    const started = performance.now();
    expect(await end(begin(whole))).toEqual({ code: 0, said: '' });
    const took = performance.now() - started;
    const wanted = bytesOf(whole);
    let folder = join(home, 'killed-0');
    let kills = 0;
    let midway = 0;
    for (let turn = 0; kills < 20; turn++) {
      const child = begin(folder, true);
      const ended = end(child);
      const wait = took * uniform(7, turn, 'moment of the kill', 0);
      await Promise.race([ended, new Promise((go) => setTimeout(go, wait))]);
      if (child.exitCode === null) {
        child.kill('SIGKILL');
        kills++;
      }
      const { code, said } = await ended;
      expect([code, said]).toEqual(code === null ? [null, ''] : [0, '']);
      const now = existsSync(folder) ? bytesOf(folder) : {};
      for (const [name, bytes] of Object.entries(now)) {
        if (!/^lock|\.unfinished/.test(name)) expect(bytes === wanted[name], `${name} after kill ${kills}`).toBe(true);
      }
      const shards = Object.keys(now).filter((name) => name.startsWith('done')).length;
      if (shards > 0 && shards < 20) midway++;
      if (code === 0) folder = join(home, `killed-${kills}`);
    }
    expect(midway).toBeGreaterThan(3);
    expect(await end(begin(folder, true))).toEqual({ code: 0, said: '' });
    expect(bytesOf(folder)).toEqual(wanted);
  });
});

describe('accumbens run in shards', () => {
  const wanted = (() => {
    let bytes: Record<string, string> | undefined;
    return () => {
      if (!bytes) {
        expect(accumbens(...DAY, 'day')).toMatchObject({ status: 0 });
        bytes = bytesOf(join(home, 'day'));
      }
      return bytes;
    };
  })();

  it('[RK2] keeps every person once, the same as the same people in one piece', async () => {
    const files = wanted();
    const rows = Object.keys(files).filter((name) => name.startsWith('people'));
    const read = await Promise.all(
      rows.sort().map((name) => parquetReadObjects({ file: Uint8Array.from(Buffer.from(files[name]!, 'latin1')).buffer })),
    );
    expect(read.flat().map(({ person }) => person)).toEqual([...Array(12).keys()]);
    const { stdout } = accumbens('run', 'day.yaml', '--no-write', '--json');
    expect(JSON.parse(stdout).overdoses).toBe(read.flat().reduce((sum, { overdoses }) => sum + overdoses, 0));
  });

  it('[RK3] refuses a second process in the folder, leaves a run that Ctrl-C stopped to be resumed, and says so', async () => {
    const args = [main, 'run', 'day.yaml', '--people', '300', '--shard', '1', '--workers', '1', '--out', 'stopped'];
    const child = spawn(process.execPath, args, { cwd: home, stdio: ['ignore', 'ignore', 'pipe'] });
    const ended = end(child);
    const done = join(home, 'stopped', 'done');
    while (!existsSync(done) || readdirSync(done).length < 3) await new Promise((go) => setTimeout(go, 20));
    const second = accumbens(...args.slice(1), '--resume');
    expect(second.status).toBe(1);
    expect(second.stderr).toMatch(/^stopped: process \d+ on \S+ is working on this run; wait for it, or end it first/);
    child.kill('SIGINT');
    const { code, said } = await ended;
    expect(code).toBe(130);
    expect(said).toMatch(/stopped: stopped; \d+ of 300 shards are kept, go on with the same command and --resume\n$/);
    expect(readdirSync(join(home, 'stopped')).sort()).not.toContain('lock');
    expect(accumbens(...args.slice(1)).stderr).toMatch(/holds an unfinished run; go on with --resume/);
  });

  it('[RK4] says what cannot be: a table of people, options that contradict each other', () => {
    expect(accumbens('run', 'day.yaml', '--no-write', '--resume')).toMatchObject({ status: 2 });
    expect(accumbens('run', 'day.yaml', '--shard', '0')).toMatchObject({ status: 2 });
    expect(accumbens('run', 'day.yaml', '--workers', 'many')).toMatchObject({ status: 2 });
  });

  /** A disk of `size` of its own, where this user may make one. */
  function disk(name: string, size: string): string | undefined {
    const mount = join(home, name);
    mkdirSync(mount);
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', mount]).status !== 0) return undefined;
    mounts.push(mount);
    return mount;
  }

  it('[RK5] on a disk that becomes full keeps what is whole, says so in one sentence, and goes on when there is room', (context) => {
    const mount = disk('small', '128k');
    if (!mount) return context.skip('this user may not mount a small disk');
    const out = join(mount, 'run');
    const full = accumbens(...DAY, out);
    expect(full.status).toBe(1);
    // A slow machine tells its progress first.
    expect(full.stderr.split('\n').at(-2)).toBe(
      `${out}: does not fit: the disk is full; whole shards are kept, so mend that and go on with --resume`,
    );
    for (const [name, bytes] of Object.entries(bytesOf(out))) expect(bytes === wanted()[name], name).toBe(true);
    expect(readdirSync(join(out, 'done')).length).toBeGreaterThan(0);
    spawnSync('mount', ['-o', 'remount,size=8m', mount]);
    expect(accumbens(...DAY, out, '--resume')).toMatchObject({
      status: 0,
      stderr: expect.stringMatching(/\d of 6 shards are there already/),
    });
    expect(bytesOf(out)).toEqual(wanted());
  });

  it('[RK6] in a folder that may not be written says so before it computes anything', (context) => {
    const mount = disk('fixed', '64k');
    if (!mount) return context.skip('this user may not mount a small disk');
    spawnSync('mount', ['-o', 'remount,ro', mount]);
    const refused = accumbens(...DAY, join(mount, 'run'));
    expect(refused.status).toBe(1);
    expect(refused.stderr).toBe(`${join(mount, 'run')}: is on a disk that is read-only; name a folder you can write to\n`);
  });
});
