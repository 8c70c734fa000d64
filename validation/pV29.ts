import { mean, sd, type ValidationRow } from '../src/index.ts';
import { INJECTIONS, inUse } from './_release.ts';

const MOST = 3.6;

export const pV29: ValidationRow = {
  id: 'P-V29',
  statement: 'Overdoses per 1000 injections in settled daily use of heroin',
  published: '1.33 (0 to 3.6) per 1000 (Kerr 2006, a supervised injecting place)',
  trust: 'read',
  kind: 'calibrated',
  bound: 'above 0 and at most 3.6 per 1000; a warning when the cohort is too small to tell',
  run(cohort) {
    const counts = inUse(cohort);
    const rate = (1000 * mean(counts)) / INJECTIONS;
    // Few people carry most overdoses, so the interval is taken over people, not over injections.
    const error = counts.length > 1 ? (1000 * 1.96 * sd(counts)) / INJECTIONS / Math.sqrt(counts.length) : rate;
    const total = counts.reduce((a, b) => a + b, 0);
    const [low, high] = [Math.max(0, rate - error), rate + error];
    const measured = `${rate.toFixed(2)} (95 % CI ${low.toFixed(2)} to ${high.toFixed(2)}) per 1000: ${total} in ${counts.length * INJECTIONS} injections, in ${counts.filter((c) => c > 0).length} of ${counts.length} people`;
    const compared = [{ says: 'overdoses', estimate: rate, low, high, unit: 'per 1000 injections', agrees: [null, MOST] as const }];
    const values = { rate, low, high, overdoses: total };
    if (total === 0 && counts.length * INJECTIONS < 10_000)
      return { measured, values, compared, verdict: 'warn', because: 'no overdose in too few injections to tell' };
    if (total > 0 && rate <= MOST) return { measured, values, compared, verdict: 'pass' };
    if (total > 0 && low <= MOST)
      return { measured, values, compared, verdict: 'warn', because: `above ${MOST} per 1000, but its interval reaches below` };
    return { measured, values, compared, verdict: 'fail', because: total === 0 ? 'no overdose' : `above ${MOST} per 1000` };
  },
};
