/** Pictures of people: a day as a ring, and a field of dots. */
import { h, s } from '../ui/dom.ts';
import { PATHS as W } from '../words/paths.ts';
import type { Lived } from './lives.ts';

/** What an hour is drawn in. Shades of one ground for what is quiet, so that violet and amber speak. */
export const RING: Readonly<Record<string, string>> = {
  use: 'heroin',
  company: 'dopamine',
  work: 'recovery',
  eat: 'withdrawal',
  rest: 'quiet',
  sleep: 'rule',
};

/** A person's day of 24 hours in a week: waking hours by activity, the rest is sleep. */
export function hoursRing({ activities, hours, dependent }: Lived, number: number, week: number): HTMLElement {
  const wide = activities.length;
  const last = Math.min(week, Math.floor(hours.length / wide) - 1);
  const of = (name: string): number => hours[last * wide + activities.indexOf(name)]! / 7;
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
  const label = W.day.ring(number, of('use'), dependent !== undefined && dependent <= 7 * week);
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

const STATES: Readonly<Record<string, string>> = { well: 'recovery', use: 'heroin', died: 'ink' };

/** One dot a person; a ring is using and a cross has died, so that colour is not alone. */
export function dots(states: readonly ('well' | 'use' | 'died')[], words: Readonly<Record<string, string>>): HTMLElement {
  const count = (state: string): number => states.filter((one) => one === state).length;
  const wide = 10;
  const marks = states.map((state, i) => {
    const [x, y] = [10 + 20 * (i % wide), 10 + 20 * Math.floor(i / wide)];
    const colour = `var(--${STATES[state]})`;
    if (state === 'died') return s('path', { d: `M${x - 6} ${y - 6}l12 12m0 -12l-12 12`, style: { stroke: colour, 'stroke-width': '3' } });
    return s('circle', {
      cx: x,
      cy: y,
      r: state === 'use' ? 6 : 8,
      style: state === 'use' ? { fill: 'none', stroke: colour, 'stroke-width': '4' } : { fill: colour },
    });
  });
  const picture = s(
    'svg',
    {
      viewBox: `0 0 ${20 * wide} ${20 * Math.ceil(states.length / wide || 1)}`,
      class: 'dots',
      role: 'img',
      'aria-label': W.stopping.dots(count('well'), count('use'), count('died')),
    },
    ...marks,
  );
  return h('div', {}, picture, keys(STATES, words), h('p', {}, W.stopping.dots(count('well'), count('use'), count('died'))));
}
