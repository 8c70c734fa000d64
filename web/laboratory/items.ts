import type { Offers } from '../trial/conduct.ts';
import { button, choice, h, uid } from '../ui/dom.ts';
import { LABORATORY as W } from '../words/laboratory.ts';
import { type Item, type Kind, NALOXONE, type Often, type Strength } from './plan.ts';
import { isMoment } from './timeline.ts';

/** Where a new item stands, as shares of the line. */
export const NEW: Readonly<Record<Kind, Omit<Item, 'kind'>>> = {
  heroin: { from: 0.3, to: 0.6, often: 'daily', strength: 'usual' },
  meal: { from: 0, to: 1 },
  company: { from: 0, to: 1 },
  sweet: { from: 0, to: 1 },
  sex: { from: 0, to: 1 },
  place: { from: 0.6, to: 1 },
  cue: { from: 0.7, to: 1 },
  blow: { from: 0.5, to: 0.5 },
  care: { from: 0.5, to: 1, given: 'methadone' },
  methadone: { from: 0.6, to: 1 },
  buprenorphine: { from: 0.6, to: 1 },
  depot: { from: 0.6, to: 1 },
  naltrexone: { from: 0.6, to: 1 },
  naloxone: { from: 0.3, to: 0.3 },
};

const options = (words: Readonly<Record<string, string>>): { key: string; says: string }[] =>
  Object.entries(words).map(([key, says]) => ({ key, says }));

function dayField(label: string, value: number, days: number, tell: (day: number) => void): HTMLElement {
  const id = uid('day');
  const onchange = (event: Event): void => {
    const day = Number((event.target as HTMLInputElement).value);
    if (Number.isFinite(day)) tell(Math.max(0, Math.min(days, day)));
  };
  const shown = Math.round(value * 100) / 100;
  return h(
    'span',
    { class: 'field' },
    h('label', { for: id }, label),
    h('input', { id, type: 'number', min: 0, max: days, step: 'any', value: shown, onchange, 'data-key': label }),
  );
}

/** Which treatment, and what it is. */
function careForm(item: Item, offers: Offers['treatments'], edit: (next: Item) => void): HTMLElement[] {
  const names = offers.map(({ name }) => ({ key: name, says: name }));
  const says = offers.find(({ name }) => name === item.given)?.says ?? '';
  return [
    choice(W.care, names.length > 0 ? names : [{ key: item.given!, says: item.given! }], item.given!, (given) =>
      edit({ ...item, given, to: given === NALOXONE ? item.from : Math.max(item.to, item.from + 1 / 24) }),
    ),
    h('p', { class: 'small' }, says),
  ];
}

/** What can be said about the chosen item without dragging it; undefined removes it. */
export function itemForm(item: Item, days: number, offers: Offers['treatments'], edit: (next: Item | undefined) => void): HTMLElement {
  const { kind, from, to, often = 'daily', strength = 'usual' } = item;
  const heroin = kind === 'heroin';
  const once = isMoment(item);
  return h(
    'fieldset',
    { class: 'part row' },
    h('legend', {}, W.kinds[kind]!),
    heroin && choice(W.strength, options(W.strengths), strength as string, (next) => edit({ ...item, strength: next as Strength })),
    heroin &&
      choice(W.often, options(W.oftens), often as string, (next) =>
        edit({ ...item, often: next as Often, to: next === 'once' ? from : Math.max(to, from + 1) }),
      ),
    ...(kind === 'care' ? careForm(item, offers, edit) : []),
    dayField(W.begin, from, days, (day) => edit({ ...item, from: day, to: once ? day : Math.max(day + 1 / 24, to) })),
    !once && dayField(W.end, to, days, (day) => edit({ ...item, to: Math.max(day, from + 1 / 24) })),
    button(W.remove, () => edit(undefined), { class: 'quiet' }),
  );
}
