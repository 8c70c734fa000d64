/** Our number and theirs on one axis: the model's mean and its 95 % interval above, what agrees with the published result below. */
import { type HeldAgainst, num } from '../../src/index.ts';
import { h, s } from '../ui/dom.ts';
import { EVIDENCE } from '../words/evidence.ts';

const { picture: W } = EVIDENCE;
const [WIDTH, EDGE] = [320, 8];

/** Digits that tell the two ends of the axis apart. */
const digitsFor = (span: number): number => (span >= 20 ? 0 : span >= 2 ? 1 : span >= 0.2 ? 2 : 3);

type Between = HeldAgainst & { readonly agrees: readonly [number, number] };
const isBetween = (one: HeldAgainst): one is Between => typeof one.agrees?.[0] === 'number' && typeof one.agrees[1] === 'number';

function one({ says, estimate, low, high, agrees: [least, most] }: Between): HTMLElement {
  const [from, to] = [Math.min(low, least), Math.max(high, most)];
  const span = to - from || 1;
  const x = (value: number): number => EDGE + ((WIDTH - 2 * EDGE) * (value - from)) / span;
  const shown = (value: number): string => num(value, digitsFor(span));
  const bar = (a: number, b: number, y: number, height: number, colour: string): SVGElement =>
    s('rect', { x: x(a), y, width: Math.max(2, x(b) - x(a)), height, rx: height / 2, style: { fill: `var(--${colour})` } });
  const text = W.says(says, shown(estimate), shown(low), shown(high), shown(least), shown(most));
  return h(
    'figure',
    { class: 'against' },
    h('figcaption', {}, says),
    s(
      'svg',
      { viewBox: `0 0 ${WIDTH} 30`, role: 'img', 'aria-label': text },
      bar(low, high, 7, 3, 'ink'),
      s('circle', { cx: x(estimate), cy: 8.5, r: 5, style: { fill: 'var(--ink)' } }),
      bar(least, most, 20, 6, 'recovery'),
    ),
    h('p', { class: 'small' }, W.numbers(shown(estimate), shown(low), shown(high), shown(least), shown(most))),
  );
}

export function pictures(compared: readonly HeldAgainst[] | undefined): HTMLElement | undefined {
  const both = compared?.filter(isBetween) ?? [];
  return both.length > 0 ? h('div', { class: 'beside' }, h('p', { class: 'small' }, W.key), ...both.map(one)) : undefined;
}
