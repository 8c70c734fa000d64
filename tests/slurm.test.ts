/** A study on a real Slurm: three node daemons on this machine. Rules [SL1–SL7]. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Cluster, slurmMissing } from './slurm/cluster.ts';
import { bytesOf } from './store/toyProgram.ts';

const missing = slurmMissing();
if (missing && process.env.CI) throw new Error(`slurm: ${missing}`);
if (missing) console.warn(`slurm: skipped, ${missing}`);

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));

describe.skipIf(missing)('a study on Slurm', { timeout: 120_000 }, () => {
  let cluster: Cluster;
  const home = mkdtempSync(join(tmpdir(), 'accumbens-on-slurm-'));
  writeFileSync(
    join(home, 'month.yaml'),
    'title: Months\npeople: 4\nduration: 720 d\ntake: heroin 2 mg intravenous every 1 h\nrecord: { every: 2 d }\n',
  );
  const RUN = ['run', 'month.yaml', '--shard', '1'];
  const SLURM = [...RUN, '--on', 'slurm', '--per-task', '1', '--out'];
  const env = () => ({ ...cluster.env, ACCUMBENS_POLL_MS: '300' });
  const accumbens = (...args: string[]) => spawnSync(process.execPath, [main, ...args], { cwd: home, encoding: 'utf8', env: env() });
  let wanted: Record<string, string>;

  beforeAll(async () => {
    cluster = await Cluster.start();
    expect(accumbens(...RUN, '--out', 'here')).toMatchObject({ status: 0 });
    wanted = bytesOf(join(home, 'here'));
  });
  afterAll(() => {
    cluster?.stop();
    rmSync(home, { recursive: true, force: true });
  });

  function begin(...args: string[]) {
    const child = spawn(process.execPath, [main, ...args], { cwd: home, env: env(), stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        said += chunk;
      });
    const ended = new Promise<{ code: number | null; said: string }>((done) => child.on('close', (code) => done({ code, said })));
    return { child, ended };
  }
  const until = async (what: string, ready: () => boolean) => {
    for (let turn = 0; !ready(); turn++) {
      if (turn > 600) throw new Error(`${what}: not within a minute; ${JSON.stringify(cluster.queue())}`);
      await new Promise((go) => setTimeout(go, 100));
    }
  };
  const kept = (name: string) => {
    const done = join(home, name, 'done');
    return existsSync(done) ? readdirSync(done).filter((file) => file.endsWith('.json') && !file.startsWith('.')).length : 0;
  };
  const runningOn = (name: string) => cluster.queue().filter(({ state, node }) => state === 'RUNNING' && node === name);

  it('[SL1] gives the same bytes as one machine, and cleans up after itself', async () => {
    const { code, said } = await begin(...SLURM, 'plain').ended;
    expect(code, said).toBe(0);
    expect(said).toContain('4 of 4 shards kept');
    expect(bytesOf(join(home, 'plain'))).toEqual(wanted);
    expect(cluster.queue().filter(({ state }) => state !== 'COMPLETED')).toEqual([]);
  });

  it('[SL2] [SL3] outlives the loss of its terminal, of a task and of a node', async () => {
    const { child, ended } = begin(...SLURM, 'hurt');
    await until('three tasks at work', () =>
      ['n1', 'n2', 'n3'].every((node) => cluster.processesOn(node).length > 0 && runningOn(node).length > 0),
    );
    child.kill('SIGKILL');
    expect((await ended).code).toBe(null);
    expect(accumbens(...SLURM, 'hurt', '--resume').stderr).toContain('its tasks are still queued or running in Slurm');
    for (const pid of cluster.processesOn('n1')) process.kill(pid, 'SIGKILL');
    cluster.lose(2);
    const attached = await begin('attach', 'hurt').ended;
    expect(attached.code, attached.said).toBe(0);
    expect(attached.said).toMatch(/round 2/);
    expect(bytesOf(join(home, 'hurt'))).toEqual(wanted);
    cluster.startNode(2);
  });

  it('[SL4] stops when its tasks are cancelled, keeps what is whole, and goes on when asked', async () => {
    const { ended } = begin(...SLURM, 'cancelled', '--at-once', '1');
    await until('a shard', () => kept('cancelled') > 0);
    cluster.scancel('--name', JSON.parse(readFileSync(join(home, 'cancelled', 'slurm', 'plan.json'), 'utf8')).name);
    const { code, said } = await ended;
    expect(code, said).toBe(1);
    expect(said).toMatch(/cancelled: its tasks were cancelled; [1-3] of 4 shards are kept, go on with the same command and --resume/);
    // What the array left behind does not draw a run back to Slurm.
    const before = cluster.queue().length;
    cpSync(join(home, 'cancelled'), join(home, 'brought home'), { recursive: true });
    expect(accumbens(...RUN, '--out', 'brought home', '--resume')).toMatchObject({ status: 0 });
    expect(bytesOf(join(home, 'brought home'))).toEqual(wanted);
    expect(cluster.queue()).toHaveLength(before);
    const { child, ended: again } = begin(...SLURM, 'cancelled', '--resume');
    await until('tasks', () => cluster.queue().some(({ state }) => state === 'RUNNING'));
    child.kill('SIGINT');
    const left = await again;
    expect(left.code, left.said).toBe(130);
    expect(left.said).toContain('its tasks go on: follow them with accumbens attach cancelled, end them with --cancel');
    expect(accumbens('attach', 'cancelled', '--cancel')).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('cancelled: cancelled;'),
    });
    expect(cluster.queue().filter(({ state }) => state === 'RUNNING' || state === 'PENDING')).toEqual([]);
    expect(accumbens('run', 'month.yaml', '--shard', '1', '--out', 'cancelled', '--resume')).toMatchObject({ status: 0 });
    expect(bytesOf(join(home, 'cancelled'))).toEqual(wanted);
  });

  it('[SL5] gives up after a bounded number of rounds and says where the reason stands', () => {
    accumbens('run', 'month.yaml', '--shard', '1', '--on', 'later', '--out', 'broken');
    // A disk that gives errors: the place of one shard's mark is taken by a folder.
    spawnSync('mkdir', ['-p', join(home, 'broken', 'done', '000002.json', 'x')]);
    const { status, stderr } = accumbens(...SLURM, 'broken', '--resume', '--retries', '1');
    expect(status).toBe(1);
    expect(stderr).toMatch(/broken: shards 2 are missing after 2 rounds; 3 of 4 shards are kept, the reason is in \S+\/slurm\/\*\.log/);
    const logs = readdirSync(join(home, 'broken', 'slurm')).filter((name) => /\.log$/.test(name));
    expect(logs.map((name) => readFileSync(join(home, 'broken', 'slurm', name), 'utf8')).join('')).toContain('000002.json');
  });

  it.each([
    ['trial', 'trial.yaml', 'result.json'],
    ['sweep', 'sweep.yaml', 'sensitivity.json'],
  ])('[SL7] computes a %s, works out what it found, and keeps the same bytes as one machine', async (command, file, found) => {
    writeFileSync(
      join(home, 'trial.yaml'),
      'title: Two sites\npeople: 21\ntreatment: 2 weeks\n' +
        'population: { dependent: 2 weeks, within: 30 weeks, criteria: { window: 14 d, least: 1 }, attempts: 4 }\n' +
        'arms:\n  - name: methadone\n    treatments: methadone\n  - name: waiting list\n    treatments: waiting list\n',
    );
    writeFileSync(
      join(home, 'sweep.yaml'),
      'title: Doses\nof: month.yaml\npeople: 2\ndesign: latin hypercube\npoints: 4\n' +
        'vary: { tolerance.slowTime: declared }\nmeasure: [phases.dopamine_percent_highest]\n',
    );
    const here = accumbens(command, file, '--resume', '--out', `${command} here`);
    expect(here.status, here.stderr).toBe(0);
    const { code, said } = await begin(command, file, '--on', 'slurm', '--per-task', '1', '--out', `${command} there, 100%`).ended;
    expect(code, said).toBe(0);
    const there = bytesOf(join(home, `${command} there, 100%`));
    expect(Object.keys(there)).toContain(found);
    expect(there).toEqual(bytesOf(join(home, `${command} here`)));
  });

  it('[SL6] says what Slurm refuses in one sentence', () => {
    const { status, stderr } = accumbens(...SLURM, 'nowhere', '--partition', 'moon');
    expect(status).toBe(1);
    expect(stderr.trim().split('\n').at(-1)).toMatch(/^slurm: sbatch failed: .*partition/i);
  });
});
