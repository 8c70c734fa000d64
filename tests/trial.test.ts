/** `accumbens trial` and `accumbens compare` as people type them. Runs the built `dist`. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'accumbens-trial-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function accumbens(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

const SMALL = `# Not advice.
title: Small
people: 3
seed: 4
treatment: 3 weeks
population: { dependent: 2 weeks, within: 30 weeks, criteria: { window: 14 d, least: 1 }, attempts: 12 }
arms:
  - name: Methadone
    treatments: methadone
  - name: vouchers alone
    treatments:
      - incentives: silverman-opiates
`;

describe('accumbens trial', () => {
  let first: ReturnType<typeof accumbens>;
  beforeAll(() => {
    writeFileSync(join(folder, 'small.yaml'), SMALL);
    first = accumbens('trial', 'small.yaml', '--out', 'a', '--workers', '1');
  }, 120_000);

  it('[CT1] says what was found and where the report is, and warns of what endangers people', () => {
    expect(first.status).toBe(0);
    expect(first.stdout).toMatch(/^Small\n/);
    expect(first.stdout).toContain('Report: a/report.html');
    expect(first.stderr).toMatch(/danger: vouchers alone: abstinence from opioids is rewarded without medication/);
    const files = readdirSync(join(folder, 'a')).sort();
    expect(files).toEqual([
      'costs.parquet',
      'hours.parquet',
      'people.parquet',
      'report.html',
      'result.json',
      'run.json',
      'screened.parquet',
      'weeks.parquet',
    ]);
    expect(readFileSync(join(folder, 'a/report.html'), 'utf8')).toContain('without medication');
  });

  it('[CT2] gives the same bytes again, for any number of workers', { timeout: 120_000 }, () => {
    expect(accumbens('trial', 'small.yaml', '--out', 'b', '--workers', '2').status).toBe(0);
    for (const name of readdirSync(join(folder, 'a'))) {
      const [a, b] = ['a', 'b'].map((run) => readFileSync(join(folder, run, name)));
      expect(a!.equals(b!), name).toBe(true);
    }
    const refused = accumbens('trial', 'small.yaml', '--out', 'b');
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('holds a run already');
  });

  it('[CT2] kept pasts give the same bytes, whatever the settings were when they were kept', { timeout: 120_000 }, () => {
    writeFileSync(join(folder, 'other.yaml'), SMALL.replace('treatments: methadone', 'treatments: { methadone: { dose: 20 mg } }'));
    expect(accumbens('trial', 'other.yaml', '--no-write', '--pasts', 'pasts').status).toBe(0);
    expect(accumbens('trial', 'small.yaml', '--out', 'c', '--pasts', 'pasts').status).toBe(0);
    expect(readdirSync(join(folder, 'pasts'))).toHaveLength(1);
    for (const name of readdirSync(join(folder, 'a'))) {
      const [a, c] = ['a', 'c'].map((run) => readFileSync(join(folder, run, name)));
      expect(a!.equals(c!), name).toBe(true);
    }
  });

  it('[CT2] kept in shards finds the same, and writes the same report but for the command', { timeout: 120_000 }, () => {
    const kept = accumbens('trial', 'small.yaml', '--out', 'd', '--resume');
    expect(kept.status, kept.stderr).toBe(0);
    expect(kept.stderr).toMatch(/danger: vouchers alone/);
    expect(kept.stdout).toContain('Report: d/report.html');
    const [a, d] = ['a', 'd'].map((run) => readFileSync(join(folder, run, 'result.json'), 'utf8'));
    expect(d).toBe(a);
    const [plain, sharded] = ['a', 'd'].map((run) => readFileSync(join(folder, run, 'report.html'), 'utf8'));
    expect(sharded).toBe(plain!.replace(/<p>To run it again:<\/p>\n<pre>[^<]*<\/pre>/, ''));
  });

  it('[CT3] result.json has the shares of every week, which sum to one', () => {
    const { arms } = JSON.parse(readFileSync(join(folder, 'a/result.json'), 'utf8')) as { arms: { weekly: Record<string, number[]> }[] };
    expect(arms).toHaveLength(2);
    for (const { weekly } of arms) {
      expect(weekly.negative).toHaveLength(3);
      for (let week = 0; week < 3; week++)
        expect(weekly.negative![week]! + weekly.positive![week]! + weekly.missing![week]!).toBeCloseTo(1, 9);
    }
  });

  const refused: [string, string[], string][] = [
    ['no trial', ['trial'], 'found no trial; name a trial file, or one of'],
    ['an unknown trial', ['trial', 'ctn-0028'], 'did you mean ctn-0027?'],
    ['a scenario', ['trial', 'life.yaml'], 'has no arms'],
    ['a fault', ['trial', 'bad.yaml'], 'bad.yaml:9:17 arms[0].treatments: found "methadon" (is "methadone" meant?)'],
    ['too few people', ['trial', 'small.yaml', '--people', '1'], '--people is "1"'],
    ['no data', ['compare', 'a', 'nowhere'], 'nowhere is no folder'],
    ['a folder without tables', ['compare', 'a', '.'], 'found no everybody.csv'],
    ['one name', ['compare', 'a'], 'allowed are two'],
  ];
  it.each(refused)('[CT4] %s: exit 2, nothing printed', (_, args, message) => {
    writeFileSync(join(folder, 'life.yaml'), 'title: x\nduration: 1 d\n');
    writeFileSync(join(folder, 'bad.yaml'), SMALL.replace('treatments: methadone', 'treatments: methadon'));
    const { status, stdout, stderr } = accumbens(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('[CT5] compares with a real trial’s tables: what they hold, beside what was simulated', () => {
    const data = join(folder, 'data');
    mkdirSync(data);
    writeFileSync(join(data, 'everybody.csv'), 'who,project\n1,27\n2,27\n');
    writeFileSync(join(data, 'randomization.csv'), 'who,treatment,which\n1,Methadone,1\n2,Methadone,1\n');
    writeFileSync(join(data, 'published_endpoints.csv'), 'who,usePatternUDS\n1,-+oo\n2,---\n');
    const { status, stdout, stderr } = accumbens('compare', 'a', 'data', '--weeks', '1..3', '--json');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const [arm] = (JSON.parse(stdout) as { arms: { realPeople: number; weekly: { negative: { real: number }[] } }[] }).arms;
    expect(arm!.realPeople).toBe(2);
    expect(arm!.weekly.negative.map(({ real }) => real)).toEqual([1, 0.5, 0.5]);
    expect(accumbens('compare', 'a', 'data', '--weeks', '2..3').stdout).toMatch(/Mean absolute error: negative/);
    expect(accumbens('compare', 'a', 'data', '--weeks', '1..3', '--out', 'page.html').status).toBe(0);
    const page = readFileSync(join(folder, 'page.html'), 'utf8');
    expect(page.match(/<figure/g)).toHaveLength(4);
    expect(page).toMatch(/2 real people.*Published endpoints inside/s);
    expect(accumbens('compare', 'a', 'data', '--out', 'nowhere/page.html')).toMatchObject({ status: 2 });
    expect(accumbens('compare', 'a', 'data', '--weeks', '3..2')).toMatchObject({ status: 2 });
  });
});

/** The folder named by ACCUMBENS_CTN0094, or one called data/ctn0094 beside this checkout. */
function published(): string | undefined {
  const beside = fileURLToPath(new URL('../../', import.meta.url));
  const folders = [process.env.ACCUMBENS_CTN0094, ...readdirSync(beside).map((name) => `${beside}${name}/data/ctn0094`)];
  return folders.find((place) => place !== undefined && existsSync(`${place}/published_endpoints.csv.gz`));
}

describe('the published tables of CTN-0027', () => {
  const data = published();
  const skipped = data ? '' : ' (skipped: set ACCUMBENS_CTN0094 to the folder of tables)';
  it.skipIf(!data)(`[CT6] are read where they lie: 529 people on methadone${skipped}`, () => {
    const { status, stdout } = accumbens('compare', 'a', data!, '--weeks', '2..3', '--json');
    expect(status).toBe(0);
    const { arms } = JSON.parse(stdout) as { arms: { arm: string; realPeople: number; weekly: Record<string, { real: number }[]> }[] };
    expect(arms.map(({ arm, realPeople }) => [arm, realPeople])).toEqual([['Methadone', 529]]);
    for (let week = 0; week < 2; week++) {
      const sum = ['negative', 'positive', 'missing'].reduce((all, kind) => all + arms[0]!.weekly[kind]![week]!.real, 0);
      expect(sum).toBeCloseTo(1, 12);
    }
  });
});
