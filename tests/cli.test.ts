/** The command as people type it: what it prints, its exit codes, and that faults leave nothing behind. Runs the built `dist`. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'accumbens-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function accumbens(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}
function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return name;
}

const SHORT = 'title: One dose\nduration: 1 d\ntake: [heroin 10 mg intravenous at 2 h]\nrewards: [meal at 12 h]\nrecord: { every: 1 h }\n';

describe('run', () => {
  it('[CM1] writes a run folder and says where; the same run gives the same bytes', () => {
    file('one.yaml', SHORT);
    const first = accumbens('run', 'one.yaml', '--out', 'a');
    expect(first.stderr).toBe('');
    expect(first.status).toBe(0);
    expect(first.stdout).toMatch(/^One dose\n/);
    expect(first.stdout).toContain('Report: a/report.html');
    expect(accumbens('run', 'one.yaml', '--out', 'b').status).toBe(0);
    const names = readdirSync(join(folder, 'a')).sort();
    expect(names).toEqual(['events.parquet', 'outcomes.parquet', 'people.parquet', 'report.html', 'run.json', 'series.parquet']);
    for (const name of names) {
      const [a, b] = ['a', 'b'].map((run) =>
        readFileSync(join(folder, run, name))
          .toString('latin1')
          .replaceAll('--out a', '--out b'),
      );
      expect(a === b, name).toBe(true);
    }
  });

  it('[CM2] refuses to write over a run, and does with --force', () => {
    file('one.yaml', SHORT);
    accumbens('run', 'one.yaml', '--out', 'again', '--force');
    const refused = accumbens('run', 'one.yaml', '--out', 'again');
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('again');
    expect(refused.stderr.trim().split('\n')).toHaveLength(1);
    expect(accumbens('run', 'one.yaml', '--out', 'again', '--force').status).toBe(0);
  });

  it('[CM3] --json is JSON alone; --people and --seed win over the file; --no-write leaves nothing', () => {
    file('one.yaml', SHORT);
    const run = (seed: string) => accumbens('run', 'one.yaml', '--json', '--no-write', '--people', '3', '--seed', seed);
    const [one, same, other] = [run('5'), run('5'), run('6')];
    const told = JSON.parse(one.stdout) as { title: string; table: { people: number }[]; folder: string | null };
    expect(told.title).toBe('One dose');
    expect(told.folder).toBeNull();
    expect(Math.max(...told.table.map((row) => row.people))).toBe(3);
    expect(same.stdout).toBe(one.stdout);
    expect(other.stdout).not.toBe(one.stdout);
    expect(existsSync(join(folder, 'runs'))).toBe(false);
  });

  it('[CM4] reads an event table', () => {
    file('table.csv', 'ID,TIME,AMT,EVID,II,ADDL\n1,0,10,1,8,5\n1,48,0,0,0,0\n2,0,5,1,0,0\n2,48,0,0,0,0\n');
    const { status, stdout, stderr } = accumbens('run', 'table.csv', '--substance', 'heroin', '--route', 'smoked', '--no-write');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain('Event table table.csv');
  });
});

describe('a person of a trial', () => {
  const trial = join(folder, 'trial');
  mkdirSync(trial);
  writeFileSync(join(trial, 'everybody.csv'), '"who","project"\n7,27\n9,27\n');
  const days = Array.from({ length: 20 }, (_, i) => `7,"Heroin",${i - 20}`).join('\n');
  writeFileSync(join(trial, 'tlfb.csv'), `"who","what","when"\n${days}\n7,"Alcohol",3\n`);

  it('[CM5] is reconstructed with a band over the unknown doses', () => {
    const { status, stdout, stderr } = accumbens('run', '--tlfb', 'trial', '--who', '7', '--draws', '4', '--json', '--no-write');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const { table } = JSON.parse(stdout) as { table: { series: string; measure: string; low: number; high: number; people: number }[] };
    const tolerance = table.filter((row) => row.series === 'tolerance.level');
    expect(tolerance.length).toBeGreaterThan(0);
    expect(tolerance.some((row) => row.people === 4 && row.high > row.low)).toBe(true);
  });

  it('[CM5] without a word in the tables is told apart from a person who uses nothing', () => {
    expect(accumbens('run', '--tlfb', 'trial', '--who', '9', '--draws', '2', '--no-write').stdout).toContain(
      'no record is not the same as no use',
    );
  });

  it('[CM6] the number of people is that of the table, and a torn gzip file is one sentence', () => {
    expect(accumbens('run', '--tlfb', 'trial', '--who', '7', '--people', '9')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('found --people'),
    });
    mkdirSync(join(folder, 'torn'));
    writeFileSync(join(folder, 'torn', 'everybody.csv'), 'who,project\n7,27\n');
    writeFileSync(join(folder, 'torn', 'tlfb.csv.gz'), 'not gzip');
    expect(accumbens('run', '--tlfb', 'torn', '--who', '7')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('cannot be unpacked'),
    });
  });

  it('[CM6] who is not there is refused, and so is a folder without the tables', () => {
    expect(accumbens('run', '--tlfb', 'trial', '--who', '8')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('found nobody numbered 8'),
    });
    expect(accumbens('run', '--tlfb', '.', '--who', '7')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('found no everybody.csv'),
    });
    expect(accumbens('run', '--tlfb', 'trial')).toMatchObject({ status: 2, stderr: expect.stringContaining('--who N') });
  });
});

describe('faults of input', () => {
  const cases: [string, string[], string][] = [
    ['no such file', ['run', 'nowhere.yaml'], 'nowhere.yaml: there is no such file'],
    ['a folder for a file', ['run', '.'], '.: it is a folder'],
    ['an unknown command', ['rnu'], 'found the command "rnu"; allowed are run, '],
    ['an unknown option', ['run', '--peple', '3'], 'did you mean --people?'],
    ['a bad number', ['claims', '--people', 'many'], '--people is "many"; allowed is a whole number'],
    ['an unknown claim', ['claims', 'C99'], 'found C99'],
    ['an unknown row', ['validate', 'P-V2'], 'found P-V2'],
    ['an unknown part of the model', ['model', 'tolerence'], 'did you mean tolerance?'],
    ['an absurd tolerance', ['run', 'one.yaml', '--tolerance', '5'], '--tolerance is "5"; allowed is a number from 1e-12 to 1e-2'],
  ];
  it.each(cases)('[CM7] %s: exit 2 and one sentence', (_, args, message) => {
    file('one.yaml', SHORT);
    const { status, stdout, stderr } = accumbens(...args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('[CM8] a wrong scenario: every fault with file, line and column, and no folder left', () => {
    file(
      'wrong.yaml',
      'title: Wrong\nduration: 3 d\nrecrod: { every: 1 h }\ntake: [heroin -5 mg intravenous at 1 h, aspirin 3 mg oral at 2 h]\n',
    );
    const { status, stderr } = accumbens('run', 'wrong.yaml', '--out', 'wrong');
    expect(status).toBe(2);
    const lines = stderr.trim().split('\n');
    expect(lines.length).toBeGreaterThanOrEqual(3);
    for (const line of lines) expect(line).toMatch(/^wrong\.yaml:\d+(:\d+)? /);
    expect(existsSync(join(folder, 'wrong'))).toBe(false);
  });

  it('[CM9] an unwritable place: one sentence before any work, exit 1', () => {
    file('one.yaml', SHORT);
    file('plain', 'a file');
    const { status, stderr } = accumbens('run', 'one.yaml', '--out', 'plain/inside');
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('claims, validate, cite, model', () => {
  it('[CM10] give machines what they ask for', () => {
    const claims = accumbens('claims', 'C04', '--people', '8', '--json');
    const [claim] = JSON.parse(claims.stdout) as Record<string, unknown>[];
    for (const key of ['id', 'statement', 'measured', 'bound', 'verdict']) expect(claim).toHaveProperty(key);
    const rows = JSON.parse(accumbens('validate', 'P-V13', 'P-V24', '--people', '8', '--json', '--workers', '2').stdout) as {
      id: string;
      published: string;
    }[];
    expect(rows.map((row) => row.id)).toEqual(['P-V13', 'P-V24']);
    expect(rows.every((row) => row.published.length > 0)).toBe(true);
  });

  it('[CM11] do not depend on the number of workers', { timeout: 180_000 }, () => {
    const run = (workers: string) =>
      accumbens('validate', 'P-V13', 'P-V11', 'R023', 'B-V10', '--people', '10', '--json', '--workers', workers).stdout;
    // B-V10 is judged on the shared lives, which are lived in pieces.
    const two = run('2');
    expect(JSON.parse(two)).toHaveLength(4);
    expect(two).toBe(run('1'));
  });

  it('[CM14] a task tells every trial, whichever workers examined the people', { timeout: 180_000 }, () => {
    const run = (workers: string) =>
      accumbens('task', 'discounting', '--severity', 'never', '--people', '5', '--json', '--workers', workers).stdout;
    const two = run('2');
    const { sessions } = JSON.parse(two) as { sessions: { person: number; trials: unknown[] }[] };
    expect(sessions.map((s) => s.person)).toEqual([0, 1, 2, 3, 4]);
    expect(sessions[0]?.trials).toHaveLength(96);
    expect(two).toBe(run('1'));
  });

  it('[CM12] a run cites the evidence behind it', () => {
    file('one.yaml', SHORT);
    accumbens('run', 'one.yaml', '--out', 'cited', '--force');
    const { status, stdout } = accumbens('cite', 'cited');
    expect(status).toBe(0);
    expect(stdout).toContain('heroin.clearance');
    expect(stdout).not.toContain('methadone.clearance');
  });

  it('[CM13] model prints equations; help and version answer', () => {
    expect(accumbens('model', 'breathing').stdout).toContain('ventilation = 1 / (1 +');
    expect(accumbens('--help').stdout).toContain('988');
    const about = accumbens('trial', '--help');
    expect(about.status).toBe(0);
    expect(about.stdout).toContain('--pasts DIR');
    expect(about.stdout).toContain('988');
    expect(about.stdout).not.toContain('accumbens cohort');
    expect(accumbens('help', 'trial')).toEqual(about);
    expect(accumbens('--version').stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
