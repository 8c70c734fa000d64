/** The worker's part for a person who chooses for themself. */
import {
  beingOf,
  catalogueOf,
  enterable,
  livesFreely,
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

function live(text: string, people: readonly number[], series: readonly string[], past?: Past) {
  const scenario = scenarioOf(text);
  return { scenario, lives: livesFreely(beingOf(scenario, enterable), scenario, people, series, past) };
}

const told = ({ until }: Scenario, { record, course: { death } }: SelfChosenLife): Life => ({ until, record, ...(death ? { death } : {}) });

/** @param series of the body; those of the life come with them */
export function several(text: string, people: readonly number[], series: readonly string[], past?: Past): Life[] {
  const { scenario, lives } = live(text, people, series, past);
  return Array.from(lives, (life) => told(scenario, life));
}

export const free = (text: string, person: number, series: readonly string[], past?: Past): Life =>
  several(text, [person], series, past)[0]!;

/** What is the person's own by their rules; all else as for any body that was given what they chose. */
export function whyFree(text: string, id: string, at: number): Why {
  const chosen = scenarioOf(text);
  const own = whyMind(beingOf(chosen, enterable), chosen, 0, id, at);
  if (own) return own;
  const { scenario, lives } = live(text, [0], []);
  const [life] = lives;
  return explain({ ...scenario, events: life!.events }, id, at);
}
