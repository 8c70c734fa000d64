import { readTrialFile } from '../read/trial.ts';
import { trialCatalogue } from '../read/trialCatalogue.ts';
import type { StudyKind } from '../simulate/study.ts';
import { modelLives } from '../trial/modelLives.ts';
import type { Trial } from '../trial/spec.ts';
import { trialStudy } from '../trial/study.ts';

/** A virtual trial. Its sites are its shards, so their size is part of the trial and not the caller's choice. */
export const trial: StudyKind<Trial> = {
  kind: 'trial',
  says: 'a virtual trial of treatments',
  read: (text, file) => readTrialFile(text, file, trialCatalogue()),
  begin: (spec) => trialStudy(spec, modelLives(spec)),
};
