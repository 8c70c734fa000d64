import { type Finding, type LifeStory, lives, meanInterval, type ValidationRow } from '../src/index.ts';
import { nobody } from './_detoxified.ts';

/** Correlations within a person, over the weeks after dependence: of stress with craving, and of stress with use at that opportunity. */
function within({ year }: LifeStory): { craving: number; use: number } | undefined {
  const weeks = Array.from({ length: year.weekly['stress.level']!.length }, (_, w) => w).slice(Math.ceil(year.dependent! / 7));
  const mean = (name: string) => weeks.reduce((sum, w) => sum + year.weekly[name]![w]!, 0) / weeks.length;
  if (weeks.length < 4) return undefined;
  const [z, c, u] = [mean('stress.level'), mean('craving.level'), mean('moments.used')];
  const spread = {
    z: Math.sqrt(mean('moments.stressSquared') - z * z),
    c: Math.sqrt(mean('moments.cravingSquared') - c * c),
    u: Math.sqrt(u - u * u),
  };
  if (!(spread.z > 1e-6 && spread.c > 1e-6 && spread.u > 1e-6)) return undefined;
  return {
    craving: (mean('moments.stressCraving') - z * c) / (spread.z * spread.c),
    use: (mean('moments.stressUsed') - z * u) / (spread.z * spread.u),
  };
}

export const bV46: ValidationRow = {
  id: 'B-V46',
  statement: 'What precedes craving and use from moment to moment',
  published:
    'bad moods rise in the hours before heroin craving (p < .01); heroin use itself has few antecedents (Epstein 2009; Preston 2018; 102–114 people)',
  trust: 'read',
  kind: 'predicted',
  bound: 'within people who are dependent, stress correlates with craving, positively, and more closely than with use',
  shares: 'year',
  run(cohort): Finding {
    const found = lives({ ...cohort, followed: 'year' })
      .filter((s) => s.year.dependent !== undefined)
      .map(within)
      .filter((w) => w !== undefined);
    if (found.length < 2) return nobody('too few of this cohort became dependent');
    const [craving, use] = [meanInterval(found.map((w) => w.craving)), meanInterval(found.map((w) => w.use))];
    const closer = meanInterval(found.map((w) => w.craving - Math.abs(w.use)));
    const told = ({ estimate, low, high }: typeof craving) =>
      `${estimate.toFixed(2)} (95 % CI ${low.toFixed(2)} to ${high.toFixed(2)})`.replaceAll('-', '−');
    const measured = `correlation within people of stress with craving ${told(craving)}, with use ${told(use)}; ${found.length} people`;
    const values = { craving: craving.estimate, use: use.estimate, closer: closer.estimate, people: found.length };
    const compared = [
      { says: 'stress with craving', ...craving, agrees: [0, null] as const },
      { says: 'with craving more closely than with use', ...closer, agrees: [0, null] as const },
      { says: 'stress with use', ...use },
    ];
    const wrong = [
      ...(craving.low > 0 ? [] : ['stress does not raise craving']),
      ...(closer.low > 0 ? [] : ['stress goes with use as closely as with craving']),
    ];
    if (wrong.length === 0) return { measured, values, compared, verdict: 'pass' };
    return { measured, values, compared, verdict: craving.high < 0 || closer.high < 0 ? 'fail' : 'warn', because: wrong.join('; ') };
  },
};
