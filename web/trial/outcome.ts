/** What came of a trial: sentences first, then curves with their uncertainty, then money. */
import { type Band, type ColourName, proportionInterval, type TrialResult } from '../../src/index.ts';
import { readable, table } from '../ui/behind.ts';
import { draw, type Plot, roomIn, type Series, sizeFor } from '../ui/chart.ts';
import { button, h, put } from '../ui/dom.ts';
import { save } from '../ui/files.ts';
import { key } from '../ui/key.ts';
import { TRIAL as W } from '../words/trial.ts';
import type { Told } from './conduct.ts';

/** Arms are told apart by colour and by a dash; the control is quiet. */
const COLOURS: readonly (ColourName | 'quiet')[] = ['quiet', 'recovery', 'dopamine', 'withdrawal'];
const WEEK = 168;

/** Shares of so many people at the end of week `first` and of those after it, with the interval that a trial of this size would report. */
function shareBand(shares: readonly number[], people: number, first: number): Band {
  const intervals = shares.map((share) => proportionInterval(Math.round(share * people), people));
  const of = (read: (i: number) => number): Float64Array => Float64Array.from(shares, (_, i) => 100 * read(i));
  return {
    times: Float64Array.from(shares, (_, i) => WEEK * (first + i)),
    middle: of((i) => shares[i]!),
    low: of((i) => intervals[i]!.low),
    high: of((i) => intervals[i]!.high),
  };
}

type Arm = TrialResult['arms'][number];

function plots({ arms, weeks, followUp }: TrialResult): Plot[] {
  const plot = (key: keyof typeof W.curves, to: number, band: (arm: Arm) => Band): Plot => ({
    ...W.curves[key],
    unit: key === 'craving' ? '' : '%',
    digits: 0,
    from: 0,
    to: WEEK * to,
    include: key === 'craving' ? [0, 50] : [0, 100],
    since: 'since entry',
    series: arms.map(
      (arm, i): Series => ({ name: arm.name, colour: COLOURS[i % COLOURS.length]!, band: band(arm), named: 'end', twin: i === 0 }),
    ),
  });
  const craving = ({ inside }: Arm): Band => {
    const all = (inside.craving_level ?? []).map((value) => (value === null ? Number.NaN : 100 * value));
    return { times: Float64Array.from(all, (_, week) => WEEK * (week + 0.5)), middle: Float64Array.from(all) };
  };
  return [
    plot('negative', weeks, (arm) => shareBand(arm.weekly.negative, arm.people, 1)),
    plot('stayed', weeks, ({ atRisk, people }) =>
      shareBand(
        atRisk.slice(0, weeks + 1).map((count) => count / people),
        people,
        0,
      ),
    ),
    plot('craving', weeks + followUp, craving),
  ];
}

/** Charts that follow the width of their place. */
function charts(all: readonly Plot[], gone: AbortSignal): HTMLElement {
  const place = h('div', { class: 'charts' });
  const redraw = (): void => {
    if (place.clientWidth === 0) return;
    const size = sizeFor(roomIn(place.clientWidth));
    put(
      place,
      ...all.map((plot) => {
        const drawn = readable(plot, draw(plot, size));
        return h(
          'figure',
          {},
          h('figcaption', {}, h('h3', {}, plot.title)),
          drawn.element,
          key(plot),
          h('details', {}, h('summary', {}, W.table(plot.axis)), table(plot, 12, drawn.point)),
        );
      }),
    );
  };
  const watch = new ResizeObserver(redraw);
  watch.observe(place);
  gone.addEventListener('abort', () => watch.disconnect());
  return place;
}

export function outcome({ sentences, result, report }: Told, partial: boolean, gone: AbortSignal): HTMLElement {
  const [who, first, ...rest] = sentences;
  const cost = ({ name, costs }: Arm): HTMLElement =>
    h('li', {}, W.costRow(name, W.dollars(Object.values(costs).reduce((sum, dollars) => sum + dollars, 0))));
  return h(
    'section',
    { class: 'card' },
    h('h2', {}, W.result),
    partial && h('p', { class: 'small' }, W.partial),
    h('p', { class: 'lead' }, first ?? who ?? ''),
    ...rest.map((sentence) => h('p', {}, sentence)),
    first !== undefined && h('p', { class: 'small' }, who!),
    charts(plots(result), gone),
    h('p', { class: 'small' }, W.band),
    h('h3', {}, W.costs),
    h('ul', {}, ...result.arms.map(cost)),
    !partial &&
      h(
        'p',
        { class: 'row' },
        button(W.report, () => save('report.html', report, 'text/html')),
        h('span', { class: 'small' }, W.reportSays),
      ),
  );
}
