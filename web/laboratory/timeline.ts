/** What happens, as bars on a time axis: dragged by hand, or moved by the arrow keys. */
import { timeScale } from '../../src/index.ts';
import { h } from '../ui/dom.ts';
import { LABORATORY as W } from '../words/laboratory.ts';
import { type Item, NALOXONE, type Plan } from './plan.ts';

export interface TimelineOptions {
  readonly plan: Plan;
  readonly items: readonly Item[];
  readonly chosen: number;
  choose(item: number): void;
  /** @param moving true while it is on its way */
  change(item: number, next: Item, moving: boolean): void;
}

type Part = 'start' | 'whole' | 'end';

const COLOURS: Readonly<Record<string, string>> = {
  heroin: 'heroin',
  place: 'quiet',
  cue: 'heroin',
  blow: 'withdrawal',
  care: 'recovery',
  meal: 'dopamine',
  company: 'dopamine',
  sweet: 'dopamine',
  sex: 'dopamine',
};
/** Items that happen at one time. */
export const isMoment = ({ kind, often, given }: Item): boolean =>
  kind === 'naloxone' || kind === 'blow' || given === NALOXONE || (kind === 'heroin' && often === 'once');

/** Moved by so many days, within the line; steps of an hour. */
export function moved(item: Item, part: Part, by: number, days: number): Item {
  const step = (day: number): number => Math.round(day * 24) / 24;
  const within = (day: number, low: number, high: number): number => Math.max(low, Math.min(high, step(day)));
  const { from, to } = item;
  if (isMoment(item)) return { ...item, from: within(from + by, 0, days - 1 / 24), to: within(from + by, 0, days - 1 / 24) };
  if (part === 'start') return { ...item, from: within(from + by, 0, to - 1 / 24) };
  if (part === 'end') return { ...item, to: within(to + by, from + 1 / 24, days) };
  const shift = within(from + by, 0, Math.max(0, days - (to - from))) - from;
  return { ...item, from: from + shift, to: to + shift };
}

/** Arrow keys move by an hour, on a long line by a day; Shift by seven times that. */
const keyStep = (days: number, shift: boolean): number => (days > 60 ? 1 : 1 / 24) * (shift ? 7 : 1);

function lane(options: TimelineOptions, index: number): HTMLElement {
  const { plan, items, chosen } = options;
  let item = items[index]!;
  const name = item.given ?? W.short[item.kind]!;
  const place = (): void => {
    const [from, to] = [item.from / plan.days, Math.min(item.to, plan.days) / plan.days];
    bar.style.setProperty('left', `${100 * from}%`);
    bar.style.setProperty('width', `${Math.max(100 * (to - from), 0.4)}%`);
    for (const [part, grip] of grips) describe(grip, part);
  };
  const describe = (grip: HTMLElement, part: Part): void => {
    const day = part === 'end' ? item.to : item.from;
    grip.setAttribute('aria-valuenow', String(Math.round(day * 10) / 10));
    grip.setAttribute('aria-valuetext', W.day(day));
    grip.setAttribute('aria-label', W.handle(name, part, day));
  };
  const go = (part: Part, by: number, moving: boolean, start = item): void => {
    item = moved(start, part, by, plan.days);
    place();
    options.change(index, item, moving);
  };
  const grip = (part: Part): HTMLElement => {
    const element = h('span', {
      class: `grip ${part}`,
      role: 'slider',
      tabindex: 0,
      'aria-valuemin': 0,
      'aria-valuemax': plan.days,
      'data-key': `${index} ${part}`,
      onfocus: () => chosen !== index && options.choose(index),
      onkeydown: (event: KeyboardEvent) => {
        const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
        if (!by) return;
        event.preventDefault();
        go(part, by * keyStep(plan.days, event.shiftKey), false);
      },
      onpointerdown: (event: PointerEvent) => drag(event, element, part),
    });
    return element;
  };
  const drag = (event: PointerEvent, element: HTMLElement, part: Part): void => {
    event.preventDefault();
    element.setPointerCapture(event.pointerId);
    const [start, x, width] = [item, event.clientX, track.clientWidth];
    const by = (to: PointerEvent): number => ((to.clientX - x) / width) * plan.days;
    element.onpointermove = (to) => go(part, by(to), true, start);
    element.onpointerup = (to) => {
      element.onpointermove = element.onpointerup = null;
      if (Math.abs(to.clientX - x) > 2) go(part, by(to), false, start);
      else options.choose(index);
    };
  };
  const parts: readonly Part[] = isMoment(item) ? ['whole'] : ['whole', 'start', 'end'];
  const grips = new Map(parts.map((part) => [part, grip(part)]));
  const bar = h(
    'div',
    { class: `bar-item${isMoment(item) ? ' moment' : ''}`, style: { background: `var(--${COLOURS[item.kind] ?? 'recovery'})` } },
    ...grips.values(),
  );
  const track = h('div', { class: 'track' }, bar);
  place();
  const chooser = h(
    'button',
    {
      type: 'button',
      class: 'lane-name',
      'aria-pressed': String(chosen === index),
      onclick: () => options.choose(index),
      'data-key': `${index} name`,
    },
    name,
  );
  return h('div', { class: `lane${chosen === index ? ' chosen' : ''}` }, chooser, track);
}

export function timeline(options: TimelineOptions): HTMLElement {
  const { days } = options.plan;
  const scale = timeScale(0, days * 24, 8);
  const marks = scale.ticks.map(({ at, label }) => h('span', { style: { left: `${(100 * at) / (days * 24)}%` } }, label));
  return h(
    'div',
    { class: 'timeline', role: 'group', 'aria-label': W.timeline },
    ...options.items.map((_, i) => lane(options, i)),
    h(
      'div',
      { class: 'lane marks', 'aria-hidden': 'true' },
      h('span', { class: 'lane-name' }, scale.unit.many),
      h('div', { class: 'track' }, ...marks),
    ),
  );
}
