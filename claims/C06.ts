import { type Claim, exp, type LifeRecord, log } from '../src/index.ts';
import { below, conclude, told } from './_check.ts';
import { after, breakfast, dailyUse, everydayLife, everyone, heroin, merged, nextInjection, reward, type Subject } from './_cohort.ts';
import { highest, numbers, over, rise, scaled, shown, stretch } from './_measure.ts';

const USE = 90; // d
/** Ratio that counts as less: a tenth. Assumed; the evidence gives the direction, and a trace would prove nothing. */
const LESS = 0.9;
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
    type What = keyof ReturnType<typeof responses>;
    const before = (what: What) => over(people, (p) => p.before[what]);
    const later = (what: What) => over(people, (p) => p.later[what]);
    const kept = (what: What) =>
      scaled(
        over(people, (p) => log(p.later[what] / p.before[what])),
        exp,
      );
    const values: Record<string, number> = {};
    for (const what of ['meal', 'mealFelt', 'drug', 'drugPeak'] as const) {
      Object.assign(values, numbers(`${what}Before`, before(what)), numbers(`${what}After`, later(what)));
    }
    for (const what of ['meal', 'mealFelt', 'drug'] as const) Object.assign(values, numbers(`${what}Ratio`, kept(what)));
    const pair = (what: What, digits: number, unit: string) => `${shown(before(what), digits, unit)} → ${shown(later(what), digits, unit)}`;
    const measured = `rise by the dose ${pair('drug', 0, '%')}; by the meal ${pair('meal', 0, '%')}; reward state of the meal ${pair('mealFelt', 2, '')}`;
    return conclude(cohort, measured, values, [
      below('the dose raises dopamine less after use', kept('drug'), LESS, '× of before'),
      below('the meal raises dopamine less after use', kept('meal'), LESS, '× of before'),
      below('the meal is less rewarding after use', kept('mealFelt'), LESS, '× of before'),
      ...(['drug', 'meal'] as const).flatMap((what) => [
        told(`rise by the ${what === 'drug' ? 'dose' : what} before use`, before(what), '% of baseline'),
        told(`rise by the ${what === 'drug' ? 'dose' : what} after use`, later(what), '% of baseline'),
      ]),
    ]);
  },
};
