import type { ValidationRow } from '../src/index.ts';
import { afterAbsence, type Ratio, rateRatio } from './_release.ts';

/** Relative risks in four settings, lowest and highest. */
const LEAST = 3.1;
const MOST = 8.4;

const words = (r: Ratio | undefined): string =>
  r ? `${r.ratio.toFixed(1)} (95 % CI ${r.low.toFixed(1)} to ${r.high.toFixed(1)})` : 'not defined';

export const pV27: ValidationRow = {
  id: 'P-V27',
  statement: 'Risk of overdose in the first two weeks after twelve weeks away, against weeks 3 to 12',
  published: 'relative risk 7.5, 4.0, 8.4, 3.1 in four settings; weeks 3–4 against 5–12: 1.7 (Merrall 2010)',
  trust: 'read',
  kind: 'calibrated',
  bound:
    'relative risk 3.1 to 8.4 (a warning when it is outside and its interval is not), when people take their usual dose again and lost tolerance alone raises the risk; they come back over weeks, as told (O018 to O020)',
  run(cohort) {
    const counts = afterAbsence(cohort);
    const weeks = ([0, 1, 2] as const).map((i) => counts.map((c) => c.weeks[i]));
    const [first, second, rest] = weeks as [number[], number[], number[]];
    const risk = rateRatio(
      first,
      14,
      second.map((n, person) => n + rest[person]!),
      70,
    );
    const later = rateRatio(second, 14, rest, 56);
    const measured = `${words(risk)}; weeks 3–4 against 5–12 ${words(later)}`;
    const values = { ...(risk ? { risk: risk.ratio, low: risk.low, high: risk.high } : {}), ...(later ? { later: later.ratio } : {}) };
    const held = ({ ratio: estimate, low, high }: Ratio) => ({ estimate, low, high });
    const compared = [
      ...(risk ? [{ says: 'relative risk', ...held(risk), agrees: [LEAST, MOST] as const }] : []),
      ...(later ? [{ says: 'weeks 3–4 against 5–12', ...held(later) }] : []),
    ];
    if (!risk) return { measured, values, compared, verdict: 'warn', because: 'too few overdoses to tell' };
    if (risk.ratio >= LEAST && risk.ratio <= MOST) return { measured, values, compared, verdict: 'pass' };
    const open = risk.low <= MOST && risk.high >= LEAST;
    const because = `relative risk ${risk.ratio.toFixed(1)}, outside ${LEAST} to ${MOST}`;
    return { measured, values, compared, verdict: open ? 'warn' : 'fail', because };
  },
};
