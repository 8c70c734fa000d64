import type { ValidationRow } from '../src/index.ts';
import { afterAbsence, type Counts, type Ratio, rateRatio } from './_release.ts';

/** Relative risks in four settings, lowest and highest. */
const LEAST = 3.1;
const MOST = 8.4;

const words = (r: Ratio | undefined): string =>
  r ? `${r.ratio.toFixed(1)} (95 % CI ${r.low.toFixed(1)} to ${r.high.toFixed(1)})` : 'not defined';

const first = (all: readonly Counts[]): Ratio | undefined =>
  rateRatio(
    all.map((c) => c.weeks[0]),
    14,
    all.map((c) => c.weeks[1] + c.weeks[2]),
    70,
  );

export const pV27: ValidationRow = {
  id: 'P-V27',
  statement: 'Risk of overdose in the first two weeks after twelve weeks away, against weeks 3 to 12',
  published: 'relative risk 7.5, 4.0, 8.4, 3.1 in four settings; weeks 3–4 against 5–12: 1.7 (Merrall 2010)',
  trust: 'read',
  kind: 'calibrated',
  bound:
    'relative risk 3.1 to 8.4 (a warning when it is outside and its interval is not); and loss of tolerance alone, if nobody were more careful on coming back, not above 8.4. That caution was set on this row',
  run(cohort) {
    const careful = afterAbsence(cohort, true);
    const [risk, bare] = [first(careful), first(afterAbsence(cohort, false))];
    const later = rateRatio(
      careful.map((c) => c.weeks[1]),
      14,
      careful.map((c) => c.weeks[2]),
      56,
    );
    const measured = `${words(risk)}; weeks 3–4 against 5–12 ${words(later)}; were nobody more careful than before, ${words(bare)}`;
    const values = {
      ...(risk ? { risk: risk.ratio, low: risk.low, high: risk.high } : {}),
      ...(later ? { later: later.ratio } : {}),
      ...(bare ? { withoutCaution: bare.ratio } : {}),
    };
    const held = ({ ratio: estimate, low, high }: Ratio) => ({ estimate, low, high });
    const compared = [
      ...(risk ? [{ says: 'relative risk', ...held(risk), agrees: [LEAST, MOST] as const }] : []),
      ...(bare ? [{ says: 'were nobody more careful', ...held(bare), agrees: [null, MOST] as const }] : []),
      ...(later ? [{ says: 'weeks 3–4 against 5–12', ...held(later) }] : []),
    ];
    if (!risk || !bare) return { measured, values, compared, verdict: 'warn', because: 'too few overdoses to tell' };
    const checks = [
      { ...risk, words: 'relative risk', least: LEAST },
      { ...bare, words: 'without caution', least: 0 },
    ].filter(({ ratio, least }) => ratio < least || ratio > MOST);
    if (checks.length === 0) return { measured, values, compared, verdict: 'pass' };
    const open = checks.every(({ low, high, least }) => low <= MOST && high >= least);
    const because = checks.map(({ words, ratio, least }) => `${words} ${ratio.toFixed(1)}, outside ${least} to ${MOST}`).join('; ');
    return { measured, values, compared, verdict: open ? 'warn' : 'fail', because };
  },
};
