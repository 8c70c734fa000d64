import { num } from '../../src/index.ts';
import { choice, h, put, s, uid } from '../ui/dom.ts';
import { say } from '../ui/live.ts';
import { EVIDENCE } from '../words/evidence.ts';
import type { Parameter, Tables } from './data.ts';
import { entry, named } from './entry.ts';

const WORDS = EVIDENCE.parameters;
const WIDTH = 240;

/** Where a value stands in its range: on a log scale when the range spans more than a factor of 30. */
export function shareOf([low, high]: readonly [number, number], value: number): number {
  const share = low > 0 && high / low > 30 ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low || 1);
  return Math.max(0, Math.min(1, share));
}

/** With four digits that say something, however small it is. */
export const shown = (value: number): string => num(value, Math.max(4, 3 - Math.floor(Math.log10(Math.abs(value) || 1))));

/** Range as a bar, the middle two thirds of people darker, the value as a dot. */
function picture({ value, unit, range, spread }: Parameter): SVGElement {
  const x = (v: number): number => 6 + (WIDTH - 12) * shareOf(range, v);
  const bar = (from: number, to: number, opacity: string): SVGElement =>
    s('rect', { x: x(from), y: 7, width: Math.max(2, x(to) - x(from)), height: 6, rx: 3, style: { fill: 'var(--withdrawal)', opacity } });
  return s(
    'svg',
    {
      viewBox: `0 0 ${WIDTH} 20`,
      class: 'span',
      role: 'img',
      'aria-label': WORDS.picture(shown(value), unit === '1' ? '' : ` ${unit}`, shown(range[0]), shown(range[1])),
    },
    bar(range[0], range[1], '0.25'),
    spread ? bar(value / (1 + spread), value * (1 + spread), '0.5') : undefined,
    s('circle', { cx: x(value), cy: 10, r: 6, style: { fill: 'var(--ink)' } }),
  );
}

export function rowText(tables: Tables, id: string): HTMLElement {
  const row = tables.evidence[id];
  if (!row) return h('li', {}, id);
  return h(
    'li',
    {},
    h('b', {}, id),
    ` ${EVIDENCE.row(row.quantity, row.value, row.unit, row.spread)}. `,
    h('span', { class: 'quiet-text' }, [EVIDENCE.source(row.source, row.checked), row.note].filter(Boolean).join('; ')),
  );
}

const rowsOf = ({ rows = [], fitted = '' }: Parameter): string[] => [...rows, ...fitted.split(/[,;]\s*/)];

/** Claims and results that name a row the parameter rests on. */
function leaning(tables: Tables, parameter: Parameter): HTMLElement[] {
  const rows = new Set(rowsOf(parameter));
  const claims = tables.claims.filter(({ evidence }) => evidence.some((id) => rows.has(id)));
  const results = tables.validations.filter(({ id }) => rows.has(id));
  return [
    ...claims.map(({ id }) => h('a', { href: `#/evidence/claims/${id}` }, id)),
    ...results.map(({ id }) => h('a', { href: `#/evidence/results/${id}` }, id)),
  ];
}

const sureOf = ({ assumed, fitted }: Parameter): 'assumed' | 'fitted' | 'evidence' =>
  assumed !== undefined ? 'assumed' : fitted !== undefined ? 'fitted' : 'evidence';

function card(tables: Tables, parameter: Parameter): HTMLElement {
  const { id, value, unit, range, spread, says, rows, assumed, fitted } = parameter;
  const units = unit === '1' ? '' : ` ${unit}`;
  return entry(
    `parameter-${id}`,
    [
      named(id, says),
      h('span', { class: `sure ${sureOf(parameter)}` }, WORDS.sures[sureOf(parameter)]!),
      h('span', { class: 'entry-value' }, `${shown(value)}${units}`),
      picture(parameter),
    ],
    () => {
      const links = leaning(tables, parameter).flatMap((link, i) => [i > 0 && ', ', link]);
      return [
        h('p', {}, WORDS.range(shown(range[0]), shown(range[1]), units), spread ? WORDS.spread(`${num(100 * spread, 0)} %`) : WORDS.same),
        rows && h('ul', {}, ...rows.map((row) => rowText(tables, row))),
        assumed !== undefined && h('p', {}, `${WORDS.assumed}: ${assumed}.`),
        fitted !== undefined && h('p', {}, `${WORDS.fitted} ${fitted}.`),
        h('p', { class: 'quiet-text' }, `${WORDS.leans}: `, ...(links.length > 0 ? links : [WORDS.none])),
        h('p', {}, h('code', {}, `npx accumbens cite ${id}`)),
      ];
    },
  );
}

/** Entries made in one go: hundreds at once would hold the page up. */
const SLICE = 40;
/** Told by the list when all that is to be seen is there. */
export const LISTED = 'listed';

/** All parameters by mechanism, by part and by how sure, with a search that looks in names, meanings and sources. */
export function parametersPart(tables: Tables): HTMLElement {
  const list = h('div');
  const count = h('p', { class: 'quiet-text' });
  const made = new Map<Parameter, HTMLElement>();
  const elementOf = (parameter: Parameter): HTMLElement => {
    const element = made.get(parameter) ?? card(tables, parameter);
    made.set(parameter, element);
    return element;
  };
  const cards = tables.parameters.map((parameter) => ({
    parameter,
    part: parameter.part,
    sure: sureOf(parameter),
    text: JSON.stringify([parameter, (parameter.rows ?? []).map((id) => tables.evidence[id])]).toLowerCase(),
  }));
  let [part, sure] = ['all', 'all'];
  let asked = 0;
  const show = async (aloud: boolean): Promise<void> => {
    const mine = ++asked;
    const wanted = input.value.trim().toLowerCase();
    const found = cards.filter(
      (one) => (part === 'all' || one.part === part) && (sure === 'all' || one.sure === sure) && one.text.includes(wanted),
    );
    put(list);
    count.textContent = WORDS.found(found.length, cards.length);
    if (aloud) say(count.textContent);
    for (let i = 0; i < found.length; i += SLICE) {
      list.append(...found.slice(i, i + SLICE).map((one) => elementOf(one.parameter)));
      await new Promise((resolve) => setTimeout(resolve));
      if (mine !== asked) return;
    }
    list.dispatchEvent(new Event(LISTED, { bubbles: true }));
  };
  const id = uid('search');
  const input = h('input', { id, type: 'search', oninput: () => void show(true) });
  const options = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([key, says]) => ({ key, says }));
  const byPart = choice(WORDS.part, options(WORDS.parts), part, (key) => {
    part = key;
    void show(true);
  });
  const bySure = choice(WORDS.sure, options(WORDS.sures), sure, (key) => {
    sure = key;
    void show(true);
  });
  void show(false);
  const search = h('span', { class: 'field' }, h('label', { for: id }, WORDS.search), input);
  return h('div', {}, h('p', {}, WORDS.lead), h('p', { class: 'row' }, search, byPart, bySure), count, list);
}
