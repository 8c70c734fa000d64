import { accessOf, type Finding, meanInterval, type ValidationRow } from '../src/index.ts';

export const bV50: ValidationRow = {
  id: 'B-V50',
  statement: 'Escalation with long access, not with short',
  published: 'intake in the first hour rises over weeks with six hours of access a day and is stable with one (rats; Ahmed & Koob 1998)',
  trust: 'recalled-high',
  kind: 'predicted',
  bound: 'over eight weeks intake in the opportunity that both have rises with long access, and rises less than half as much with short',
  run(cohort): Finding {
    const pairs = accessOf(cohort, 0, cohort.people);
    const [long, short] = (['long', 'short'] as const).map((which) => meanInterval(pairs.map((p) => p[which].last - p[which].first))) as [
      ReturnType<typeof meanInterval>,
      ReturnType<typeof meanInterval>,
    ];
    const apart = meanInterval(pairs.map(({ long: l, short: s }) => (l.last - l.first) / 2 - (s.last - s.first)));
    const told = ({ estimate, low, high }: typeof long) =>
      `${estimate.toFixed(2)} (95 % CI ${low.toFixed(2)} to ${high.toFixed(2)})`.replaceAll('-', '−');
    const measured = `change in bags: long access ${told(long)}, short access ${told(short)}`;
    const values = { long: long.estimate, short: short.estimate, apart: apart.estimate };
    const compared = [
      { says: 'rise with long access', ...long, unit: 'bags', agrees: [0, null] as const },
      { says: 'half of that beyond the rise with short access', ...apart, unit: 'bags', agrees: [0, null] as const },
      { says: 'rise with short access', ...short, unit: 'bags' },
    ];
    const wrong = [
      ...(long.low > 0 ? [] : ['intake does not rise with long access']),
      ...(apart.low > 0 ? [] : ['with short access it rises as much as half of that']),
    ];
    if (wrong.length === 0) return { measured, values, compared, verdict: 'pass' };
    const off = long.high < 0 || apart.high < 0 || cohort.people >= 200;
    return { measured, values, compared, verdict: off ? 'fail' : 'warn', because: wrong.join('; ') };
  },
};
