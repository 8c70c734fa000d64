import { assumed, fitted, type Parameter } from '../language/component.ts';
import { lognormal } from '../numerics/distributions.ts';
import { exp } from '../numerics/elementary.ts';
import { normal, uniform } from '../numerics/random.ts';

/** Urine: how much of it there is, and so how strong it is. Its draws are outside the equations of the model. */
export const urine = {
  flow: { value: 0.085, unit: 'L/h', range: [0.02, 0.4], spread: 0.4, says: 'Urine made; 2 L a day', from: fitted('P-V30') },
  dilution: {
    value: 0.5,
    unit: '1',
    range: [0, 1],
    says: 'Standard deviation of the log of that between voids of one person',
    from: assumed('concentrations of one person differ two- to threefold from void to void'),
  },
  shortestGap: { value: 1.5, unit: 'h', range: [0.5, 6], says: 'Shortest time between two voids', from: assumed('waking life') },
  longestGap: {
    value: 4.5,
    unit: 'h',
    range: [1, 12],
    says: 'Longest time between two voids',
    from: assumed('waking life; nights are longer'),
  },
} as const satisfies Readonly<Record<string, Parameter>>;

/** What one test strip reads. */
export interface Assay {
  /** Name of a mass the model excretes. */
  readonly analyte: string;
  readonly cutoff: Parameter;
  /** Chance that a sample at or above the cutoff reads positive. */
  readonly sensitivity: Parameter;
  /** Chance that a sample below it reads negative. */
  readonly specificity: Parameter;
}

const cutoff = (value: number, range: readonly [number, number], says: string): Parameter => ({
  value,
  unit: 'ng/mL',
  range,
  says,
  from: 'PK055',
});
const sensitivity: Parameter = {
  value: 0.98,
  unit: '1',
  range: [0.5, 1],
  says: 'Positive among those at or above the cutoff',
  from: assumed('immunoassays err by a few per cent; no row of the evidence has the figure'),
};
const specificity: Parameter = { ...sensitivity, value: 0.99, says: 'Negative among those below the cutoff' };
const assay = (analyte: string, limit: Parameter): Assay => ({ analyte, cutoff: limit, sensitivity, specificity });

/** Assays by name. Two for opiates: the workplace cutoff was raised in 1998. */
export const assays: Readonly<Record<string, Assay>> = {
  'opiates 300': assay('opiates', cutoff(300, [100, 3000], 'Total morphine, cutoff until 1998 and in treatment')),
  'opiates 2000': assay('opiates', cutoff(2000, [100, 3000], 'Total morphine, workplace cutoff since 1998')),
  methadone: assay('methadone', cutoff(300, [50, 1000], 'Methadone')),
  buprenorphine: assay('buprenorphine', cutoff(5, [1, 20], 'Buprenorphine with its conjugates')),
  fentanyl: assay('fentanyl', cutoff(1, [0.2, 5], 'Fentanyl')),
  norfentanyl: assay('norfentanyl', cutoff(1, [0.2, 5], 'Norfentanyl')),
};

/** A sample as the run hands it over: when, how long since the last void, and what was excreted meanwhile. */
export interface Void {
  /** h */
  readonly at: number;
  /** h */
  readonly since: number;
  /** Analyte → mass since the last void, ng. */
  readonly excreted: Readonly<Record<string, number>>;
}

export interface UrineReading {
  readonly at: number;
  readonly since: number;
  /** Analyte → ng/mL. */
  readonly concentrations: Readonly<Record<string, number>>;
  /** Assay → whether it reads positive. */
  readonly results: Readonly<Record<string, boolean>>;
}

export interface UrineOptions {
  readonly seed: number;
  /** Index in the cohort. */
  readonly person: number;
  /** No differences between people and voids, and assays that do not err. */
  readonly typical?: boolean;
}

/** Draws are keyed by the minute of the sample, so that one sample more or less leaves the others as they were. */
const occasion = (at: number): number => Math.round(at * 60);

/** Time from the last void to a sample at `at` h: h, at most `at`. */
export function voidGap({ seed, person, typical }: UrineOptions, at: number): number {
  const { shortestGap, longestGap } = urine;
  const u = typical ? 0.5 : uniform(seed, person, 'urine gap', occasion(at));
  return Math.min(at, shortestGap.value + u * (longestGap.value - shortestGap.value));
}

/** Urine made by this person before the void at `at` h, mL/h. */
function flowAt({ seed, person, typical }: UrineOptions, at: number): number {
  const { flow, dilution } = urine;
  if (typical) return 1000 * flow.value;
  const own = lognormal(uniform(seed, person, 'urine flow', 0), flow.value, flow.spread);
  return 1000 * own * exp(dilution.value * normal(seed, person, 'urine dilution', occasion(at)));
}

/**
 * How this person's urine is read: mass since the last void over the volume made meanwhile, then each assay whose analyte the model
 * excretes, with its errors. Nothing made since the last void reads as nothing in it. Pure: the same sample gives the same reading.
 */
export function urineAssay(options: UrineOptions): (sample: Void) => UrineReading {
  const { seed, person, typical } = options;
  return ({ at, since, excreted }) => {
    const volume = flowAt(options, at) * since;
    // Masses are differences of cumulative ones: rounding may leave a trace below zero.
    const strength = (mass: number): number => (volume > 0 ? Math.max(0, mass) / volume : 0);
    const concentrations = Object.fromEntries(Object.entries(excreted).map(([analyte, mass]) => [analyte, strength(mass)]));
    const results: Record<string, boolean> = {};
    for (const [name, { analyte, cutoff, sensitivity, specificity }] of Object.entries(assays)) {
      const found = concentrations[analyte];
      if (found === undefined) continue;
      const there = found >= cutoff.value;
      const right = typical || uniform(seed, person, `urine assay ${name}`, occasion(at)) < (there ? sensitivity : specificity).value;
      results[name] = right ? there : !there;
    }
    return { at, since, concentrations, results };
  };
}
