/** The public door of Accumbens: everything `cli`, `claims`, `validation`, `bench` and users may import. */

export { mechanisms } from './brain/registry.generated.ts';
export { compileC } from './compile/c.ts';
export { type Compiled, compileJavaScript } from './compile/javascript.ts';
export { quasiSteady } from './compile/quasiSteady.ts';
export { againstHtml } from './describe/againstPage.ts';
export { againstReport } from './describe/againstText.ts';
export { timeScale, valueScale } from './describe/axis.ts';
export { type Band, bandOf, type Step, scaled as scaledBand, steps } from './describe/band.ts';
export { type DeclaredParameter, declaredParameters, type Part } from './describe/declared.ts';
export { figuresOf } from './describe/figures.ts';
export {
  type Agreement,
  along,
  type Claim,
  type Cohort,
  comparedOf,
  type Finding,
  type HeldAgainst,
  heldAgainst,
  inRange,
  type ValidationRow,
} from './describe/finding.ts';
export { HELP_LINE, NOT_ADVICE, NOT_MODELLED } from './describe/help.ts';
export { type IncentiveTextOptions, incentiveReport } from './describe/incentives.ts';
export { type ColourName, DARK, LIGHT } from './describe/palette.ts';
export { reportHtml } from './describe/report.ts';
export { eventsOf as eventsOfRecord, type Run, type RunMeta } from './describe/run.ts';
export { MAIN_SERIES, told } from './describe/series.ts';
export { type Summary, summarise } from './describe/summary.ts';
export { svg } from './describe/svg.ts';
export { type TaskReportOptions, taskReport } from './describe/taskReport.ts';
export { terminalReport } from './describe/terminal.ts';
export { type ArmWarning, type TrialReportOptions, trialReportHtml } from './describe/trialReport.ts';
export { trialReport, trialSentences } from './describe/trialWords.ts';
export { type Moment, type Push, type Why, why, whyNeeds } from './describe/why.ts';
export { whyMind } from './describe/whyMind.ts';
export { against, COWS_BANDS, cowsBand, duration, list, num, share, timeUnit } from './describe/words.ts';
export { drugs } from './drugs/registry.generated.ts';
export { expanded, FREE_IN_CARE } from './fit/medicationTargets.ts';
export { type HistoryAsked, type Measures, measuresOf, naturalHistoryPiece, type PieceOfHistory } from './fit/naturalHistory.ts';
export { type KeptFit, openSets } from './fit/openSets.ts';
export { assemble, ModelFaults } from './language/assemble.ts';
export { type Behaviour, behaviour, type MindWorld, MOMENTS, type Values } from './language/behaviour.ts';
export { assumed, type Component, component, drug, fitted, type Parameter, type Provenance } from './language/component.ts';
export { EVENT_ORDER, inOrder, type LifeEvent } from './language/event.ts';
export { assembleMind, GIVENS, MindFaults, type MindModel } from './language/mind.ts';
export type { Model, ModelOutput, ModelParameter } from './language/model.ts';
export { learners } from './learning/registry.generated.ts';
export { lifeParts } from './life/registry.generated.ts';
export * from './numerics/bootstrap.ts';
export * from './numerics/comparisons.ts';
export { grid, latinHypercube, saltelli } from './numerics/designs.ts';
export * from './numerics/distributions.ts';
export { exp, log, pow, tanh } from './numerics/elementary.ts';
export { modes, NoModes } from './numerics/modes.ts';
export { normal, Stream, uniform } from './numerics/random.ts';
export { Rosenbrock, type System } from './numerics/rosenbrock.ts';
export * from './numerics/sampleSize.ts';
export { type Index, rankCorrelation, type SobolIndices, sobolIndices } from './numerics/sensitivity.ts';
export { sobolSequence } from './numerics/sobolSequence.ts';
export * from './numerics/statistics.ts';
export * from './numerics/survival.ts';
export {
  type Answer,
  type Definition,
  defineEndpoint,
  type Endpoint,
  endpointAnswers,
  endpoints,
  PatternError,
} from './outcomes/endpoints/endpoint.ts';
export { StepError } from './outcomes/endpoints/program.ts';
export { type Assay, assays, urine, urineAssay, voidGap } from './outcomes/urineAssay.ts';
export { longestAbstinence, weeklyPattern } from './outcomes/weeklyPattern.ts';
export { type Choice, drawPerson } from './people/person.ts';
export { carriedTo, clearanceRatio, RAT, type Species } from './people/species.ts';
export type { TrialCatalogue } from './read/arm.ts';
export { catalogueOf, withLives } from './read/catalogue.ts';
export { diaryToEvents } from './read/diaryToEvents.ts';
export { readEventTable } from './read/eventTable.ts';
export { BadInput, nearest } from './read/faults.ts';
export { readIncentives } from './read/incentives.ts';
export { type PatternTable, readPatterns } from './read/patternTable.ts';
export { entryOf, type Population, readPopulation, SEVERITIES } from './read/populations.ts';
export { matchArms, REAL_TABLES, type RealArm, type RealTableName, readRealTrial } from './read/realTrial.ts';
export { readScenario } from './read/scenario.ts';
export { readSweep, type SweepFile } from './read/sweep.ts';
export { type Diary, diaryOf } from './read/timelineFollowback.ts';
export { isTrialText, readTrialFile } from './read/trial.ts';
export { trialCatalogue } from './read/trialCatalogue.ts';
export { REQUIRED_TABLES, readTrial, TRIAL_TABLES, type TrialTableName } from './read/trialTables.ts';
export { rewards } from './rewards/registry.generated.ts';
export { type ArmGiven, type ArmsAsked, liveArms } from './simulate/arms.ts';
export { Body } from './simulate/body.ts';
export { BODY_MEASURES, type Course, type Visit } from './simulate/course.ts';
export { type Entry, type Spell, spellsOf } from './simulate/entry.ts';
export { type KernelSample, kernelSample } from './simulate/kernelSample.ts';
export {
  type Agent,
  DEFAULT_TOLERANCE,
  type LifeOptions,
  recordTimes,
  regularTimes,
  shownSeries,
  simulateLife,
  type World,
} from './simulate/life.ts';
export { byBlocks } from './simulate/lifeOptions.ts';
export { type LifeToLive, simulateLives } from './simulate/lives.ts';
export {
  type Being,
  COURSE_TOLERANCE,
  type CourseOptions,
  type Lived,
  type Origin,
  simulateCourse,
  simulateCourses,
  standardBeing,
} from './simulate/mind.ts';
export { MindAgent, OPPORTUNITIES } from './simulate/mindAgent.ts';
export { Past } from './simulate/past.ts';
export type { Failure, LifeRecord, Overdose, Phase, Scenario, UrineSample } from './simulate/scenario.ts';
export { scenarioLife } from './simulate/scenarioLife.ts';
export { type Member, scenarioLives } from './simulate/scenarioLives.ts';
export { beingOf, LIFE_SERIES, liveFreely, livesFreely, type SelfChosenLife } from './simulate/selfChosen.ts';
export { type LivesSpec, type PeopleRange, someLives } from './simulate/someLives.ts';
export { standardModel, substancesOf } from './simulate/standard.ts';
export type { Column, ColumnShape, Columns, KindOf, ShardTables, Study, StudyKind, StudyRequest, TableShape } from './simulate/study.ts';
export { shapeFault, shardRange } from './simulate/study.ts';
// Studies: what runs in shards.
export { type CohortSpec, cohort, SHARD_PEOPLE } from './studies/cohort.ts';
export { studyKind } from './studies/kinds.ts';
export { type SweepSpec, sweepSpec } from './studies/sweepSpec.ts';
export { type Access, accessOf } from './tasks/_access.ts';
export { HISTORIES, type History, regimen } from './tasks/_history.ts';
export { type Examined, examine, sessions } from './tasks/_laboratory.ts';
export {
  FIRST_YEAR,
  FOLLOWED,
  type Followed,
  IN_WARD,
  keepLives,
  type LifeStory,
  type LivesAsked,
  lifeStories,
  lives,
  UNTIL_WARD,
} from './tasks/_lives.ts';
export { runTask, type TaskRequest } from './tasks/_run.ts';
export type { Pause, Script, Trial } from './tasks/_script.ts';
export { CUE_KINDS, type CueKind, type Cues, EVERY_CUE, type Sitting, softmax, TRIAL } from './tasks/_sitting.ts';
export type { Seat, Session, Task, TaskNumber } from './tasks/_task.ts';
export { tasks } from './tasks/registry.generated.ts';
export type { Treatment } from './treatments/_treatment.ts';
export { armChecks, type Given } from './treatments/care/armChecks.ts';
export { assessmentSettings, assessments } from './treatments/care/assessments.ts';
export { protocols } from './treatments/protocols/registry.generated.ts';
export { treatments } from './treatments/registry.generated.ts';
export {
  type Chances,
  distribution as paidDistribution,
  expected as expectedPaid,
  most as mostPaid,
} from './treatments/schedule/budget.ts';
export { type Check, checks as checkSchedule } from './treatments/schedule/checks.ts';
export {
  type Bill,
  type BowlOdds,
  type Design,
  type DesignOptions,
  designOf,
  SHARES as BILL_SHARES,
  type VisitRow,
} from './treatments/schedule/design.ts';
export { printMoney } from './treatments/schedule/money.ts';
export { type Parsed as ParsedSchedule, parseSchedule, schedule } from './treatments/schedule/parse.ts';
export { printSchedule } from './treatments/schedule/print.ts';
export type { Schedule } from './treatments/schedule/schedule.ts';
export { type Ledger, ledger as scheduleLedger } from './treatments/schedule/step.ts';
export { armAgainst } from './trial/against.ts';
export { type ArmResult, analyseTally, analyseTrial, type TrialResult, tallyOf } from './trial/analyse.ts';
export type { Compared, Comparison } from './trial/compare.ts';
export { enterable } from './trial/enterable.ts';
export { armsGiven, armWarnings } from './trial/given.ts';
export type { Lives } from './trial/lives.ts';
export { KEPT_SERIES, modelLives, treatmentNamed } from './trial/modelLives.ts';
export type { Trial as TrialSpec } from './trial/spec.ts';
export { shardsOf, trialStudy } from './trial/study.ts';
export { type Joined, joinShards, rowsOf } from './trial/tables.ts';
export { parseUnit } from './units/unit.ts';
export { type LivesRun, runLives, startLives } from './workers/lives.ts';
export { BatchFault, Cancelled, countedBatches, runBatches, WorkerLost } from './workers/pool.ts';
export type { Handle, Port, Start } from './workers/port.ts';
export { inlinePort } from './workers/serve.ts';
export { serveWebBatches, webPort } from './workers/web.ts';
