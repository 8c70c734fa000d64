/** Lives of the model: the arms' treatments as modules, one body and one set of modules for all arms, so that lives are alike until entry. */
import type { Behaviour } from '../language/behaviour.ts';
import { assembleMind } from '../language/mind.ts';
import { learners } from '../learning/registry.generated.ts';
import { lifeParts } from '../life/registry.generated.ts';
import { type Being, type LifeOf, type Origin, simulateBeings, standardBeing, TRIAL_TOLERANCE } from '../simulate/mind.ts';
import type { Treatment } from '../treatments/_treatment.ts';
import { assessments } from '../treatments/care/assessments.ts';
import { treatments } from '../treatments/registry.generated.ts';
import type { Lives, Past, Wanted } from './lives.ts';
import type { Arm, GivenTreatment, Trial } from './spec.ts';

/** Weekly means that are kept of every person. */
export const KEPT_SERIES = [
  'withdrawal.cows',
  'd2Receptors.available',
  'tolerance.level',
  'reward.felt',
  'craving.level',
  'habit.level',
  'skills.level',
  'resolve.level',
  'plasticity.level',
  'arbitration.planned',
  'stress.level',
  'ties.level',
  'job.level',
] as const;

/** Throws when there is no such treatment; trial files are checked before. */
export function treatmentNamed(name: string): Treatment {
  const found = (treatments as readonly Treatment[]).find((one) => one.name === name);
  if (!found) throw new Error(`${name}: no such treatment; known are ${treatments.map((one) => one.name).join(', ')}`);
  return found;
}

const moduleOf = ({ treatment, schedule }: GivenTreatment): Behaviour => treatmentNamed(treatment).module(schedule);

/**
 * Every arm's modules: its own, and those other arms have. A module nobody has entered does nothing, and with the same modules everywhere
 * body and chance are the same until entry.
 */
export function modulesByArm(arms: readonly Arm[]): Behaviour[][] {
  const all = new Map<string, Behaviour>();
  for (const given of arms.flatMap((arm) => arm.treatments)) {
    const module = moduleOf(given);
    if (!all.has(module.name)) all.set(module.name, module);
  }
  return arms.map((arm) => {
    const own = new Map(arm.treatments.map((given) => [moduleOf(given).name, moduleOf(given)]));
    return [...all.keys()].sort().map((name) => own.get(name) ?? all.get(name)!);
  });
}

/** Beings of the arms. Arms that differ in no rule share one; schedules make rules differ. */
function beingsOf(trial: Trial): Being[] {
  const byArm = modulesByArm(trial.arms);
  const shared = standardBeing([...byArm[0]!, assessments]);
  const known = new Map<string, Being>();
  return trial.arms.map((arm, i) => {
    const key = JSON.stringify(arm.treatments.flatMap(({ treatment, schedule }) => (schedule ? [treatment, schedule] : [])));
    const found = known.get(key) ?? {
      compiled: shared.compiled,
      mind: assembleMind([...learners, ...lifeParts, ...byArm[i]!, assessments], shared.compiled.model),
    };
    known.set(key, found);
    return found;
  });
}

export function modelLives(trial: Trial): Lives & { readonly parameters: readonly (readonly [string, number])[] } {
  const beings = beingsOf(trial);
  const [first] = beings as [Being];
  const { population, weeks, followUp, seed, parameters } = trial;
  const until = 168 * (population.within + population.dependent + weeks + followUp) + 48;
  const when = { from: 'dependence', after: 7 * population.dependent, within: 7 * population.within } as const;
  const common = { seed, until, tolerance: TRIAL_TOLERANCE };
  const arms = trial.arms.map(({ name, treatments: given }, i) => {
    const settings = Object.assign({}, ...given.map((one) => one.settings)) as Record<string, number>;
    const names = [...given.map((one) => moduleOf(one).name), assessments.name];
    return {
      being: beings[i]!,
      options: {
        ...common,
        arm: name,
        parameters: { ...parameters, ...trial.visits, ...settings },
        entry: { treatments: names, ...when, lasts: 7 * weeks, followed: 7 * (weeks + followUp) },
      },
    };
  });
  const past = { ...common, parameters, untilEntry: true, entry: { treatments: [], ...when } };
  function lifeOf(wanted: Wanted): LifeOf {
    if (typeof wanted === 'number') return { being: first, options: { ...past, person: wanted } };
    const { being, options } = arms[wanted.arm]!;
    const { life: person, origin } = wanted.past;
    return { being, options: { ...options, person, from: origin as Origin } };
  }
  function* live(wanted: Iterable<Wanted>, pairs?: number): Generator<Past, void, undefined> {
    function* asked(): Generator<LifeOf, void, undefined> {
      for (const one of wanted) yield lifeOf(one);
    }
    for (const { course, origin } of simulateBeings(first.compiled, asked(), pairs === undefined ? {} : { pairs }))
      yield { life: course.person, course, origin };
  }
  const { model } = first.compiled;
  const shown = new Set([...first.mind.states.filter((state) => state.shown).map(({ id }) => id), ...KEPT_SERIES.slice(0, 4)]);
  return {
    live,
    series: KEPT_SERIES.filter((name) => shown.has(name)),
    engine: `courses on the compiled kernel, relative tolerance ${TRIAL_TOLERANCE}`,
    model: [
      ...model.components.map(({ name, equations }) => [name, equations ?? {}]),
      ...first.mind.modules.map(({ name, says }) => [name, says]),
    ],
    parameters: [...model.parameters, ...first.mind.parameters].map(({ id, value }) => [id, value]),
  };
}
