/** The model in the browser: the bits of the command line, with and without special headers, with and without a network. */
import { execFileSync } from 'node:child_process';
import { createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileFor, pageFolder } from '../cli/serve.ts';
import { MAIN_SERIES } from '../src/index.ts';
import { type Host, host, open, root } from './web/browser.ts';

let web: Host;
let place: string;
beforeAll(async () => {
  web = await host();
  place = mkdtempSync(join(tmpdir(), 'web-engine-'));
});
afterAll(async () => {
  await web?.close();
  if (place) rmSync(place, { recursive: true });
});

/** One job for a worker of the page, asked as the page asks. Runs in the page, so it is text. */
const IN_PAGE = `async ({ address, jobs }) => {
  const worker = new Worker(address, { type: 'module' });
  worker.postMessage({ init: undefined });
  const answers = [];
  for (const [batch, input] of jobs.entries()) {
    const answer = await new Promise((told, failed) => {
      worker.onmessage = ({ data }) => told(data);
      worker.onerror = ({ message }) => failed(new Error(message));
      worker.postMessage({ batch, input });
    });
    if (answer.fault) throw new Error(answer.fault.message);
    const { times, series } = answer.result.record;
    answers.push({ times: [...times], series: Object.fromEntries(Object.entries(series).map(([name, values]) => [name, [...values]])) });
  }
  worker.terminate();
  return { isolated: crossOriginIsolated, answers };
}`;

interface Told {
  readonly isolated: boolean;
  readonly answers: readonly { readonly times: number[]; readonly series: Record<string, number[]> }[];
}

const workerFile = (which: RegExp): string => readdirSync(join(pageFolder(), 'assets')).find((name) => which.test(name)) as string;
const lives = (page: Page, text: string, people: number, kind: 'life' | 'free' = 'life'): Promise<Told> => {
  const jobs = Array.from({ length: people }, (_, person) => ({ kind, text, person, series: MAIN_SERIES }));
  const address = `./assets/${workerFile(kind === 'life' ? /^worker-.*\.js$/ : /^livesWorker-.*\.js$/)}`;
  return page.evaluate(`(${IN_PAGE})(${JSON.stringify({ address, jobs })})`) as Promise<Told>;
};

/** The series that the command line writes, person by person. */
async function commandLine(file: string, people: number, names: readonly string[] = MAIN_SERIES): Promise<Told['answers']> {
  const out = join(place, 'run');
  execFileSync(process.execPath, [join(root, 'dist/cli/main.js'), 'run', file, '--people', String(people), '--out', out, '--force'], {
    stdio: 'ignore',
  });
  const bytes = readFileSync(join(out, 'series.parquet'));
  const rows = await parquetReadObjects({ file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer });
  return Array.from({ length: people }, (_, person) => {
    const own = rows.filter((row) => row.person === person);
    const column = (name: string): number[] => own.map((row) => row[name] as number);
    return { times: column('time_h'), series: Object.fromEntries(names.map((name) => [name, column(name)])) };
  });
}

/** A host that sends no headers of its own, as a plain one does. */
function plainHost(): Promise<Server> {
  const types: Record<string, string> = {
    js: 'text/javascript',
    css: 'text/css',
    html: 'text/html',
    json: 'application/json',
    svg: 'image/svg+xml',
  };
  const server = createServer(({ url = '/' }, response) => {
    const file = fileFor(pageFolder(), url);
    if (!file) return void response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': types[file.split('.').at(-1) as string] ?? 'text/plain' });
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

describe('the model in the page', () => {
  it.each([
    ['scenarios/naloxone-reversal.yaml', 3],
    ['scenarios/methadone-start.yaml', 2],
  ])('[WE1] %s: the command line and the browser give the same bits, and so does a host without special headers', async (file, people) => {
    const text = readFileSync(join(root, file), 'utf8').concat(`\npeople: ${people}\n`);
    const expected = await commandLine(file, people);
    const { page, complaints } = await web.visit();
    await open(page, web.address, 'help');
    const served = await lives(page, text, people);
    expect(served.isolated).toBe(true);
    expect(served.answers).toEqual(expected);
    const plain = await plainHost();
    await open(page, `http://127.0.0.1:${(plain.address() as AddressInfo).port}/`, 'help');
    const bare = await lives(page, text, people);
    expect(bare.isolated).toBe(false);
    expect(bare.answers).toEqual(expected);
    expect(complaints).toEqual([]);
    await page.context().close();
    plain.closeAllConnections();
    plain.close();
  });
});

/** A person who chooses, with everything that can be placed on their line. */
const CHOSEN = `title: Treatment, reminders and hard days
person: drawn
seed: 2
duration: 100 d
lives:
  treatments: [methadone, cognitive-behavioural therapy, take-home naloxone]
  from: start
  after: 60 d
  lasts: 30 d
  blows: [20 d, 70 d]
  cues: [{ from: 40 d, for: 10 d }]
take: naloxone 4 mg nasal at 30 d
rewards: company daily at 17:45 from 10 d for 30 d
record: { every: 3 h }
tolerance: 1e-4
`;

describe('a person who chooses, in the page', () => {
  it('[WE3] treatment, reminders, hard days, rewards and a dose: the command line and the browser give the same bits, of body and life', async () => {
    const file = join(place, 'chosen.yaml');
    writeFileSync(file, CHOSEN);
    const { page, complaints } = await web.visit();
    await open(page, web.address, 'help');
    const { answers } = await lives(page, CHOSEN, 1, 'free');
    const names = Object.keys(answers[0]!.series);
    expect(names).toEqual(expect.arrayContaining(['dopamine.percent', 'craving.level', 'habit.level', 'plasticity.level', 'hours.use']));
    expect(answers).toEqual(await commandLine(file, 1, names));
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('without a network', () => {
  it('[WE2] the page opens again, in every room, and the model answers', async () => {
    const { page, complaints } = await web.visit({ serviceWorkers: 'allow' });
    await open(page, web.address, 'story/1');
    await page.evaluate('navigator.serviceWorker.ready');
    await expect
      .poll(
        () =>
          page.evaluate(
            'caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((cache) => cache.keys()))).then((all) => all.flat().length > 8))',
          ),
        { timeout: 20_000 },
      )
      .toBe(true);
    await page.context().setOffline(true);
    for (const screen of ['laboratory', 'trial', 'incentives', 'evidence/claims', 'help', 'story/7']) {
      await page.goto('about:blank');
      await open(page, web.address, screen);
    }
    // People who choose have a worker of their own, which this visit has not asked for before.
    await page.getByRole('button', { name: 'the place', exact: true }).click();
    await expect.poll(() => page.locator('.after').textContent(), { timeout: 60_000 }).toMatch(/^The place alone lifts craving/);
    await open(page, web.address, 'story/1');
    await page.getByRole('button', { name: 'Give a cookie' }).click();
    await expect.poll(() => page.locator('.after').textContent(), { timeout: 20_000 }).toMatch(/^Dopamine rose to about a fifth above/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
