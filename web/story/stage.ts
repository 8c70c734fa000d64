/** What the scenes share: a picture that is drawn as time goes by, and the file behind it. */
import { type Band, bandOf } from '../../src/index.ts';
import { ask, Cancelled, Superseded } from '../engine.ts';
import type { Answers, Job, Life } from '../jobs.ts';
import { readable, table } from '../ui/behind.ts';
import { type Drawn, draw, type Plot, peak, roomIn, sizeFor, valueAt } from '../ui/chart.ts';
import { button, h, put, still } from '../ui/dom.ts';
import { key } from '../ui/key.ts';
import { say } from '../ui/live.ts';
import { STORY } from '../words/story.ts';
import { synapse } from './synapse.ts';

export interface Scene {
  readonly title: string;
  /** What to try. */
  readonly before: string;
  /** It has a picture of its own; the stage's is shown once it is asked for. */
  readonly own?: boolean;
  readonly build: (stage: Stage) => readonly HTMLElement[];
}

export const DOPAMINE = 'dopamine.percent';
export const RECEPTORS = 'd2Receptors.available';

/** Length of the drawing of a line, ms. */
const DRAWING = 1400;

export class Stage {
  readonly gone: AbortSignal;
  private readonly picture = h('div', { class: 'picture' });
  private readonly chart = h('div', { class: 'plot' });
  private readonly key = h('div');
  private readonly behind = h('div');
  private readonly file = h('div');
  private readonly sentence = h('p', { class: 'after' });
  readonly synapse = synapse(STORY.synapse);
  private plot: Plot | undefined;
  private drawn: Drawn | undefined;
  /** Where the picture is read, h; a picture drawn anew for another width is read there too. */
  private at: number | undefined;
  private read: { readonly dopamine: Band; readonly receptors: Band } | undefined;

  constructor(gone: AbortSignal) {
    this.gone = gone;
    const watch = new ResizeObserver(() => this.redraw());
    watch.observe(this.chart);
    gone.addEventListener('abort', () => watch.disconnect());
  }

  /** The picture and what stands under it. */
  elements(own = false): readonly HTMLElement[] {
    const summary = h('summary', {}, STORY.behind);
    put(this.picture, h('div', { class: 'plot' }, this.chart, this.key), !own && h('div', { class: 'cleft' }, this.synapse.element));
    this.picture.classList.toggle('plain', own);
    this.picture.hidden = own;
    if (own) return [this.sentence, this.picture, h('details', { class: 'behind' }, summary, this.file, this.behind)];
    return [
      this.picture,
      this.sentence,
      h('details', { class: 'behind' }, summary, h('p', { class: 'small' }, STORY.fileSays), this.file, this.behind),
    ];
  }

  /** The answer to any job; undefined when the reader has gone or has asked for something else. */
  async ask<Kind extends keyof Answers>(job: Extract<Job, { kind: Kind }>): Promise<Answers[Kind] | undefined> {
    try {
      const answer = await ask<Kind>(job, 'story');
      return this.gone.aborted ? undefined : answer;
    } catch (error) {
      if (!(error instanceof Superseded) && !this.gone.aborted) this.tell(STORY.failed((error as Error).message));
      return undefined;
    }
  }

  /** Every answer of a crowd as it comes, until `tell` says false. */
  async each<Answer>(answers: AsyncGenerator<Answer>, tell: (answer: Answer) => unknown): Promise<void> {
    try {
      for await (const answer of answers) if (this.gone.aborted || tell(answer) === false) return;
    } catch (error) {
      if (!(error instanceof Cancelled) && !this.gone.aborted) this.tell(STORY.failed((error as Error).message));
    }
  }

  /** Simulates a scenario; undefined when the reader has gone or has asked for something else. */
  async live(text: string, series: readonly string[] = [DOPAMINE, RECEPTORS]): Promise<Life | undefined> {
    put(this.file, h('pre', {}, text), h('p', {}, h('code', {}, STORY.command)));
    return this.ask<'life'>({ kind: 'life', text, person: 0, series });
  }

  /** What gives these numbers outside the page: a command, with the file it reads if there is one. */
  reproduce(says: string, command: string, text?: string): void {
    put(this.file, h('p', { class: 'small' }, says), text !== undefined && h('pre', {}, text), h('p', {}, h('code', {}, command)));
  }

  /** The line under the picture, said aloud too. */
  tell(sentence: string): void {
    put(this.sentence, ...sentence.split(/([\d.,−]+ %)/).map((part, i) => (i % 2 ? h('span', { class: 'whole' }, part) : part)));
    say(sentence);
  }

  show(plot: Plot): void {
    this.plot = plot;
    this.at = undefined;
    this.picture.hidden = false;
    this.redraw();
    put(
      this.behind,
      table(plot, 24, (hours) => this.point(hours)),
    );
  }

  /** What the synapse shows at a time of the picture. */
  follow(life: Life, offset = 0): void {
    const from = ({ times, ...rest }: Band): Band => ({ ...rest, times: times.map((time) => time - offset) });
    const [dopamine, receptors] = [DOPAMINE, RECEPTORS].map((name) => from(bandOf([life.record], name)!));
    this.read = { dopamine: dopamine!, receptors: receptors! };
  }

  point(hours: number | undefined): void {
    this.at = hours;
    this.drawn?.point(hours);
    if (hours !== undefined && this.read) this.synapse.set(valueAt(this.read.dopamine, hours), valueAt(this.read.receptors, hours));
  }

  /**
   * Draws the newest line as time goes by, at once for those who asked for less motion, and rests at its peak or at `rest` h.
   * @param along what moves with it, by shares of its time
   */
  async play(rest?: number, along?: (share: number) => void, length = DRAWING): Promise<void> {
    const { plot } = this;
    const newest = plot?.series.at(-1);
    if (!plot || !newest) return;
    await this.animate(length, (share) => {
      this.drawn?.reveal(share);
      this.point(plot.from + share * (plot.to - plot.from));
      along?.(share);
    });
    if (!this.gone.aborted) this.point(rest ?? peak(newest.band, plot.from, plot.to)[0]);
  }

  /** Calls `frame` with shares from 0 to 1. */
  async animate(length: number, frame: (share: number) => void): Promise<void> {
    if (still()) return frame(1);
    const start = performance.now();
    for (let share = 0; share < 1 && !this.gone.aborted; ) {
      share = Math.min(1, (await new Promise<number>(requestAnimationFrame)) - start <= 0 ? 0 : (performance.now() - start) / length);
      frame(share);
    }
  }

  private redraw(): void {
    if (!this.plot || this.chart.clientWidth === 0) return;
    const size = sizeFor(roomIn(this.chart.clientWidth));
    this.drawn = readable(this.plot, draw(this.plot, size), (hours) => this.point(hours));
    put(this.chart, this.drawn.element);
    put(this.key, key(this.plot));
    this.drawn.point(this.at);
  }
}

/** A record's series as a line, its times counted from `from` h. */
export function cut(life: Life, series: string, from: number, to: number): Band {
  const { times, middle } = bandOf([life.record], series)!;
  const [first, end] = [times.findIndex((time) => time >= from), times.findLastIndex((time) => time <= to) + 1];
  return { times: times.slice(first, end).map((time) => time - from), middle: middle.slice(first, end) };
}

export const highest = (band: Band): number => peak(band)[1];
export const lowest = ({ middle }: Band): number => middle.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);

/** A question with answers to choose from; tells which was chosen, once. */
export function question(asks: string, answers: readonly string[], tell: (chosen: number) => void): HTMLElement {
  const buttons: HTMLButtonElement[] = answers.map((answer, i) =>
    button(answer, () => {
      for (const [j, one] of buttons.entries()) one.setAttribute('aria-pressed', String(i === j));
      tell(i);
    }),
  );
  for (const one of buttons) one.setAttribute('aria-pressed', 'false');
  return h('fieldset', { class: 'question' }, h('legend', {}, asks.replace(' …', '\u00a0…')), h('div', { class: 'row' }, ...buttons));
}

/** What the reader expects, if they care to say, and the word on it that stands before the answer. */
export function expectation(
  asks: string,
  answers: readonly string[],
): { readonly element: HTMLElement; readonly word: (right: number) => string } {
  let expected: number | undefined;
  const element = question(asks, answers, (answer) => {
    expected = answer;
  });
  const word = (right: number): string => (expected === undefined ? '' : `${expected === right ? STORY.foreseen : STORY.unforeseen} `);
  return { element, word };
}
