/**
 * Why a quantity of a person who chooses is what it is: craving, habit, plasticity, hours, and all they read. The declared rules are run again
 * with every set of what they read at its present and the rest as on the first morning; Shapley values share the difference, and the mean over
 * the opportunities of a week is what a weekly curve shows there. Rules [WM1–WM5].
 */
import type { MindModel } from '../language/mind.ts';
import type { Scenario } from '../simulate/scenario.ts';
import { type beingOf, liveFreely } from '../simulate/selfChosen.ts';
import type { Why } from './why.ts';
import { ChoiceWatch } from './whyChoice.ts';
import { PortWatch } from './whyPort.ts';
import { StateWatch } from './whyState.ts';
import { type Watch, WEEK, WeekSum, watched } from './whyWatch.ts';

function watchFor(mind: MindModel, id: string): Watch | undefined {
  if (mind.states.some((state) => state.id === id)) return new StateWatch(mind, id);
  if (mind.ports.some((port) => port.id === id)) return new PortWatch(mind, id);
  const activity = mind.activities.find(({ name }) => `hours.${name}` === id);
  return activity && new ChoiceWatch(mind, activity.name);
}

/** First parameter of the module that a quantity, or an activity, belongs to. */
function parameterOf({ modules, activities }: MindModel, id: string): string | undefined {
  const names = id.split('.');
  const owner = activities.find(({ name }) => names.includes(name))?.module ?? names[0];
  const [first] = Object.keys(modules.find(({ name }) => name === owner)?.parameters ?? {});
  return first && `${owner}.${first}`;
}

/**
 * Lives person `person` once more, up to the end of the week that holds `at`, h.
 * @returns undefined when the quantity is none of theirs but the body's
 */
export function whyMind(
  { being, entry }: ReturnType<typeof beingOf>,
  scenario: Scenario,
  person: number,
  id: string,
  at: number,
): Why | undefined {
  const watch = watchFor(being.mind, id);
  if (!watch) return undefined;
  const from = Math.min(Math.floor(at / WEEK), Math.ceil(scenario.until / WEEK) - 1) * WEEK;
  const until = Math.min(scenario.until, from + WEEK);
  const week = new WeekSum();
  const { mind, finish } = watched(being.mind, watch, week, from);
  const { course } = liveFreely({ being: { ...being, mind }, ...(entry ? { entry } : {}) }, { ...scenario, until }, person, []);
  finish();
  if (week.count === 0) throw new Error(`${id}: this life was over before hour ${from}`);
  const parameter = parameterOf(being.mind, id);
  return { ...watch.told(week, Math.min(7, Math.max(1, (course.until - from) / 24))), weekly: parameter ? { parameter } : {} };
}
