import type { MindModel, MindModelPort } from '../language/mind.ts';
import { type CorePlaces, corePlaces } from './corePlaces.ts';
import { BODY_MEASURES } from './course.ts';

/** Read from the body by every agent, whatever its modules read: before those in `reads`. */
const FIXED_READS = [
  'reward.felt',
  'breathing.reserve',
  'breathing.limit',
  'receptor.odds',
  'receptor.occupied',
  'breathing.ventilation',
] as const;
export const [FELT, RESERVE, LIMIT, ODDS, OCCUPIED] = [0, 1, 2, 3, 4] as const;

/** Ports that fall back at the same moment. */
export interface FallingBack {
  readonly places: Int32Array;
  readonly starts: Float64Array;
}

/** What is the same in everybody who lives by these modules: places, as numbers in a row. */
export interface MindPlan {
  readonly core: CorePlaces;
  /** Outputs of the body that are read. */
  readonly reads: readonly string[];
  /** What modules read from the body: places among the readings, and among the values. */
  readonly taken: Int32Array;
  readonly into: Int32Array;
  /** `BODY_MEASURES` among the readings. */
  readonly measures: Int32Array;
  /** Places of the states that are shown, and their ids. */
  readonly shown: Int32Array;
  readonly series: readonly string[];
  readonly activities: readonly string[];
  readonly cleared: Readonly<Record<'opportunity' | 'visit' | 'day', FallingBack>>;
  /** Places of the states, and their bounds. */
  readonly states: Int32Array;
  readonly least: Float64Array;
  readonly most: Float64Array;
}

const plans = new WeakMap<MindModel, MindPlan>();

export function planOf(mind: MindModel): MindPlan {
  const known = plans.get(mind) ?? plan(mind);
  plans.set(mind, known);
  return known;
}

function plan(mind: MindModel): MindPlan {
  const { places, body, states, ports, activities } = mind;
  const reads = [...new Set([...FIXED_READS, ...body.map(({ id }) => id), ...BODY_MEASURES])];
  const among = (ids: readonly string[]) => Int32Array.from(ids, (id) => reads.indexOf(id));
  const shown = states.filter((state) => state.shown);
  const falling = (when: MindModelPort['cleared']): FallingBack => {
    const own = ports.filter(({ cleared }) => cleared === when);
    return { places: Int32Array.from(own, ({ place }) => place), starts: Float64Array.from(own, ({ start }) => start) };
  };
  return {
    core: corePlaces(places),
    reads,
    taken: among(body.map(({ id }) => id)),
    into: Int32Array.from(body, ({ place }) => place),
    measures: among(BODY_MEASURES),
    shown: Int32Array.from(shown, ({ place }) => place),
    series: shown.map(({ id }) => id),
    activities: activities.map(({ name }) => name),
    cleared: { opportunity: falling('opportunity'), visit: falling('visit'), day: falling('day') },
    states: Int32Array.from(states, ({ place }) => place),
    least: Float64Array.from(states, ({ bounds }) => bounds[0]),
    most: Float64Array.from(states, ({ bounds }) => bounds[1]),
  };
}
