/**
 * Lives that nobody sees. A worker's first lives run at a fraction of its speed, until the browser has optimised the code; while the reader
 * rests it lives short ones of the same kind, so that the first thing they move answers as fast as the later ones.
 */
import { ask } from './engine.ts';
import { whenIdle } from './ui/dom.ts';

type Rehearsed = Parameters<typeof ask<'life' | 'free'>>[0];

/** Lives for each kind of life: as many as it takes, and then no more, for the sake of batteries. */
const LIVES = 160;
/** How long nobody has touched anything, ms. */
const REST = 700;
const ACTS = ['pointerdown', 'keydown', 'wheel', 'touchstart', 'input'] as const;
const lived = new Map<string, number>();
let before: AbortController | undefined;

/** Begins when the reader rests, ends at their next touch. @param jobs by turns @param like what kind of life it is: the same substances, the same code */
export async function practise(rehearsed: () => readonly Rehearsed[], like: string, gone: AbortSignal): Promise<void> {
  before?.abort();
  if ((lived.get(like) ?? 0) >= LIVES) return;
  const stop = new AbortController();
  before = stop;
  const { signal } = stop;
  gone.addEventListener('abort', () => stop.abort(), { signal });
  for (const act of ACTS) addEventListener(act, () => stop.abort(), { signal, capture: true, passive: true });
  await pause(REST);
  if (signal.aborted) return;
  const jobs = rehearsed();
  for (let done = lived.get(like) ?? 0; done < LIVES && !signal.aborted && !document.hidden; done++) {
    lived.set(like, done + 1);
    performance.mark('unseen');
    await ask<'life' | 'free'>({ ...jobs[done % jobs.length]!, unseen: true }, 'practice');
    await idle();
  }
  if (!signal.aborted) performance.mark(`practised ${like}`);
  stop.abort();
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const idle = (): Promise<void> => new Promise((resolve) => void whenIdle(resolve));
