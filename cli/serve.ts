import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { createGzip } from 'node:zlib';
import { packageFolder } from './evidence.ts';
import { readArguments, UsageError, wholeNumber } from './usage.ts';

/** What the page may do: load its own files, compile WebAssembly, and nothing else. The static page carries the same in a meta element. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'Content-Security-Policy': POLICY,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
} as const;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** The file a request names, or undefined: nothing outside the folder, no folder but the first, nothing that cannot be decoded. */
export function fileFor(folder: string, url: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(url, 'http://page').pathname);
    const file = join(folder, path === '/' ? 'index.html' : path);
    const inside = file.startsWith(folder + sep) && !path.includes('\0');
    return inside && existsSync(file) && statSync(file).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}

function answer(folder: string, { method, url = '/', headers }: IncomingMessage, response: ServerResponse): void {
  if (method !== 'GET' && method !== 'HEAD') return void response.writeHead(405, { ...HEADERS, Allow: 'GET, HEAD' }).end();
  const file = fileFor(folder, url);
  if (!file)
    return void response.writeHead(404, { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8' }).end('There is no such file.\n');
  const packed = /\bgzip\b/.test(headers['accept-encoding'] ?? '');
  response.writeHead(200, {
    ...HEADERS,
    'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
    // Bundled files have their content in their name; all others are asked for anew.
    'Cache-Control': file.includes(`${sep}assets${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
    Vary: 'Accept-Encoding',
    ...(packed ? { 'Content-Encoding': 'gzip' } : { 'Content-Length': statSync(file).size }),
  });
  if (method === 'HEAD') return void response.end();
  const content = createReadStream(file).on('error', () => response.destroy());
  if (packed) content.pipe(createGzip()).pipe(response);
  else content.pipe(response);
}

/** The folder of the built page. Throws when it has not been built. */
export function pageFolder(): string {
  const folder = join(packageFolder(), 'dist', 'web');
  if (!existsSync(join(folder, 'index.html'))) throw new UsageError('accumbens serve: the page is not built; run `npm run build`');
  return folder;
}

/** A server of the page for this machine alone; resolves when it listens. */
export function servePage(folder: string, port: number): Promise<Server> {
  const server = createServer((request, response) => answer(folder, request, response));
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(taken ? new UsageError(`accumbens serve: port ${port} is taken; choose another with --port, or 0 for any`) : error);
    });
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

/** `accumbens serve`: the page on this machine, until stopped. */
export async function serveCommand(args: string[]): Promise<number> {
  const { values, positionals } = readArguments('serve', args, { port: { type: 'string' } });
  if (positionals.length > 0) throw new UsageError(`accumbens serve: found ${positionals[0]}; allowed is only --port N`);
  const port = wholeNumber('serve', 'port', values.port, 0, 65535) ?? 8150;
  const server = await servePage(pageFolder(), port);
  const { port: taken } = server.address() as { port: number };
  process.stdout.write(
    `Accumbens is at http://127.0.0.1:${taken}/ and runs in your browser; nothing leaves this machine. Ctrl-C ends it.\n`,
  );
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close(() => resolve()));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.closeAllConnections());
  });
  return 0;
}
