import { byBlocks, type Compiled, quasiSteady, simulateLife, simulateLives } from '../src/index.ts';
import { timed } from './cpu.ts';
import { checked, compiled, type Exposure, error, type Reference, type Series } from './lives.ts';
import type { Peer } from './peers/peer.ts';

/** One solver at one tolerance. */
export interface Rung {
  readonly tolerance: number;
  /** s of one core for a person-year */
  readonly seconds: number;
  readonly error: number;
  readonly steps?: number;
}

export interface Solver {
  readonly name: string;
  readonly tolerances: readonly number[];
  /** Why it cannot run here. */
  unavailable?(): string | undefined;
  /** All lives at a tolerance: s in all, and what was recorded. */
  run(exposure: Exposure, tolerance: number): { seconds: number; series: readonly Series[]; steps?: number };
}

const HALF_DECADES = (from: number, to: number): number[] =>
  Array.from({ length: 2 * (to - from) + 1 }, (_, i) => Number(`${i % 2 ? 3 : 1}e${-(from + Math.ceil(i / 2))}`));

const own = (name: string, lives: (exposure: Exposure, tolerance: number) => ReturnType<typeof simulateLife>[]): Solver => ({
  name,
  tolerances: HALF_DECADES(2, 7).filter((tolerance) => byBlocks({ tolerance })),
  run: (exposure, tolerance) => {
    const { seconds, result } = timed(() => lives(exposure, tolerance).map(checked));
    return { seconds, series: result.map((r) => r.series), steps: result.reduce((n, r) => n + r.steps.accepted + r.steps.rejected, 0) };
  },
});

const inWebAssembly = (name: string, model: Compiled): Solver =>
  own(name, ({ people, events, until, times }, tolerance) => [
    ...simulateLives(
      model,
      people.map((parameters) => ({ parameters, events, options: { until, times, tolerance } })),
    ),
  ]);
export const webAssembly: Solver = inWebAssembly('kernel, WebAssembly', compiled);
export const settled: Solver = inWebAssembly('kernel, dopamine quasi-steady', quasiSteady(compiled));
export const javaScript: Solver = own('kernel, JavaScript', ({ people, events, until, times }, tolerance) =>
  people.map((parameters) => simulateLife(compiled, parameters, events, { until, times, tolerance })),
);

export const fromPeer = (peer: Peer): Solver => ({
  name: peer.name,
  tolerances: HALF_DECADES(4, 9),
  unavailable: () => peer.available(),
  run: ({ people, events, until, times }, rtol) => {
    const doses = events.flatMap((e) => (e.kind === 'dose' ? [e] : []));
    const outcomes = people.map((parameters) => peer.run({ model: compiled.model, parameters, doses, until, times, rtol, repeats: 1 }));
    return { seconds: outcomes.reduce((sum, o) => sum + o.seconds, 0), series: outcomes.map((o) => o.series) };
  },
});

/** Times a solver down its tolerances until its error is below the smallest target. */
export function climb(solver: Solver, exposure: Exposure, exact: Reference, smallest: number): Rung[] {
  const rungs: Rung[] = [];
  const years = (exposure.people.length * exposure.days) / 365;
  for (const tolerance of solver.tolerances) {
    const { seconds, series, steps } = solver.run(exposure, tolerance);
    rungs.push({
      tolerance,
      seconds: seconds / years,
      error: error(series, exact),
      ...(steps === undefined ? {} : { steps: steps / years }),
    });
    if (rungs.slice(-2).every((r) => r.error <= smallest) && rungs.length > 1) break;
  }
  return rungs;
}

/** The fastest setting whose error is at most the target. */
export function matched(rungs: readonly Rung[], target: number): Rung | undefined {
  const good = rungs.filter((r) => r.error <= target);
  return good.length === 0 ? undefined : good.reduce((best, r) => (r.seconds < best.seconds ? r : best));
}
