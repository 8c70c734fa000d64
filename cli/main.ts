#!/usr/bin/env node
import { version } from './evidence.ts';
import { helpOf } from './help.ts';
import { explain, UsageError } from './usage.ts';

/** Each command lives in a file of its own and is loaded when it is asked for: `--version` need not wait for the model. */
const COMMANDS: Readonly<Record<string, () => Promise<(args: string[]) => Promise<number> | number>>> = {
  run: async () => (await import('./run.ts')).run,
  cohort: async () => (await import('./cohort.ts')).cohortCommand,
  claims: async () => (await import('./prove.ts')).claimsCommand,
  validate: async () => (await import('./prove.ts')).validateCommand,
  task: async () => (await import('./task.ts')).taskCommand,
  cite: async () => (await import('./citeCommand.ts')).citeCommand,
  endpoints: async () => (await import('./endpoints.ts')).endpointsCommand,
  incentives: async () => (await import('./incentives.ts')).incentivesCommand,
  sweep: async () => (await import('./sweep.ts')).sweepCommand,
  query: async () => (await import('./query.ts')).queryCommand,
  attach: async () => (await import('./attach.ts')).attachCommand,
  shards: async () => (await import('./shards.ts')).shardsCommand,
  trial: async () => (await import('./trial.ts')).trialCommand,
  compare: async () => (await import('./compare.ts')).compareCommand,
  model: async () => (await import('./model.ts')).modelCommand,
  serve: async () => (await import('./serve.ts')).serveCommand,
};

async function main([name, ...args]: string[]): Promise<number> {
  const asked = [name, ...args].some((word) => word === '--help' || word === '-h');
  if (name === undefined || asked || name === 'help') {
    const about = name === 'help' ? args[0] : name;
    process.stdout.write(helpOf(about !== undefined && Object.hasOwn(COMMANDS, about) ? about : undefined));
    return 0;
  }
  if (name === '--version' || name === '-v') {
    process.stdout.write(`${version()}\n`);
    return 0;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) throw new UsageError(`accumbens: found the command "${name}"; allowed are ${Object.keys(COMMANDS).join(', ')}`);
  const command = await load();
  (await import('../src/node.ts')).inlineMore();
  return command(args);
}

// A reader that has seen enough (`accumbens claims | head`) closes the pipe; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.exitCode = explain(error);
}
