/** Form fields that each edit one place of plain data. */
import { h, select, uid } from '../ui/dom.ts';
import { at, type Path, type Plain } from './state.ts';

/** @param structural true when other fields come or go with it, so that the form is made anew */
export type Edit = (path: Path, value: unknown, structural?: boolean) => void;

export interface Form {
  readonly data: Plain;
  readonly edit: Edit;
}

const key = (path: Path): string => path.join('.');
const label = (words: string, id: string): HTMLElement => h('label', { for: id }, words);

export function textField({ data, edit }: Form, words: string, path: Path): HTMLElement {
  const id = uid('text');
  const input = h('input', { id, type: 'text', value: String(at(data, path) ?? ''), 'data-key': key(path) });
  input.addEventListener('change', () => edit(path, input.value));
  return h('span', { class: 'field wide' }, label(words, id), input);
}

export function selectField(
  { data, edit }: Form,
  words: string,
  path: Path,
  options: Readonly<Record<string, string>>,
  absent = '',
): HTMLElement {
  const id = uid('select');
  const now = String(at(data, path) ?? absent);
  const all = Object.hasOwn(options, now) ? options : { ...options, [now]: now };
  const items = Object.entries(all).map(([value, says]) => ({ key: value, says }));
  const list = select({ id, 'data-key': key(path) }, items, now, (value) => edit(path, value, true));
  return h('span', { class: 'field' }, label(words, id), list);
}

export interface Amount {
  readonly min?: number;
  readonly max: number;
  readonly step: number;
  /** From the data to a number and back. */
  readonly read: (value: unknown) => number;
  readonly write: (value: number) => unknown;
}

/** A number by slider and by keyboard, one value. */
export function amountField({ data, edit }: Form, words: string, path: Path, { min = 0, max, step, read, write }: Amount): HTMLElement {
  const id = uid('amount');
  const value = read(at(data, path));
  const exact = h('input', { id, type: 'number', min, step, value, 'data-key': key(path) });
  const range = h('input', {
    type: 'range',
    min,
    max: Math.max(max, value),
    step,
    value,
    'aria-label': words,
    'data-key': `${key(path)} range`,
  });
  const tell = (from: HTMLInputElement, to: HTMLInputElement): void => {
    const next = Number(from.value);
    if (from.value === '' || !Number.isFinite(next)) return;
    to.value = from.value;
    edit(path, write(next));
  };
  exact.addEventListener('input', () => tell(exact, range));
  range.addEventListener('input', () => tell(range, exact));
  return h('span', { class: 'field amount' }, label(words, id), range, exact);
}

/** `"2.50 USD"` ↔ 2.5. */
export const moneyAmount = (currency: string, max: number, step: number, none: unknown = undefined): Amount => ({
  max,
  step,
  read: (value) => Number.parseFloat(String(value ?? 0)) || 0,
  write: (value) => (value === 0 && none === null ? undefined : `${value} ${currency}`),
});

export const countAmount = (max: number, min = 0): Amount => ({
  min,
  max,
  step: 1,
  read: (value) => Number(value ?? 0) || 0,
  write: (value) => value,
});

/** `"12 weeks"` ↔ 12, `"3 h"` ↔ 3. */
export const unitAmount = (unit: string, max: number, min = 0): Amount => ({
  min,
  max,
  step: 1,
  read: (value) => Number.parseFloat(String(value ?? 0)) || 0,
  write: (value) => `${value} ${value === 1 ? unit.replace(/s$/, '') : unit}`,
});
