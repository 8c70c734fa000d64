/** What stands behind a chart on a time axis: its numbers, its sound, and its points one by one by the arrow keys. */
import { num, timeScale } from '../../src/index.ts';
import { CHART as W } from '../words/chart.ts';
import { type Drawn, extent, type Plot, valueAt, withUnit } from './chart.ts';
import { button, h } from './dom.ts';
import { say } from './live.ts';
import { listen } from './sound.ts';

/** Plays the newest line of a plot. */
export function listenTo(plot: Plot, point: (hours: number) => void): void {
  const line = plot.series.at(-1);
  if (!line) return;
  const [low, high] = extent(plot);
  const time = (share: number): number => plot.from + share * (plot.to - plot.from);
  listen(
    (share) => (valueAt(line.band, time(share)) - low) / (high - low || 1),
    (share) => point(time(share)),
  );
}

/** The readings of all lines at a time, in words. */
export function reading(plot: Plot, at: number): string {
  const { unit } = timeScale(plot.from, plot.to, 6);
  const each = plot.series.map(({ name, band }) => `${name} ${withUnit(plot, valueAt(band, at))}`);
  return W.at(`${num(at / unit.hours, 2)} ${unit.many}`, each);
}

/** Steps of the arrow keys over the whole of a chart; of Page Up and Page Down a tenth as many. */
const STEPS = 50;

/** Makes the picture one that can be focused and read point by point: it is a slider over its time axis. */
export function readable(plot: Plot, drawn: Drawn, point: (hours: number) => void = drawn.point): Drawn {
  const { element } = drawn;
  if (plot.series.length === 0) return drawn;
  const set = (name: string, value: string | number): void => element.setAttribute(name, String(value));
  let at = 0;
  const go = (to: number): void => {
    at = Math.max(0, Math.min(STEPS, to));
    const hours = plot.from + ((plot.to - plot.from) * at) / STEPS;
    set('aria-valuenow', at);
    set('aria-valuetext', reading(plot, hours));
  };
  const told = (to: number): void => {
    go(to);
    point(plot.from + ((plot.to - plot.from) * at) / STEPS);
    say(element.getAttribute('aria-valuetext')!);
  };
  set('role', 'slider');
  set('tabindex', 0);
  set('aria-valuemin', 0);
  set('aria-valuemax', STEPS);
  set('aria-label', `${element.getAttribute('aria-label')} ${W.read}`);
  go(0);
  const moves: Readonly<Record<string, () => number>> = {
    ArrowRight: () => at + 1,
    ArrowUp: () => at + 1,
    ArrowLeft: () => at - 1,
    ArrowDown: () => at - 1,
    PageUp: () => at + STEPS / 10,
    PageDown: () => at - STEPS / 10,
    Home: () => 0,
    End: () => STEPS,
  };
  element.addEventListener('keydown', (event) => {
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    told(move());
  });
  return drawn;
}

/** The table behind a chart, and its newest line for the ear. */
export function table(plot: Plot, rows = 24, point: (hours: number) => void = () => undefined): HTMLElement {
  const { unit } = timeScale(plot.from, plot.to, 6);
  const times = Array.from({ length: rows + 1 }, (_, i) => plot.from + ((plot.to - plot.from) * i) / rows);
  const head = h(
    'tr',
    {},
    h('th', { scope: 'col' }, unit.many),
    ...plot.series.map(({ name }) => h('th', { scope: 'col', class: 'number' }, name)),
  );
  const body = times.map((at) =>
    h(
      'tr',
      {},
      h('th', { scope: 'row' }, num(at / unit.hours, 2)),
      ...plot.series.map(({ band }) => h('td', { class: 'number' }, withUnit(plot, valueAt(band, at)))),
    ),
  );
  const newest = plot.series.at(-1);
  return h(
    'div',
    {},
    newest && button(`▶ ${W.listen(newest.name)}`, () => listenTo(plot, point), { class: 'quiet' }),
    h(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': plot.title },
      h('table', {}, h('caption', {}, plot.axis), h('thead', {}, head), h('tbody', {}, ...body)),
    ),
  );
}
