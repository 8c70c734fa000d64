import { type ArmResult, lies, told, trialRow } from './_trial.ts';

const YEAR = 365.25;

/** Overdoses a person-year out of treatment over those in it; half an event is added to each, so that it exists when there is none. */
function outToIn({ courses }: ArmResult): number {
  const sums = { in: 0.5, out: 0.5, daysIn: 0, daysOut: 0 };
  for (const { entered, left, until, overdoses } of courses) {
    const [from, end] = [entered! / 24, until / 24];
    const ends = Math.min(left ?? end, end);
    sums.daysIn += ends - from;
    sums.daysOut += end - ends;
    for (const { at } of overdoses) if (at >= entered!) sums[at / 24 < ends ? 'in' : 'out'] += 1;
  }
  return (sums.out * sums.daysIn) / (sums.in * Math.max(1, sums.daysOut));
}
/** Deaths per 1,000 person-years, for all causes and all time. */
function deaths({ courses }: ArmResult): number {
  const years = courses.reduce((sum, { entered, until }) => sum + (until - entered!) / 24 / YEAR, 0);
  return (1000 * courses.filter(({ death }) => death).length) / years;
}

/** Deaths are too few to be judged in a cohort that can be run here; overdoses, which are more, stand for deaths by overdose. */
export const bV43 = trialRow({
  id: 'B-V43',
  statement: 'Overdoses after leaving methadone or buprenorphine against those in treatment',
  published:
    'all deaths in and out: methadone 11.3 and 36.1, buprenorphine 4.3 and 9.5 per 1,000 person-years; by overdose 2.6 and 12.7, ratio 4.80 (2.90–7.96), and 1.4 and 4.6 (Sordo 2017)',
  trust: 'read',
  kind: 'predicted',
  bound: 'ratio out to in 2.90–7.96 for methadone; for buprenorphine, of which no interval is given, above 1 and at most 7.96',
  weeks: 52,
  arms: {
    methadone: [{ treatment: 'methadone', settings: { dose: 80 } }],
    buprenorphine: [{ treatment: 'buprenorphine', settings: { dose: 16 } }],
  },
  judge: ({ methadone, buprenorphine }) => [
    lies('overdoses out to in, methadone', outToIn(methadone!), 2.9, 7.96),
    lies('buprenorphine', outToIn(buprenorphine!), 1, 7.96),
    told('deaths per 1,000 person-years, methadone', deaths(methadone!)),
    told('deaths, buprenorphine', deaths(buprenorphine!)),
  ],
});
