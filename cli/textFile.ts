import { readFileSync } from 'node:fs';
import { UsageError } from './usage.ts';

/** The text of a file in UTF-8. What cannot be read is a UsageError that ends in `remedy`. */
export function readTextFile(path: string, remedy: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : `it cannot be read (${code})`;
    throw new UsageError(`${path}: ${why}; ${remedy}`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`${path}: it is not text in UTF-8; ${remedy}`);
  }
}
