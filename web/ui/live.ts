import { h } from './dom.ts';

/** The one place where what changed is said in words, for a screen reader. */
const region = h('p', { role: 'status', 'aria-live': 'polite', class: 'spoken' });
export const liveRegion = (): HTMLElement => region;

let pending: ReturnType<typeof setTimeout> | undefined;

/** Says a sentence, once things have been quiet for a moment: a slider on its way says only where it ends. */
export function say(sentence: string): void {
  clearTimeout(pending);
  pending = setTimeout(() => {
    region.textContent = sentence;
  }, 250);
}
