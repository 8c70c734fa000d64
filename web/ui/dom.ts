/** Elements without a framework: made, described and put in place. Styles go through the object model, because the policy forbids inline ones. */

type Value = string | number | boolean | undefined | ((event: never) => void) | Readonly<Record<string, string>>;
export type Properties = Readonly<Record<string, Value>>;
export type Child = Node | string | number | undefined | false | readonly Child[];

const SVG = 'http://www.w3.org/2000/svg';

function fill<E extends Element>(element: E, properties: Properties, children: readonly Child[]): E {
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener);
    else if (typeof value === 'object') {
      for (const [key, text] of Object.entries(value)) (element as unknown as HTMLElement).style.setProperty(key, text);
    } else element.setAttribute(name, value === true ? '' : String(value));
  }
  add(element, children);
  return element;
}

function add(element: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child === undefined || child === false) continue;
    if (typeof child === 'object' && !(child instanceof Node)) add(element, child);
    else element.append(child instanceof Node ? child : String(child));
  }
}

/** An HTML element. `onclick` and its like are listeners, `style` an object, `false` and absent leave an attribute out. */
export function h<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  return fill(document.createElement(name), properties, children);
}

/** The same in SVG. */
export function s<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  properties: Properties = {},
  ...children: Child[]
): SVGElementTagNameMap[Name] {
  return fill(document.createElementNS(SVG, name), properties, children);
}

/** Puts children in place of what is there. Whoever had the focus has it again, when one with the same `data-key` is there. */
export function put(element: Element, ...children: Child[]): void {
  const active = document.activeElement;
  const key = active && element.contains(active) ? active.getAttribute('data-key') : null;
  element.replaceChildren();
  add(element, children);
  if (key) element.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

/** A name in files or of a site, which may be broken before a full stop. */
export const dotted = (name: string): Child[] => name.split(/(?=\.\w)/).flatMap((part, i) => (i > 0 ? [h('wbr'), part] : [part]));

let made = 0;
/** An id that no other element has. */
export const uid = (what: string): string => `${what}-${++made}`;

/** A labelled button. */
export const button = (label: string, onclick: () => void, properties: Properties = {}): HTMLButtonElement =>
  h('button', { type: 'button', onclick, ...properties }, label);

/** A labelled choice out of several. */
export function choice<Key extends string>(
  label: string,
  options: readonly { readonly key: Key; readonly says: string }[],
  chosen: Key,
  tell: (key: Key) => void,
): HTMLElement {
  const id = uid('choice');
  return h('span', { class: 'field' }, h('label', { for: id }, label), select({ id, 'data-key': id }, options, chosen, tell));
}

/** A closed list keeps its words on one line and cuts them off; those of the twin that is seen in its place are wrapped. */
export function select<Key extends string>(
  properties: Properties,
  options: readonly { readonly key: Key; readonly says: string }[],
  chosen: Key,
  tell: (key: Key) => void,
): HTMLElement {
  const items = options.map(({ key, says }) => h('option', { value: key, selected: key === chosen }, says));
  const onchange = (): void => {
    seen.textContent = list.selectedOptions[0]!.text;
    tell(list.value as Key);
  };
  const list = h('select', { ...properties, onchange }, ...items);
  const seen = h('span', { 'aria-hidden': 'true' }, list.selectedOptions[0]?.text);
  return h('span', { class: 'select' }, seen, list);
}

/** A labelled slider that tells while it moves; `read` puts its value into words for eye and ear. */
export function slider(
  label: string,
  range: { readonly min: number; readonly max: number; readonly step?: number; readonly value: number },
  read: (value: number) => string,
  tell: (value: number) => void,
): { readonly element: HTMLElement; readonly input: HTMLInputElement; set(value: number): void } {
  const id = uid('slider');
  const output = h('span', { class: 'reading', 'aria-hidden': 'true' }, read(range.value));
  const say = (): number => {
    const value = Number(input.value);
    output.textContent = read(value);
    input.setAttribute('aria-valuetext', read(value));
    return value;
  };
  const { min, max, step = 1, value } = range;
  const input = h('input', { id, type: 'range', min, max, step, value, oninput: () => tell(say()) });
  say();
  const element = h('span', { class: 'field slider' }, h('label', { for: id }, label), input, output);
  const set = (next: number): void => {
    input.value = String(next);
    say();
  };
  return { element, input, set };
}

/** A labelled box to check. */
export function checkField(words: string, checked: boolean, tell: (on: boolean) => void, name: string): HTMLElement {
  const onchange = (event: Event): void => tell((event.target as HTMLInputElement).checked);
  return h('label', { class: 'check' }, h('input', { type: 'checkbox', checked, onchange, 'data-key': name }), ` ${words}`);
}

/** True when the reader asked for less motion. */
export const still = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/**
 * Does something when nothing else is to be done; not every browser tells when that is, and one that draws nothing may not tell for long.
 * @param latest ms, when it is done in any case
 */
export const whenIdle = (act: () => void, latest?: number): number =>
  'requestIdleCallback' in window ? requestIdleCallback(act, latest === undefined ? {} : { timeout: latest }) : setTimeout(act, 50);
export const cancelWhenIdle = (handle: number): void =>
  'cancelIdleCallback' in window ? cancelIdleCallback(handle) : clearTimeout(handle);

/** Puts other words in a text; the same ones would have the screen laid out anew for nothing. */
export function write(text: Text, words: string): void {
  if (text.data !== words) text.data = words;
}
