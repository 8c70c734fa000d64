/** The model in the browser: the bits of the command line, with and without special headers, with and without a network. */
import { execFileSync } from 'node:child_process';
import { createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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

const workerFile = (): string => readdirSync(join(pageFolder(), 'assets')).find((name) => /^worker-.*\.js$/.test(name)) as string;
const lives = (page: Page, text: string, people: number): Promise<Told> => {
  const jobs = Array.from({ length: people }, (_, person) => ({ kind: 'life', text, person, series: MAIN_SERIES }));
  return page.evaluate(`(${IN_PAGE})(${JSON.stringify({ address: `./assets/${workerFile()}`, jobs })})`) as Promise<Told>;
};

/** The series that the command line writes, person by person. */
async function commandLine(file: string, people: number): Promise<Told['answers']> {
  const out = join(place, 'run');
  execFileSync(process.execPath, [join(root, 'dist/cli/main.js'), 'run', file, '--people', String(people), '--out', out, '--force'], {
    stdio: 'ignore',
  });
  const bytes = readFileSync(join(out, 'series.parquet'));
  const rows = await parquetReadObjects({ file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer });
  return Array.from({ length: people }, (_, person) => {
    const own = rows.filter((row) => row.person === person);
    const column = (name: string): number[] => own.map((row) => row[name] as number);
    return { times: column('time_h'), series: Object.fromEntries(MAIN_SERIES.map((name) => [name, column(name)])) };
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
    for (const screen of ['laboratory', 'trial', 'incentives', 'evidence/claims', 'story/1']) {
      await page.goto('about:blank');
      await open(page, web.address, screen);
    }
    await page.getByRole('button', { name: 'Give a cookie' }).click();
    await expect.poll(() => page.locator('.after').textContent(), { timeout: 20_000 }).toMatch(/^Dopamine rose to about a fifth above/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
