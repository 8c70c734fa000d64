import { h } from './dom.ts';
import type { Plot, Series } from './plot.ts';

/** What the numbers at the ends of lines stand for. */
export function key({ series }: Plot): HTMLElement | undefined {
  if (!series.some(({ named }) => named === 'end')) return undefined;
  const one = ({ name, colour, twin }: Series): HTMLElement =>
    h('li', {}, h('span', { class: `stroke${twin ? ' twin' : ''}`, style: { 'border-color': `var(--${colour})` } }), name);
  return h('ol', { class: 'line-key' }, ...series.map(one));
}
