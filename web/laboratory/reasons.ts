/** “Why?”: what pushed a point of a curve up or down, each push itself open to the same question. */
import { num, type Push, told, type Why } from '../../src/index.ts';
import { ask, Superseded } from '../engine.ts';
import { button, h, put } from '../ui/dom.ts';
import { say } from '../ui/live.ts';
import { LABORATORY as W } from '../words/laboratory.ts';

/** Dopamine follows firing within seconds, and firing is what other mechanisms push. */
const ASKED: Readonly<Record<string, string>> = { 'dopamine.percent': 'dopamine.firing' };

const unitOf = (unit: string): string => (unit === '1' ? '' : ` ${unit}`);
const amount = (value: number, unit: string): string => `${num(value, Math.abs(value) < 0.095 ? 4 : 2)}${unitOf(unit)}`;

/** A reading in plain words; its range is told by its numbers. */
const plain = (says: string): string => W.plain[says] ?? says.replace(/, 0 to 1$/, '');

export class Reasons {
  readonly element = h('div', { class: 'reasons' }, h('p', { class: 'small' }, ''));
  private readonly asked: () => { readonly kind: 'why' | 'whyFree'; readonly text: string };
  private readonly clock: (at: number) => string;
  private trail: string[] = [];

  constructor(asked: Reasons['asked'], clock: (at: number) => string) {
    this.asked = asked;
    this.clock = clock;
  }

  /** The life has changed: what was told is no longer about it. */
  forget(): void {
    put(this.element, h('p', { class: 'small' }, W.whyAgain));
  }

  /** A new question, from a curve. */
  async about(series: string, at: number): Promise<void> {
    this.trail = [];
    await this.open(ASKED[series] ?? series, at, W.curves[series]?.name);
  }

  private async open(id: string, at: number, name?: string): Promise<void> {
    this.trail.push(id);
    put(this.element, h('p', {}, W.working));
    try {
      const asked = this.asked();
      const why = await ask<'why' | 'whyFree'>({ ...asked, id, at }, 'why');
      if (asked.text === this.asked().text) this.show(why, at, name);
    } catch (error) {
      if (error instanceof Superseded) return;
      put(this.element, h('p', { role: 'alert' }, W.failed((error as Error).message)));
    }
  }

  private show(why: Why, at: number, name?: string): void {
    const { id, unit, moving, weekly, value, rest } = why;
    const says = plain(why.says);
    const scale = told(id).scale;
    const shown = (v: number): string => (scale === 1 ? amount(v, unit) : `${num(v * scale, 1)} ${told(id).unit}`);
    const head = moving ? W.whyMoving(shown(value)) : (weekly ? W.whyWeek : W.whyRest)(shown(value), shown(rest));
    // A push too small for the digits shown would read as one of nothing.
    const pushes = why.pushes.filter(({ share }) => Number.parseFloat(shown(Math.abs(share))) > 0);
    const top = pushes.reduce((most, { share }) => Math.max(most, Math.abs(share)), 0);
    const [first] = pushes;
    const summary = first ? `${plain(first.says)}: ${first.share > 0 ? W.up : W.down}` : W.whyNothing;
    say(`${W.whySays(name ?? says, this.clock(at))}. ${head} ${summary}`);
    put(
      this.element,
      h('h3', {}, W.whySays(name ?? says, this.clock(at))),
      name ? h('p', { class: 'small' }, says) : undefined,
      h('p', {}, head),
      pushes.length === 0
        ? h('p', {}, W.whyNothing)
        : h('ol', { class: 'pushes' }, ...pushes.map((push) => this.push(push, top, shown, at, id))),
      h(
        'p',
        { class: 'row' },
        this.trail.length > 1 && button(W.whyBack, () => this.back(at)),
        !weekly && h('a', { href: `#/evidence/equations/${id.split('.')[0]}` }, W.equation),
        weekly?.parameter && h('a', { href: `#/evidence/parameters/${weekly.parameter}` }, W.numbers),
      ),
    );
  }

  private back(at: number): void {
    this.trail.pop();
    const before = this.trail.pop();
    if (before) void this.open(before, at);
  }

  private push({ id, says, share, closed }: Push, top: number, shown: (value: number) => string, at: number, asked: string): HTMLElement {
    const up = share > 0;
    const bar = h('span', {
      class: `push-bar ${up ? 'up' : 'down'}`,
      style: { width: `${Math.max(2, (100 * Math.abs(share)) / (top || 1))}%` },
    });
    const words = plain(says);
    const open = id === asked || closed ? h('span', {}, words) : button(words, () => void this.open(id, at), { class: 'quiet' });
    return h(
      'li',
      {},
      open,
      h('span', { class: 'push-size' }, `${up ? `▲ ${W.up}` : `▼ ${W.down}`} ${shown(Math.abs(share))}`),
      h('span', { class: 'push-track' }, bar),
    );
  }
}
