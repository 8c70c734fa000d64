/** The worker's part for a person who chooses for themself. */
import {
  beingOf,
  catalogueOf,
  enterable,
  liveFreely,
  type Past,
  readScenario,
  type Scenario,
  type SelfChosenLife,
  standardBeing,
  standardModel,
  type Why,
  whyMind,
  withLives,
} from '../../src/index.ts';
import type { Life } from '../jobs.ts';
import { explain } from './explain.ts';

let catalogue: ReturnType<typeof withLives> | undefined;
function scenarioOf(text: string): Scenario {
  catalogue ??= withLives(catalogueOf(standardModel().model), standardBeing().mind, enterable);
  return readScenario(text, 'scenario', catalogue);
}

function live(
  text: string,
  person: number,
  series: readonly string[],
  past?: Past,
): { readonly scenario: Scenario; readonly life: SelfChosenLife } {
  const scenario = scenarioOf(text);
  return { scenario, life: liveFreely(beingOf(scenario, enterable), scenario, person, series, past) };
}

/** @param series of the body; those of the life come with them */
export function free(text: string, person: number, series: readonly string[], past?: Past): Life {
  const { scenario, life } = live(text, person, series, past);
  const { death } = life.course;
  return { until: scenario.until, record: life.record, ...(death ? { death } : {}) };
}

/** What is the person's own by their rules; all else as for any body that was given what they chose. */
export function whyFree(text: string, id: string, at: number): Why {
  const chosen = scenarioOf(text);
  const own = whyMind(beingOf(chosen, enterable), chosen, 0, id, at);
  if (own) return own;
  const { scenario, life } = live(text, 0, []);
  return explain({ ...scenario, events: life.events }, id, at);
}
