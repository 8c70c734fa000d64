/** `accumbens serve`: what it sends, and what it does not. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileFor, POLICY, pageFolder, servePage } from '../cli/serve.ts';
import { type Host, host, open, root } from './web/browser.ts';

let server: Server;
let folder: string;
let web: Host;
beforeAll(async () => {
  web = await host();
  folder = pageFolder();
  server = await servePage(folder, 0);
});
afterAll(async () => {
  await web?.close();
  server?.closeAllConnections();
  server?.close();
});

/** As it is, without the tidying of paths that fetch does. */
function ask(path: string, method = 'GET'): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const request = get({ host: '127.0.0.1', port, path, method }, (response) => {
      let body = '';
      response.on('data', (part) => {
        body += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    request.on('error', reject);
  });
}

describe('the server', () => {
  it('[WS1] sends the page with a policy that forbids eval, inline code and other hosts, and with shared memory allowed', async () => {
    const { status, headers, body } = await ask('/');
    expect(status).toBe(200);
    expect(body).toContain('<title>Accumbens</title>');
    expect(headers['content-security-policy']).toBe(POLICY);
    expect(POLICY).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['cross-origin-embedder-policy']).toBe('require-corp');
  });

  it('[WS2] the static page carries the same policy, but for what only a header can say', () => {
    const written = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(readFileSync(join(folder, 'index.html'), 'utf8'))?.[1];
    expect(`${written}; frame-ancestors 'none'`).toBe(POLICY);
  });

  it('[WS3] gives nothing from outside its folder, no folders, and takes nothing', async () => {
    for (const path of [
      '/../../package.json',
      '/..%2f..%2fpackage.json',
      '/%2e%2e/%2e%2e/package.json',
      '/assets',
      '/%00',
      '/%E0%A4%A',
      '/nowhere.js',
    ]) {
      expect((await ask(path)).status, path).toBe(404);
    }
    expect(fileFor(folder, '/../web-secret/index.html')).toBeUndefined();
    expect((await ask('/', 'POST')).status).toBe(405);
  });

  it('[WS4] listens on this machine alone', () => {
    expect((server.address() as AddressInfo).address).toBe('127.0.0.1');
  });

  it('[WS5] says a port that is taken', async () => {
    const { port } = server.address() as AddressInfo;
    await expect(servePage(folder, port)).rejects.toThrow(
      `accumbens serve: port ${port} is taken; choose another with --port, or 0 for any`,
    );
  });
});

describe('npm run web', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    '[WS9] one command serves the built page, says where, and ends cleanly by %s, whoever looks at it',
    async (signal) => {
      const npm = spawn('npm', ['run', 'web', '--', '--port', '0'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
      try {
        let [told, complained] = ['', ''];
        npm.stdout.on('data', (part) => {
          told += part;
        });
        npm.stderr.on('data', (part) => {
          complained += part;
        });
        const ended = new Promise((resolve) => npm.once('exit', (code, by) => resolve(by ?? code)));
        await expect.poll(() => told, { timeout: 30_000 }).toMatch(/Accumbens is at http:\S+/);
        const address = /Accumbens is at (http:\S+)/.exec(told)![1]!;
        const { page, complaints } = await web.visit();
        await open(page, address, 'story/1');
        await page.getByRole('button', { name: 'Give a cookie' }).click();
        await expect.poll(() => page.locator('.after').textContent(), { timeout: 30_000 }).toMatch(/^Dopamine rose to/);
        // As a terminal does it: everyone in the foreground is told.
        process.kill(-npm.pid!, signal);
        // npm hands on what its shell ended by; the server is gone, and had nothing to complain of.
        expect([0, signal]).toContain(await ended);
        const answers = (): Promise<boolean> =>
          fetch(address).then(
            () => true,
            () => false,
          );
        await expect.poll(answers).toBe(false);
        expect(complained).toBe('');
        expect(complaints).toEqual([]);
        await page.context().close();
      } finally {
        if (npm.exitCode === null && npm.signalCode === null) process.kill(-npm.pid!, 'SIGKILL');
      }
    },
  );
});

describe('the build', () => {
  it('[WS7] lists every file for working offline', () => {
    const offline = readFileSync(join(folder, 'offline.js'), 'utf8');
    for (const name of readdirSync(join(folder, 'assets'))) expect(offline).toContain(`./assets/${name}`);
    expect(offline).toContain('./evidence.json');
    expect(offline).not.toMatch(/BUILD_(NAME|FILES)/);
  });
});

/** Files that write scenario and trial files, whose titles and phases are words of those. */
const WRITERS = ['laboratory/plan.ts', 'story/files.ts', 'story/body.ts', 'incentives/response.ts'];

it('[WS8] what the page says stands in web/words, ready for translation: no other file of it has a sentence', () => {
  const folder = join(root, 'web');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.startsWith('words/'),
  );
  expect(files.length).toBeGreaterThan(40);
  const said = files
    .filter((file) => !WRITERS.includes(file))
    .flatMap((file) => {
      const code = readFileSync(join(folder, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      return [...code.matchAll(/(['`])([A-Z][a-z]+[ ,][^'`\n]*)\1/g)].map(([, , words]) => `${file}: ${words}`);
    });
  expect(said).toEqual([]);
});
