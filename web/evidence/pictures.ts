/** Every number of a verdict beside what it is held against: on axes of their own or of their unit, and as courses; with the table behind. */
import { type Band, type HeldAgainst, num, valueScale } from '../../src/index.ts';
import { button, h, s } from '../ui/dom.ts';
import { listen } from '../ui/sound.ts';
import { EVIDENCE } from '../words/evidence.ts';

const { picture: W } = EVIDENCE;
const [WIDTH, EDGE] = [320, 10];
type Range = readonly [number, number];

/** Digits that tell the two ends of an axis apart. */
const digitsFor = (span: number): number => (span >= 50 ? 0 : span >= 5 ? 1 : span >= 0.5 ? 2 : span >= 0.05 ? 3 : 5);
const finite = (values: readonly (number | null | undefined)[]): number[] => values.filter((x): x is number => typeof x === 'number');

function grouped<T>(all: readonly T[], by: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(by(one), [...(groups.get(by(one)) ?? []), one]);
  return groups;
}

/** Lowest and highest that a picture of these must hold. */
function rangeOf(all: readonly HeldAgainst[]): Range {
  const values = all.flatMap(({ low, high, agrees }) => [low, high, ...finite(agrees ?? [])]);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return least < most ? [least, most] : [least - Math.abs(least || 1) / 2, most + Math.abs(most || 1) / 2];
}

/** Numbers of one unit share an axis, unless one of them would then be too small to see. */
export function axes(all: readonly HeldAgainst[]): Map<HeldAgainst, Range> {
  const groups = grouped(all, (one) => one.unit ?? one.says);
  return new Map(
    [...groups.values()].flatMap((group) => {
      const shared = rangeOf(group);
      const fits = group.every((one) => {
        const [from, to] = rangeOf([one]);
        return !one.agrees || (to - from) / (shared[1] - shared[0]) > 0.08;
      });
      return group.map((one) => [one, fits ? shared : rangeOf([one])] as const);
    }),
  );
}

const shown = (one: HeldAgainst, digits: number) => {
  const text = (x: number): string => num(x, digits);
  const { estimate, low, high, agrees, unit = '' } = one;
  const model = low === high ? text(estimate) : W.interval(text(estimate), text(low), text(high));
  return {
    model: unit ? `${model} ${unit}` : model,
    agrees: agrees ? W.agrees(...(agrees.map((x) => (x === null ? null : text(x))) as [string | null, string | null])) : W.told,
  };
};
const words = (one: HeldAgainst, digits: number): string => {
  const { model, agrees } = shown(one, digits);
  return W.says(one.says, model, agrees);
};

/** The bar where a number agrees: to the edge, with a point, where there is no end. */
function agreeing([least, most]: readonly [number | null, number | null], x: (value: number) => number, y: number): SVGElement[] {
  const [from, to] = [least === null ? EDGE : x(least), most === null ? WIDTH - EDGE : x(most)];
  const style = { fill: 'var(--recovery)' };
  const tip = (at: number, by: number): SVGElement => s('path', { d: `M${at} ${y - 3}l${by} 6l${-by} 6z`, style });
  return [
    s('rect', { x: from, y, width: Math.max(2, to - from), height: 6, rx: least === null || most === null ? 0 : 3, style }),
    ...(least === null ? [tip(EDGE, -8)] : []),
    ...(most === null ? [tip(WIDTH - EDGE, 8)] : []),
  ];
}

function one(held: HeldAgainst, [from, to]: Range): HTMLElement {
  // Room at the ends, so that an open bar has somewhere to go.
  const pad = 0.06 * (to - from);
  const x = (value: number): number => EDGE + ((WIDTH - 2 * EDGE) * (value - from + pad)) / (to - from + 2 * pad);
  const { says, estimate, low, high, agrees } = held;
  const digits = digitsFor(to - from);
  const told = shown(held, digits);
  return h(
    'figure',
    { class: 'against' },
    h('figcaption', {}, says),
    s(
      'svg',
      { viewBox: `0 0 ${WIDTH} 30`, role: 'img', 'aria-label': words(held, digits), class: 'point' },
      s('rect', { x: EDGE, y: 8, width: WIDTH - 2 * EDGE, height: 1, style: { fill: 'var(--rule)' } }),
      s('rect', { x: x(low), y: 7, width: Math.max(2, x(high) - x(low)), height: 3, rx: 1.5, style: { fill: 'var(--ink)' } }),
      s('circle', { cx: x(estimate), cy: 8.5, r: 5, style: { fill: 'var(--ink)' } }),
      ...(agrees ? agreeing(agrees, x, 20) : []),
    ),
    h('p', { class: 'small' }, W.numbers(told.model, told.agrees)),
  );
}

const HEIGHT = 180;
const [LEFT, RIGHT, TOP] = [46, 12, 8];

/** Points along one axis: what agrees as upright bars, the model as dots with their intervals, joined by a line. */
function course(name: string, all: readonly HeldAgainst[]): HTMLElement {
  const wide = 340;
  const { axis } = all[0]!.course!;
  const { from, to, ticks } = valueScale(...rangeOf(all), 4);
  const digits = digitsFor(to - from);
  const times = all.map((point) => point.course!.at);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const x = (at: number): number => LEFT + 8 + ((wide - LEFT - RIGHT - 16) * (at - first)) / (last - first || 1);
  const y = (value: number): number => TOP + (HEIGHT - 2 * TOP) * (1 - (value - from) / (to - from));
  const bars = all.flatMap(({ agrees, course: at }) => {
    if (!agrees) return [];
    const [low, high] = [agrees[0] ?? from, agrees[1] ?? to];
    return [
      s('rect', {
        x: x(at!.at) - 4,
        y: y(high),
        width: 8,
        height: Math.max(2, y(low) - y(high)),
        rx: 2,
        style: { fill: 'var(--recovery)', opacity: '0.45' },
      }),
    ];
  });
  const line = all.map(({ estimate, course: at }) => `${x(at!.at)} ${y(estimate)}`).join('L');
  const dots = all.map((point) => {
    const px = x(point.course!.at);
    return s(
      'g',
      { role: 'img', class: 'point', 'aria-label': words(point, digits) },
      s('rect', {
        x: px - 1.5,
        y: y(point.high),
        width: 3,
        height: Math.max(1, y(point.low) - y(point.high)),
        style: { fill: 'var(--ink)' },
      }),
      s('circle', { cx: px, cy: y(point.estimate), r: 5, style: { fill: 'var(--ink)' } }),
    );
  });
  const tick = ({ at, label }: { at: number; label: string }): SVGElement[] => [
    s('line', { class: 'grid', x1: LEFT, x2: wide - RIGHT, y1: y(at), y2: y(at) }),
    s('text', { x: LEFT - 6, y: y(at) + 4, 'text-anchor': 'end' }, label),
  ];
  const label = (at: number, anchor: string): SVGElement => s('text', { x: x(at), y: HEIGHT + 16, 'text-anchor': anchor }, num(at, 1));
  const band: Band = { times: Float64Array.from(times), middle: Float64Array.from(all, ({ estimate }) => estimate) };
  const height = (share: number): number => {
    const at = first + share * (last - first);
    const place = Math.max(
      1,
      band.times.findIndex((time) => time >= at),
    );
    const [a, b] = [band.times[place - 1]!, band.times[place]!];
    const value = band.middle[place - 1]! + ((at - a) / (b - a || 1)) * (band.middle[place]! - band.middle[place - 1]!);
    return (value - from) / (to - from);
  };
  return h(
    'figure',
    { class: 'against course' },
    h('figcaption', {}, all[0]!.unit ? `${name}, ${all[0]!.unit}` : name),
    s(
      'svg',
      { class: 'chart', viewBox: `0 0 ${wide} ${HEIGHT + 36}`, role: 'group', 'aria-label': W.course(name, all.length, axis) },
      ...ticks.flatMap(tick),
      ...bars,
      s('path', { d: `M${line}`, class: 'line', style: { stroke: 'var(--ink)', 'stroke-width': '1.4' } }),
      ...dots,
      label(first, 'start'),
      label(last, 'end'),
      s('text', { x: wide / 2, y: HEIGHT + 32, 'text-anchor': 'middle' }, axis),
    ),
    button(`▶ ${W.listen}`, () => listen(height, () => undefined), { class: 'quiet' }),
  );
}

function tableOf(all: readonly HeldAgainst[], ranges: ReadonlyMap<HeldAgainst, Range>): HTMLElement {
  const row = (held: HeldAgainst): HTMLElement => {
    const [from, to] = ranges.get(held)!;
    const { model, agrees } = shown(held, digitsFor(to - from));
    return h(
      'tr',
      {},
      h('th', { scope: 'row' }, held.course ? `${held.course.name}, ${held.says}` : held.says),
      h('td', {}, model),
      h('td', {}, agrees),
    );
  };
  const head = h('tr', {}, ...W.columns.map((name) => h('th', { scope: 'col' }, name)));
  const numbers = h('table', {}, h('thead', {}, head), h('tbody', {}, ...all.map(row)));
  const aside = h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': W.table }, numbers);
  return h('details', {}, h('summary', {}, W.table), aside);
}

/** One stop of the tabulator for all points of an entry; the arrow keys go from one to the next, and a screen reader reads each. */
function walkable(element: HTMLElement): HTMLElement {
  const points = [...element.querySelectorAll<SVGElement>('.point')];
  for (const [i, point] of points.entries()) point.setAttribute('tabindex', i === 0 ? '0' : '-1');
  element.addEventListener('keydown', (event) => {
    const at = points.indexOf(event.target as SVGElement);
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const next = by === undefined || at < 0 ? undefined : points[at + by];
    if (!next) return;
    event.preventDefault();
    points[at]!.setAttribute('tabindex', '-1');
    next.setAttribute('tabindex', '0');
    next.focus();
  });
  return element;
}

export function pictures(compared: readonly HeldAgainst[] | undefined, key: string): HTMLElement | undefined {
  if (!compared || compared.length === 0) return undefined;
  const single = compared.filter((held) => !held.course);
  const courses = grouped(
    compared.filter((held) => held.course),
    (held) => held.course!.name,
  );
  const ranges = axes(single);
  for (const all of courses.values()) for (const held of all) ranges.set(held, rangeOf(all));
  return walkable(
    h(
      'div',
      { class: 'pictures' },
      h('p', { class: 'small' }, key),
      h('div', { class: 'beside' }, ...single.map((held) => one(held, ranges.get(held)!))),
      ...[...courses].map(([name, all]) => course(name, all)),
      tableOf(compared, ranges),
    ),
  );
}
