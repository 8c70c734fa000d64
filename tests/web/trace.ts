/** What a trace of Chromium tells of the page's work. Time of the processor, since other work on the machine stretches that of the clock. */

interface Traced {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** μs: start, length by the clock and by the processor. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** Categories that `startTracing` needs for this. */
export const TRACED = { categories: ['toplevel', 'blink.user_timing'] };

const eventsOf = (trace: Buffer): readonly Traced[] => (JSON.parse(trace.toString()) as { traceEvents: Traced[] }).traceEvents;
const threads = (all: readonly Traced[], pattern: RegExp): ReadonlySet<string> =>
  new Set(all.filter(({ name, args }) => name === 'thread_name' && pattern.test(args.name ?? '')).map(({ pid, tid }) => `${pid} ${tid}`));
const tasksOf = (all: readonly Traced[], on: ReadonlySet<string>): Traced[] =>
  all.filter(({ name, pid, tid }) => name === 'ThreadControllerImpl::RunTask' && on.has(`${pid} ${tid}`));

/** The longest task of a page's own thread, ms. */
export function longestTask(trace: Buffer): number {
  const all = eventsOf(trace);
  return tasksOf(all, threads(all, /CrRendererMain/)).reduce((most, { tdur = 0 }) => Math.max(most, tdur / 1000), 0);
}

/** Time, ms, that page and worker, or these threads of theirs, spent between each `moved` and `drawn`. */
export function workBetween(trace: Buffer, on = /CrRendererMain|DedicatedWorker/): number[] {
  const all = eventsOf(trace);
  const marks = all.filter(({ name }) => name === 'moved' || name === 'drawn').sort((a, b) => a.ts - b.ts);
  const tasks = tasksOf(all, threads(all, on)).filter(({ pid }) => pid === marks[0]!.pid);
  return marks.flatMap((from, i) => {
    if (from.name !== 'moved') return [];
    const to = marks[i + 1]!;
    const between = tasks.filter(({ ts, dur = 0 }) => ts + dur >= from.ts && ts <= to.ts);
    return [Math.round(between.reduce((total, { tdur = 0 }) => total + tdur / 1000, 0))];
  });
}
