/** The curves of the laboratory: stacked on one time axis, read together by pointer, slider and ear. */
import { type Band, bandOf, duration, type LifeRecord, num, scaledBand, told } from '../../src/index.ts';
import { listenTo, table } from '../ui/behind.ts';
import { type Drawn, draw, type Plot, roomIn, type Series, sizeFor, valueAt, withUnit } from '../ui/chart.ts';
import { button, cancelWhenIdle, choice, h, put, s, slider, whenIdle, write } from '../ui/dom.ts';
import { LABORATORY as W } from '../words/laboratory.ts';

const ALL = Object.keys(W.curves);
/** Series of the body; those of a life people choose come with its record, week by week. */
export const BODY = ALL.filter((id) => !['craving', 'habit', 'plasticity', 'hours'].includes(id.split('.')[0]!));

/** Values that an axis holds whatever the data, in the unit shown. */
const INCLUDE: Readonly<Record<string, readonly number[]>> = {
  'dopamine.percent': [60, 150],
  'reward.felt': [-1, 0.5],
  'd2Receptors.available': [70, 100],
  'tolerance.level': [0, 1],
  'withdrawal.cows': [0, 15],
  'breathing.ventilation': [0, 100],
  'craving.level': [0, 1],
  'habit.level': [0, 1],
  'plasticity.level': [0, 1],
  'hours.use': [0, 8],
};
const REFERENCE: Readonly<Record<string, number>> = {
  'dopamine.percent': 100,
  'reward.felt': 0,
  'd2Receptors.available': 100,
  'breathing.ventilation': 100,
};

/** Share of the time line at which the curves are read first: in the first one, some days after the last use. */
const FIRST_LOOK = 0.52;

/** How long no other life is asked for until what is out of sight is drawn, ms. */
const REST = 60;
/** After which one more of them is drawn in any case, ms. */
const LATEST = 500;

export interface Lives {
  /** Of the time line that is changed; several people make a band. */
  readonly records: readonly LifeRecord[];
  /** The same people on the other time line. */
  readonly twins?: readonly LifeRecord[];
  /** h */
  readonly until: number;
}

export class Curves {
  private lives: Lives | undefined;
  private view: readonly [number, number] = [0, 1];
  private at = 0;
  /** Series shown: those of the body, and of the life where it is chosen. */
  private ids: readonly string[] = BODY;
  private drawn: Drawn[] = [];
  private plots: Plot[] = [];
  /** Charts out of the reader's sight, and those of them that show what was before: they are drawn when seen, or when nothing else is asked. */
  private readonly unseen = new Set<Element>();
  private readonly behindhand = new Set<number>();
  private readonly sight: IntersectionObserver;
  private resting: ReturnType<typeof setTimeout> | undefined;
  private catching = 0;
  private width = 0;
  /** Width that is drawn. */
  private size = 0;
  private listed = '';
  private readings: Text[] = [];
  private readonly stack = h('div', { class: 'stack' });
  private readonly values = h('dl', { class: 'values' });
  private readonly listening = h('span');
  private readonly tables = h('div');
  private readonly behind = h('details', { ontoggle: () => this.showTables() }, h('summary', {}, W.table), this.tables);
  private readonly reader: ReturnType<typeof slider>;
  private heard = BODY[0]!;
  private readonly why: (id: string, at: number) => void;

  constructor(gone: AbortSignal, why: (id: string, at: number) => void) {
    this.why = why;
    this.reader = slider(
      W.read,
      { min: 0, max: 1000, step: 1, value: 1000 * FIRST_LOOK },
      () => this.says(),
      (value) => this.point(this.view[0] + (value / 1000) * (this.view[1] - this.view[0])),
    );
    // Told, not asked: to ask for a width while a screen changes lays it out once more.
    const watch = new ResizeObserver(([entry]) => {
      const width = Math.floor(roomIn(entry!.contentRect.width));
      if (width === this.width) return;
      this.width = width;
      this.redraw();
    });
    watch.observe(this.stack);
    this.sight = new IntersectionObserver((all) => this.sighted(all), { rootMargin: '60px' });
    gone.addEventListener('abort', () => {
      watch.disconnect();
      this.sight.disconnect();
      this.hold();
    });
    this.stack.addEventListener('pointermove', (event) => this.hover(event));
    this.stack.addEventListener('pointerdown', (event) => this.brush(event));
  }

  get element(): HTMLElement {
    const zoom = (by: number) => (): void => this.zoom(by);
    return h(
      'div',
      {},
      this.stack,
      this.reader.element,
      this.values,
      h(
        'p',
        { class: 'row' },
        button(W.zoomIn, zoom(0.5)),
        button(W.zoomOut, zoom(2)),
        button(W.zoomAll, zoom(Number.POSITIVE_INFINITY)),
        this.listening,
        button('▶', () => this.listen(), { 'aria-label': `${W.listen} ▶` }),
      ),
      h('p', { class: 'small wide-only' }, W.zoomSays),
      this.behind,
    );
  }

  get time(): number {
    return this.at;
  }

  show(lives: Lives): void {
    if (!this.lives || this.lives.until !== lives.until) {
      this.view = [0, lives.until];
      this.at = FIRST_LOOK * lives.until;
    }
    this.lives = lives;
    this.redraw();
  }

  private redraw(): void {
    const { lives } = this;
    if (!lives || this.width === 0) return;
    const size = sizeFor(this.width);
    this.ids = ALL.filter((id) => lives.records[0]!.series[id]);
    const anew = this.plots.length !== this.ids.length || this.size !== size.width;
    this.size = size.width;
    this.plots = this.ids.map((id, i) => this.plot(lives, id, i === this.ids.length - 1));
    for (const i of this.plots.keys()) this.behindhand.add(i);
    if (anew) this.begin();
    else for (const [i, { element }] of this.drawn.entries()) if (!this.unseen.has(element)) this.drawOne(i);
    this.showTables();
    this.list();
    this.point(this.at);
    this.catchUp();
  }

  /** All charts as new ones. */
  private begin(): void {
    this.sight.disconnect();
    this.unseen.clear();
    this.behindhand.clear();
    this.drawn = this.plots.map((plot) => draw(plot, sizeFor(this.width)));
    put(this.stack, ...this.drawn.map(({ element }) => element));
    for (const { element } of this.drawn) this.sight.observe(element);
  }

  private drawOne(i: number): void {
    const before = this.drawn[i]!;
    this.behindhand.delete(i);
    if (!before.renew(this.plots[i]!)) {
      const next = draw(this.plots[i]!, sizeFor(this.width));
      this.drawn[i] = next;
      before.element.replaceWith(next.element);
      this.sight.unobserve(before.element);
      this.unseen.delete(before.element);
      this.sight.observe(next.element);
    }
    this.drawn[i]!.point(this.at);
  }

  /** Told what has come into sight and what has left it. */
  private sighted(all: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of all) {
      if (!isIntersecting) this.unseen.add(target);
      else this.unseen.delete(target);
    }
    for (const i of [...this.behindhand]) if (!this.unseen.has(this.drawn[i]!.element)) this.drawOne(i);
  }

  /** Leaves what nobody sees as it is: a new life is on its way. */
  hold(): void {
    clearTimeout(this.resting);
    cancelWhenIdle(this.catching);
  }

  /** Draws what nobody sees, one chart after the other. */
  catchUp(): void {
    this.hold();
    if (this.behindhand.size > 0) this.resting = setTimeout(() => this.drawNext(), REST);
  }

  private drawNext(): void {
    this.catching = whenIdle(() => {
      const [first] = this.behindhand;
      if (first === undefined) return;
      this.drawOne(first);
      this.drawNext();
    }, LATEST);
  }

  /** As `show`, of several people: each of their bands is worked out in a task of its own, unless the reader has stopped it. */
  async showMany(lives: Lives, stop: AbortSignal): Promise<void> {
    const { records, twins = [] } = lives;
    for (const id of ALL.filter((one) => records[0]!.series[one])) {
      await new Promise((resolve) => setTimeout(resolve));
      if (stop.aborted) return;
      bandOf(records, id);
      bandOf(twins, id);
    }
    this.show(lives);
  }

  /** Draws all that is behindhand, each chart in a task of its own; false when the reader has stopped it. */
  async settle(stop: AbortSignal): Promise<boolean> {
    this.hold();
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve));
      const [first] = this.behindhand;
      if (stop.aborted || first === undefined) return !stop.aborted;
      this.drawOne(first);
    }
  }

  /** Draws all that is behindhand at once. */
  finish(): void {
    this.hold();
    for (const i of [...this.behindhand]) this.drawOne(i);
  }

  /** Made only for those who look. */
  private showTables(): void {
    if (this.behind.open) put(this.tables, ...this.plots.map((plot) => table(plot, 12, (at) => this.point(at))));
  }

  private plot({ records, twins = [] }: Lives, id: string, last: boolean): Plot {
    const { scale, digits, unit, colour } = told(id);
    const shown = (band: Band): Band => (scale === 1 ? band : scaledBand(band, scale));
    const { name, axis } = W.curves[id]!;
    const other = bandOf(twins, id);
    const first: Series[] = other ? [{ name: W.twin(name), colour: 'quiet', band: shown(other), twin: true }] : [];
    const reference = REFERENCE[id];
    return {
      title: name,
      axis,
      unit: unit === 'COWS' ? '' : unit,
      digits,
      from: this.view[0],
      to: this.view[1],
      series: [...first, { name, colour, band: shown(bandOf(records, id)!) }],
      ...(reference === undefined ? {} : { references: [{ at: reference, label: '' }] }),
      include: INCLUDE[id] ?? [],
      height: 74,
      bare: !last,
      shaded: other !== undefined,
    };
  }

  private says(): string {
    const all = this.plots.map((plot) => `${plot.title} ${withUnit(plot, valueAt(plot.series.at(-1)!.band, this.at))}`);
    return [this.clock(this.at), ...all].join(', ');
  }

  clock(at: number): string {
    const day = Math.floor(at / 24);
    const hour = Math.floor(at - 24 * day);
    return (this.lives?.until ?? 0) > 72 ? `day ${num(day + 1, 0)}, ${String(hour).padStart(2, '0')}:00` : duration(at);
  }

  private point(at: number): void {
    this.at = Math.max(this.view[0], Math.min(this.view[1], at));
    for (const [i, one] of this.drawn.entries()) if (!this.behindhand.has(i)) one.point(this.at);
    this.reader.set(Math.round((1000 * (this.at - this.view[0])) / (this.view[1] - this.view[0])));
    this.reader.element.querySelector('.reading')!.textContent = this.clock(this.at);
    for (const [i, { series, ...plot }] of this.plots.entries()) {
      const values = series.map(({ band }) => withUnit(plot, valueAt(band, this.at)));
      write(this.readings[i]!, `${values.reverse().join(' · ')} `);
    }
  }

  /** The list of readings, made anew when there are other curves. */
  private list(): void {
    if (this.listed === this.ids.join(' ')) return;
    this.listed = this.ids.join(' ');
    this.readings = this.ids.map(() => new Text());
    const row = (id: string, i: number): HTMLElement => {
      const { name } = W.curves[id]!;
      const why = button(W.why, () => this.why(id, this.at), { class: 'quiet', 'aria-label': `${W.why} ${name}`, 'data-key': `why ${i}` });
      return h('div', {}, h('dt', {}, name), h('dd', {}, this.readings[i]!, why));
    };
    put(this.values, ...this.ids.map(row));
    if (!this.ids.includes(this.heard)) this.heard = this.ids[0]!;
    const heard = this.ids.map((key) => ({ key, says: W.curves[key]!.name }));
    put(
      this.listening,
      choice(W.listen, heard, this.heard, (key) => {
        this.heard = key;
      }),
    );
  }

  private hoursAt(event: PointerEvent): number {
    const svg = (event.target as Element).closest('svg');
    const one = this.drawn.find(({ element }) => element === svg);
    if (!svg || !one) return Number.NaN;
    const box = svg.getBoundingClientRect();
    return one.hours(((event.clientX - box.left) / box.width) * svg.viewBox.baseVal.width);
  }

  private hover(event: PointerEvent): void {
    const at = this.hoursAt(event);
    if (event.pointerType === 'mouse' && event.buttons === 0 && Number.isFinite(at)) this.point(at);
  }

  /** Drag across a curve to look closer; a tap reads it there. */
  private brush(event: PointerEvent): void {
    const start = this.hoursAt(event);
    if (!Number.isFinite(start) || event.pointerType !== 'mouse') {
      if (Number.isFinite(start)) this.point(start);
      return;
    }
    const marks = this.drawn.map(({ element }) => element.appendChild(s('rect', { class: 'brush', y: 26, height: 80 })));
    const move = (to: PointerEvent): void => {
      const end = this.hoursAt(to);
      if (!Number.isFinite(end)) return;
      const [a, b] = [start, end].sort((p, q) => p - q).map((hours) => this.drawn[0]!.x(hours)) as [number, number];
      for (const mark of marks) {
        mark.setAttribute('x', String(a));
        mark.setAttribute('width', String(b - a));
      }
    };
    const up = (to: PointerEvent): void => {
      removeEventListener('pointermove', move);
      removeEventListener('pointerup', up);
      for (const mark of marks) mark.remove();
      const [a, b] = [start, this.hoursAt(to)].sort((p, q) => p - q) as [number, number];
      if (b - a > (this.view[1] - this.view[0]) / 50) this.look(a, b);
      else this.point(start);
    };
    addEventListener('pointermove', move);
    addEventListener('pointerup', up);
  }

  private zoom(by: number): void {
    const half = Math.min((by * (this.view[1] - this.view[0])) / 2, (this.lives?.until ?? 1) / 2);
    this.look(this.at - half, this.at + half);
  }

  private look(from: number, to: number): void {
    const until = this.lives?.until ?? 1;
    const length = Math.max(1, Math.min(until, to - from));
    const start = Math.max(0, Math.min(until - length, from));
    this.view = [start, start + length];
    this.redraw();
  }

  private listen(): void {
    const plot = this.plots[this.ids.indexOf(this.heard)];
    if (plot) listenTo(plot, (at) => this.point(at));
  }

  /** All curves as one picture with its colours in it, for a file. */
  picture(): string {
    this.finish();
    const style = getComputedStyle(document.documentElement);
    const height = this.drawn.reduce((sum, { element }) => sum + element.viewBox.baseVal.height, 0);
    const width = this.drawn[0]?.element.viewBox.baseVal.width ?? 0;
    let y = 0;
    const parts = this.drawn.map(({ element }) => {
      const part = `<g transform="translate(0 ${y})">${element.innerHTML}</g>`;
      y += element.viewBox.baseVal.height;
      return part;
    });
    const rules =
      '.grid{stroke:var(--rule)}.reference{stroke:var(--quiet);stroke-dasharray:2 4}.line{fill:none;stroke-width:2.4}.twin{stroke-dasharray:7 4}.people,.range,.between{opacity:.25}text{font:13px sans-serif;fill:var(--quiet)}.name{font-weight:600}';
    const text = `<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 ${width} ${height}"><style>${rules}</style><rect width="100%" height="100%" fill="var(--card)"/>${parts.join('')}</svg>`;
    return text.replace(/var\((--\w+)\)/g, (_, name) => style.getPropertyValue(name).trim());
  }
}

/** Every recorded number with all its digits; of several people each row says of whom. */
export function csv(records: readonly LifeRecord[]): string {
  const names = Object.keys(records[0]!.series);
  const many = records.length > 1;
  const rows = records.flatMap(({ person, times, series }) =>
    Array.from(times, (time, i) => [...(many ? [person] : []), time, ...names.map((name) => series[name]![i]!)].join(',')),
  );
  return `${many ? 'person,' : ''}time_h,${names.join(',')}\n${rows.join('\n')}\n`;
}
