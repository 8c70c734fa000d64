import { type Cohort, exp, type LifeEvent, lognormal, normal, type Parameter, pow, uniform } from '../src/index.ts';
import { dose } from './_exposure.ts';
import type { Person } from './_people.ts';

/**
 * What people who use heroin from the street take: the part of an overdose rate that is behaviour, not pharmacology. It stands here, apart
 * from the model, until behaviour has equations of its own. All of it is held to groups: nothing here is anybody's dose.
 */
export const street = {
  margin: { value: 6.5, unit: '1', range: [1, 20], says: 'Dose that would stop breathing over the usual dose', from: { fitted: 'P-V29' } },
  marginSpread: {
    value: 0.25,
    unit: '1',
    range: [0, 1],
    says: 'Standard deviation of the log of that between people',
    from: { assumed: 'people find their dose by its effect, not exactly' },
  },
  bagSpread: {
    value: 0.5,
    unit: '1',
    range: [0.2, 1],
    says: 'Coefficient of variation of what is in a bag, lognormal with mean 1',
    from: {
      fitted:
        'P-V27 with P-V29, before first doses were spread over time; retail purity in S003 spreads by about as much over places and years',
    },
  },
  // The range goes from those who leave a ward (rel_02) to all who ever injected (O017).
  returnMedian: { value: 7.5, unit: 'd', range: [1.8, 200], says: 'From release to the first dose, median', from: 'rel_06' },
  returnShape: { value: 0.51, unit: '1', range: [0.3, 0.9], says: 'Steepness of the log-logistic course of first doses', from: 'rel_06' },
  start: {
    value: 0.3,
    unit: '1',
    range: [0.1, 1],
    says: 'First doses of all, as a share of the usual one',
    from: { assumed: 'people start low' },
  },
  startTime: { value: 20, unit: 'd', range: [5, 90], says: 'Days from the first doses to the usual one', from: { assumed: 'weeks' } },
} as const satisfies Readonly<Record<string, Parameter>>;

/** Hours of the doses of a day. Three of heroin (S001, S004); four of fentanyl, which lasts shorter: assumed. */
const HOURS = { heroin: [0, 6, 12], fentanyl: [0, 6, 12, 18] } as const;
export type StreetDrug = keyof typeof HOURS;

/** Smallest bolus by vein that just makes an overdose in this person at tolerance 1 with no drug left, mg, to 1 %. */
function criticalDose(person: Person, substance: StreetDrug): number {
  const tolerant = person.with({
    'breathing.half': person.value('breathing.half') * exp(person.value('breathing.toleranceGain')),
  });
  const tooMuch = (amount: number): boolean => tolerant.live([dose(0, substance, 'intravenous', amount)], [1]).overdoses.length > 0;
  let [low, high] = [0.01, 10_000];
  while (high / low > 1.01) {
    const middle = Math.sqrt(low * high);
    if (tooMuch(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** The dose this person has settled on, mg of pure drug in a mean bag: a margin below what would stop their breathing. */
export function usualDose(cohort: Cohort, person: Person, substance: StreetDrug): number {
  const spread = exp(street.marginSpread.value * normal(cohort.seed, person.index, `usual dose of ${substance}`, 0));
  return (criticalDose(person, substance) / street.margin.value) * spread;
}

/** What is in the bag of one occasion, as a share of the mean bag. */
function bag(cohort: Cohort, person: Person, substance: StreetDrug, occasion: number): number {
  const cv = street.bagSpread.value;
  const u = uniform(cohort.seed, person.index, `bag of ${substance}`, occasion);
  return lognormal(u, 1, cv) / Math.sqrt(1 + cv * cv);
}

/** The bags of a day by vein, on days from..to−1; `size(days since from)` is the share of the usual dose that is taken. */
export function bags(
  cohort: Cohort,
  person: Person,
  substance: StreetDrug,
  usual: number,
  days: { readonly from: number; readonly to: number },
  size: (day: number) => number,
): LifeEvent[] {
  return Array.from({ length: days.to - days.from }, (_, i) => days.from + i).flatMap((day) =>
    HOURS[substance].map((hour, turn) =>
      dose(24 * day + hour, substance, 'intravenous', usual * size(day - days.from) * bag(cohort, person, substance, 4 * day + turn)),
    ),
  );
}

/** Share of the usual dose on a day of first use. */
export const startingOut = (day: number): number =>
  Math.min(1, street.start.value + (1 - street.start.value) * (day / street.startTime.value));

/** Whole days from release to a person's first dose: not everyone comes back on the first day, and some not for long. */
export function daysToReturn({ seed }: Cohort, person: number): number {
  const u = uniform(seed, person, 'first dose after release', 0);
  return Math.floor(street.returnMedian.value * pow(u / (1 - u), 1 / street.returnShape.value));
}
