import type { Room } from './room.ts';
import { dotted, h } from './ui/dom.ts';
import { COUNTRIES, type Country, HELP, type Line } from './words/help.ts';
import { SHELL } from './words/shell.ts';

const call = ({ number, tel }: Pick<Line, 'number' | 'tel'>): HTMLElement => h('a', { href: `tel:${tel}`, class: 'call' }, number);

/** Above every screen: the first two lines, a tap away, and the way to all others. */
export function helpBar(): HTMLElement {
  const [crisis, treatment] = COUNTRIES[0]!.lines;
  return h(
    'p',
    { class: 'help-bar' },
    h('span', { class: 'wide-only' }, SHELL.helpNow, ' '),
    h('span', {}, 'US ', call(crisis!)),
    h('span', {}, 'SAMHSA ', call(treatment!)),
    h('a', { href: '#/help' }, SHELL.moreHelp),
  );
}

function country({ name, emergency, lines, source }: Country, heading: 'h2' | 'h3' = 'h3'): HTMLElement {
  const items = lines.map((line) => h('li', {}, call(line), h('span', {}, ` ${line.name}, ${line.hours}`)));
  return h(
    'section',
    {},
    h(heading, {}, HELP.country(name, emergency)),
    h('ul', { class: 'lines' }, ...items),
    h('p', { class: 'small' }, ...dotted(HELP.source(source))),
  );
}

/** Sites named in a sentence, as links. Nobody there is told where the reader comes from. */
const linked = (sentence: string): (string | HTMLElement)[] =>
  sentence
    .split(/(\b\w+\.(?:com|gov|org)\b)/)
    .map((part, i) => (i % 2 ? h('a', { href: `https://${part}`, rel: 'noreferrer' }, ...dotted(part)) : part));

const list = (sentences: readonly string[]): HTMLElement => h('ul', {}, ...sentences.map((sentence) => h('li', {}, ...linked(sentence))));

export const room: Room = () => ({
  title: HELP.title,
  element: h(
    'div',
    { class: 'column' },
    h('h1', {}, HELP.title),
    h('p', { class: 'lead' }, HELP.lead),
    country(COUNTRIES[0]!, 'h2'),
    h('section', { class: 'card danger-edge' }, h('h2', {}, HELP.emergencyTitle), list(HELP.emergency)),
    h('section', {}, h('h2', {}, HELP.treatmentTitle), list(HELP.treatment)),
    h('h2', {}, SHELL.moreHelp),
    ...COUNTRIES.slice(1).map((one) => country(one)),
    h('p', {}, ...linked(HELP.elsewhere)),
    h('p', { class: 'small' }, HELP.reproduce, ' ', h('code', {}, 'npx accumbens --help')),
  ),
});
