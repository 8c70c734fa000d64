import { type Claim, exp, type LifeEvent, log } from '../src/index.ts';
import { above, below, conclude, told } from './_check.ts';
import { after, breakfast, dailyUse, everydayLife, everyone, merged, reward, type Subject } from './_cohort.ts';
import { numbers, over, rise, scaled, shown, startOf, stretch } from './_measure.ts';

const USE = 365; // d
/** Days since the first use on which breakfast is measured: in use, then after 2 weeks, 90 days and a year without. */
const MOMENTS = { inUse: USE, twoWeeks: USE + 14, ninetyDays: USE + 90, oneYear: 2 * USE } as const;
type Moment = keyof typeof MOMENTS;
const WORDS: Readonly<Record<Moment, string>> = {
  inUse: 'in use',
  twoWeeks: 'two weeks after',
  ninetyDays: '90 days after',
  oneYear: 'a year after',
};
const FELT = 'reward.felt';
/** Ratio that counts as less: a tenth. Assumed; the evidence gives the direction, and a trace would prove nothing. */
const LESS = 0.9;
/** After breakfast, h. */
const WATCHED = 1.5;

/** Reward felt by breakfast on each of these days: its rise from just before, and the level just before. */
function breakfasts(person: Subject, use: number, days: readonly number[]) {
  const last = Math.max(...days);
  const events: LifeEvent[] = [...everydayLife(last), ...dailyUse(person, use), ...days.map((day) => reward(breakfast(day), 'meal'))];
  const record = person.live(events, merged(...days.map((day) => after(breakfast(day), WATCHED))), [FELT]);
  return days.map((day) => {
    const s = stretch(record, FELT, breakfast(day), breakfast(day) + WATCHED);
    return { rise: rise(s), level: startOf(s) };
  });
}

export const c08: Claim = {
  id: 'C08',
  statement: 'Other pleasures fade and come back over months',
  experiment:
    'Rise of reward felt by a good breakfast: in people who never used, and in the same people after a year of three injections a day, at its end and 2 weeks, 90 days and a year later',
  bound:
    'at least a tenth lower in use and after 2 weeks than in the same person who never used; higher after 90 days than after 2 weeks, and higher again after a year',
  evidence: ['A002', 'W009'],
  run(cohort) {
    const names = Object.keys(MOMENTS) as Moment[];
    const people = everyone(cohort, (person) => {
      const used = breakfasts(person, USE, Object.values(MOMENTS));
      return {
        never: breakfasts(person, 0, [7])[0] as (typeof used)[number],
        ...Object.fromEntries(names.map((name, i) => [name, used[i]])),
      } as Record<Moment | 'never', (typeof used)[number]>;
    });
    const felt = (name: Moment | 'never') => over(people, (p) => p[name].rise);
    const change = (from: Moment | 'never', to: Moment) =>
      scaled(
        over(people, (p) => log(p[to].rise / p[from].rise)),
        exp,
      );
    const values: Record<string, number> = {};
    for (const name of ['never', ...names] as const) {
      Object.assign(
        values,
        numbers(name, felt(name)),
        numbers(
          `${name}Level`,
          over(people, (p) => p[name].level),
        ),
      );
    }
    const measured = `never used ${shown(felt('never'), 2)}; in use ${shown(felt('inUse'), 2)}, 2 weeks after ${shown(felt('twoWeeks'), 2)}, 90 days ${shown(felt('ninetyDays'), 2)}, a year ${shown(felt('oneYear'), 2)} of baseline dopamine`;
    return conclude(cohort, measured, values, [
      below('less is felt in use', change('never', 'inUse'), LESS, '× of never used'),
      below('less is felt two weeks after', change('never', 'twoWeeks'), LESS, '× of never used'),
      above('more is felt after 90 days than after two weeks', change('twoWeeks', 'ninetyDays'), 1, '×'),
      above('more is felt after a year than after 90 days', change('ninetyDays', 'oneYear'), 1, '×'),
      told('felt by people who never used', felt('never'), 'of baseline dopamine'),
      ...names.map((name) => told(`felt ${WORDS[name]}`, felt(name), 'of baseline dopamine')),
    ]);
  },
};
