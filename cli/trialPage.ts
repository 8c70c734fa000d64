/** What a trial's page says beside its numbers: the warnings about each arm, and what it is given. */
import { type ArmWarning, armsGiven, armWarnings, type TrialResult, type TrialSpec, trialReportHtml } from '../src/index.ts';
import { version } from './evidence.ts';

/** What a person who plans this trial must know of its arms. */
export const warningsOf = (trial: TrialSpec): ArmWarning[] =>
  armWarnings(trial).filter(({ level }) => level === 'danger' || level === 'warning');

/** Says what endangers people on the terminal, before anything is simulated. */
export function warn(warnings: readonly ArmWarning[]): void {
  for (const { arm, level, says, from } of warnings) if (level === 'danger') process.stderr.write(`${level}: ${arm}: ${says} [${from}]\n`);
}

/** report.html; `command`, where one makes it again, is told in it. */
export const reportOf = (trial: TrialSpec, result: TrialResult, engine: string, command?: string): string =>
  trialReportHtml(result, {
    warnings: warningsOf(trial),
    given: armsGiven(trial),
    version: version(),
    engine,
    ...(command ? { command } : {}),
  });
