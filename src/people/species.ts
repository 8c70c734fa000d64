import type { Component } from '../language/component.ts';
import type { Model, ModelParameter } from '../language/model.ts';
import { pow } from '../numerics/elementary.ts';
import { DIMENSIONS, type Exponents, parseUnit } from '../units/unit.ts';

/** Another mammal than the one the parameters describe. */
export interface Species {
  readonly name: string;
  /** Body mass, kg. */
  readonly mass: number;
}

/** The body that the declared parameters belong to (PK006b: "at 70 kg"). */
export const PERSON: Species = { name: 'person', mass: 70 };
/** A laboratory rat; the weight is assumed, studies give 0.25 to 0.35 kg. */
export const RAT: Species = { name: 'rat', mass: 0.3 };

/**
 * Powers of body mass of kinetic quantities: clearances 0.74 ± 0.16 over 91 substances (AL001), volumes near 1 and times near 0.25 (AL002).
 * Passage between plasma and brain goes as the other times do: assumed. Receptors, and all that the brain does, are left as they are.
 */
const POWERS: readonly (readonly [volume: number, time: number, power: number])[] = [
  [1, 0, 1],
  [1, -1, 0.75],
  [0, -1, -0.25],
  [0, 1, 0.25],
  [0, 0, 0],
];

const VOLUME = DIMENSIONS.indexOf('volume');
const TIME = DIMENSIONS.indexOf('time');

/** Power of body mass by which a kinetic quantity of this unit goes. Throws when none is known. */
export function allometricPower(unit: string): number {
  const exponents: Exponents = parseUnit(unit).exponents;
  const found = POWERS.find(([volume, time]) => exponents[VOLUME] === volume && exponents[TIME] === time);
  if (!found) throw new Error(`species: no power of body mass is known for a kinetic quantity in ${unit}`);
  return found[2];
}

/** Whether a drug uses the parameter to say how it binds, which is chemistry and not kinetics. */
function binds(drug: Component, name: string): boolean {
  const word = new RegExp(`\\b${name}\\b`);
  return Object.values(drug.gives ?? {}).some((members) =>
    Object.values(members).some((quantities) => Object.values(quantities).some((expression) => word.test(expression))),
  );
}

function powerOf(model: Model, p: ModelParameter): number {
  if (p.allometry !== undefined) return p.allometry;
  const [owner = '', name = ''] = p.id.split('.');
  const drug = model.components.find((c) => c.name === owner && c.routes !== undefined);
  return drug && !binds(drug, name) ? allometricPower(p.unit) : 0;
}

/** What each parameter is multiplied by to describe `species` instead of a person of 70 kg, in the order of `model.parameters`. */
export function allometricFactors(model: Model, species: Species): Float64Array {
  const ratio = species.mass / PERSON.mass;
  return Float64Array.from(model.parameters, (p) => pow(ratio, powerOf(model, p)));
}

/** A person's parameters carried to another species. */
export function carriedTo(species: Species, model: Model, person: Float64Array): Float64Array {
  const factors = allometricFactors(model, species);
  return person.map((value, i) => value * (factors[i] as number));
}

/** Clearance in the species over that in a person: doses in this ratio leave the same area under the curve. */
export const clearanceRatio = (species: Species): number => pow(species.mass / PERSON.mass, allometricPower('L/h'));
