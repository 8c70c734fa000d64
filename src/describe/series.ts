import type { ColourName } from './palette.ts';
import { num } from './words.ts';

/** How one series is told: its name in plain words, how it is shown, and which of its values matter. */
export interface Told {
  readonly series: string;
  /** In plain words, to begin a sentence. */
  readonly name: string;
  readonly shortName: string;
  /** What the value is multiplied by to be shown. */
  readonly scale: number;
  readonly unit: string;
  readonly digits: number;
  readonly colour: ColourName;
  readonly measures: readonly MeasureName[];
}

/** What is read off a stretch of a series. Rules in measures.ts. */
export type MeasureName =
  | 'typical'
  | 'highest'
  | 'lowest'
  | 'start'
  | 'end'
  | 'time of highest'
  | 'time at 5 or more'
  | 'rise after an everyday reward';

const percent = { scale: 100, unit: '%', digits: 0 };

// biome-ignore format: a table
const TOLD: readonly Told[] = [
  {
    series: 'dopamine.percent', name: 'Dopamine', shortName: 'dopamine', scale: 1, unit: '%', digits: 0, colour: 'dopamine',
    measures: ['typical', 'highest', 'time of highest', 'lowest'],
  },
  {
    series: 'reward.felt', name: 'Pleasure felt', shortName: 'pleasure', scale: 1, unit: '', digits: 2, colour: 'dopamine',
    measures: ['typical', 'highest', 'lowest', 'rise after an everyday reward'],
  },
  {
    series: 'reward.setPoint', name: 'Set point', shortName: 'set point', scale: 1, unit: '', digits: 2, colour: 'ink',
    measures: ['start', 'end'],
  },
  {
    series: 'd2Receptors.available', name: 'D2-like dopamine receptors', shortName: 'D2-like receptors', ...percent, colour: 'ink',
    measures: ['start', 'lowest', 'end'],
  },
  {
    series: 'transporter.available', name: 'Dopamine transporters', shortName: 'transporters', ...percent, colour: 'recovery',
    measures: ['start', 'lowest', 'end'],
  },
  {
    series: 'tolerance.level', name: 'Tolerance', shortName: 'tolerance', scale: 1, unit: '', digits: 2, colour: 'heroin',
    measures: ['start', 'highest', 'end'],
  },
  {
    series: 'withdrawal.cows', name: 'Withdrawal', shortName: 'withdrawal', scale: 1, unit: 'COWS', digits: 0, colour: 'withdrawal',
    measures: ['typical', 'highest', 'time of highest', 'time at 5 or more'],
  },
  {
    series: 'receptor.occupied', name: 'Opioid receptors occupied', shortName: 'receptors occupied', ...percent, colour: 'heroin',
    measures: ['typical', 'highest', 'lowest'],
  },
  {
    series: 'breathing.ventilation', name: 'Breathing', shortName: 'breathing', ...percent, colour: 'ink',
    measures: ['typical', 'lowest'],
  },
  {
    series: 'breathing.reserve', name: 'Breathing reserve', shortName: 'breathing reserve', scale: 1, unit: '', digits: 2, colour: 'ink',
    measures: ['typical', 'lowest'],
  },
];

/** What a self-chosen life adds, week by week. */
// biome-ignore format: a table
const LIFE: readonly Told[] = [
  {
    series: 'hours.use', name: 'Seeking and using', shortName: 'hours of use', scale: 1, unit: 'h', digits: 1, colour: 'heroin',
    measures: ['typical', 'start', 'end'],
  },
  {
    series: 'hours.company', name: 'Company', shortName: 'hours in company', scale: 1, unit: 'h', digits: 1, colour: 'recovery',
    measures: ['typical', 'start', 'end'],
  },
  {
    series: 'hours.work', name: 'Work', shortName: 'hours at work', scale: 1, unit: 'h', digits: 1, colour: 'ink',
    measures: ['typical', 'start', 'end'],
  },
  {
    series: 'hours.eat', name: 'Meals', shortName: 'hours over meals', scale: 1, unit: 'h', digits: 1, colour: 'dopamine',
    measures: ['typical', 'start', 'end'],
  },
  {
    series: 'hours.rest', name: 'Rest', shortName: 'hours at rest', scale: 1, unit: 'h', digits: 1, colour: 'withdrawal',
    measures: ['typical', 'start', 'end'],
  },
  {
    series: 'doses.daily', name: 'Doses of heroin a day', shortName: 'doses a day', scale: 1, unit: '', digits: 1, colour: 'heroin',
    measures: ['typical', 'highest'],
  },
  {
    series: 'craving.level', name: 'Craving', shortName: 'craving', scale: 1, unit: '', digits: 2, colour: 'heroin',
    measures: ['typical', 'start', 'end'],
  },
  {
    series: 'habit.level', name: 'Habit', shortName: 'habit', scale: 1, unit: '', digits: 2, colour: 'ink',
    measures: ['typical', 'start', 'end'],
  },
  {
    series: 'resolve.level', name: 'Resolve', shortName: 'resolve', scale: 1, unit: '', digits: 2, colour: 'recovery',
    measures: ['typical', 'start', 'end'],
  },
  {
    series: 'ties.level', name: 'Ties to friends and family', shortName: 'ties to friends and family', scale: 1, unit: '', digits: 2, colour: 'recovery',
    measures: ['typical', 'start', 'end'],
  },
  {
    series: 'job.level', name: 'Standing at work', shortName: 'standing at work', scale: 1, unit: '', digits: 2, colour: 'ink',
    measures: ['typical', 'start', 'end'],
  },
  {
    series: 'purse.home', name: 'Housing', shortName: 'housing', scale: 1, unit: '', digits: 2, colour: 'dopamine',
    measures: ['typical', 'start', 'end'],
  },
  {
    series: 'plasticity.level', name: 'Plasticity', shortName: 'plasticity', scale: 1, unit: '', digits: 2, colour: 'withdrawal',
    measures: ['typical', 'start', 'end'],
  },
];

/** The series a run records unless asked for others. */
export const MAIN_SERIES: readonly string[] = TOLD.map((one) => one.series);

const ALL = [...TOLD, ...LIFE];
const BY_SERIES = new Map(ALL.map((told) => [told.series, told]));

/** How to tell `series`; one that has no words of its own is told by its name and declared unit. */
export function told(series: string, unit = ''): Told {
  const measures = ['typical', 'highest', 'lowest'] as const;
  return (
    BY_SERIES.get(series) ?? {
      series,
      name: series,
      shortName: series,
      scale: 1,
      unit: unit === '1' ? '' : unit,
      digits: 3,
      colour: 'ink',
      measures,
    }
  );
}

/** Recorded series in the order they are told: those with words of their own first. */
export function inTellingOrder(names: readonly string[]): readonly string[] {
  const known = ALL.map((one) => one.series).filter((name) => names.includes(name));
  return [...known, ...names.filter((name) => !BY_SERIES.has(name))];
}

/** Unit of a measure as shown: a time is in hours whatever the series. */
export function measureUnit(one: Told, measure: MeasureName): string {
  return isTime(measure) ? 'h' : one.unit;
}

/** The value in the shown unit; times stay in hours. */
export function shown(one: Told, measure: MeasureName, value: number): number {
  return isTime(measure) ? value : value * one.scale;
}

/** The shown value with its unit: '82 %', '18', '36 h'. */
export function tell(one: Told, measure: MeasureName, value: number): string {
  const unit = measureUnit(one, measure);
  const text = num(shown(one, measure, value), isTime(measure) ? 0 : one.digits);
  return unit === '' || unit === 'COWS' ? text : `${text} ${unit}`;
}

function isTime(measure: MeasureName): boolean {
  return measure === 'time of highest' || measure === 'time at 5 or more';
}
