import { join } from 'node:path';
import { analyseTrial, trialReport } from '../src/index.ts';
import { checkRunFolder, writeTrialFolder } from '../src/node.ts';
import { version } from './evidence.ts';
import { SLURM_OPTIONS } from './onSlurm.ts';
import { runTrial } from './runTrial.ts';
import { runStudy } from './study.ts';
import { trialNamed, trialNames } from './trialFile.ts';
import { reportOf, warn, warningsOf } from './trialPage.ts';
import { readArguments, UsageError, wholeNumber } from './usage.ts';

const OPTIONS = {
  people: { type: 'string' },
  seed: { type: 'string' },
  out: { type: 'string' },
  force: { type: 'boolean' },
  workers: { type: 'string' },
  pasts: { type: 'string' },
  json: { type: 'boolean' },
  plain: { type: 'boolean' },
  'no-write': { type: 'boolean' },
  resume: { type: 'boolean' },
  ...SLURM_OPTIONS,
} as const;

/** `accumbens trial`: a virtual trial, from its file to its report. Returns the exit code. */
export async function trialCommand(args: string[]): Promise<number> {
  const { values, positionals } = readArguments('trial', args, OPTIONS);
  const [word, ...others] = positionals;
  if (word === undefined) throw new UsageError(`accumbens trial: found no trial; name a trial file, or one of ${trialNames().join(', ')}`);
  if (others.length > 0)
    throw new UsageError(`accumbens trial: found ${positionals.length} names, ${positionals.join(' and ')}; allowed is one`);
  const { trial, name } = trialNamed(word, 'trial', values);
  const workers = wholeNumber('trial', 'workers', values.workers, 1, 256);
  const folder = values['no-write'] ? undefined : (values.out ?? join('runs', name));
  const warnings = warningsOf(trial);
  if (values.on !== undefined || values.resume) {
    if (folder === undefined) throw new UsageError('accumbens trial: found --no-write; a trial in shards is kept');
    warn(warnings);
    return runStudy('trial', { kind: 'trial', spec: trial }, folder, values);
  }
  if (folder !== undefined) checkRunFolder(folder, values.force ?? false);
  warn(warnings);
  const { study, tables } = await runTrial(trial, workers, values.pasts);
  const result = analyseTrial(trial, [tables]);
  const command = [
    'accumbens trial',
    word,
    ...(values.people ? [`--people ${values.people}`] : []),
    ...(values.seed ? [`--seed ${values.seed}`] : []),
  ].join(' ');
  if (folder !== undefined) {
    const { engine, model, parameters } = study;
    const report = reportOf(trial, result, engine, command);
    writeTrialFolder(
      folder,
      { trial, result, shapes: study.tables, tables, report, version: version(), engine, model, parameters },
      values.force ?? false,
    );
  }
  if (values.json) process.stdout.write(`${JSON.stringify({ folder: folder ?? null, ...result, warnings }, null, 1)}\n`);
  else {
    process.stdout.write(trialReport(result, { width: Math.min(110, process.stdout.columns ?? 80), plain: values.plain ?? false }));
    if (folder !== undefined) process.stdout.write(`Report: ${join(folder, 'report.html')}\n`);
  }
  return 0;
}
