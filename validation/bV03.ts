import { comparedOf, type Finding, log, type ValidationRow } from '../src/index.ts';
import { type After, afterWard, nobody } from './_detoxified.ts';
import { ofGroup } from './_dopamine.ts';

/** Days between which the hazard is taken. */
const EDGES = [0, 7, 30, 90, 365];
/** Days at which the curve is read for its shape. */
const READ = [1, 3, 7, 14, 30, 60, 90, 180, 365];

/** Lapses per person and day between two days. */
function hazard(people: readonly After[], from: number, to: number): number {
  let [events, exposed] = [0, 0];
  for (const { lapse, days } of people) {
    if (lapse <= from) continue;
    exposed += Math.min(lapse, to, days.length) - from;
    if (lapse <= to) events++;
  }
  return exposed > 0 ? events / exposed : Number.NaN;
}

/** Shape b of the log-logistic curve: slope of the log odds of having lapsed on the logarithm of time, where these are known. */
function shape(people: readonly After[]): number {
  const points = READ.flatMap((day) => {
    const share = people.filter((p) => p.lapse <= day).length / people.length;
    return share > 0 && share < 1 ? [[log(day), log(share / (1 - share))] as const] : [];
  });
  if (points.length < 3) return Number.NaN;
  const mean = (i: 0 | 1) => points.reduce((sum, p) => sum + p[i], 0) / points.length;
  const [mx, my] = [mean(0), mean(1)];
  return points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0) / points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
}

export const bV03: ValidationRow = {
  id: 'B-V03',
  statement: 'Shape of the curve of first use after detoxification',
  published: 'hazard decreases with time; log-logistic with b < 1 (Kirshenbaum 2009, 20 studies of alcohol and tobacco)',
  trust: 'read',
  kind: 'predicted',
  bound: `b below 1, and the hazard falls from each of the stretches ${EDGES.join(', ')} days to the next`,
  shares: 'years',
  run(cohort): Finding {
    const people = afterWard(cohort, 'years');
    if (people.length === 0) return nobody('nobody of this cohort came out of the ward');
    const rates = EDGES.slice(1).map((to, i) => hazard(people, EDGES[i]!, to));
    const known = rates.filter((rate) => !Number.isNaN(rate));
    const b = shape(people);
    const values = {
      ...Object.fromEntries(known.map((rate, i) => [`hazard to day ${EDGES[i + 1]}`, rate])),
      ...(Number.isNaN(b) ? {} : { b }),
    };
    const held = (says: string, statistic: (drawn: After[]) => number) => ({ says, ...ofGroup(people, statistic, cohort) });
    const compared = comparedOf([
      { ...held('shape b', shape), agrees: [null, 1] as const },
      ...EDGES.slice(1).map((to, i) => ({
        ...held(`from day ${EDGES[i]} to ${to}`, (drawn) => hazard(drawn, EDGES[i]!, to)),
        unit: 'lapses per person and day',
        course: { name: 'hazard of first use', axis: 'day', at: to },
      })),
    ]);
    const measured = `b ${Number.isNaN(b) ? 'not known' : b.toFixed(2)}; lapses per person and day ${known.map((rate) => rate.toFixed(4)).join(', ')}`;
    const rises = known.findIndex((rate, i) => i > 0 && rate >= known[i - 1]!);
    if (Number.isNaN(b))
      return {
        measured,
        values,
        compared,
        verdict: 'fail',
        because: 'nearly all, or nearly none, had used by the first days: there is no curve',
      };
    if (b >= 1) return { measured, values, compared, verdict: 'fail', because: `b is ${b.toFixed(2)}, not below 1` };
    if (rises < 0) return { measured, values, compared, verdict: 'pass' };
    return {
      measured,
      values,
      compared,
      verdict: people.length < 60 ? 'warn' : 'fail',
      because: `the hazard does not fall after day ${EDGES[rises]}`,
    };
  },
};
