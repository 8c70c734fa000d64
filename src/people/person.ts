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
  for (const id of Object.keys(own)) checkOverride(model, id, own[id]!);
  const purposes = purposesOf(parameters);
  const person = new Float64Array(parameters.length);
  for (let i = 0; i < person.length; i++) {
    const p = parameters[i]!;
    const centre = own[p.id] ?? p.value;
    person[i] = typical || !p.spread || isFixed(p, centre) ? centre : draw(p, centre, uniform(seed, index, purposes[i]!, 0));
  }
  return person;
}

/** What each draw is keyed by, written once a model. */
const written = new WeakMap<readonly ModelParameter[], readonly string[]>();

function purposesOf(parameters: readonly ModelParameter[]): readonly string[] {
  const known = written.get(parameters) ?? parameters.map(({ id }) => `parameter ${id}`);
  written.set(parameters, known);
  return known;
}

/** A multiple of 0 is 0, and a share of 0 or 1 has no odds: set there, a trait is the same in everyone. */
const isFixed = (p: ModelParameter, centre: number): boolean => centre <= 0 || (p.shape === 'logit' && centre >= 1);

function checkOverride(model: Pick<Model, 'parameters'>, id: string, value: number): void {
  const p = model.parameters.find((known) => known.id === id);
  if (!p) throw new Error(`${id}: no parameter has this name`);
  const [low, high] = p.range;
  if (!(value >= low && value <= high)) throw new Error(`${id}: ${value} ${p.unit} is outside its range of ${low} to ${high} ${p.unit}`);
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
