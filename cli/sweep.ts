import { readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { readSweep, SHARD_PEOPLE, studyKind, sweepSpec } from '../src/index.ts';
import { runStudy, STUDY_OPTIONS } from './study.ts';
import { readArguments, UsageError, wholeNumber } from './usage.ts';

const OPTIONS = { ...STUDY_OPTIONS, shard: { type: 'string' } } as const;

function read(file: string, what: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : `it cannot be read (${code})`;
    throw new UsageError(`${file}: ${why}; name ${what}`);
  }
}

/** `accumbens sweep FILE`: another study at every point of a design. */
export async function sweepCommand(args: string[]): Promise<number> {
  const { values, positionals } = readArguments('sweep', args, OPTIONS);
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0)
    throw new UsageError(`accumbens sweep: found ${positionals.length} files; allowed is one sweep file`);
  const sweep = readSweep(read(file, 'a sweep file (.yaml, .json)'), file);
  const base = join(dirname(file), sweep.of);
  const shardPeople = wholeNumber('sweep', 'shard', values.shard, 1, 1_000_000) ?? SHARD_PEOPLE;
  const spec = await sweepSpec(sweep, file, read(base, `the file to vary; ${file} names it under \`of\``), studyKind, shardPeople);
  return runStudy('sweep', { kind: 'sweep', spec }, values.out ?? join('runs', basename(file, extname(file))), values);
}
