import { type Claim, exp, log } from '../src/index.ts';
import { above, below, conclude, told } from './_check.ts';
import { everyone, type Subject } from './_cohort.ts';
import { highest, numbers, over, scaled, shareOf, shown, steepest, timeOfPeak } from './_measure.ts';
import { SINGLE, singleDose } from './_naive.ts';

const ROUTES = ['intravenous', 'smoked', 'snorted', 'swallowed'] as const;
const SERIES = ['dopamine.percent', 'reward.felt', 'heroin.monoBrain'] as const;
/** A rush is what is felt to come within minutes. */
const RUSH = 5 / 60; // h

interface Surge {
  /** Steepest rise of dopamine over one minute, % of baseline per minute. */
  readonly speed: number;
  /** Largest rise of reward felt within five minutes. */
  readonly rush: number;
  /** Peak of 6-MAM in the brain, min after the dose; of dopamine for the swallowed route, which brings no 6-MAM. */
  readonly peakAt: number;
}

function surge(person: Subject, route: (typeof ROUTES)[number]): Surge {
  const s = singleDose(person, SERIES, { route, hours: 6 });
  const drug = s['heroin.monoBrain'];
  return {
    speed: steepest(s['dopamine.percent'], 1 / 60),
    rush: steepest(s['reward.felt'], RUSH) * 60 * RUSH,
    peakAt: 60 * timeOfPeak(highest(drug) > 0 ? drug : s['dopamine.percent']),
  };
}

export const c03: Claim = {
  id: 'C03',
  statement: 'Heroin’s surge is faster, the more so the faster the route',
  experiment: `${SINGLE} mg by each route to people without tolerance: steepest rise of dopamine in a minute, of reward felt in five minutes, time of the peak in the brain`,
  bound:
    'injected drug peaks in the brain within 10 min; injected > smoked > snorted > swallowed in both rises (each step above 1 × with its interval)',
  evidence: ['P-V14', 'P-V15', 'PK010', 'PK014'],
  run(cohort) {
    const people = everyone(cohort, (person) => ROUTES.map((route) => surge(person, route)));
    const at = (i: number, what: keyof Surge) => over(people, (p) => p[i]?.[what] as number);
    const ratio = (i: number, what: keyof Surge) =>
      scaled(
        over(people, (p) => log((p[i]?.[what] as number) / (p[i + 1]?.[what] as number))),
        exp,
      );
    const peakAt = at(0, 'peakAt');
    const ordered = (what: keyof Surge) =>
      shareOf(people, (p) => [0, 1, 2].every((i) => (p[i]?.[what] as number) > (p[i + 1]?.[what] as number))).estimate;
    const speeds = ROUTES.map((route, i) => `${route} ${shown(at(i, 'speed'), 1)}`).join(', ');
    const values: Record<string, number> = {
      ...numbers('peakMinutes', peakAt),
      orderedSpeed: ordered('speed'),
      orderedRush: ordered('rush'),
    };
    for (const [i, route] of ROUTES.entries()) {
      Object.assign(values, numbers(`${route}Speed`, at(i, 'speed')), numbers(`${route}Rush`, at(i, 'rush')));
      values[`${route}PeakMinutes`] = at(i, 'peakAt').estimate;
    }
    const measured = `brain peak after ${shown(peakAt, 1, 'min')}; steepest rise, % of baseline per minute: ${speeds}; rush in the same order in ${Math.round(100 * ordered('rush'))} % of people`;
    return conclude(cohort, measured, values, [
      below('injected drug peaks in the brain within 10 min', peakAt, 10, 'min'),
      ...[0, 1, 2].flatMap((i) => [
        above(`dopamine rises faster ${ROUTES[i]} than ${ROUTES[i + 1]}`, ratio(i, 'speed'), 1, '×'),
        above(`the rush is larger ${ROUTES[i]} than ${ROUTES[i + 1]}`, ratio(i, 'rush'), 1, '×'),
      ]),
      ...ROUTES.map((route, i) => told(`steepest rise, ${route}`, at(i, 'speed'), '% of baseline a minute')),
      ...ROUTES.map((route, i) => told(`rush, ${route}`, at(i, 'rush'), 'of baseline dopamine')),
    ]);
  },
};
