import type { ArmName, ArmRun, Shares } from './medication.ts';
import type { Free } from './targets.ts';

/** Numbers of coming and leaving that the fit may move; the same in every arm. */
export const FREE_IN_CARE: readonly Free[] = [
  { id: 'care.leaves', low: -8, high: -1, by: 'steps' },
  { id: 'care.tendency', low: 0.2, high: 3.5, by: 'steps' },
  { id: 'care.misses', low: -4, high: 1, by: 'steps' },
  { id: 'care.byLapse', low: 0.3, high: 7, by: 'factors' },
  { id: 'care.byVain', low: 0.1, high: 6, by: 'factors' },
  { id: 'care.byBetter', low: 0.1, high: 4, by: 'factors' },
  { id: 'methadoneClinic.binds', low: 0.05, high: 10, by: 'factors' },
  { id: 'buprenorphineClinic.binds', low: 0.05, high: 10, by: 'factors' },
  { id: 'dispensing.need', low: 0.1, high: 7, by: 'factors' },
  { id: 'dispensing.sates', low: 0.05, high: 0.99, by: 'steps' },
];

/** `dispensing.x` stands for x of every clinic. */
export function expanded(parameters: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([id, value]) =>
      id.startsWith('dispensing.')
        ? ['methadoneClinic', 'buprenorphineClinic'].map((clinic) => [id.replace('dispensing', clinic), value] as const)
        : [[id, value] as const],
    ),
  );
}

/** Weeks taken together, so that one week's luck does not steer the fit; the last, in which few were due, is left out. */
const SPANS = [
  [0, 1],
  [1, 4],
  [4, 8],
  [8, 12],
  [12, 16],
  [16, 20],
  [20, 23],
] as const;
/** A difference in a share that counts as one, over a span. */
const TOLERANCE = 0.03;

const mean = (shares: Shares, [from, to]: readonly [number, number], k: 0 | 1 | 2): number => {
  let sum = 0;
  for (let week = from; week < to; week++) sum += shares[week]![k] / (to - from);
  return sum;
};

/** Retention of methadone against none (B-V37) and morphine-positive among those tested there. */
export const RETENTION_RATIO = { published: 3.7, tolerance: 0.25, from: 'B-V37: 3–4.4, on the log scale' } as const;

/** Residuals in units of tolerance: spans × letters × arms, then the retention ratio. */
export function residuals(
  runs: Readonly<Record<ArmName, ArmRun>>,
  published: Readonly<Record<'methadone' | 'buprenorphine', Shares>>,
  log: (x: number) => number,
): number[] {
  const weekly = (['methadone', 'buprenorphine'] as const).flatMap((arm) =>
    SPANS.flatMap((span) => ([0, 1, 2] as const).map((k) => (mean(runs[arm].shares, span, k) - mean(published[arm], span, k)) / TOLERANCE)),
  );
  const ratio = (runs.methadone.retained + 0.01) / (runs['waiting list'].retained + 0.01);
  return [...weekly, (log(ratio) - log(RETENTION_RATIO.published)) / RETENTION_RATIO.tolerance];
}
