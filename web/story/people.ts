/** Pictures of people: a day as a ring, and a field of dots. */
import type { Life } from '../jobs.ts';
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

export const diedBy = ({ death }: Life, week: number): boolean => death !== undefined && death.at < 168 * (week + 1);
/** Hours a day for one activity in a week that was lived. */
export const hoursOn = ({ record }: Life, activity: string, week: number): number => record.series[`hours.${activity}`]![week]!;

/** A person's day of 24 hours in a week: waking hours by activity, the rest is sleep; for one who has died, an empty ring with a cross. */
export function hoursRing(life: Life, number: number, week: number): HTMLElement {
  const died = diedBy(life, week);
  const awake = died ? [] : Object.keys(RING).filter((name) => name !== 'sleep');
  const parts = awake.map((name) => ({ name, length: hoursOn(life, name, week) }));
  const sleep = Math.max(0, 24 - parts.reduce((sum, { length }) => sum + length, 0));
  const [r, all] = [40, 2 * Math.PI * 40];
  let from = 0;
  const arcs = [...parts, { name: 'sleep', length: sleep }].map(({ name, length }) => {
    const arc = s('circle', {
      cx: 50,
      cy: 50,
      r,
      fill: 'none',
      'stroke-width': died ? 2 : 15,
      style: {
        stroke: `var(--${RING[name]})`,
        'stroke-dasharray': `${(all * length) / 24} ${all}`,
        'stroke-dashoffset': `${(-all * from) / 24}`,
      },
    });
    from += length;
    return arc;
  });
  const middle = died
    ? s('path', { d: 'M38 38l24 24m0 -24l-24 24', style: { stroke: 'var(--ink)', 'stroke-width': '6' } })
    : s('text', { x: 50, y: 60, 'text-anchor': 'middle', class: 'ring-hours' }, hoursOn(life, 'use', week).toFixed(0));
  const label = died ? W.day.dead(number) : W.day.ring(number, hoursOn(life, 'use', week));
  return h(
    'div',
    { class: 'ring' },
    s('svg', { viewBox: '0 0 100 100', role: 'img', 'aria-label': label }, s('g', { transform: 'rotate(-90 50 50)' }, ...arcs), middle),
  );
}

/** What each colour is, or what is drawn as that colour. */
export function keys(
  colours: Readonly<Record<string, string>>,
  words: Readonly<Record<string, string>>,
  drawn?: (name: string) => SVGElement,
): HTMLElement {
  const swatch = (name: string, colour: string): Element =>
    drawn
      ? s('svg', { viewBox: '0 0 20 20', class: 'swatch', 'aria-hidden': 'true' }, drawn(name))
      : h('span', { class: 'swatch', style: { background: `var(--${colour})` } });
  const one = ([name, colour]: [string, string]): HTMLElement => h('span', { class: 'key' }, swatch(name, colour), words[name]!);
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

/** @param when what week it is */
export function dots(states: readonly State[], words: Readonly<Record<State, string>>, when: string): HTMLElement {
  const wide = 10;
  const counts = (Object.keys(STATES) as State[]).map((state) => `${states.filter((one) => one === state).length} ${words[state]}`);
  const says = `${when}: ${counts.join(', ')}`;
  const marks = states.map((state, i) => mark(state, 10 + 20 * (i % wide), 10 + 20 * Math.floor(i / wide)));
  const size = `0 0 ${20 * wide} ${20 * Math.ceil(states.length / wide || 1)}`;
  return h(
    'div',
    {},
    s('svg', { viewBox: size, class: 'dots', role: 'img', 'aria-label': says }, ...marks),
    keys(STATES, words, (state) => mark(state as State, 10, 10)),
    h('p', {}, says),
  );
}
