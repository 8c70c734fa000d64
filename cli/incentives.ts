import { stringify } from 'yaml';
import { type Chances, designOf, incentiveReport, nearest, printSchedule, protocols, readIncentives, type Schedule } from '../src/index.ts';
import { readTextFile } from './textFile.ts';
import { readArguments, UsageError, wholeNumber } from './usage.ts';

const OPTIONS = {
  negative: { type: 'string' },
  missed: { type: 'string' },
  also: { type: 'string' },
  people: { type: 'string' },
  seed: { type: 'string' },
  json: { type: 'boolean' },
  plain: { type: 'boolean' },
  print: { type: 'boolean' },
} as const;

const HOW = 'name an incentive file (.yaml, .json) or a protocol';

/** A share from 0 to 1, written `0.7` or `70 %`. */
function share(name: string, text: string): number {
  const [, number, percent] = /^\s*(\d*\.?\d+)\s*(%)?\s*$/.exec(text) ?? [];
  const value = Number(number) / (percent ? 100 : 1);
  if (value >= 0 && value <= 1) return value;
  throw new UsageError(`accumbens incentives: --${name} has "${text}"; allowed are shares from 0 to 1, like 0.7 or 70 %`);
}

type Typed = Readonly<Partial<Record<'negative' | 'missed' | 'also', string>>>;

/** Every share asked for; undefined leaves the usual ones. */
function chancesOf({ negative, missed, also }: Typed): Chances[] | undefined {
  if (negative === undefined && missed === undefined && also === undefined) return undefined;
  const shares = (negative ?? '0.3,0.5,0.7,0.9').split(',').map((text) => share('negative', text));
  const [gone, second] = [share('missed', missed ?? '0'), share('also', also ?? '0')];
  const over = shares.find((met) => met + gone > 1 + 1e-12);
  if (over !== undefined)
    throw new UsageError(
      `accumbens incentives: --negative ${over} and --missed ${gone} are more than all visits; allowed is a sum of at most 1`,
    );
  return shares.map((met) => ({ negative: met, missed: gone, also: second }));
}

/** A protocol by its name, or the schedule of a file. A word that is neither says which protocol it is near. */
export function scheduleNamed(word: string, command: string): Schedule {
  const protocol = protocols.find(({ name }) => name === word);
  if (protocol) return protocol;
  if (/[./\\]/.test(word)) return readIncentives(readTextFile(word, HOW), word);
  const near = nearest(
    word,
    protocols.map(({ name }) => name),
  );
  const known = near ? `did you mean ${near}?` : `allowed are ${protocols.map(({ name }) => name).join(', ')}, or the path of a file`;
  throw new UsageError(`accumbens ${command}: found no protocol ${word}; ${known}`);
}

function listed(): string {
  const width = protocols.reduce((most, { name }) => Math.max(most, name.length), 0);
  return protocols.map(({ name, says }) => `${name.padEnd(width)}  ${says}`).join('\n');
}

/** `accumbens incentives`: what a schedule pays, costs and risks. Returns the exit code. */
export function incentivesCommand(args: string[]): number {
  const { values, positionals } = readArguments('incentives', args, OPTIONS);
  const [word, ...others] = positionals;
  if (others.length > 0)
    throw new UsageError(`accumbens incentives: found ${positionals.length} names, ${positionals.join(' and ')}; allowed is one`);
  if (word === undefined) {
    process.stdout.write(`${listed()}\n`);
    return 0;
  }
  const schedule = scheduleNamed(word, 'incentives');
  const chances = chancesOf(values);
  const people = wholeNumber('incentives', 'people', values.people, 1, 1_000_000);
  const seed = wholeNumber('incentives', 'seed', values.seed, 0, Number.MAX_SAFE_INTEGER);
  if (values.print) {
    process.stdout.write(stringify(printSchedule(schedule)));
    return 0;
  }
  const design = designOf(schedule, {
    ...(chances ? { chances } : {}),
    ...(people ? { people } : {}),
    ...(seed === undefined ? {} : { seed }),
  });
  if (values.json) process.stdout.write(`${JSON.stringify({ ...design, schedule: printSchedule(schedule) }, null, 1)}\n`);
  else process.stdout.write(incentiveReport(design, { width: Math.min(100, process.stdout.columns ?? 80), plain: values.plain ?? false }));
  return 0;
}
