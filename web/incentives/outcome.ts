/** What follows from the rules: the strip of visits, the bill, the checks, the ledger. */
import type { Design } from '../../src/index.ts';
import type { Designed, Job } from '../jobs.ts';
import { h, s } from '../ui/dom.ts';
import { INCENTIVES as W } from '../words/incentives.ts';

export type Results = Extract<Job, { kind: 'design' }>['results'];
type Good = Extract<Designed, { design: unknown }>;

const HEIGHT = 120;
const COLOURS = { negative: 'recovery', positive: 'danger', missed: 'quiet' } as const;

/** One bar a visit, each a button: a reader makes a visit go wrong and sees what follows. */
export function strip({ design, course }: Good, results: Results, toggle: (visit: number) => void): HTMLElement {
  const top = [...course, ...design.table.map(({ worth }) => worth)].reduce((most, worth) => Math.max(most, worth), 1);
  const { currency } = design.schedule;
  const bar = (visit: number): HTMLElement => {
    const { week, day } = design.table[visit]!;
    const result = results[visit] ?? 'negative';
    const name = `${W.visit(visit + 1, week, W.dayNames[day]!)}: ${W.outcome[result]}, ${W.bars(W.money(course[visit]!, currency))}`;
    const fill = h('span', {
      class: 'fill',
      style: { height: `${(HEIGHT * course[visit]!) / top}px`, background: `var(--${COLOURS[result]})` },
    });
    return h(
      'button',
      {
        type: 'button',
        class: `visit ${result}`,
        'aria-label': name,
        title: name,
        onclick: () => toggle(visit),
        'data-key': `visit ${visit}`,
      },
      fill,
      h('span', { class: 'mark', 'aria-hidden': 'true' }, { negative: '', positive: '×', missed: '–' }[result]),
    );
  };
  return h('div', { class: 'strip', role: 'group', 'aria-label': W.strip }, ...course.map((_, visit) => bar(visit)));
}

/** Expected, likely and worst on one scale of money. */
export function gauge({ bills: [bill], best, schedule }: Design): HTMLElement {
  const { people, mean, low, high } = bill!.programme;
  const worst = best.paid * people;
  const x = (cents: number): number => 10 + (580 * cents) / (worst || 1);
  const show = (cents: number): string => W.money(Math.round(cents / 100) * 100, schedule.currency);
  const [from, to] = [Math.max(0, low), Math.min(worst, high)];
  const picture = s(
    'svg',
    { viewBox: '0 0 600 44', class: 'gauge', 'aria-hidden': 'true' },
    s('rect', { x: 10, y: 16, width: 580, height: 12, rx: 6, style: { fill: 'var(--band)', stroke: 'var(--rule)' } }),
    s('rect', {
      x: x(from),
      y: 16,
      width: Math.max(3, x(to) - x(from)),
      height: 12,
      rx: 6,
      style: { fill: 'var(--recovery)', opacity: '0.5' },
    }),
    s('circle', { cx: x(mean), cy: 22, r: 10, style: { fill: 'var(--recovery)' } }),
    s('path', { d: 'M590 10v24', style: { stroke: 'var(--danger)', 'stroke-width': '4' } }),
  );
  const [, quarter, , threeQuarters] = bill!.quantiles as [number, number, number, number];
  return h(
    'div',
    {},
    picture,
    h(
      'dl',
      {},
      h('dt', {}, W.gauge.expected),
      h('dd', {}, h('b', {}, show(mean))),
      h('dt', {}, W.gauge.likely),
      h('dd', {}, W.between(show(from), show(to))),
      h('dt', {}, W.gauge.worst),
      h('dd', {}, show(worst)),
      h('dt', {}, W.gauge.person),
      h('dd', {}, W.between(show(quarter), show(threeQuarters))),
    ),
  );
}

export function checks({ checks: all }: Design): HTMLElement {
  if (all.length === 0) return h('p', {}, W.noChecks);
  const one = ({ level, says, from }: Design['checks'][number]): HTMLElement =>
    h('li', { class: level }, h('b', {}, `${W.levels[level]}: `), says, h('span', { class: 'quiet-text' }, W.from(from)));
  return h('ul', { class: 'checks' }, ...all.map(one));
}

export function ledger({ table, schedule, bowl }: Design): HTMLElement {
  const columns = W.columns(schedule.currency).filter((_, i) => bowl || i !== 4);
  const row = ({ visit, week, day, money, draws, total, lapse, worth }: Design['table'][number]): HTMLElement => {
    const cells = [
      visit,
      week,
      W.dayNames[day]!,
      W.amount(bowl ? money : worth),
      ...(bowl ? [draws] : []),
      W.amount(total),
      lapse === undefined ? '' : W.amount(lapse),
    ];
    return h('tr', {}, ...cells.map((cell, i) => h('td', i > 2 ? { class: 'number' } : {}, cell)));
  };
  return h(
    'div',
    { class: 'scroll ledger', tabindex: 0, role: 'region', 'aria-label': W.ledger },
    h(
      'table',
      {},
      h('caption', {}, `${schedule.name}: ${schedule.says}`),
      h('thead', {}, h('tr', {}, ...columns.map((name, i) => h('th', { scope: 'col', class: i > 2 && 'number' }, name)))),
      h('tbody', {}, ...table.map(row)),
    ),
  );
}

/** The ledger as a table for other programmes. */
export function ledgerCsv({ table, schedule }: Design): string {
  const rows = table.map(({ visit, week, day, rung, money, draws, worth, total, lapse }) =>
    [visit, week, day, rung, money / 100, draws, worth / 100, total / 100, lapse === undefined ? '' : lapse / 100].join(','),
  );
  return `visit,week,day,rung,money ${schedule.currency},draws,worth,total,lapse costs\n${rows.join('\n')}\n`;
}
