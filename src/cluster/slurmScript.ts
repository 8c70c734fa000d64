/** What a user may ask of Slurm. Absent: what the cluster gives by itself. */
export interface SlurmOptions {
  readonly partition?: string | undefined;
  readonly account?: string | undefined;
  /** Limit of one task, in Slurm's own notation, e.g. '2:00:00'. */
  readonly time?: string | undefined;
  /** Of one task, in Slurm's own notation, e.g. '2G'. */
  readonly memory?: string | undefined;
  /** Tasks that may run at the same time. */
  readonly atOnce?: number | undefined;
}

export interface Script {
  readonly name: string;
  /** Folder of the run, absolute, on a disk that every node sees. */
  readonly folder: string;
  /** File with the shards of each task, one line a task. */
  readonly list: string;
  readonly tasks: number;
  /** Program and arguments that compute shards: `node …/main.js`. */
  readonly program: readonly string[];
  readonly logs: string;
  readonly options: SlurmOptions;
}

/** For a shell: in single quotes whatever it holds. */
const quoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** The script of a job array, to be read by whoever wonders what was submitted. */
export function slurmScript({ name, folder, list, tasks, program, logs, options }: Script): string {
  const { partition, account, time, memory, atOnce } = options;
  const settings = [
    `--job-name=${name}`,
    `--array=0-${tasks - 1}${atOnce ? `%${atOnce}` : ''}`,
    ...(partition ? [`--partition=${quoted(partition)}`] : []),
    ...(account ? [`--account=${quoted(account)}`] : []),
    ...(time ? [`--time=${quoted(time)}`] : []),
    `--mem=${quoted(memory ?? '1G')}`,
    '--ntasks=1',
    '--cpus-per-task=1',
    // A task that lost its node, or made way for another job, runs again: what it had kept is not computed twice.
    '--requeue',
    '--open-mode=append',
    // Slurm reads quotes as a shell does, and % as the beginning of a number of its own.
    `--output=${quoted(`${logs.replaceAll('%', '%%')}/%A_%a.log`)}`,
  ];
  return [
    '#!/bin/bash',
    '# One task computes the shards on its line of the list below and keeps each as soon as it is whole.',
    ...settings.map((setting) => `#SBATCH ${setting}`),
    `exec ${[...program, 'shards', folder, '--list', list].map(quoted).join(' ')} --task "$SLURM_ARRAY_TASK_ID"`,
    '',
  ].join('\n');
}
