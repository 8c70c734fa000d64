import { h } from './dom.ts';

/** Hands a file to the reader; it never leaves the device. */
export function save(name: string, content: string, type = 'text/plain'): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  h('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Asks for a file and reads its text. */
export function load(label: string, accept: string, tell: (text: string, name: string) => void): HTMLElement {
  const read = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file) tell(await file.text(), file.name);
    input.value = '';
  };
  return h('label', { class: 'load' }, label, h('input', { type: 'file', accept, onchange: (event: Event) => void read(event) }));
}
