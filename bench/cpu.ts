import { median } from '../src/index.ts';

/** s of processor time this process has used: what a busy machine stretches least. */
export function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** A life's first steps run on quickly made code; the better code is made beside them, and comes late where the machine is busy. */
const WARM = 3;
const SAMPLE = 0.15;
const SAMPLES = 5;

/** s for one piece of work, median of five samples of at least 0.15 s, after the engine has had 3 s to compile it. */
export function timed<T>(work: () => T): { seconds: number; result: T } {
  const run = (): { seconds: number; result: T } => {
    const from = cpuSeconds();
    const result = work();
    return { seconds: cpuSeconds() - from, result };
  };
  let last = run();
  for (let spent = last.seconds; spent < WARM; spent += last.seconds) last = run();
  const count = Math.max(1, Math.ceil(SAMPLE / Math.max(last.seconds, 1e-4)));
  const took = Array.from({ length: SAMPLES }, () => {
    const from = cpuSeconds();
    for (let i = 0; i < count; i++) last = run();
    return (cpuSeconds() - from) / count;
  });
  return { seconds: median(took), result: last.result };
}
