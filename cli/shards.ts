import { readFileSync } from 'node:fs';
import { studyKind } from '../src/index.ts';
import { loadStudy } from '../src/node.ts';
import { version } from './evidence.ts';
import { readArguments, UsageError, wholeNumber } from './usage.ts';

const OPTIONS = { list: { type: 'string' }, task: { type: 'string' }, of: { type: 'string' } } as const;
const MOST = 1e9;

/**
 * `accumbens shards RUN --task K --of N`, or `--task K --list FILE`: one task of a cluster. Computes its share of the shards of a run that
 * was begun or prepared elsewhere, leaving out those that are kept already.
 */
export async function shardsCommand(args: string[]): Promise<number> {
  const { values, positionals } = readArguments('shards', args, OPTIONS);
  const [folder, ...rest] = positionals;
  if (folder === undefined || rest.length > 0)
    throw new UsageError(`accumbens shards: found ${positionals.length} folders; allowed is one`);
  const task = wholeNumber('shards', 'task', values.task, 0, MOST);
  const of = wholeNumber('shards', 'of', values.of, 1, MOST);
  if (task === undefined || (of === undefined) === (values.list === undefined))
    throw new UsageError('accumbens shards: allowed are --task K with --of N, or --task K with --list FILE');
  if (of !== undefined && task >= of)
    throw new UsageError(`accumbens shards: --task is ${task}; allowed with --of ${of} is 0 to ${of - 1}`);
  const { folder: run, study } = await loadStudy(folder, studyKind, version());
  const mine = of === undefined ? listed(values.list as string, task, study.shards) : every(task, of, study.shards);
  for (const shard of mine) {
    if (run.kept(shard, true)) continue;
    await run.keep(study, shard);
    process.stdout.write(`shard ${shard} kept\n`);
  }
  return 0;
}

/** Every `of`-th shard from `task` on. */
const every = (task: number, of: number, shards: number): number[] =>
  Array.from({ length: Math.ceil(Math.max(0, shards - task) / of) }, (_, i) => task + i * of);

function listed(file: string, task: number, shards: number): number[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file}: cannot be read (${(error as NodeJS.ErrnoException).code}); name a list of shards, one line a task`);
  }
  const lines = text.trimEnd().split('\n');
  const line = lines[task];
  if (line === undefined) throw new UsageError(`${file}: has ${lines.length} lines; --task ${task} asks for line ${task + 1}`);
  return line.split(' ').map((word) => {
    const shard = /^\d+$/.test(word) ? Number(word) : Number.NaN;
    if (!(shard < shards)) throw new UsageError(`${file}:${task + 1} found "${word}"; allowed are shards from 0 to ${shards - 1}`);
    return shard;
  });
}
