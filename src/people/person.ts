import type { Model, ModelParameter } from '../language/model.ts';
import { logitNormal, lognormal } from '../numerics/distributions.ts';
import { uniform } from '../numerics/random.ts';

/** How a person is chosen: the typical one, or number `index` of the virtual cohort of a seed. */
export interface Choice {
  readonly seed: number;
  readonly index: number;
  /** Every parameter at its declared value. */
  readonly typical?: boolean;
  /** 'component.parameter' → value in the declared unit; the person varies around it. */
  readonly parameters?: Readonly<Record<string, number>>;
}

/**
 * Parameters of one person, in the order of `model.parameters`. Each draw is keyed by the parameter's name, so that adding a drug or a
 * mechanism leaves every other trait of every person as it was. Throws when an override names no parameter or leaves its range.
 * Rules [PE1–PE6].
 */
export function drawPerson(model: Pick<Model, 'parameters'>, choice: Choice): Float64Array {
  const { parameters } = model;
  const { seed, index, typical = false, parameters: own = {} } = choice;
  const { places, values, spread, purposes } = sheetOf(parameters);
  const person = values.slice();
  for (const id of Object.keys(own)) person[checkedPlace(parameters, places, id, own[id]!)] = own[id]!;
  if (typical) return person;
  for (let k = 0; k < spread.length; k++) {
    const i = spread[k]!;
    const p = parameters[i]!;
    if (!isFixed(p, person[i]!)) person[i] = draw(p, person[i]!, uniform(seed, index, purposes[k]!, 0));
  }
  return person;
}

/** Of a model's parameters: where each stands, its declared value, and of those in which people differ the place and what the draw is keyed by. */
interface Sheet {
  readonly places: ReadonlyMap<string, number>;
  readonly values: Float64Array;
  readonly spread: Int32Array;
  readonly purposes: readonly string[];
}

const written = new WeakMap<readonly ModelParameter[], Sheet>();

function sheetOf(parameters: readonly ModelParameter[]): Sheet {
  const known = written.get(parameters);
  if (known) return known;
  const spread = Int32Array.from(parameters.flatMap((p, i) => (p.spread ? [i] : [])));
  const sheet = {
    places: new Map(parameters.map(({ id }, i) => [id, i])),
    values: Float64Array.from(parameters, ({ value }) => value),
    spread,
    purposes: Array.from(spread, (i) => `parameter ${parameters[i]!.id}`),
  };
  written.set(parameters, sheet);
  return sheet;
}

/** Place of each parameter, by id. */
export const placesOf = (parameters: readonly ModelParameter[]): ReadonlyMap<string, number> => sheetOf(parameters).places;

/** A multiple of 0 is 0, and a share of 0 or 1 has no odds: set there, a trait is the same in everyone. */
const isFixed = (p: ModelParameter, centre: number): boolean => centre <= 0 || (p.shape === 'logit' && centre >= 1);

function checkedPlace(parameters: readonly ModelParameter[], places: Sheet['places'], id: string, value: number): number {
  const place = places.get(id);
  if (place === undefined) throw new Error(`${id}: no parameter has this name`);
  const { range, unit } = parameters[place]!;
  const [low, high] = range;
  if (!(value >= low && value <= high)) throw new Error(`${id}: ${value} ${unit} is outside its range of ${low} to ${high} ${unit}`);
  return place;
}

/**
 * Inverse distribution function, cut at ±3 SD and at the declared range. Cutting is done on u, not on the value: the draw stays a
 * proper sample of the truncated distribution and nobody piles up at a limit.
 */
function draw(p: ModelParameter, centre: number, u: number): number {
  const quantile =
    p.shape === 'logit'
      ? (x: number) => logitNormal(x, centre, p.spread as number)
      : (x: number) => lognormal(x, centre, p.spread as number, 3);
  const [from, to] = sharesOf(p, centre, quantile);
  return quantile(from + u * (to - from));
}

/** Where the range cuts the distribution around a centre; worked out once, as a cohort asks for it once a person. */
const cuts = new WeakMap<ModelParameter, { readonly centre: number; readonly shares: readonly [number, number] }>();

function sharesOf(p: ModelParameter, centre: number, quantile: (u: number) => number): readonly [number, number] {
  const known = cuts.get(p);
  if (known?.centre === centre) return known.shares;
  const shares = [share(quantile, p.range[0]), share(quantile, p.range[1])] as const;
  cuts.set(p, { centre, shares });
  return shares;
}

/** Probability below `value`, by bisection on the quantile function. */
function share(quantile: (u: number) => number, value: number): number {
  let [low, high] = [1e-9, 1 - 1e-9];
  if (quantile(low) >= value) return low;
  if (quantile(high) <= value) return high;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (quantile(middle) < value) low = middle;
    else high = middle;
  }
  return low;
}
