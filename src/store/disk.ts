import { createHash } from 'node:crypto';
import { accessSync, closeSync, constants, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A run could not be kept, or not be read. The message is one sentence for the person who asked. */
export class RunFolderError extends Error {
  override readonly name = 'RunFolderError';
}

/** Creates a file, writes all of it and forces it to disk. Throws when it exists. */
export function writeThrough(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'wx');
  try {
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Forces a folder's list of names to disk; where the system cannot (Windows), the names are as safe as it makes them. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Beginning of the names of files that are not whole yet. */
export const DRAFT = '.unfinished-';

/**
 * Gives a file its content whole or not at all: beside its place under a name of this writer's own, forced to disk, then renamed. Two
 * writers of the same bytes may do it at the same time, on two machines too.
 * @param writer tells this writer from every other
 */
export function placeWhole(path: string, bytes: Uint8Array, writer: string): void {
  const draft = join(dirname(path), `${DRAFT}${writer}-${basename(path)}`);
  rmSync(draft, { force: true });
  try {
    writeThrough(draft, bytes);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  syncFolder(dirname(path));
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'may not be written to by this user',
  EPERM: 'may not be written to by this user',
  EROFS: 'is on a disk that is read-only',
  ENOSPC: 'does not fit: the disk is full',
  EDQUOT: 'does not fit: the disk quota is used up',
  EEXIST: 'lies inside something that is a file, not a folder',
  ENOTDIR: 'lies inside something that is a file, not a folder',
  ENAMETOOLONG: 'has too long a name',
};

/** Why a folder cannot be written, to follow its name. */
export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return REASONS[code] ?? `cannot be written (${(error as Error).message})`;
}

/** The nearest folder above that exists must take new names. */
export function checkWritable(parent: string): void {
  if (!existsSync(parent)) checkWritable(dirname(parent));
  else if (!statSync(parent).isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' });
  else accessSync(parent, constants.W_OK);
}

/** First 16 hex digits of the SHA-256 of a value as JSON. */
export const hashOf = (value: unknown): string => sha256(JSON.stringify(value)).slice(0, 16);

export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
