import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assemble, compileJavaScript, drawPerson, drugs, mechanisms, median, rewards, simulateLives } from '../src/index.ts';
import { cpuSeconds } from './cpu.ts';
import { temporaryFolder } from './peers/peer.ts';

const REPEATS = 5;
const module = (file: string): string => JSON.stringify(new URL(`../src/${file}`, import.meta.url).href);

/** Runs a script in a new process; s and what it printed. */
function script(text: string): { seconds: number; output: string } {
  const file = join(temporaryFolder(), 'script.mjs');
  writeFileSync(file, text);
  const from = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`bench: a script ended with ${status}: ${stderr}`);
  return { seconds: (performance.now() - from) / 1000, output: stdout };
}

/** s from starting Node to the first simulated number, and to the end of `accumbens --version`. */
export function coldStart(): { firstNumber: number; command: number } {
  const text = `
    const { drawPerson, simulateLives, standardModel } = await import(${module('index.js')});
    const compiled = standardModel(['heroin', 'morphine']);
    const events = [{ kind: 'dose', at: 0, substance: 'heroin', route: 'intravenous', amount: 20 }];
    const parameters = drawPerson(compiled.model, { seed: 1, index: 0, typical: true });
    const [life] = simulateLives(compiled, [{ parameters, events, options: { until: 1, times: [0.25] } }]);
    console.log(life.series['dopamine.percent'][0]);`;
  const version = Array.from({ length: REPEATS }, () => {
    const from = performance.now();
    spawnSync(process.execPath, [fileURLToPath(new URL('../cli/main.js', import.meta.url)), '--version']);
    return (performance.now() - from) / 1000;
  });
  return { firstNumber: median(Array.from({ length: REPEATS }, () => script(text).seconds)), command: median(version) };
}

/**
 * From an edited model to its first result, in a process that has compiled others before: assembled, checked, compiled, a day simulated. In s of the
 * clock, which is what one waits, and of all threads of the processor, which counts the compiler that optimises meanwhile.
 */
export function editToResult(): { readonly clock: number; readonly processor: number } {
  const edited = (i: number) => {
    const parts = [...drugs.filter((d) => ['heroin', 'morphine'].includes(d.name)), ...rewards, ...mechanisms].map((c) =>
      c.name === 'reward' ? { ...c, equations: { ...c.equations, state: `receptors * ratio * (1 + 0 * ${i})` } } : c,
    );
    const [from, began] = [cpuSeconds(), performance.now()];
    const compiled = compileJavaScript(assemble(parts));
    const parameters = drawPerson(compiled.model, { seed: 1, index: 0, typical: true });
    const events = [{ kind: 'dose' as const, at: 1, substance: 'heroin', route: 'intravenous', amount: 20 }];
    for (const _ of simulateLives(compiled, [{ parameters, events, options: { until: 24, times: [24] } }]));
    return { clock: (performance.now() - began) / 1000, processor: cpuSeconds() - from };
  };
  for (let i = 1; i <= REPEATS; i++) edited(i);
  const times = Array.from({ length: REPEATS }, (_, i) => edited(100 + i));
  return { clock: median(times.map((t) => t.clock)), processor: median(times.map((t) => t.processor)) };
}

const COHORT = (people: number, days: number, workers: number): string => `
  const { runLives } = await import(${module('index.js')});
  const { livesPort } = await import(${module('node.js')});
  const days = ${days};
  const events = Array.from({ length: 4 * days }, (_, i) => ({ kind: 'dose', at: 6 * i, substance: 'heroin', route: 'intravenous', amount: 10 }));
  const scenario = { title: '', until: 24 * days, seed: 1, people: ${people}, typical: false, parameters: {}, phases: [], events, record: { series: [], every: 24 }, tolerance: 1e-3 };
  const spec = { substances: ['heroin', 'morphine'], series: ['dopamine.percent', 'withdrawal.cows'], scenario };
  let n = 0, sum = 0, from = performance.now();
  for await (const { record } of runLives({ spec, spawn: livesPort, workers: ${workers} })) {
    if (n === 0) from = performance.now();
    n++;
    sum += record.series['dopamine.percent'].at(-1);
  }
  console.log(JSON.stringify({ n, sum, seconds: (performance.now() - from) / 1000, rss: process.resourceUsage().maxRSS / 1024 }));`;

export interface CohortCost {
  readonly people: number;
  readonly days: number;
  /** From the first life to the last, s. */
  readonly seconds: number;
  /** Largest resident memory of the process with its workers, MB. */
  readonly megabytes: number;
}

/** A cohort folded up life by life, in a process of its own. */
export function cohortCost(people: number, days: number, workers: number): CohortCost {
  const { n, seconds, rss } = JSON.parse(script(COHORT(people, days, workers)).output) as { n: number; seconds: number; rss: number };
  if (n !== people) throw new Error(`bench: ${n} of ${people} people came`);
  return { people, days, seconds, megabytes: rss };
}
