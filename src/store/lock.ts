/**
 * One process at a time keeps a run: each that wants to puts a file of its own into RUN/lock and then looks for others. Of two that come
 * at once, at least the later sees the earlier, so never both go on. A file whose process is gone counts for nothing: on the same machine
 * the process is asked for, by number and time of birth; from another machine of a shared folder, the file must have lain still for longer
 * than a living holder lets it. Ages are told by the file server's clock alone. Rules [LK1–LK5].
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, readlinkSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { RunFolderError } from './disk.ts';

/** Milliseconds between signs of life, and after which a silent holder on another machine is taken for dead. */
const BEAT = 10_000;
const SILENT = 180_000;
/** How long the first in the order of names waits for a second to step back, ms. */
const PATIENCE = 2000;

interface Holder {
  readonly host: string;
  /** Tells machines, starts of a machine and containers apart. */
  readonly machine: string;
  readonly pid: number;
  /** Clock ticks from the machine's start to the process's; 0 where the system does not tell. */
  readonly born: number;
}

export interface Lock {
  release(): void;
}

/**
 * Takes the lock of a run folder, which must exist.
 * @throws RunFolderError naming who holds it
 */
export function takeLock(folder: string): Lock {
  const room = join(folder, 'lock');
  mkdirSync(room, { recursive: true });
  const name = `${randomUUID()}.json`;
  const path = join(room, name);
  const content = JSON.stringify(thisProcess());
  writeFileSync(path, content, { flag: 'wx' });
  const waitUntil = performance.now() + PATIENCE;
  for (let other = livingOther(room, name); other; other = livingOther(room, name)) {
    if (name < other.name && performance.now() < waitUntil) {
      pause(50);
      continue;
    }
    rmSync(path, { force: true });
    throw new RunFolderError(
      `${folder}: process ${other.pid} on ${other.host} is working on this run; wait for it, or end it first (one silent on another machine is given up after ${SILENT / 60_000} min)`,
    );
  }
  // Written anew, so that the file server stamps it by its own clock; a lost folder is no reason to end the run.
  const beat = setInterval(() => {
    try {
      writeFileSync(path, content, { flag: 'r+' });
    } catch {}
  }, BEAT);
  beat.unref();
  return {
    release: () => {
      clearInterval(beat);
      rmSync(path, { force: true });
      try {
        rmdirSync(room);
      } catch {} // another's file is in it
    },
  };
}

/** Who holds the run now, or nothing. Leaves no trace. */
export function holderOf(folder: string): { readonly pid: number; readonly host: string } | undefined {
  return livingOther(join(folder, 'lock'), '');
}

/** A living holder other than `own`; files of the dead are removed when `own` is in the room. */
function livingOther(room: string, own: string): (Holder & { name: string }) | undefined {
  for (const name of namesIn(room)) {
    if (name === own) continue;
    const path = join(room, name);
    const holder = readHolder(path);
    if (holder && isAlive(holder, () => silence(path, own ? join(room, own) : undefined))) return { ...holder, name };
    if (own) rmSync(path, { force: true });
  }
  return undefined;
}

function namesIn(room: string): string[] {
  try {
    return readdirSync(room).sort();
  } catch {
    return [];
  }
}

/** Nothing when the file has gone or was cut short by a crash. */
function readHolder(path: string): Holder | undefined {
  try {
    const holder = JSON.parse(readFileSync(path, 'utf8')) as Holder;
    return Number.isInteger(holder.pid) ? holder : undefined;
  } catch {
    // Just made and not yet written is alive for as long as it is young.
    return silence(path) < BEAT ? { host: 'an unknown machine', machine: '', pid: 0, born: 0 } : undefined;
  }
}

/** ms between the last signs of life of two files; without a second, until now. Infinity when the first has gone. */
function silence(path: string, than?: string): number {
  try {
    const last = statSync(path).mtimeMs;
    return (than === undefined ? Date.now() : statSync(than).mtimeMs) - last;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

function isAlive(holder: Holder, quietFor: () => number): boolean {
  if (holder.machine !== thisProcess().machine) return quietFor() < SILENT;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return holder.born === birthOf(holder.pid);
}

let me: Holder | undefined;
function thisProcess(): Holder {
  me ??= {
    host: hostname(),
    machine: [hostname(), text('/proc/sys/kernel/random/boot_id'), link('/proc/self/ns/pid')].join(' '),
    pid: process.pid,
    born: birthOf(process.pid),
  };
  return me;
}

/** Field 22 of /proc/PID/stat; the name before it, in brackets, may hold anything. A process that ended and is not yet buried has none. */
function birthOf(pid: number): number {
  const fields = text(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? [];
  return fields[0] === 'Z' ? -1 : Number(fields[19] ?? 0);
}

function text(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}

function link(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

const pause = (ms: number): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
