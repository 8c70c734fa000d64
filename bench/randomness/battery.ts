/**
 * The tests of Dieharder 3.31.1 (Brown, Eddelbuettel & Bauer), as `dieharder -a` runs them, one process each: every test then reads its own
 * seed from the start, so the p-values of different tests are independent and come out the same on every machine. Two departures from `-a`:
 *   the sums test (14) is left out: Dieharder's own list says "Do Not Use";
 *   lagged sums (203) take 10⁵ numbers a sample at ten lags, not 10⁶ at 33, which alone would read 224 GB.
 */
export interface Test {
  /** Dieharder's number of the test (`dieharder -l`). */
  readonly test: number;
  readonly ntuple?: number;
  /** Numbers a sample, where it is not the test's own default. */
  readonly samples?: number;
  /** Part of the fast subset: each of these reads at most 120 MB. */
  readonly quick?: boolean;
}

const each = (test: number, ntuples: readonly number[], more: Omit<Test, 'test' | 'ntuple'> = {}): Test[] =>
  ntuples.map((ntuple) => ({ test, ntuple, ...more }));

export const TESTS: readonly Test[] = [
  { test: 0, quick: true },
  { test: 1 },
  { test: 2 },
  { test: 3 },
  { test: 4 },
  { test: 5 },
  { test: 6 },
  { test: 7 },
  { test: 8, quick: true },
  { test: 9 },
  { test: 10, quick: true },
  { test: 11, quick: true },
  { test: 12, quick: true },
  { test: 13 },
  { test: 15, quick: true },
  { test: 16 },
  { test: 17 },
  { test: 100, quick: true },
  { test: 101 },
  { test: 102, quick: true },
  ...each(200, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
  ...each(201, [2, 3, 4, 5]),
  ...each(202, [2]),
  ...each(202, [3], { quick: true }),
  ...each(202, [4, 5]),
  ...each(203, [0, 1, 2, 3, 4, 7, 8, 15, 16, 31], { samples: 100_000 }),
  { test: 204, quick: true },
  { test: 205 },
  { test: 206 },
  { test: 207 },
  ...each(208, [0, 1]),
  { test: 209 },
];
