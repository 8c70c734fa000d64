import type { Measures } from './naturalHistory.ts';

/** A published number the fit may see, and how far off it may be. */
export interface Target {
  /** Name of the measure. */
  readonly measure: string;
  readonly published: number;
  /** Distance that counts as one. */
  readonly tolerance: number;
  /** Row of the evidence, or why there is none. */
  readonly from: string;
}

/** Visible rows of natural history. Where no number is published, the level is assumed and says so. */
export const TARGETS: readonly Target[] = [
  { measure: 'dependent within a year', published: 0.26, tolerance: 0.03, from: 'nat_02, B-V10 (23–38 %) as far as nat_03 leaves room' },
  { measure: 'dependent within 2 years', published: 0.265, tolerance: 0.03, from: 'nat_03; between the first year and a lifetime' },
  {
    measure: 'dependent within 5 years',
    published: 0.27,
    tolerance: 0.03,
    from: 'nat_03 (22–29 % in a lifetime), no fewer than in a year',
  },
  { measure: 'lapse by day 7', published: 0.66, tolerance: 0.05, from: 'B-V02' },
  { measure: 'lapse by day 30', published: 0.8, tolerance: 0.05, from: 'B-V02' },
  { measure: 'lapse by day 365', published: 0.93, tolerance: 0.04, from: 'rel_02 at a year' },
  { measure: 'relapse by day 7', published: 0.59, tolerance: 0.05, from: 'B-V01' },
  { measure: 'relapse by day 30', published: 0.71, tolerance: 0.05, from: 'B-V01' },
  { measure: 'relapse by day 365', published: 0.86, tolerance: 0.04, from: 'rel_01 at a year' },
  { measure: 'use days a week', published: 5.3, tolerance: 0.3, from: 'nat_06' },
  { measure: 'doses a use day', published: 3, tolerance: 0.5, from: 'nat_07 (2–4)' },
  {
    measure: 'drug time, last month of the year',
    published: 0.6,
    tolerance: 0.03,
    from: 'C16: most of the day, told apart from half; level assumed',
  },
  { measure: 'drug time, first month', published: 0.07, tolerance: 0.015, from: 'C16: a few per cent, below a tenth; level assumed' },
  { measure: 'drug time of the others', published: 0.02, tolerance: 0.02, from: 'C16: not in all; level assumed' },
  {
    measure: 'still using a year later',
    published: 0.75,
    tolerance: 0.1,
    from: 'assumed: most who meet criteria still do a year on; nat_01 gives years to treatment',
  },
  { measure: 'used in the month, 3 years after a ward', published: 0.34, tolerance: 0.05, from: 'B-V08' },
  { measure: 'used in the month, 11 years after a ward', published: 0.248, tolerance: 0.05, from: 'B-V08' },
  { measure: 'used in the month, 19 years after a ward', published: 0.244, tolerance: 0.05, from: 'B-V08 (18 to 20 years)' },
  { measure: 'dose, over the first', published: 2.5, tolerance: 0.5, from: 'C10; level assumed' },
  { measure: 'D2-like receptors', published: 0.82, tolerance: 0.03, from: 'P-V24' },
  { measure: 'discount rate, over that before use', published: 1.9, tolerance: 0.3, from: 'k_01, B-V47' },
];

/** Distance of each measure from what is published, in tolerances; a measure that is missing counts as five. */
export function residualsOf(measures: Measures, targets: readonly Target[] = TARGETS): number[] {
  return targets.map(({ measure, published, tolerance }) => {
    const x = measures[measure]?.value;
    return x === undefined || Number.isNaN(x) ? 5 : (x - published) / tolerance;
  });
}

/** Sum of their squares. */
export const lossOf = (measures: Measures, targets: readonly Target[] = TARGETS): number =>
  residualsOf(measures, targets).reduce((sum, off) => sum + off * off, 0);

/** A number the fit may move: where, between what, and whether by factors. */
export interface Free {
  readonly id: string;
  readonly low: number;
  readonly high: number;
  readonly by: 'steps' | 'factors';
}

export const FREE: readonly Free[] = [
  { id: 'weather.reluctance', low: 0.01, high: 1.5, by: 'steps' },
  { id: 'weather.trait', low: 0.05, high: 1.2, by: 'steps' },
  { id: 'weather.state', low: 0.2, high: 1, by: 'steps' },
  { id: 'market.strange', low: 0.1, high: 3, by: 'factors' },
  { id: 'ties.users', low: 0.05, high: 0.5, by: 'factors' },
  { id: 'ties.recruits', low: 0.002, high: 0.1, by: 'factors' },
  { id: 'ties.settling', low: 0.05, high: 4, by: 'factors' },
  { id: 'ties.bonds', low: 0.00005, high: 0.005, by: 'factors' },
  { id: 'ties.returns', low: 0.001, high: 0.05, by: 'factors' },
  { id: 'values.relief', low: 0.4, high: 3, by: 'factors' },
  { id: 'values.euphoria', low: 0.15, high: 1.2, by: 'factors' },
  { id: 'values.rate', low: 0.003, high: 0.06, by: 'factors' },
  { id: 'harm.hearsay', low: 0.3, high: 5, by: 'factors' },
  { id: 'harm.learning', low: 0.1, high: 3, by: 'factors' },
  { id: 'resolve.weight', low: 1, high: 10, by: 'factors' },
  { id: 'resolve.entry', low: 0.1, high: 0.9, by: 'steps' },
  { id: 'resolve.differs', low: 0.5, high: 4.5, by: 'steps' },
  { id: 'resolve.time', low: 40, high: 700, by: 'factors' },
  { id: 'resolve.slowing', low: 0.3, high: 9, by: 'factors' },
  { id: 'resolve.erosion', low: 0.1, high: 0.95, by: 'steps' },
  { id: 'resolve.recommitment', low: 0.001, high: 0.2, by: 'factors' },
  { id: 'habit.time', low: 8, high: 120, by: 'factors' },
  { id: 'arbitration.share', low: 0.4, high: 0.93, by: 'steps' },
  { id: 'craving.weight', low: 0.2, high: 2.5, by: 'factors' },
  { id: 'using.found', low: 8, high: 90, by: 'factors' },
  { id: 'craving.satiety', low: 0.02, high: 0.7, by: 'factors' },
  { id: 'values.byPriming', low: 0.05, high: 1.5, by: 'factors' },
  { id: 'discounting.byUse', low: 0.3, high: 2.5, by: 'factors' },
  { id: 'market.half', low: 0.05, high: 3, by: 'factors' },
  { id: 'market.dry', low: 0.02, high: 0.6, by: 'factors' },
  { id: 'using.appetite', low: 0.5, high: 8, by: 'factors' },
];
