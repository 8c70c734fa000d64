import { type Child, dotted, h } from '../ui/dom.ts';

/** What a line is called: its name in files, and its meaning. */
export const named = (id: string, says: string): HTMLElement =>
  h('span', { class: 'entry-name' }, h('code', {}, ...dotted(id)), h('span', {}, says));

/** One line of a long list that opens; what it holds is made when it is first opened. */
export function entry(id: string, summary: readonly Child[], body: () => readonly Child[]): HTMLDetailsElement {
  let made = false;
  const fill = (): void => {
    if (made || !element.open) return;
    made = true;
    element.append(h('div', {}, ...body()));
  };
  const element = h('details', { class: 'entry', id, ontoggle: fill }, h('summary', {}, ...summary));
  return element;
}
