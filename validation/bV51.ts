import { type Finding, type LifeStory, lives, meanInterval, type ValidationRow } from '../src/index.ts';
import { nobody } from './_detoxified.ts';

/** Days with use from which a person counts as one who has used, not only tried. Assumed. */
const USED = 20;
const WEEKS = 8;

const lowest = ({ year }: LifeStory): number => Math.min(...year.weekly['plasticity.level']!);
const late = ({ year }: LifeStory): number => {
  const last = year.weekly['plasticity.level']!.slice(-WEEKS);
  return last.reduce((a, b) => a + b, 0) / last.length;
};

export const bV51: ValidationRow = {
  id: 'B-V51',
  statement: 'Plasticity is lost by use, and recovers in those who do not become dependent',
  published:
    'long-term depression in the accumbens lost in all rats early on; later recovered in those not addicted, still lost in those addicted (Kasanetz 2010, cocaine)',
  trust: 'read',
  kind: 'predicted',
  bound:
    'people who used on 20 days or more of a year: at its lowest below 0.95 in both groups; at the end higher in people who did not become dependent than in those who did, and there above its lowest',
  shares: 'year',
  run(cohort): Finding {
    const users = lives({ ...cohort, followed: 'year' }).filter((s) => !s.year.death && s.year.useDays.filter((n) => n > 0).length >= USED);
    const groups = [true, false].map((yes) => users.filter((s) => (s.year.dependent !== undefined) === yes)) as [LifeStory[], LifeStory[]];
    if (groups.some((g) => g.length < 2)) return nobody('too few who used in one of the groups');
    const of = (group: LifeStory[], what: (s: LifeStory) => number) => meanInterval(group.map(what));
    const [dependent, others] = groups;
    const [endD, endO, back] = [of(dependent, late), of(others, late), of(others, (s) => late(s) - lowest(s))];
    const least = Math.max(of(dependent, lowest).estimate, of(others, lowest).estimate);
    const told = ({ estimate, low, high }: typeof endD) => `${estimate.toFixed(2)} (95 % CI ${low.toFixed(2)} to ${high.toFixed(2)})`;
    const measured = `at the end ${told(endD)} in people who are dependent (lowest ${told(of(dependent, lowest))}), ${told(endO)} in the others (lowest ${told(of(others, lowest))})`;
    const values = { dependent: endD.estimate, others: endO.estimate, back: back.estimate, lowest: least };
    const compared = [
      { says: 'lowest in people who are dependent', ...of(dependent, lowest), agrees: [null, 0.95] as const },
      { says: 'lowest in the others', ...of(others, lowest), agrees: [null, 0.95] as const },
      { says: 'at the end in people who are dependent', ...endD },
      { says: 'at the end in the others', ...endO, agrees: [endD.high, null] as const },
      { says: 'recovered in the others', ...back, agrees: [0.02, null] as const },
    ];
    const wrong = [
      ...(least < 0.95 ? [] : ['hardly lost in one of the groups']),
      ...(endO.low > endD.high ? [] : ['not told apart at the end']),
      ...(back.low > 0.02 ? [] : ['it does not recover in the others']),
    ];
    if (wrong.length === 0) return { measured, values, compared, verdict: 'pass' };
    return { measured, values, compared, verdict: cohort.people >= 200 ? 'fail' : 'warn', because: wrong.join('; ') };
  },
};
