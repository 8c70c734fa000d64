import type { Room } from '../room.ts';
import { h } from '../ui/dom.ts';
import { EVIDENCE } from '../words/evidence.ts';
import { type Claim, fetchTables, type Result, type Tables } from './data.ts';
import { entry, named } from './entry.ts';
import { LISTED, parametersPart, rowText } from './parameters.ts';
import { pictures } from './pictures.ts';

type Tab = keyof typeof EVIDENCE.tabs;

/** Words between backticks are names in files. */
const withCode = (text: string): (string | HTMLElement)[] => text.split('`').map((part, i) => (i % 2 ? h('code', {}, part) : part));

function limits({ limits: all }: Tables): HTMLElement {
  const { lead, so } = EVIDENCE.limits;
  const rows = all.map(([left, out]) => h('div', {}, h('dt', {}, ...withCode(left)), h('dd', {}, so, ' ', ...withCode(out), '.')));
  return h('div', {}, h('p', { class: 'lead' }, lead), h('dl', { class: 'limits' }, ...rows));
}

const verdict = (which: string): HTMLElement => h('span', { class: `verdict ${which}` }, EVIDENCE.verdict[which]);

const counted = (all: readonly { verdict: string }[]): HTMLElement => {
  const [pass, fail, warn] = ['pass', 'fail', 'warn'].map((which) => all.filter((one) => one.verdict === which).length) as [
    number,
    number,
    number,
  ];
  return h('p', { class: 'quiet-text' }, EVIDENCE.count(pass, fail, warn));
};

function facts(pairs: readonly (readonly [string, string | undefined])[]): HTMLElement {
  return h('dl', {}, ...pairs.flatMap(([name, text]) => (text ? [h('dt', {}, name), h('dd', {}, text)] : [])));
}

function claim(
  tables: Tables,
  { id, statement, experiment, bound, measured, verdict: which, because, evidence, compared }: Claim,
): HTMLElement {
  const { claims: words } = EVIDENCE;
  return entry(`claims-${id}`, [named(id, statement), verdict(which)], () => [
    facts([
      [words.measured, measured],
      [words.bound, bound],
      [words.experiment, experiment],
      [words.because, because],
    ]),
    pictures(compared, EVIDENCE.picture.claims),
    h('ul', {}, ...evidence.map((row) => rowText(tables, row))),
    h('p', {}, h('code', {}, `npx accumbens claims ${id}`)),
  ]);
}

function result(
  tables: Tables,
  { id, statement, published, measured, bound, verdict: which, because, kind, trust, compared }: Result,
): HTMLElement {
  const { results: words } = EVIDENCE;
  return entry(`results-${id}`, [named(id, statement), verdict(which)], () => [
    facts([
      [words.published, published],
      [words.measured, measured],
      [words.bound, bound],
      [words.because, because],
    ]),
    pictures(compared, EVIDENCE.picture.results),
    h('p', { class: 'quiet-text' }, EVIDENCE.kind(kind, trust)),
    h('ul', {}, rowText(tables, id)),
    h('p', {}, h('code', {}, `npx accumbens validate ${id}`)),
  ]);
}

function equations({ mechanisms }: Tables): HTMLElement {
  const written = mechanisms.filter(({ equations: all }) => Object.keys(all).length > 0);
  const one = ({ name, says, equations: all }: (typeof mechanisms)[number]): HTMLElement =>
    entry(`equations-${name}`, [named(name, says)], () => [
      h(
        'pre',
        {},
        Object.entries(all)
          .map(([left, right]) => `${left} = ${right}`)
          .join('\n'),
      ),
    ]);
  return h('div', {}, h('p', {}, EVIDENCE.equationsLead), ...written.map(one));
}

const PARTS: Readonly<Record<Tab, (tables: Tables) => HTMLElement>> = {
  limits,
  claims: (tables) =>
    h('div', {}, h('p', {}, EVIDENCE.claims.lead), counted(tables.claims), ...tables.claims.map((one) => claim(tables, one))),
  results: (tables) =>
    h('div', {}, h('p', {}, EVIDENCE.results.lead), counted(tables.validations), ...tables.validations.map((one) => result(tables, one))),
  parameters: parametersPart,
  equations,
};

function reproduce(tab: Tab): HTMLElement {
  const [says, file, command] = EVIDENCE.reproduce[tab]!;
  return h(
    'section',
    { class: 'card reproduce' },
    h('h3', {}, EVIDENCE.reproduceTitle),
    h('p', {}, says),
    h('p', {}, h('code', {}, file)),
    command && h('p', {}, h('code', {}, command)),
  );
}

/** Opens the entry that the address names, and goes there. */
function reveal(part: HTMLElement, tab: Tab, id: string | undefined): void {
  if (!id) return;
  const prefix = tab === 'parameters' ? 'parameter' : tab;
  const entry = part.querySelector<HTMLDetailsElement>(`#${CSS.escape(`${prefix}-${id}`)}`);
  if (!entry) {
    part.addEventListener(LISTED, () => reveal(part, tab, id), { once: true });
    return;
  }
  entry.open = true;
  requestAnimationFrame(() => entry.scrollIntoView({ block: 'center' }));
}

/** `#/evidence/parameters/tolerance.slowTime` is one parameter. */
export const room: Room = async ([name = 'limits', id]) => {
  const tab = (Object.hasOwn(PARTS, name) ? name : 'limits') as Tab;
  const tables = await fetchTables();
  const links = Object.entries(EVIDENCE.tabs).map(([key, label]) =>
    h('li', {}, h('a', { href: `#/evidence/${key}`, 'aria-current': key === tab && 'page' }, label)),
  );
  const part = PARTS[tab](tables);
  reveal(part, tab, id);
  return {
    title: `${EVIDENCE.tabs[tab]} · ${EVIDENCE.title}`,
    element: h(
      'div',
      { class: 'evidence' },
      h('h1', {}, EVIDENCE.title),
      h('p', {}, EVIDENCE.lead),
      h('nav', { class: 'tabs', 'aria-label': EVIDENCE.tabsLabel }, h('ul', {}, ...links)),
      h('h2', {}, EVIDENCE.tabs[tab]),
      part,
      reproduce(tab),
    ),
  };
};
