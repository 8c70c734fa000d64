/** The pool over web workers, in a real browser: the bits are those of this thread. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildWorkers } from './workers/build.ts';
import { logistic } from './workers/logistic.ts';

const CHROMIUM = '/usr/bin/chromium';
const REMEDY = `${CHROMIUM} is not there; on Debian: apt-get install chromium`;
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
/** Without these two a page has no shared memory. */
const ISOLATED = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

const PEOPLE = 203;
const expected = [...logistic({ steps: 500 })({ first: 0, people: PEOPLE })];

let built: ReturnType<typeof buildWorkers>;
let server: Server;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

/** `/` is an empty page; any other path is a file of the folder, or 404. */
function serveFolder(folder: string): Server {
  return createServer(({ url = '/' }, response) => {
    const file = join(folder, normalize(url));
    const found = url === '/' ? '<!doctype html><title>workers</title>' : existsSync(file) ? readFileSync(file) : undefined;
    const type = url.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.writeHead(found === undefined ? 404 : 200, { 'Content-Type': type, ...ISOLATED }).end(found);
  });
}

beforeAll(async () => {
  if (!existsSync(CHROMIUM)) throw new Error(REMEDY);
  built = buildWorkers();
  server = serveFolder(built.folder);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
  page = await browser.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.addInitScript("addEventListener('error', ({ message }) => console.error('page error: ' + message))");
  page.on('console', (said) => said.text().startsWith('page error') && complaints.push(said.text()));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});
afterAll(async () => {
  await browser?.close();
  server?.close();
  built?.remove();
});

interface Asked {
  readonly inline?: boolean;
  readonly entry?: string;
  readonly size: number;
  readonly workers: number;
  readonly init: object;
  /** Deaths still to come, in memory the workers share. */
  readonly deaths?: number;
  readonly cancelAfter?: number;
}

interface Answered {
  readonly ends: number[];
  readonly error?: { name: string; message: string };
  readonly opened: number;
  readonly left: number;
}

/** Runs in the page, so it is text: there it has no types and nothing of this file. */
const IN_PAGE = `async ({ inline, entry = '/tests/workers/webEntry.js', size, workers, init, deaths, cancelAfter }) => {
  const { runBatches } = await import('/src/workers/pool.js');
  const { inlinePort } = await import('/src/workers/serve.js');
  const { webPort } = await import('/src/workers/web.js');
  const { logistic, slices } = await import('/tests/workers/logistic.js');
  const counter = deaths === undefined ? undefined : new Int32Array(new SharedArrayBuffer(4)).fill(deaths);
  const stop = new AbortController();
  const answered = { ends: [], opened: 0, left: 0 };
  const spawn = () => {
    answered.opened++;
    return inline ? inlinePort(logistic(init)) : webPort(entry, counter ? { ...init, left: counter } : init);
  };
  try {
    for await (const part of runBatches({ batches: slices(${PEOPLE}, size), spawn, workers, signal: stop.signal })) {
      answered.ends.push(...part);
      if (answered.ends.length === cancelAfter) setTimeout(() => stop.abort(), 20);
    }
  } catch ({ name, message }) {
    answered.error = { name, message };
  }
  answered.left = counter ? Atomics.load(counter, 0) : 0;
  return answered;
}`;

const inPage = async (asked: Asked): Promise<Answered> => (await page.evaluate(`(${IN_PAGE})(${JSON.stringify(asked)})`)) as Answered;
const init = { steps: 500 };

describe('web workers', () => {
  it.each([
    [1, 20],
    [2, 7],
    [3, 50],
  ])('%i of them, batches of %i: the bits of one thread, in the browser and here', async (workers, size) => {
    expect(await inPage({ workers, size, init })).toEqual({ ends: expected, opened: workers, left: 0 });
    expect((await inPage({ workers, size, init, inline: true })).ends).toEqual(expected);
  });

  it('one that meets a stray error is replaced and nothing changes', async () => {
    const answered = await inPage({ workers: 2, size: 20, init: { ...init, at: 40, how: 'crash' }, deaths: 2 });
    expect(answered).toEqual({ ends: expected, opened: 4, left: -1 });
    expect(complaints).toEqual([]);
  });

  it('a batch that ends its worker every time, and a script that is not there, are named', async () => {
    const crashed = await inPage({ workers: 2, size: 20, init: { ...init, at: 40, how: 'crash' } });
    expect(crashed.error?.name).toBe('WorkerLost');
    expect(crashed.error?.message).toMatch(/^batch 2: its worker ended 3 times \(.*a stray error\); 3 tries are allowed$/);
    expect(crashed.ends).toEqual(expected.slice(0, 40));
    const absent = await inPage({ workers: 1, size: 20, init, entry: '/nowhere.js' });
    expect(absent.error?.message).toBe('batch 0: its worker ended 3 times (its script could not be loaded); 3 tries are allowed');
  });

  it('an exception in a batch comes back with its message', async () => {
    const { error, ends, opened } = await inPage({ workers: 2, size: 20, init: { ...init, at: 40, how: 'throw' } });
    expect(error).toEqual({ name: 'BatchFault', message: 'person 40: has no dose' });
    expect(ends).toEqual(expected.slice(0, 40));
    expect(opened).toBe(2);
  });

  it('cancelled while one is busy for ever, all are gone', async () => {
    const { error } = await inPage({ workers: 2, size: 20, init: { ...init, at: 40, how: 'hang' }, cancelAfter: 40 });
    expect(error).toEqual({ name: 'AbortError', message: 'cancelled after 2 batches' });
    // A browser gives a script some seconds to notice before it stops it by force.
    await expect.poll(() => page.workers().length, { timeout: 20_000 }).toBe(0);
  });
});
