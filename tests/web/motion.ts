import type { Page } from 'playwright-core';

/** From now on keeps what the moving pictures of a scene show, frame by frame: words of their dots and rings, and how much of a line is drawn. */
export const watch = (page: Page): Promise<unknown> =>
  page.evaluate(`{
    const parts = '.dots, .ring svg, svg.chart clipPath[id$=new] rect';
    const now = () => [...document.querySelectorAll(parts)].map((one) => one.getAttribute('aria-label') ?? one.getAttribute('width'));
    globalThis.shown = new Set();
    globalThis.watching?.disconnect();
    globalThis.watching = new MutationObserver(() => globalThis.shown.add(JSON.stringify(now())));
    globalThis.watching.observe(document.querySelector('main'), { attributes: true, childList: true, subtree: true });
  }`);

/** Every picture that was shown since, each once. */
export const shown = (page: Page): Promise<string[][]> =>
  page.evaluate('[...globalThis.shown].map((one) => JSON.parse(one))') as Promise<string[][]>;

/** The weeks that dots stood for, and the widths to which their line was drawn. */
export async function weeksAndWidths(page: Page): Promise<{ readonly weeks: string[]; readonly widths: string[] }> {
  const all = await shown(page);
  const each = (read: (one: string[]) => string | undefined): string[] => [...new Set(all.flatMap((one) => read(one) ?? []))];
  return {
    weeks: each(([dots]) => /^(Week \d+|The day of stopping)(?=:)/.exec(dots ?? '')?.[0]),
    widths: each((one) => one.slice(1).findLast((part) => /^[\d.]+$/.test(part))),
  };
}
