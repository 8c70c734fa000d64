/** A newcomer: from the first scene to the report of a trial of their own, by what is seen on the screen alone, with a mouse or with a keyboard. */
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ARTEFACTS, type Host, host, SIZES } from './web/browser.ts';

let web: Host;
beforeAll(async () => {
  web = await host();
});
afterAll(() => web?.close());

/** Does what a person does with a thing they see: goes to it, and presses it. */
type Press = (page: Page, thing: Locator) => Promise<void>;

/** Turns the wheel until the thing is on the screen, and clicks where it is. */
const byMouse: Press = async (page, thing) => {
  await thing.waitFor();
  for (let turns = 0; turns < 60; turns++) {
    const box = (await thing.boundingBox())!;
    const { height } = page.viewportSize()!;
    if (box.y > 0 && box.y + box.height < height) return page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.move(page.viewportSize()!.width / 2, height / 2);
    await page.mouse.wheel(0, box.y > 0 ? 300 : -300);
    await page.waitForTimeout(30);
  }
  throw new Error(`${thing}: no turn of the wheel brings it onto the screen`);
};

/** Presses Tab until the thing has the focus, then Enter. */
const byKeyboard: Press = async (page, thing) => {
  await thing.waitFor();
  for (let tabs = 0; tabs < 250; tabs++) {
    if (await thing.evaluate((one) => one === one.ownerDocument.activeElement)) return page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
  }
  throw new Error(`${thing}: no number of Tabs leads to it`);
};

const said = (page: Page, timeout: number) => expect.poll(() => page.locator('.after').textContent(), { timeout }).toMatch(/[.!]( |$)/);

/** The control of each scene that a newcomer meets first, and how long they wait for its answer, ms. */
const SCENES: readonly (readonly [string, number])[] = [
  ['Give a cookie', 30_000],
  ['A good meal', 30_000],
  ['See what happens', 30_000],
  ['lower than before', 30_000],
  ['Day 30', 30_000],
  ['smaller, and lower down', 30_000],
  ['the place', 90_000],
  ['Let them live', 150_000],
  ['15', 200_000],
  ['Live it again', 200_000],
];

async function walk(page: Page, press: Press, scenes: typeof SCENES): Promise<void> {
  await page.goto(web.address);
  await page.waitForSelector('h1');
  for (const [i, [control, wait]] of SCENES.entries()) {
    await page.waitForSelector(`html[data-ready="story${i === 0 ? '' : `/${i + 1}`}"]`);
    if (i < scenes.length) {
      await press(page, page.getByRole('button', { name: control, exact: true }));
      await said(page, wait);
    }
    await press(page, i < SCENES.length - 1 ? page.getByRole('link', { name: /^Next/ }) : page.getByRole('link', { name: 'Ask a trial' }));
  }
  await page.waitForSelector('html[data-ready="trial"]');
}

/** Their own question: another arm than the first, and a report at the end. */
async function trial(page: Page, press: Press, check: (box: Locator) => Promise<void>): Promise<void> {
  await check(page.locator('.arm').first().getByLabel('social support'));
  await expect.poll(() => page.locator('[data-status="ready"]').count(), { timeout: 60_000 }).toBeGreaterThan(0);
  await press(page, page.getByRole('button', { name: 'Run the trial' }));
  const save = page.getByRole('button', { name: 'Save the full report' });
  await save.waitFor({ timeout: 280_000 });
  await expect.poll(() => page.getByRole('button', { name: 'Run the trial' }).count(), { timeout: 280_000 }).toBe(1);
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, save)]);
  expect(download.suggestedFilename()).toMatch(/\.html$/);
  expect(await page.locator('main').innerText()).toMatch(/What came of it/);
}

describe('a newcomer', () => {
  it('with a mouse: every scene answers and leads on, and the trial of their own is reported', async () => {
    const { page, complaints } = await web.visit({ acceptDownloads: true });
    await walk(page, byMouse, SCENES);
    await trial(page, byMouse, (box) => byMouse(page, box));
    await page.screenshot({ path: join(ARTEFACTS, 'newcomer-trial.png'), fullPage: true });
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 900_000);

  it('with a keyboard, on a telephone: the same way', async () => {
    const { page, complaints } = await web.visit({ acceptDownloads: true, viewport: SIZES.phone });
    // What scenes 8 to 10 take to answer is paid once, above.
    await walk(page, byKeyboard, SCENES.slice(0, 7));
    const people = page.getByRole('slider', { name: 'People', exact: true });
    await byKeyboard(page, people);
    await page.keyboard.press('Home');
    await trial(page, byKeyboard, async (box) => {
      await page.locator('main').focus();
      await byKeyboard(page, box);
      if (!(await box.isChecked())) await page.keyboard.press('Space');
    });
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 600_000);
});
