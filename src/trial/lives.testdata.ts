/** Courses made by a few lines of chance instead of the model: known chances, so that what a trial finds can be told in advance. */
import { uniform } from '../numerics/random.ts';
import type { Course, Visit } from '../simulate/course.ts';
import type { Lives } from './lives.ts';
import { USUAL_OUTCOMES } from './measures.ts';
import type { Trial } from './spec.ts';

export const TRIAL: Trial = {
  title: 'Made up',
  seed: 5,
  people: 40,
  population: { within: 20, dependent: 10, criteria: [{ window: 28, least: 12, most: 28 }], attempts: 5 },
  allocation: { method: 'all arms' },
  weeks: 8,
  followUp: 4,
  visits: {},
  arms: [
    { name: 'usual care', treatments: [] },
    { name: 'treatment', treatments: [] },
  ],
  parameters: {},
  outcomes: USUAL_OUTCOMES,
  analysis: { control: 0, level: 0.95, power: 0.8, perspective: 'everything' },
};

export interface Chances {
  /** Of use on a day, of leaving in a week and of missing a visit, by arm. */
  readonly use: readonly number[];
  readonly leave: readonly number[];
  readonly miss: readonly number[];
  /** Share of lives that become dependent. */
  readonly dependent: number;
}
export const CHANCES: Chances = { use: [0.5, 0.1], leave: [0.1, 0.03], miss: [0.2, 0.1], dependent: 0.8 };

const ENTRY = 70;

export function madeUp(trial: Trial = TRIAL, chances: Chances = CHANCES): Lives {
  const days = ENTRY + 7 * (trial.weeks + trial.followUp);
  const live = (life: number, arm: number): Course => {
    const u = (purpose: string, at: number) => uniform(trial.seed, life, purpose, at);
    const enters = u('dependent', 0) < chances.dependent;
    const useDays = Uint8Array.from({ length: days }, (_, day) =>
      day < ENTRY ? 2 * +(u('use', day) < 0.8) : +(u('use', day) < chances.use[arm]!),
    );
    const leaves = [...Array(trial.weeks).keys()].find((week) => u('leave', week) < chances.leave[arm]!);
    const left = leaves === undefined ? undefined : ENTRY + 7 * leaves + 6;
    const visits = [...Array(trial.weeks).keys()].map((week): Visit => {
      const day = ENTRY + 7 * week + 6;
      const attended = (left === undefined || day < left) && u('miss', week) >= chances.miss[arm]!;
      const sample = useDays[day - 1]! + useDays[day - 2]! > 0 ? ('positive' as const) : ('negative' as const);
      return { day, kind: 'assessments.weekly', attended, ...(attended ? { sample } : {}) };
    });
    return {
      person: life,
      seed: trial.seed,
      until: 24 * days,
      ...(enters ? { entered: 24 * ENTRY } : {}),
      useDays,
      blockedDays: useDays.map((n) => +(n > 0 && arm === 1)),
      hours: Float32Array.from({ length: 2 * Math.ceil(days / 7) }, (_, i) => (i % 2 === 0 ? 14 : 42)),
      activities: ['use', 'work'],
      weekly: {
        'cue.craving': Float32Array.from({ length: Math.ceil(days / 7) }, (_, week) => (week < ENTRY / 7 ? 0.8 : 0.8 - 0.3 * arm)),
      },
      visits,
      doses: arm === 1 ? [{ day: ENTRY, substance: 'methadone' }] : [],
      ...(left === undefined ? {} : { left }),
      overdoses: u('overdose', 0) < 0.1 ? [{ at: 24 * (ENTRY + 20), fatal: false, reversed: true }] : [],
      overdoseHazard: new Float64Array(useDays.length),
      costs: { medication: 100 * arm, counselling: 40 },
      strayed: {},
    };
  };
  return {
    *live(wanted) {
      for (const one of wanted) {
        const [life, arm] = typeof one === 'number' ? [one, 0] : [one.past.life, one.arm];
        yield { life, course: live(life, arm), origin: undefined };
      }
    },
    series: ['cue.craving'],
    engine: 'made up',
    model: 'made up',
    parameters: [],
  };
}
