import { join } from 'node:path';
import { type ArmWarning, analyseTrial, armChecks, type TrialSpec, treatmentNamed, trialReport, trialReportHtml } from '../src/index.ts';
import { checkRunFolder, writeTrialFolder } from '../src/node.ts';
import { version } from './evidence.ts';
import { SLURM_OPTIONS } from './onSlurm.ts';
import { runTrial } from './runTrial.ts';
import { runStudy } from './study.ts';
import { trialNamed, trialNames } from './trialFile.ts';
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

/** Warnings of every arm, by what it is given. */
function warningsOf({ arms }: TrialSpec): ArmWarning[] {
  return arms.flatMap(({ name, treatments }) => {
    const given = treatments.map(({ treatment, schedule }) => ({
      treatment: treatmentNamed(treatment),
      ...(schedule ? { schedule } : {}),
    }));
    return armChecks(given)
      .filter(({ level }) => level === 'danger' || level === 'warning')
      .map(({ level, says, from }) => ({ arm: name, level, says, from }));
  });
}

/** What each arm is given, a line a treatment. */
function givenOf({ arms }: TrialSpec): Record<string, string[]> {
  const lines = ({ treatments }: TrialSpec['arms'][number]) =>
    treatments.map(({ treatment, settings, schedule }) => {
      const { says, settings: known } = treatmentNamed(treatment);
      const set = Object.entries(settings).map(([id, value]) => {
        const name = id.slice(id.indexOf('.') + 1);
        const unit = known[name]?.unit;
        return `${name} ${value}${unit && unit !== '1' ? ` ${unit}` : ''}`;
      });
      return `${treatment}${schedule ? `, ${schedule.name}` : ''}${set.length > 0 ? ` (${set.join(', ')})` : ''}: ${schedule?.says ?? says}`;
    });
  return Object.fromEntries(arms.map((arm) => [arm.name, lines(arm)]));
}

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
  if (values.on !== undefined || values.resume) {
    if (folder === undefined) throw new UsageError('accumbens trial: found --no-write; a trial in shards is kept');
    return runStudy('trial', { kind: 'trial', spec: trial }, folder, values);
  }
  if (folder !== undefined) checkRunFolder(folder, values.force ?? false);
  const warnings = warningsOf(trial);
  for (const { arm, level, says, from } of warnings.filter((one) => one.level === 'danger'))
    process.stderr.write(`${level}: ${arm}: ${says} [${from}]\n`);
  const { study, tables } = await runTrial(trial, workers, values.pasts);
  const result = analyseTrial(trial, tables);
  const command = [
    'accumbens trial',
    word,
    ...(values.people ? [`--people ${values.people}`] : []),
    ...(values.seed ? [`--seed ${values.seed}`] : []),
  ].join(' ');
  if (folder !== undefined) {
    const report = trialReportHtml(result, { warnings, given: givenOf(trial), command, version: version(), engine: study.engine });
    const { engine, model, parameters } = study;
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
