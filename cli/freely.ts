import {
  beingOf,
  enterable,
  type LifeEvent,
  type LifeRecord,
  livesFreely,
  MAIN_SERIES,
  type Model,
  type Phase,
  type Scenario,
  type SelfChosenLife,
} from '../src/index.ts';
import { Progress } from './progress.ts';

/** Lives people chose. */
export interface FreeLives {
  readonly records: LifeRecord[];
  readonly people: Record<string, number>[];
  /** What each did to the body. */
  readonly events: LifeEvent[][];
  /** For one person, the stretches the life fell into; else those of the file. */
  readonly phases: readonly Phase[];
  readonly notes: string[];
  readonly model: Model;
}

export function simulateFreely(scenario: Scenario): FreeLives {
  const being = beingOf(scenario, enterable);
  const series = scenario.record.series.length > 0 ? scenario.record.series : MAIN_SERIES;
  const progress = new Progress('people simulated', scenario.people);
  const all: SelfChosenLife[] = [];
  for (const life of livesFreely(being, scenario, Array(scenario.people).keys(), series)) progress.tell(all.push(life));
  progress.end();
  return {
    records: all.map((one) => one.record),
    people: all.map(() => ({})),
    events: all.map((one) => [...one.events]),
    phases: scenario.phases.length === 0 && all.length === 1 ? all[0]!.phases : scenario.phases,
    notes: all.flatMap(({ course }) => (course.death ? [deathNote(course.death, scenario.people)] : [])),
    model: being.being.compiled.model,
  };
}

const deathNote = ({ at, cause }: { at: number; cause: string }, people: number): string =>
  `${people > 1 ? 'A simulated life' : 'This simulated life'} ended on day ${Math.floor(at / 24)}: ${cause}. Naloxone and company at hand prevent most deaths by overdose.`;
