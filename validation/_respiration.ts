import { averageInterval, type Cohort, type Interval, type LifeEvent, mean, pointInterval, quantile } from '../src/index.ts';
import { column, dailyHeroin, lastHeroin } from './_exposure.ts';
import { crossing, everyone, once, type Person } from './_people.ts';

/**
 * Algera 2021, as digitised by FDA: fentanyl by vein at 120, 180, 240 and 300 min, each over 90 s, at constant carbon dioxide. The times
 * for people with tolerance are inferred by analogy.
 */
const GIVEN_AT = [120, 180, 240, 300] as const;
const OVER = 90 / 3600;
/** µg per 70 kg, which is the body the model has. */
export const DOSES = { naive: [75, 150, 250, 350], tolerant: [250, 350, 500, 700] } as const;
export type Group = keyof typeof DOSES;

/**
 * Tolerance of the second group: 60 days of heroin, three times a day, which makes tolerance near 1 (the scale's definition), then 24 h
 * without: that group breathed no less than the first before fentanyl, so no drug may be left (12 h would leave morphine at 40 nM).
 */
const HISTORY = 60;
const WASH_OUT = 24;
const history = (group: Group): readonly LifeEvent[] => (group === 'tolerant' ? dailyHeroin(HISTORY) : []);
const start = (group: Group): number => (group === 'tolerant' ? lastHeroin(HISTORY) + WASH_OUT : 0);
const substances = (group: Group): readonly string[] => (group === 'tolerant' ? ['heroin', 'morphine', 'fentanyl'] : ['fentanyl']);

const fentanyl = (at: number, micrograms: number, over: number): LifeEvent => ({
  kind: 'dose',
  at,
  substance: 'fentanyl',
  route: 'intravenous',
  amount: micrograms / 1000,
  over,
});

/** Length of the study, and the minute all values are divided by: the last observation before the first dose. */
const LENGTH = 361;
const REFERENCE = 107;
const VENTILATION = 'breathing.ventilation';

/** Ventilation of one person at whole minutes of the study, as a share of that before the first dose, and the minute of apnoea if any. */
function followed(person: Person, group: Group): { readonly share: number[]; readonly apnoea: number } {
  const zero = start(group);
  const given = DOSES[group].map((amount, i) => fentanyl(zero + (GIVEN_AT[i] as number) / 60, amount, OVER));
  const times = Array.from({ length: LENGTH + 1 }, (_, minute) => zero + minute / 60);
  const ventilation = column(person.live([...history(group), ...given], times, [VENTILATION]), VENTILATION);
  const normal = ventilation[REFERENCE] as number;
  const under = ventilation.findIndex((v) => v < person.value('breathing.threshold'));
  return { share: Array.from(ventilation, (v) => v / normal), apnoea: under < 0 ? Number.POSITIVE_INFINITY : under };
}

export interface Steps {
  /** Mean ventilation of those still in the study, share of the value before the first dose; 0 when nobody is left. */
  readonly curve: readonly Interval[];
  /** Share of people with apnoea by the end of each dose's hour. */
  readonly apnoea: readonly number[];
}

/** The study in a cohort. Ventilation under the overdose threshold is apnoea; from then on the person is out of the average. */
export function fentanylSteps(cohort: Cohort, group: Group, at: readonly number[] = []): Steps {
  const minutes = at.map(Math.round);
  const all = once(`steps ${group}`, cohort, () => everyone(cohort, substances(group), (person) => followed(person, group)));
  const curve = minutes.map((minute) => {
    const left = all.filter((one) => one.apnoea > minute);
    return left.length > 0 ? averageInterval(left.map((one) => one.share[minute] as number)) : pointInterval(0);
  });
  const apnoea = GIVEN_AT.map((minute) => all.filter((one) => one.apnoea < minute + 60).length / all.length);
  return { curve, apnoea };
}

/**
 * Effect-site concentration and occupancy at half of ventilation, per person, ng/mL and share. Fentanyl is infused at a rate that doubles
 * every hour: slow against the receptor (some 4 % of lag), fast against tolerance.
 */
export function halfVentilation(cohort: Cohort, group: Group): { readonly concentration: number[]; readonly occupied: number[] } {
  const [hours, first] = [10, group === 'tolerant' ? 1 : 0.25];
  const zero = start(group);
  const ramp = Array.from({ length: 2 * hours }, (_, i) => fentanyl(zero + i / 2, first * 2 ** (i / 2) * 30, 0.5));
  const times = Array.from({ length: 30 * hours + 1 }, (_, i) => zero + i / 30);
  const one = (person: Person): { concentration: number; occupied: number } => {
    const record = person.live([...history(group), ...ramp], times, [VENTILATION, 'fentanyl.inBrain', 'receptor.occupied']);
    const ventilation = column(record, VENTILATION);
    const half = (ventilation[0] as number) / 2;
    const at = (name: string): number => {
      const place = crossing(Array.from(times.keys()), ventilation, half, true) ?? times.length - 1;
      const [low, values] = [Math.floor(place), column(record, name)];
      const [a, b] = [values[low] as number, values[Math.min(low + 1, values.length - 1)] as number];
      return a + (place - low) * (b - a);
    };
    return { concentration: at('fentanyl.inBrain'), occupied: at('receptor.occupied') };
  };
  const found = once(`half ${group}`, cohort, () => everyone(cohort, substances(group), one));
  return { concentration: found.map((f) => f.concentration), occupied: found.map((f) => f.occupied) };
}

/** Published points with bars, all in L/min. */
export interface PublishedCurve {
  readonly minutes: readonly number[];
  readonly values: readonly number[];
  readonly bars: readonly (readonly [number, number])[];
  /** Place of the value all are divided by, the last before the first dose. */
  readonly before: number;
  readonly people: number;
}

export interface Agreement {
  /** Root mean square difference over the points after the first dose, share of baseline. */
  readonly rmse: number;
  /** Two standard errors of the published means (bars read as ±1 SD), root mean square over the same points. */
  readonly allowed: number;
  /** Minutes at which the model leaves the bars. */
  readonly outside: readonly number[];
  readonly points: number;
}

/** The model's curve against the published one, point by point after the first dose. */
export function agreement(curve: readonly number[], published: PublishedCurve): Agreement {
  const { minutes, values, bars, before, people } = published;
  const base = values[before] as number;
  const after = minutes.map((_, i) => i).filter((i) => i > before);
  const bar = (i: number): readonly [number, number] => bars[i] as readonly [number, number];
  const root = (squares: readonly number[]): number => Math.sqrt(mean(squares));
  return {
    rmse: root(after.map((i) => ((curve[i] as number) - (values[i] as number) / base) ** 2)),
    allowed: root(after.map((i) => ((bar(i)[1] - bar(i)[0]) / base) ** 2 / people)),
    outside: after
      .filter((i) => !((curve[i] as number) >= bar(i)[0] / base && (curve[i] as number) <= bar(i)[1] / base))
      .map((i) => minutes[i] as number),
    points: after.length,
  };
}

/** Median with the 10th and 90th percentile of the people, '0.42 (p10–p90 0.25 to 0.70)'. */
export function medianSpread(xs: readonly number[], digits: number): string {
  const [low, middle, high] = [0.1, 0.5, 0.9].map((p) => quantile(xs, p).toFixed(digits));
  return `${middle} (p10–p90 ${low} to ${high})`;
}
