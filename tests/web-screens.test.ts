/** Every screen, at three sizes, by day and by night: nothing that hinders anyone, nothing too wide, help a tap away. Pictures in artefacts/. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ARTEFACTS, type Host, host, open, overflow, SIZES, type Theme, violations } from './web/browser.ts';

let web: Host;
beforeAll(async () => {
  web = await host();
});
afterAll(() => web?.close());

const SCREENS = [
  'story/1',
  'story/3',
  'laboratory',
  'trial',
  'incentives',
  'evidence/limits',
  'evidence/claims',
  'evidence/results/P-V21',
  'evidence/parameters/tolerance.slowTime',
  'evidence/equations',
  'help',
];

it.each(['light', 'dark'] as Theme[])('%s: every screen without a violation, within its width, with help lines', async (theme) => {
  const { page, complaints } = await web.visit({ colorScheme: theme });
  for (const screen of SCREENS) {
    await open(page, web.address, screen);
    for (const [name, size] of Object.entries(SIZES)) {
      const where = `${screen}, ${name}`;
      await page.setViewportSize(size);
      expect(await overflow(page), `${where} is too wide`).toBe(0);
      if (name !== 'tablet') expect(await violations(page), where).toEqual([]);
      for (const line of ['tel:988', 'tel:+18006624357'])
        expect(await page.locator(`a[href="${line}"]`).first().isVisible(), where).toBe(true);
      await page.screenshot({ path: join(ARTEFACTS, `${screen.replaceAll('/', '-')}-${name}-${theme}.png`) });
    }
    expect(await page.locator('h1').count(), screen).toBe(1);
  }
  expect(complaints).toEqual([]);
  await page.context().close();
});

it('a text of twice the size still fits a telephone', async () => {
  const { page } = await web.visit({ viewport: SIZES.phone });
  for (const screen of SCREENS) {
    await open(page, web.address, screen);
    await page.evaluate("document.documentElement.style.setProperty('font-size', '200%')");
    expect(await overflow(page), screen).toBe(0);
    await page.screenshot({ path: join(ARTEFACTS, `${screen.replaceAll('/', '-')}-phone-large.png`) });
  }
  await page.context().close();
});

it('a screen that is not there says so, and leads back', async () => {
  const { page } = await web.visit();
  await page.goto(`${web.address}#/nowhere`);
  await page.getByRole('link', { name: 'Go to the story' }).click();
  await page.waitForSelector('html[data-ready="story"]');
  await page.context().close();
});
