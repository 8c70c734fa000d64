import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Model } from '../../src/index.ts';

/** One person and what other integrators are asked to do with them. Times in h, amounts in mg. */
export interface Job {
  readonly model: Model;
  /** In the order of `model.parameters`. */
  readonly parameters: Float64Array;
  /** Boluses; those at `until` or later are not given. */
  readonly doses: readonly { readonly at: number; readonly substance: string; readonly route: string; readonly amount: number }[];
  readonly until: number;
  /** Increasing, within [0, until]; at a dose the state after it is recorded. */
  readonly times: ArrayLike<number>;
  /** Relative tolerance; the absolute one is this times the scale of each state. */
  readonly rtol: number;
  /** Scale of the kinetic states, which declare none: nmol and nM, default 1000, a fiftieth of 20 mg of heroin. */
  readonly atolScale?: number;
  /** The integration is repeated this often and the median time told; default 3. */
  readonly repeats?: number;
}

export interface Outcome {
  /** The integration alone, median. */
  readonly seconds: number;
  /** Every output of the model at the recorded times. */
  readonly series: Record<string, Float64Array>;
  readonly steps?: number;
}

/** Another integrator of the same declared model. It builds once for a model; what it builds is removed when the process ends. */
export interface Peer {
  readonly name: string;
  /** Why it cannot run here and what to install; undefined when it can. */
  available(): string | undefined;
  /** Throws with what the integrator said when it gives up. */
  run(job: Job): Outcome;
}

/** Numbers as both peers read them, parts of one job. */
export function numbersOf(job: Job): {
  absolute: readonly number[];
  doses: readonly { at: number; route: number; amount: number }[];
  times: readonly number[];
} {
  const { model, rtol, atolScale = 1000, until } = job;
  const scale = model.places.map((p) => (p.kind === 'nonlinear' ? (model.states[p.index]?.scale as number) : atolScale));
  const routes = [...new Set(model.linear.flatMap((b) => b.arrivals.map((a) => a.route)))];
  const doses = job.doses.map(({ at, substance, route, amount }) => {
    const place = routes.indexOf(`${substance} ${route}`);
    if (place < 0) throw new Error(`${substance} ${route}: no such route; known are ${routes.join(', ')}`);
    return { at, route: place, amount };
  });
  return {
    absolute: scale.map((s) => s * rtol),
    doses: doses.filter((d) => d.at < until).sort((a, b) => a.at - b.at),
    times: Array.from(job.times),
  };
}

/** Rows of all outputs at the recorded times → series. */
export function seriesOf(job: Job, rows: readonly (readonly number[])[]): Record<string, Float64Array> {
  if (rows.length !== job.times.length) throw new Error(`the peer told ${rows.length} of ${job.times.length} recorded times`);
  return Object.fromEntries(job.model.outputs.map((o, i) => [o.id, Float64Array.from(rows, (row) => row[i] as number)]));
}

/** A file of this folder, from the sources or from dist. */
export function besideSource(name: string): string {
  const places = [name, `../../../bench/peers/${name}`].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  const found = places.find((place) => existsSync(place));
  if (!found) throw new Error(`bench/peers/${name} is missing; peers run from a checkout only`);
  return found;
}

const folders: string[] = [];
const removeAll = (): void => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
};

/** A new folder, removed when the process ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'accumbens-peer-'));
  if (folders.push(folder) === 1) process.once('exit', removeAll);
  return folder;
}

/** Runs to the end, input to output; throws with what it said on failure. */
export function command(program: string, args: readonly string[], input = ''): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, { input, encoding: 'utf8', maxBuffer: 1e9 });
  if (status !== 0) throw new Error(`${program}: ${error?.message ?? stderr}`);
  return stdout;
}

/** Builds once for each model. */
export function oncePerModel<T>(build: (model: Model) => T): (model: Model) => T {
  const built = new WeakMap<Model, T>();
  return (model) => {
    const known = built.get(model) ?? build(model);
    built.set(model, known);
    return known;
  };
}

/** Both peers get what the compiler can do for this processor. */
export const OPTIMISED = ['-O3', '-march=native'] as const;
