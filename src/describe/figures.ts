import type { DoseEvent } from '../language/event.ts';
import { averaged, type Band, bandOf, part, scaled } from './band.ts';
import type { Figure, Line, Marks, Reference } from './figure.ts';
import type { ColourName } from './palette.ts';
import { eventsOf, type Run, recordedSeries } from './run.ts';
import { inTellingOrder, told } from './series.ts';
import { COWS_BANDS, duration } from './words.ts';

/** What a figure shows beside its lines; the rest is the same for all figures of a run. */
interface Plan {
  readonly id: string;
  readonly series: readonly string[];
  readonly title: string;
  readonly says: string;
  readonly axis: string;
  readonly unit: string;
  readonly references?: readonly Reference[];
  readonly include?: readonly number[];
  /** What chance moves from week to week: in lives longer than a year it is drawn as means of four weeks. */
  readonly weekly?: boolean;
}

const FOUR_WEEKS = 28 * 24;
const YEAR = 365 * 24;

const healthy = { at: 100, label: 'healthy level' };

// biome-ignore format: a table
const PLANS: readonly Plan[] = [
  {
    id: 'dopamine', series: ['dopamine.percent'], title: 'Dopamine', axis: 'Dopamine, % of the person’s own healthy level', unit: '%', references: [healthy], include: [0, 100],
    says: 'Dopamine in the brain’s reward centre. Each dose lifts it; with repetition the lift shrinks and the level between doses sinks.',
  },
  {
    id: 'pleasure', series: ['reward.felt'], title: 'Pleasure, against what feels like enough', axis: 'Pleasure felt; at 0 it is enough', unit: '', include: [0], references: [{ at: 0, label: 'enough' }],
    says: 'A good moment lifts it above 0. With repeated use the reward system comes to need more, so that ordinary pleasures, and in the end the drug, fall short; without the drug that passes over months.',
  },
  {
    id: 'set-point', series: ['reward.setPoint'], title: 'What the reward system has come to need', axis: 'Set point; dopamine at rest in health is 1', unit: '', include: [1],
    says: 'The level of reward that feels like enough. It rises over weeks of use and falls over months without.',
  },
  {
    id: 'receptors', series: ['d2Receptors.available', 'transporter.available'], title: 'What has changed in the reward system', axis: 'Receptors and transporters, % of the person’s own healthy number', unit: '%', references: [healthy], include: [60, 100],
    says: 'The brain answers lasting high dopamine by turning the volume down: fewer D2-like receptors, fewer transporters. They come back over months, not always fully.',
  },
  {
    id: 'tolerance', series: ['tolerance.level'], title: 'Tolerance', axis: 'Tolerance; 1 is what use three times a day brings', unit: '', include: [0, 1], references: [{ at: 1, label: 'use three times a day' }],
    says: 'How far the body has learned to expect the drug. It is gained in days and lost in weeks: a return to an old amount after a pause is dangerous.',
  },
  {
    id: 'withdrawal', series: ['withdrawal.cows'], title: 'Withdrawal', axis: 'Withdrawal, clinical scale (COWS, 0–48)', unit: '', include: [0, 15],
    references: COWS_BANDS.filter(({ from }) => from > 0).map(({ from, name }) => ({ at: from, label: `${name} from ${from}` })),
    says: 'What a clinician would score. The bands are those of the scale’s authors.',
  },
  {
    id: 'occupied', series: ['receptor.occupied'], title: 'Opioid receptors occupied', axis: 'μ-opioid receptors occupied, %', unit: '%', include: [0, 100],
    says: 'The share of μ-opioid receptors held by a drug or a medicine.',
  },
  {
    id: 'breathing', series: ['breathing.ventilation'], title: 'Breathing', axis: 'Breathing, % of the person’s own normal', unit: '%', references: [{ at: 100, label: 'normal' }], include: [0, 100],
    says: 'Opioids slow breathing; this is how they kill. Naloxone reverses it.',
  },
  {
    id: 'hours', series: ['hours.use', 'hours.company', 'hours.work', 'hours.eat', 'hours.rest'], title: 'A waking day', axis: 'Hours of a waking day', unit: 'h', include: [0], weekly: true,
    says: 'How the waking hours were spent: seeking and using heroin, company, work, meals and rest.',
  },
  {
    id: 'doses', series: ['doses.daily'], title: 'Doses a day', axis: 'Doses of heroin a day', unit: '', include: [0], weekly: true,
    says: 'Nobody told this person when to use: each dose was chosen.',
  },
  {
    id: 'wanting', series: ['craving.level', 'habit.level', 'resolve.level'], title: 'Craving, habit, resolve', axis: 'Craving, habit and resolve; 1 is the most possible', unit: '', include: [0, 1],
    says: 'What pulls towards use and what holds against it, as weekly means; craving is low between the moments at which something calls it up.',
  },
  {
    id: 'life', series: ['ties.level', 'job.level', 'purse.home', 'plasticity.level'], title: 'What a life rests on', axis: 'Ties, work, housing and plasticity; 1 is the most possible', unit: '', include: [0, 1],
    says: 'Ties to friends and family, standing at work and housing wear down slowly and come back slowly; so does the brain’s readiness to learn new ways.',
  },
  {
    id: 'reserve', series: ['breathing.reserve'], title: 'Breathing reserve', axis: 'Breathing reserve', unit: '', include: [0],
    says: 'The margin between what happens and what the person could bear.',
  },
];

/** Every figure of a run, in the order they are told; series without a plan get a plain figure each. */
export function figuresOf(run: Run): Figure[] {
  const names = recordedSeries(run);
  const planned = new Set(PLANS.flatMap(({ series }) => series));
  const others = inTellingOrder(names).filter((name) => !planned.has(name));
  const figures = [...PLANS, ...others.map((name) => plain(run, name))].flatMap((plan) => draw(run, plan) ?? []);
  const compared = compareDoses(run);
  return compared ? [...figures.slice(0, 1), compared, ...figures.slice(1)] : figures;
}

function plain(run: Run, series: string): Plan {
  const meaning = run.meta.seriesUnits[series];
  const unit = meaning?.unit === '1' ? '' : (meaning?.unit ?? '');
  const id = `series-${series.replace(/[^A-Za-z0-9]+/g, '-')}`;
  return {
    id,
    series: [series],
    title: series,
    axis: unit ? `${series}, ${unit}` : series,
    unit,
    says: meaning?.says ?? 'A recorded series.',
  };
}

function draw(run: Run, plan: Plan): Figure | undefined {
  const calm = plan.weekly === true && run.scenario.until > YEAR;
  const lines = plan.series.flatMap((series, i) => line(run, series, i > 0, calm) ?? []);
  if (lines.length === 0) return undefined;
  const people = run.records.length;
  return {
    id: plan.id,
    title: plan.title,
    caption: `${plan.says} ${calm ? 'Means of four weeks. ' : ''}${howToRead(people, lines.length)}`.trim(),
    axis: plan.axis,
    unit: plan.unit,
    digits: told(plan.series[0]!).digits,
    from: 0,
    to: run.scenario.until,
    since: 'since the start',
    phases: run.scenario.phases,
    lines,
    references: plan.references ?? [],
    marks: plan.id === 'dopamine' ? marks(run) : [],
    include: plan.include ?? [],
    people,
  };
}

function line(run: Run, series: string, dashed: boolean, calm: boolean): Line | undefined {
  const recorded = bandOf(run.records, series);
  const band = recorded && calm ? averaged(recorded, FOUR_WEEKS) : recorded;
  const { name, scale, colour } = told(series);
  return band && { label: name, colour, dashed, band: scale === 1 ? band : scaled(band, scale) };
}

function howToRead(people: number, lines: number): string {
  if (people < 2) return '';
  return `${lines > 1 ? 'Lines' : 'The line'}: the middle person of ${people}; the pale band holds the middle eight of every ten.`;
}

/** Substances given, as marks: medicines and the antidote in teal, drugs in violet. */
function marks(run: Run): Marks[] {
  const bySubstance = new Map<string, number[]>();
  for (const event of eventsOf(run, 0))
    if (event.kind === 'dose') bySubstance.set(event.substance, [...(bySubstance.get(event.substance) ?? []), event.at]);
  return [...bySubstance].map(([label, times]) => ({ label, colour: colourOf(label), times }));
}

const MEDICINES = new Set(['methadone', 'buprenorphine', 'naltrexone', 'naloxone']);

function colourOf(substance: string): ColourName {
  return MEDICINES.has(substance) ? 'recovery' : 'heroin';
}

/** Most hours shown of the first and the last dose in the comparison; fewer when another dose follows sooner. */
const COMPARED = 8;

/** The first dose beside the last one of equal substance, route and amount: tolerance in one picture. Needs samples an hour apart or closer. */
function compareDoses(run: Run): Figure | undefined {
  const whole = bandOf(run.records, 'dopamine.percent');
  const [first, last] = firstAndLast(run);
  if (!whole || !first || !last || run.scenario.record.every > 1) return undefined;
  const hours = Math.min(untilNext(run, first), untilNext(run, last));
  const lines = [first, last].map((dose, i) => doseLine(whole, dose, hours, i === 0));
  return {
    id: 'same-dose',
    title: 'The same dose, first and last',
    axis: 'Dopamine, % of the person’s own healthy level',
    unit: '%',
    digits: 0,
    caption:
      `The hours after the first dose of ${first.substance} and after the last one of the same size. ${howToRead(run.records.length, 2)}`.trim(),
    from: 0,
    to: hours,
    since: 'after the dose',
    phases: [],
    lines,
    references: [healthy],
    marks: [],
    include: [0, 100],
    people: run.records.length,
  };
}

function untilNext(run: Run, { at }: DoseEvent): number {
  const later = run.scenario.events.filter((event) => event.kind === 'dose' && event.at > at).map((event) => event.at - at);
  return Math.min(COMPARED, ...later);
}

function doseLine(whole: Band, dose: DoseEvent, hours: number, first: boolean): Line {
  const label = first ? 'First dose' : `After ${duration(dose.at)}`;
  return { label, colour: first ? 'dopamine' : 'heroin', dashed: !first, band: part(whole, dose.at, dose.at + hours, dose.at) };
}

function firstAndLast(run: Run): readonly [DoseEvent?, DoseEvent?] {
  if (run.events) return [];
  const doses = run.scenario.events.filter((event) => event.kind === 'dose').filter(({ amount }) => amount > 0);
  const first = doses[0];
  const alike = doses.filter((dose) => dose.substance === first!.substance && dose.route === first!.route && dose.amount === first!.amount);
  const last = alike.filter(({ at }) => at - first!.at >= 24 && at + COMPARED <= run.scenario.until).at(-1);
  return last ? [first, last] : [];
}
