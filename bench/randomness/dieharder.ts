/** Runs one test of Dieharder on a stream of words through a pipe. */
import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { Test } from './battery.ts';

export interface Finding {
  readonly test: string;
  readonly ntuple: number;
  readonly samples: number;
  readonly p: number;
  /** Dieharder's own: weak beyond 0.005 of either end, failed beyond 10⁻⁶. */
  readonly verdict: 'PASSED' | 'WEAK' | 'FAILED';
}

export interface Measured {
  readonly findings: readonly Finding[];
  /** Words written to the pipe; at most a pipe more than the test read. */
  readonly words: number;
}

/** Version of the installed Dieharder, undefined when there is none. */
export function dieharderVersion(): string | undefined {
  const { stdout, error } = spawnSync('dieharder', ['-l'], { encoding: 'utf8' });
  return error ? undefined : (/version (\S+)/.exec(stdout)?.[1] ?? 'unknown');
}

/** As much as a pipe holds, so that writing one block and making the next overlap. */
const BLOCK = 16384;
const COLUMNS = ['test_name', 'ntuple', 'tsamples', 'psamples', 'pvalues', 'assessment'].flatMap((name) => ['-D', name]);
const ROW = /^\s*(\w+),\s*(\d+),\s*(\d+),\s*\d+,\s*([\d.]+),\s*(PASSED|WEAK|FAILED)\s*$/;

function findingsIn(text: string): Finding[] {
  return text.split('\n').flatMap((line) => {
    const [, test, ntuple, samples, p, verdict] = ROW.exec(line) ?? [];
    if (test === undefined) return [];
    return [{ test, ntuple: Number(ntuple), samples: Number(samples), p: Number(p), verdict: verdict as Finding['verdict'] }];
  });
}

const argumentsFor = ({ test, ntuple, samples }: Test): string[] => [
  ...['-g', '200', '-d', String(test), '-c', ',', ...COLUMNS],
  ...(ntuple === undefined ? [] : ['-n', String(ntuple)]),
  ...(samples === undefined ? [] : ['-t', String(samples)]),
];

/** Writes blocks until the reader has gone; one block waits in the pipe while the next is made. */
async function feed(child: ChildProcessByStdio<Writable, Readable, Readable>, word: (i: number) => number): Promise<number> {
  let words = 0;
  let open = true;
  child.stdin.on('error', () => {});
  const write = (block: Uint32Array): Promise<void> =>
    new Promise((done) => {
      child.stdin.write(new Uint8Array(block.buffer), (error) => {
        open = !error;
        done();
      });
    });
  let written: Promise<void> = Promise.resolve();
  while (open && child.exitCode === null) {
    const block = new Uint32Array(BLOCK);
    for (let i = 0; i < BLOCK; i++) block[i] = word(words + i);
    await written;
    written = write(block);
    words += BLOCK;
  }
  await written;
  return words;
}

async function textOf(stream: Readable): Promise<string> {
  let text = '';
  for await (const part of stream.setEncoding('utf8')) text += part;
  return text;
}

/**
 * One test on the words word(0), word(1), …
 * @throws Error when Dieharder ends without a single p-value
 */
export async function runTest(test: Test, word: (i: number) => number): Promise<Measured> {
  const args = argumentsFor(test);
  const child = spawn('dieharder', args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const [words, stdout, stderr] = await Promise.all([feed(child, word), textOf(child.stdout), textOf(child.stderr)]);
  const findings = findingsIn(stdout);
  if (findings.length === 0) throw new Error(`bench: dieharder ${args.join(' ')} gave no p-value: ${stdout}${stderr}`);
  return { findings, words };
}
