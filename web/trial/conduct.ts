/** The worker's part of the trial room. */
import {
  analyseTrial,
  armsGiven,
  armWarnings,
  type Check,
  modelLives,
  protocols,
  readTrialFile,
  type ShardTables,
  type Study,
  type Treatment,
  type TrialCatalogue,
  type TrialResult,
  type TrialSpec,
  treatments,
  trialCatalogue,
  trialReportHtml,
  trialSentences,
  trialStudy,
} from '../../src/index.ts';

export interface Offers {
  /** `contingent`: only with a schedule of incentives. */
  readonly treatments: readonly { readonly name: string; readonly says: string; readonly contingent?: true }[];
  readonly schedules: readonly { readonly name: string; readonly says: string }[];
}

export interface Warning extends Check {
  readonly arm: string;
}

export interface Plan {
  readonly shards: number;
  readonly warnings: readonly Warning[];
}

export interface Told {
  readonly sentences: readonly string[];
  readonly result: TrialResult;
  readonly report: string;
}

let catalogue: TrialCatalogue | undefined;
const read = (text: string): TrialSpec => {
  catalogue ??= trialCatalogue();
  return readTrialFile(text, 'trial.yaml', catalogue);
};

let last: { readonly text: string; readonly study: Study } | undefined;
function studyOf(text: string): Study {
  if (last?.text !== text) {
    const trial = read(text);
    last = { text, study: trialStudy(trial, modelLives(trial)) };
  }
  return last.study;
}

export const offers = (): Offers => ({
  treatments: (treatments as readonly Treatment[])
    .filter(({ name }) => name !== 'yoked control')
    .map(({ name, says, contingent }) => ({
      name,
      says,
      ...(contingent ? { contingent } : {}),
    })),
  schedules: protocols.map(({ name, says }) => ({ name, says })),
});

export const plan = (text: string): Plan => ({ shards: studyOf(text).shards, warnings: armWarnings(read(text)) });
export const shard = async (text: string, number: number): Promise<ShardTables> => studyOf(text).run(number);

export function told(text: string, shards: readonly ShardTables[]): Told {
  const trial = read(text);
  const result = analyseTrial(trial, shards);
  const report = trialReportHtml(result, {
    warnings: armWarnings(trial).filter(({ level }) => level === 'danger' || level === 'warning'),
    given: armsGiven(trial),
    command: 'accumbens trial trial.yaml',
    engine: studyOf(text).engine,
  });
  return { sentences: trialSentences(result), result, report };
}
