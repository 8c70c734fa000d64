import { type Claim, type LifeRecord, log } from '../src/index.ts';
import {
  after,
  below,
  breakfast,
  conclude,
  dailyUse,
  everydayLife,
  everyone,
  heroin,
  merged,
  nextInjection,
  reward,
  type Subject,
} from './_cohort.ts';
import { highest, numbers, over, rise, shown, stretch } from './_measure.ts';

const USE = 90; // d
/** Log ratio that counts as less: a tenth. Assumed; the evidence gives the direction, and a trace would prove nothing. */
const LESS = log(0.9);
const SERIES = ['dopamine.percent', 'reward.state'] as const;

/** What a meal at breakfast and a usual dose two hours later do on a day. */
function responses(record: LifeRecord, day: number) {
  const [meal, dose] = [breakfast(day), nextInjection(day)];
  const drug = stretch(record, 'dopamine.percent', dose, dose + 1);
  return {
    meal: rise(stretch(record, 'dopamine.percent', meal, meal + 1.5)),
    mealFelt: rise(stretch(record, 'reward.state', meal, meal + 1.5)),
    drug: rise(drug),
    drugPeak: highest(drug),
  };
}

function tested(person: Subject, use: number) {
  const events = [
    ...dailyUse(person, use),
    ...(use === 0 ? [] : everydayLife(use)),
    reward(breakfast(use), 'meal'),
    heroin(nextInjection(use), person.usual),
  ];
  const times = merged(after(breakfast(use), 1.5), after(nextInjection(use), 1));
  return responses(person.live(events, times, SERIES), use);
}

export const c06: Claim = {
  id: 'C06',
  statement: 'Repetition dampens the answer to dopamine from any source',
  experiment: `The same dose by vein and the same breakfast before the first use and after ${USE} days of three injections a day; rises are counted from the level just before, which is lower after use and so hides some of the damping`,
  bound: 'both rises of dopamine at least a tenth smaller after use; the meal’s reward state too',
  evidence: ['A001', 'A004', 'D013'],
  run(cohort) {
    const people = everyone(cohort, (person) => ({ before: tested(person, 0), later: tested(person, USE) }));
    const kept = (what: 'meal' | 'mealFelt' | 'drug') => over(people, (p) => log(p.later[what] / p.before[what]));
    const values: Record<string, number> = {};
    for (const what of ['meal', 'mealFelt', 'drug', 'drugPeak'] as const) {
      Object.assign(
        values,
        numbers(
          `${what}Before`,
          over(people, (p) => p.before[what]),
        ),
        numbers(
          `${what}After`,
          over(people, (p) => p.later[what]),
        ),
      );
    }
    for (const what of ['meal', 'mealFelt', 'drug'] as const) Object.assign(values, numbers(`${what}LogRatio`, kept(what)));
    const pair = (what: 'meal' | 'mealFelt' | 'drug', digits: number, unit: string) =>
      `${shown(
        over(people, (p) => p.before[what]),
        digits,
        unit,
      )} → ${shown(
        over(people, (p) => p.later[what]),
        digits,
        unit,
      )}`;
    const measured = `rise by the dose ${pair('drug', 0, '%')}; by the meal ${pair('meal', 0, '%')}; reward state of the meal ${pair('mealFelt', 2, '')}`;
    return conclude(cohort, measured, values, [
      [below(kept('drug'), LESS), 'the dose raises dopamine less after use'],
      [below(kept('meal'), LESS), 'the meal raises dopamine less after use'],
      [below(kept('mealFelt'), LESS), 'the meal is less rewarding after use'],
    ]);
  },
};
