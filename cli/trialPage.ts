/** What a trial's page says beside its numbers: the warnings about each arm, and what it is given. */
import { type ArmWarning, armChecks, type TrialResult, type TrialSpec, treatmentNamed, trialReportHtml } from '../src/index.ts';
import { version } from './evidence.ts';

/** Warnings of every arm, by what it is given. */
export function warningsOf({ arms }: TrialSpec): ArmWarning[] {
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

/** Says what endangers people on the terminal, before anything is simulated. */
export function warn(warnings: readonly ArmWarning[]): void {
  for (const { arm, level, says, from } of warnings) if (level === 'danger') process.stderr.write(`${level}: ${arm}: ${says} [${from}]\n`);
}

/** report.html; `command`, where one makes it again, is told in it. */
export const reportOf = (trial: TrialSpec, result: TrialResult, engine: string, command?: string): string =>
  trialReportHtml(result, {
    warnings: warningsOf(trial),
    given: givenOf(trial),
    version: version(),
    engine,
    ...(command ? { command } : {}),
  });
