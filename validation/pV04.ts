import { proportionInterval, type ValidationRow } from '../src/index.ts';
import { type Check, judge, lies } from './_dopamine.ts';
import { fentanylSteps, type Group } from './_respiration.ts';

/** People with apnoea by the hour of each dose, summed up, of so many. */
const PUBLISHED = {
  naive: { apnoea: [0, 3, 9, 9], people: 14, words: 'without tolerance' },
  tolerant: { apnoea: [0, 2, 4, 7], people: 8, words: 'with tolerance' },
} as const;
/** After the last dose nothing is published for the first group. */
const COMPARED = { naive: 3, tolerant: 4 } as const;

function compare(group: Group, shares: readonly number[], followed: number): Check[] {
  const { apnoea, people, words } = PUBLISHED[group];
  return shares.slice(0, COMPARED[group]).map((share, i) => {
    const { low, high } = proportionInterval(apnoea[i] as number, people);
    return lies(`${words}, by dose ${i + 1}`, proportionInterval(Math.round(share * followed), followed), [low, high], 'of people');
  });
}

export const pV04: ValidationRow = {
  id: 'P-V04',
  statement: 'Share of people with apnoea as doses of fentanyl add up, without and with tolerance',
  published: '0, 3 and 9 of 14 after 75, 225 and 475 µg; 0, 2, 4 and 7 of 8 after 250, 600, 1100 and 1800 µg (Algera 2021)',
  trust: 'read',
  kind: 'calibrated',
  bound:
    'every cumulative share within the 95 % interval of the published count; the threshold and the spread were set on the first group, the second is predicted',
  run(cohort) {
    const naive = fentanylSteps(cohort, 'naive').apnoea;
    const tolerant = fentanylSteps(cohort, 'tolerant').apnoea;
    const list = (xs: readonly number[]): string => xs.map((x) => x.toFixed(2)).join(', ');
    const values = Object.fromEntries([...naive.map((x, i) => [`naive${i + 1}`, x]), ...tolerant.map((x, i) => [`tolerant${i + 1}`, x])]);
    const measured = `shares ${list(naive)} without tolerance; ${list(tolerant)} with tolerance`;
    return judge(measured, values, [...compare('naive', naive, cohort.people), ...compare('tolerant', tolerant, cohort.people)]);
  },
};
