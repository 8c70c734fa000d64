import { closeSync, fsyncSync, lstatSync, openSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Why a file could not be written: one sentence. Nothing of it was left behind, and an earlier file of that name is as it was. */
export class FileNotWritten extends Error {
  override readonly name = 'FileNotWritten';
}

/** The file itself where `path` is a link to it, so that the link stays one. */
function target(path: string): string {
  const there = lstatSync(path, { throwIfNoEntry: false });
  if (!there) return path;
  const real = realpathSync(path);
  if (!lstatSync(real).isFile()) throw new FileNotWritten(`${path}: is no ordinary file; name a file`);
  return real;
}

/** Writes a file whole or not at all: beside its place, forced to disk, then given its name in one step. Replaces an earlier file. */
export function writeWholeFile(path: string, text: string): void {
  let draft: string | undefined;
  try {
    const goal = target(path);
    const wished = join(dirname(goal), `.${basename(goal)}-unfinished-${process.pid}`);
    const handle = openSync(wished, 'w');
    draft = wished;
    try {
      writeFileSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(draft, goal);
  } catch (error) {
    if (draft) rmSync(draft, { force: true });
    if (error instanceof FileNotWritten) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'leads to no folder that exists' : `cannot be written (${code ?? message})`;
    throw new FileNotWritten(`${path}: ${why}; nothing was written, so name a file in a folder you can write to`);
  }
}
