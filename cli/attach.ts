import { cancelSlurm, planOf, reopenStudy } from '../src/node.ts';
import { follow } from './onSlurm.ts';
import { finished, leave, untilInterrupted } from './study.ts';
import { readArguments, UsageError } from './usage.ts';

const OPTIONS = { cancel: { type: 'boolean' }, json: { type: 'boolean' } } as const;

/** `accumbens attach RUN`: follows a run that goes on elsewhere and closes it; with --cancel, ends its tasks and keeps what is whole. */
export async function attachCommand(args: string[]): Promise<number> {
  const { values, positionals } = readArguments('attach', args, OPTIONS);
  const [path, ...rest] = positionals;
  if (path === undefined || rest.length > 0) throw new UsageError(`accumbens attach: found ${positionals.length} folders; allowed is one`);
  const opened = reopenStudy(path);
  try {
    const { shards } = opened.folder.header;
    if (values.cancel) {
      await cancelSlurm(opened.folder.folder);
      process.stderr.write(
        `${path}: cancelled; ${opened.folder.marked().length} of ${shards} shards are kept, go on with the same command and --resume\n`,
      );
      return 0;
    }
    if (planOf(opened.folder.folder))
      return await finished(opened, path, values, await untilInterrupted((signal) => follow(opened, signal)));
    const left = opened.missing.length;
    if (left === 0) return await finished(opened, path, values, opened.folder.finish());
    process.stderr.write(
      `${path}: ${shards - left} of ${shards} shards are kept and nothing is queued; compute the rest, or go on with the same command and --resume\n`,
    );
    return 1;
  } catch (error) {
    return leave(error, opened, path);
  } finally {
    opened.close();
  }
}
