import { parseArgs } from 'node:util';
import { BadInput, nearest } from '../src/index.ts';

/** What was typed cannot be meant. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Options of a command, by name. */
export type Options = Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;
/** What was typed: text for an option that takes a value, true for a switch. */
export type Values<O extends Options> = { readonly [K in keyof O]?: O[K]['type'] extends 'string' ? string : boolean };

/** Words and options of a command; an unknown option is a UsageError that names the nearest known one. */
export function readArguments<O extends Options>(
  command: string,
  args: string[],
  options: O,
): { values: Values<O>; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({ args: signed(args, options), options, allowPositionals: true, strict: true });
    return { values: values as Values<O>, positionals };
  } catch (error) {
    const typed = /'(--?[^'\s]+)/.exec((error as Error).message)?.[1] ?? '';
    const known = Object.keys(options).map((name) => `--${name}`);
    if (known.includes(typed)) throw new UsageError(`accumbens ${command}: ${valueFault(typed, args, options)}`);
    const close = nearest(typed, known);
    throw new UsageError(
      `accumbens ${command}: found ${typed || (error as Error).message}; allowed are ${known.join(' ')}${close ? `; did you mean ${close}?` : ''}`,
    );
  }
}

/** A number below zero after an option is its value, for the option to judge, and not an option of its own. */
const signed = (args: readonly string[], options: Options): string[] =>
  args.reduce<string[]>((all, arg) => {
    const last = all.at(-1) ?? '';
    if (/^-\.?\d/.test(arg) && options[last.slice(2)]?.type === 'string' && last.startsWith('--')) all[all.length - 1] = `${last}=${arg}`;
    else all.push(arg);
    return all;
  }, []);

/** A value that lacks, or that is too much. */
function valueFault(typed: string, args: readonly string[], options: Options): string {
  if (options[typed.slice(2)]?.type !== 'string') return `found a value with ${typed}; allowed is ${typed} alone`;
  const next = args[args.indexOf(typed) + 1];
  return `found ${typed} followed by ${next ?? 'nothing'}; allowed is ${typed} and its value`;
}

/** A whole number typed as an option. */
export function wholeNumber(command: string, name: string, text: string | undefined, low: number, high: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < low || value > high) {
    throw new UsageError(`accumbens ${command}: --${name} is "${text}"; allowed is a whole number from ${low} to ${high}`);
  }
  return value;
}

/** Errors whose message is all there is to say. */
const PLAIN = new Set(['RunFolderError', 'SlurmError', 'SlurmCancelled']);

/** Prints an error for a person and returns the exit code: 2 for input that cannot be used, 1 for everything else. */
export function explain(error: unknown): number {
  if (error instanceof BadInput || error instanceof UsageError) {
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
  const { message, stack, name } = error as Error;
  // A run folder that cannot be written has said all there is; anything else is ours, and its trace helps whoever mends it.
  process.stderr.write(PLAIN.has(name) ? `${message}\n` : `accumbens: ${stack ?? message}\n`);
  return 1;
}
