import type { Claim } from '../src/index.ts';
import { above, below, conclude, told } from './_check.ts';
import { dailyUse, everyone, heroin, lastInjection, type Subject, span } from './_cohort.ts';
import { lowest, numbers, over, type Stretch, shown, stretch, timeBelow, timeMean } from './_measure.ts';

const USE = 30; // d
const [FROM, TO] = [6, 48]; // h after the last dose
const SERIES = ['dopamine.percent', 'reward.felt'] as const;
/** Below this share of baseline dopamine counts as low, %. */
const LOW = 98;

/** The balance in hours 6–48: dopamine in % of the healthy level; mood as reward felt less that of the same person before any drug. */
function balance(dopamine: Stretch, felt: Stretch, before: number) {
  return {
    mean: timeMean(dopamine),
    lowest: lowest(dopamine),
    hours: timeBelow(dopamine, LOW),
    mood: timeMean(felt) - before,
    lowestMood: lowest(felt) - before,
  };
}

function afterwards(person: Subject, days: number) {
  const last = days === 0 ? 0 : lastInjection(days);
  const events = days === 0 ? [heroin(0, person.usual)] : dailyUse(person, days);
  const record = person.live(events, [0, ...span(last + FROM, last + TO, 0.25)], SERIES);
  const [dopamine, felt] = SERIES.map((name) => stretch(record, name, last + FROM, last + TO)) as [Stretch, Stretch];
  return balance(dopamine, felt, record.series['reward.felt']?.[0] as number);
}

export const c05: Claim = {
  id: 'C05',
  statement: 'As the surge ends, the balance tips the other way',
  experiment: `Hours ${FROM}–${TO} after one usual dose in people without tolerance, and after ${USE} days of three injections a day; no other pleasure in between`,
  bound: `at their lowest, dopamine and mood are more than ${100 - LOW} % of baseline dopamine below the level before any drug; after ${USE} days they fall lower, and dopamine is below ${LOW} % for longer, than after one dose`,
  evidence: ['P-V18', 'W001'],
  run(cohort) {
    const people = everyone(cohort, (person) => ({ once: afterwards(person, 0), often: afterwards(person, USE) }));
    type Balance = (typeof people)[number]['once'];
    const once = (what: keyof Balance) => over(people, (p) => p.once[what]);
    const often = (what: keyof Balance) => over(people, (p) => p.often[what]);
    const more = (what: keyof Balance) => over(people, (p) => p.often[what] - p.once[what]);
    const values: Record<string, number> = {};
    for (const what of ['mean', 'lowest', 'hours', 'mood', 'lowestMood'] as const) {
      Object.assign(values, numbers(`once_${what}`, once(what)), numbers(`often_${what}`, often(what)));
    }
    const measured = [
      `lowest dopamine after one dose ${shown(once('lowest'), 1, '%')}, after ${USE} days ${shown(often('lowest'), 0, '%')}`,
      `hours below ${LOW} %: ${shown(once('hours'), 1)} and ${shown(often('hours'), 1)}`,
      `lowest mood ${shown(once('lowestMood'), 2)} and ${shown(often('lowestMood'), 2)} of baseline dopamine`,
    ].join('; ');
    return conclude(cohort, measured, values, [
      below('dopamine is low after one dose', once('lowest'), LOW, '% of baseline'),
      below('mood is low after one dose', once('lowestMood'), LOW / 100 - 1, 'of baseline dopamine'),
      below(`dopamine is low after ${USE} days`, often('lowest'), LOW, '% of baseline'),
      below(`mood is low after ${USE} days`, often('lowestMood'), LOW / 100 - 1, 'of baseline dopamine'),
      below(`dopamine falls lower after ${USE} days than after one dose`, more('lowest'), 0, '% of baseline'),
      below(`mood falls lower after ${USE} days than after one dose`, more('lowestMood'), 0, 'of baseline dopamine'),
      above(`dopamine is low for longer after ${USE} days`, more('hours'), 0, 'h more'),
      told('time with low dopamine after one dose', once('hours'), 'h'),
      told(`time with low dopamine after ${USE} days`, often('hours'), 'h'),
    ]);
  },
};
