import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isTrialText, nearest, readTrialFile, type TrialSpec, trialCatalogue } from '../src/index.ts';
import { packageFolder } from './evidence.ts';
import { readTextFile } from './textFile.ts';
import { UsageError, wholeNumber } from './usage.ts';

const scenarios = (): string => join(packageFolder(), 'scenarios');

/** Names of the trials that come with the program. */
export function trialNames(): string[] {
  const files = readdirSync(scenarios()).filter((name) => name.endsWith('.yaml'));
  return files.filter((name) => isTrialText(readFileSync(join(scenarios(), name), 'utf8'))).map((name) => basename(name, '.yaml'));
}

/** A file as it was named, or a trial of the program by its name. */
function pathOf(word: string, command: string): string {
  if (/[./\\]/.test(word) || existsSync(word)) return word;
  const names = trialNames();
  if (names.includes(word)) return join(scenarios(), `${word}.yaml`);
  const near = nearest(word, names);
  throw new UsageError(
    `accumbens ${command}: found no trial ${word}; ${near ? `did you mean ${near}?` : `allowed are ${names.join(', ')}, or the path of a trial file`}`,
  );
}

export interface TrialTyped {
  readonly people?: string;
  readonly seed?: string;
}

/** The trial of a file or a name, with what was typed in place of what it says. Throws BadInput and UsageError. */
export function trialNamed(
  word: string,
  command: string,
  { people, seed }: TrialTyped,
): { readonly trial: TrialSpec; readonly name: string } {
  const path = pathOf(word, command);
  const text = readTextFile(path, 'name a trial file (.yaml, .json), or a trial that comes with the program');
  if (!isTrialText(text)) throw new UsageError(`${path}: has no arms; a trial file has \`arms\` (accumbens run takes scenarios)`);
  const open = (name: string) => {
    const beside = join(dirname(path), name);
    return existsSync(beside) ? { text: readFileSync(beside, 'utf8') } : { why: 'there is no such file beside the trial' };
  };
  const read = readTrialFile(text, path, trialCatalogue(open));
  const typed = {
    people: wholeNumber(command, 'people', people, 2, 1_000_000) ?? read.people,
    seed: wholeNumber(command, 'seed', seed, 0, Number.MAX_SAFE_INTEGER) ?? read.seed,
  };
  return { trial: { ...read, ...typed }, name: basename(path).replace(/\.[^.]*$/, '') };
}
