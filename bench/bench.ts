/**
 * What a simulated person-year costs and how wrong it is, beside other integrators of the same declared model, in one run: the kernel in
 * WebAssembly and JavaScript, CVODE and deSolve's lsoda with a model in C (each tuned, and in its manual's simplest call), and native builds of the kernel.
 * Same people, same doses, at matched error; times are of the processor, on one core. Measure on a quiet machine all the same: caches are shared.
 *
 *   npm run bench -- [--quick] [--people N] [--json FILE]
 */
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { drawPerson, kernelSample, simulateLives } from '../src/index.ts';
import { inlineMore } from '../src/node.ts';
import { selfChosen } from './agents.ts';
import { timed } from './cpu.ts';
import { climb, fromPeer, javaScript, matched, type Rung, type Solver, settled, webAssembly } from './ladder.ts';
import { checked, compiled, type Exposure, error, exposure, nearDoses, ownTimes, reference } from './lives.ts';
import { nativeTimings, webAssemblyStep } from './native.ts';
import { cvode, cvodeDefaults } from './peers/cvode.ts';
import { deSolve, deSolveDefaults } from './peers/deSolve.ts';
import { cohortCost, coldStart, editToResult } from './process.ts';

inlineMore();
const { values: options } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, people: { type: 'string' }, json: { type: 'string' } },
});
const people = Number(options.people ?? (options.quick ? 2 : 4));
if (!(Number.isInteger(people) && people > 0)) throw new Error(`bench: --people is ${options.people}; it must be a whole number above 0`);
const load = loadavg()[0] as number;
const TARGETS = options.quick ? [1e-4] : [1e-4, 3e-6];
/** Wished for, as multiples of the kernel's speed at each target (docs/speed.md). */
const WANTED: Readonly<Record<string, readonly number[]>> = { [deSolve.name]: [60, 40], [cvode.name]: [200, 120] };

const lives = exposure(options.quick ? 30 : 60, people);
const say = (text: string): void => console.log(text);
const number = (x: number, digits = 3): string => Number(x.toPrecision(digits)).toString();

say(
  `load at the start ${number(load)}; heroin by vein, 4 doses a day for ${Math.round((2 / 3) * lives.days)} of ${lives.days} days; people: ${lives.people.length}; ${compiled.model.states.length} integrated states`,
);
say('the reference (generic method, 1e-11) …');
const exact = reference(lives);
const smallest = TARGETS.at(-1) as number;

interface Row {
  readonly name: string;
  readonly skipped?: string;
  readonly rungs: readonly Rung[];
}

function measure(solver: Solver): Row {
  const skipped = solver.unavailable?.();
  if (skipped) {
    say(`${solver.name}: skipped, ${skipped}`);
    return { name: solver.name, skipped, rungs: [] };
  }
  const rungs = climb(solver, lives, exact, smallest);
  for (const r of rungs)
    say(
      `${solver.name.padEnd(24)} tolerance ${r.tolerance.toExponential(0).padStart(5)}  error ${r.error.toExponential(1)}  ${number(r.seconds * 1000)} ms a person-year`,
    );
  return { name: solver.name, rungs };
}

const rows = [webAssembly, settled, javaScript, ...[cvode, cvodeDefaults, deSolve, deSolveDefaults].map(fromPeer)].map(measure);
const kernel = rows[0] as Row;

const near = nearDoses(lives);
const lag = error(settled.run(near, 1e-6).series, reference(near));
say(`dopamine taken as settled: the largest error up to two hours after doses, at a tolerance of 1e-6, is ${lag.toExponential(1)}`);

/** s for a person-year with doses at shared times, and at times of each person's own; lanes then diverge. */
function diverging(given: Exposure): { shared: number; own: number } {
  const people = Array.from({ length: 8 }, (_, index) => drawPerson(compiled.model, { seed: 2, index }));
  const { until } = given;
  const time = (eventsOf: (person: number) => Exposure['events']): number => {
    const { seconds } = timed(() => {
      const who = people.map((parameters, i) => ({
        parameters,
        events: eventsOf(i),
        options: { until, times: [until], tolerance: 1e-3, series: [] },
      }));
      for (const record of simulateLives(compiled, who)) checked(record);
    });
    return seconds / ((people.length * given.days) / 365);
  };
  // The same doses for both neighbours, at times that are nobody else's: the lanes differ in who lives there, not in when something happens.
  return { shared: time((i) => ownTimes(given, i - (i % 2))), own: time((i) => ownTimes(given, i)) };
}

const apart = diverging(lives);
say(
  `doses at shared times ${number(apart.shared * 1000)} ms a person-year, at times of one's own ${number(apart.own * 1000)} ms: ${number(100 * (1 - apart.shared / apart.own), 2)} % of the speed is lost (wished below 50)`,
);

const sample = kernelSample(compiled, lives.people.slice(-2), 1e-3, {
  substance: 'heroin',
  route: 'intravenous',
  amount: 20,
  every: 6,
  before: 40,
});
const step = webAssemblyStep(sample);
const natives = nativeTimings(sample);
say(`one step of one person: WebAssembly ${number(step)} ns`);
for (const n of natives)
  say(
    `  ${n.name}: ${n.nanoseconds ? `${number(n.nanoseconds)} ns; WebAssembly has ${number((100 * n.nanoseconds) / step, 2)} % of its speed` : `skipped, ${n.skipped}`}`,
  );

const chosen = selfChosen(options.quick ? 4 : 8, options.quick ? 30 : 120, 1e-3);
say(`self-chosen doses (asked 8 times a day, 5 outputs read, tolerance 1e-3): ${number(chosen)} person-years/s/core`);
const start = coldStart();
const edit = editToResult();
say(
  `cold start to the first number ${number(start.firstNumber)} s; of --version ${number(start.command)} s; from an edited model to its first result, warm, ${number(edit.clock * 1000)} ms by the clock (wished at most 100), ${number(edit.processor * 1000)} of the processor; module ${sample.bytes} bytes`,
);
const crowd = options.quick ? cohortCost(500, 5, 2) : cohortCost(10_000, 10, 2);
say(`${crowd.people} people for ${crowd.days} days: ${number(crowd.megabytes)} MB with two workers (wished for 10,000: below 300)`);
const [one, two] = options.quick ? [] : ([1, 2].map((workers) => cohortCost(300, 300, workers)) as [typeof crowd, typeof crowd]);
if (one && two)
  say(`two workers against one: ${number(one.seconds / two.seconds)} times as fast (wished 1.7; ${cpus().length} processors)`);

const speeds = TARGETS.map((target) => ({
  target,
  solvers: rows.map(({ name, skipped, rungs }) => {
    const at = matched(rungs, target);
    const base = matched(kernel.rungs, target);
    return {
      name,
      ...(skipped ? { skipped } : {}),
      ...(at ? { perSecond: 1 / at.seconds, error: at.error, tolerance: at.tolerance } : {}),
      ...(at && base ? { ratio: at.seconds / base.seconds } : {}),
    };
  }),
}));
for (const { target, solvers } of speeds) {
  say(`\nat an error of at most ${target}: person-years a second of one core; the kernel's speed as a multiple`);
  for (const s of solvers) {
    const wanted = WANTED[s.name]?.[TARGETS.indexOf(target)];
    say(
      `  ${s.name.padEnd(24)} ${s.perSecond === undefined ? (s.skipped ? 'skipped' : 'error not reached') : number(s.perSecond).padStart(8)}  ${s.ratio === undefined ? '' : `${number(s.ratio)} ×`}${wanted ? ` (wished ${wanted})` : ''}`,
    );
  }
}

const result = {
  machine: { node: process.version, processor: cpus()[0]?.model ?? 'unknown', processors: cpus().length, load },
  quick: options.quick,
  lives: { days: lives.days, people: lives.people.length, dosesADay: 4 },
  speeds,
  rungs: rows,
  step: { nanoseconds: step, natives },
  quasiSteady: { error: lag },
  diverging: apart,
  selfChosen: chosen,
  coldStart: start,
  editToResult: edit,
  moduleBytes: sample.bytes,
  memory: crowd,
  ...(one && two ? { workers: { one: one.seconds, two: two.seconds } } : {}),
};
if (options.json) writeFileSync(options.json, `${JSON.stringify(result, null, 2)}\n`);
