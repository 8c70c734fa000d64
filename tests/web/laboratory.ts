import type { Page } from 'playwright-core';
import { type Host, open, SIZES, type Visit } from './browser.ts';

/** The curves are those of what is on the screen. */
export const ready = (page: Page) => page.waitForSelector('[data-status="ready"]', { timeout: 30_000 });

/** A visit to the laboratory, once its first life is drawn. */
export async function visitLaboratory(
  web: Host,
  screen = 'laboratory',
  viewport: { width: number; height: number } = SIZES.desktop,
): Promise<Visit> {
  const visit = await web.visit({ viewport, acceptDownloads: true });
  await open(visit.page, web.address, screen);
  await ready(visit.page);
  return visit;
}

/** Puts something on the time line, by its kind. */
export async function add(page: Page, kind: string): Promise<void> {
  await page.getByLabel('What happens').selectOption(kind);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await ready(page);
}
