/** Pictures of people: a day as a ring, and a field of dots. */
import type { LifeRecord } from '../../src/index.ts';
import { h, s } from '../ui/dom.ts';
import { PATHS as W } from '../words/paths.ts';

/** What an hour is drawn in. Shades of one ground for what is quiet, so that violet and amber speak. */
export const RING: Readonly<Record<string, string>> = {
  use: 'heroin',
  company: 'dopamine',
  work: 'recovery',
  eat: 'withdrawal',
  rest: 'quiet',
  sleep: 'rule',
};

/** Hours a day in a week, or in the last that was lived. */
export const hoursOn = (hours: Float64Array, week: number): number => hours[Math.min(week, hours.length - 1)]!;

/** A person's day of 24 hours in a week: waking hours by activity, the rest is sleep. */
export function hoursRing({ series }: LifeRecord, number: number, week: number): HTMLElement {
  const of = (name: string): number => hoursOn(series[`hours.${name}`]!, week);
  const awake = Object.keys(RING).filter((name) => name !== 'sleep');
  const parts = awake.map((name) => ({ name, length: of(name) }));
  const sleep = Math.max(0, 24 - parts.reduce((sum, { length }) => sum + length, 0));
  const [r, all] = [40, 2 * Math.PI * 40];
  let from = 0;
  const arcs = [...parts, { name: 'sleep', length: sleep }].map(({ name, length }) => {
    const arc = s('circle', {
      cx: 50,
      cy: 50,
      r,
      fill: 'none',
      'stroke-width': 15,
      style: {
        stroke: `var(--${RING[name]})`,
        'stroke-dasharray': `${(all * length) / 24} ${all}`,
        'stroke-dashoffset': `${(-all * from) / 24}`,
      },
    });
    from += length;
    return arc;
  });
  const label = W.day.ring(number, of('use'));
  return h(
    'div',
    { class: 'ring' },
    s(
      'svg',
      { viewBox: '0 0 100 100', role: 'img', 'aria-label': label },
      s('g', { transform: 'rotate(-90 50 50)' }, ...arcs),
      s('text', { x: 50, y: 56, 'text-anchor': 'middle', class: 'ring-hours' }, of('use').toFixed(0)),
    ),
  );
}

export function keys(colours: Readonly<Record<string, string>>, words: Readonly<Record<string, string>>): HTMLElement {
  const one = ([name, colour]: [string, string]): HTMLElement =>
    h('span', { class: 'key' }, h('span', { class: 'swatch', style: { background: `var(--${colour})` } }), words[name]!);
  return h('p', { class: 'keys' }, ...Object.entries(colours).map(one));
}

export type State = 'well' | 'some' | 'use' | 'died';
const STATES: Readonly<Record<State, string>> = { well: 'recovery', some: 'dopamine', use: 'heroin', died: 'ink' };

/** One mark a person; its shape says what its colour says: full, half full, a ring, a cross. */
function mark(state: State, x: number, y: number): SVGElement {
  const colour = `var(--${STATES[state]})`;
  if (state === 'died') return s('path', { d: `M${x - 6} ${y - 6}l12 12m0 -12l-12 12`, style: { stroke: colour, 'stroke-width': '3' } });
  if (state === 'well') return s('circle', { cx: x, cy: y, r: 8, style: { fill: colour } });
  const ring = s('circle', { cx: x, cy: y, r: 6, style: { fill: 'none', stroke: colour, 'stroke-width': '4' } });
  return state === 'use' ? ring : s('g', {}, ring, s('path', { d: `M${x - 6} ${y}a6 6 0 0 0 12 0z`, style: { fill: colour } }));
}

export function dots(states: readonly State[], words: Readonly<Record<State, string>>): HTMLElement {
  const wide = 10;
  const says = (Object.keys(STATES) as State[])
    .map((state) => `${states.filter((one) => one === state).length} ${words[state]}`)
    .join(', ');
  const marks = states.map((state, i) => mark(state, 10 + 20 * (i % wide), 10 + 20 * Math.floor(i / wide)));
  const size = `0 0 ${20 * wide} ${20 * Math.ceil(states.length / wide || 1)}`;
  return h(
    'div',
    {},
    s('svg', { viewBox: size, class: 'dots', role: 'img', 'aria-label': says }, ...marks),
    keys(STATES, words),
    h('p', {}, says),
  );
}
