import type { Model } from '../language/model.ts';

/** The names a scenario or an event table may use. */
export interface Catalogue {
  readonly drugs: Readonly<Record<string, { readonly routes: readonly string[] }>>;
  readonly rewards: readonly string[];
  /** 'component.parameter' → its declared unit and the range anyone may set, in that unit. */
  readonly parameters: Readonly<Record<string, { readonly unit: string; readonly range: readonly [number, number] }>>;
  readonly series: readonly string[];
  /** Treatments a person may enter in a life of their own; absent: none are at hand. */
  readonly treatments?: readonly string[];
}

/** The names of an assembled model: drugs are what has routes, rewards what lasts, series its outputs. */
export function catalogueOf({ components, parameters, outputs }: Pick<Model, 'components' | 'parameters' | 'outputs'>): Catalogue {
  const drugs = components.flatMap(({ name, routes }) => (routes ? [[name, { routes: Object.keys(routes) }] as const] : []));
  return {
    drugs: Object.fromEntries(drugs),
    rewards: components.filter(({ lasts }) => lasts !== undefined).map(({ name }) => name),
    parameters: Object.fromEntries(parameters.map(({ id, unit, range }) => [id, { unit, range }])),
    series: outputs.map(({ id }) => id),
  };
}

/** The same with what self-chosen lives add: parameters of learning and life, and treatments by name. */
export function withLives(
  catalogue: Catalogue,
  mind: { readonly parameters: readonly { readonly id: string; readonly unit: string; readonly range: readonly [number, number] }[] },
  treatments: readonly { readonly name: string }[],
): Catalogue {
  const own = Object.fromEntries(mind.parameters.map(({ id, unit, range }) => [id, { unit, range }]));
  return { ...catalogue, parameters: { ...catalogue.parameters, ...own }, treatments: treatments.map(({ name }) => name) };
}
