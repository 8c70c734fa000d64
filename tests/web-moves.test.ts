/** What a hand may do on each screen, and what must follow: the moves of the page that no other test makes. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Host, host, open, SIZES, type Theme, violations } from './web/browser.ts';
import { ready, visitLaboratory } from './web/laboratory.ts';

let web: Host;
beforeAll(async () => {
  web = await host();
});
afterAll(() => web?.close());

/** On a machine that does other work, too. */
const SOON = { timeout: 30_000 };
const told = (page: Page) => page.locator('.after').textContent();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const title = (page: Page) => page.locator('h1').textContent();
/** Where the lines of a chart are, px. */
const heights = (page: Page) =>
  page
    .locator('svg.chart .line')
    .evaluateAll((all) => all.map((one) => (one as unknown as { getBBox(): { height: number } }).getBBox().height));
const receptors = (page: Page) => page.locator('.synapse').getAttribute('aria-label');

describe('the story', () => {
  it('goes back by the arrow key and by a link, and its end leads to the laboratory and to help', async () => {
    const { page } = await web.visit();
    await open(page, web.address, 'story/3');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => title(page), SOON).toBe('A meal, a friend, a kiss');
    await page.getByRole('link', { name: 'Back' }).click();
    await expect.poll(() => title(page), SOON).toBe('A cookie');
    for (const [link, screen] of [
      ['Try your own in the laboratory', 'laboratory'],
      ['For someone you love', 'help'],
    ] as const) {
      await open(page, web.address, 'story/10');
      await page.getByRole('link', { name: link }).click();
      await page.waitForSelector(`html[data-ready="${screen}"]`);
    }
    // Where treatment is found is one press further, and nobody there is told where the reader comes from.
    const found = page.locator('main a[href="https://findtreatment.gov"]');
    expect(await found.getAttribute('rel')).toBe('noreferrer');
    await page.context().close();
  });

  it('scene 3: the axis grows for the rush, and the ripples shrink', async () => {
    const { page } = await web.visit();
    await open(page, web.address, 'story/3');
    await expect.poll(() => heights(page), SOON).toHaveLength(4);
    const before = (await heights(page)).toSorted((a, b) => b - a);
    await press(page, 'See what happens');
    await expect.poll(() => told(page), SOON).toMatch(/times/);
    const now = (await heights(page)).toSorted((a, b) => b - a);
    expect(now).toHaveLength(5);
    for (const [i, height] of before.entries()) expect(now[i + 1]).toBeLessThan(0.75 * height);
    await page.context().close();
  });

  it('scene 4: a day and a half is gone through hour by hour; scene 5: receptors dim', async () => {
    const { page } = await web.visit();
    await open(page, web.address, 'story/4');
    await press(page, 'where it began');
    const hours = page.getByRole('slider', { name: 'Hours after the dose', exact: true });
    await hours.waitFor(SOON);
    const places: string[] = [];
    for (const hour of ['2', '24']) {
      await hours.fill(hour);
      await expect.poll(() => told(page), SOON).toMatch(new RegExp(`^${hour} hours after: dopamine is .* \\(\\d+ %\\)\\.$`));
      places.push((await page.locator('.chart .cursor').getAttribute('x1'))!);
    }
    expect(Number(places[1])).toBeGreaterThan(Number(places[0]));
    await open(page, web.address, 'story/5');
    await press(page, 'Day 1');
    await expect.poll(() => told(page), SOON).toMatch(/^The first time/);
    expect(await receptors(page)).toMatch(/receptors at (100|99) %/);
    await press(page, 'Day 30');
    await expect.poll(() => told(page), SOON).toMatch(/^On day 30/);
    expect(await receptors(page)).toMatch(/receptors at 8\d %/);
    await page.context().close();
  });

  it('scene 10: rewards without medication and naloxone are warned of at once', async () => {
    const { page } = await web.visit();
    await open(page, web.address, 'story/10');
    expect(await page.locator('.danger-text').count()).toBe(0);
    await page.getByLabel('naloxone at home').uncheck();
    expect(await page.locator('.danger-text').textContent()).toMatch(/an old dose can then kill/);
    for (const colorScheme of ['light', 'dark'] as Theme[]) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page), colorScheme).toEqual([]);
    }
    await page.context().close();
  });
});

it('colours are chosen by hand, and kept', async () => {
  const { page } = await web.visit({ colorScheme: 'light' });
  await open(page, web.address, 'help');
  const paper = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
  const day = await paper();
  await press(page, 'Colours: As the device');
  await press(page, 'Colours: Light');
  expect(await paper()).not.toBe(day);
  await page.reload();
  await page.waitForSelector('html[data-ready="help"]');
  expect(await page.getByRole('button', { name: 'Colours: Dark' }).count()).toBe(1);
  expect(await paper()).not.toBe(day);
  expect(await violations(page)).toEqual([]);
  await page.context().close();
});

describe('the laboratory', () => {
  it('a mouse over one curve reads all of them; a part is looked at closer by dragging across, and all of it again', async () => {
    const { page } = await visitLaboratory(web);
    const box = (await page.locator('.stack .chart').first().boundingBox())!;
    const at = (share: number): [number, number] => [box.x + share * box.width, box.y + box.height / 2];
    const cursors = () =>
      page.locator('.stack .cursor').evaluateAll((all) => [...new Set(all.map((one) => one.getBoundingClientRect().left))]);
    const when = () => page.locator('.reading').first().textContent();
    const before = await when();
    await page.mouse.move(...at(0.3));
    await expect.poll(when, SOON).not.toBe(before);
    expect(await page.locator('.stack .cursor').count()).toBe(6);
    expect(await cursors()).toHaveLength(1);
    const axis = () => page.locator('.stack .chart').first().getAttribute('aria-label');
    const whole = await axis();
    await page.mouse.move(...at(0.4));
    await page.mouse.down();
    await page.mouse.move(...at(0.6), { steps: 5 });
    await page.mouse.up();
    await expect.poll(axis, SOON).not.toBe(whole);
    const close = await axis();
    await press(page, 'Wider');
    await expect.poll(axis, SOON).not.toBe(close);
    await press(page, 'All of it');
    await expect.poll(axis, SOON).toBe(whole);
    await press(page, 'Closer');
    await expect.poll(axis, SOON).not.toBe(whole);
    await page.context().close();
  });

  it('what was undone is done again, and all is begun anew; an answer leads to its equation', async () => {
    const { page } = await visitLaboratory(web);
    const bars = () => page.locator('.lane-name').allTextContents();
    const before = await bars();
    await press(page, 'Add');
    await ready(page);
    const more = await bars();
    expect(more.length).toBe(before.length + 1);
    for (const [button, is] of [
      ['Undo', before],
      ['Redo', more],
      ['Begin anew', before],
    ] as const) {
      await press(page, button);
      await expect.poll(bars, SOON).toEqual(is);
      await ready(page);
    }
    await page.locator('.reasons .pushes, .reasons .small').first().waitFor();
    await press(page, 'Why? Tolerance');
    await page.getByRole('link', { name: 'Equation and evidence' }).click();
    await page.waitForSelector('html[data-ready="evidence/equations/tolerance"]');
    await expect.poll(() => page.locator('.entry[open] pre').textContent(), SOON).toContain('level = ');
    await page.context().close();
  });
});

it('arms are columns, one under the other on a telephone', async () => {
  const { page } = await web.visit();
  await open(page, web.address, 'trial');
  for (const [size, beside] of [
    [SIZES.desktop, true],
    [SIZES.tablet, true],
    [SIZES.phone, false],
  ] as const) {
    await page.setViewportSize(size);
    const [a, b] = await page
      .locator('.arm')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as { top: number; left: number; right: number }));
    expect(a!.top === b!.top, `${size.width}`).toBe(beside);
    expect(b!.left > a!.right, `${size.width}`).toBe(beside);
  }
  await page.context().close();
});

it('a rule is dragged, and the bars and the bill answer; a danger is told without hindrance, by day and by night', async () => {
  const { page } = await web.visit();
  await open(page, web.address, 'incentives');
  await page.waitForSelector('.outcome:not([aria-busy]) .ledger');
  const bars = () => page.locator('.strip .fill').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
  const bill = () => page.locator('.outcome dd').first().textContent();
  const [before, cost] = [await bars(), await bill()];
  const rule = page.getByRole('slider', { name: 'First', exact: true }).first();
  await rule.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await rule.boundingBox())!;
  const grip = Number(await rule.inputValue()) / Number(await rule.getAttribute('max'));
  await page.mouse.move(x + 8 + grip * (width - 16), y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + 0.05 * width, y + height / 2, { steps: 6 });
  await page.mouse.up();
  await expect.poll(bars, SOON).not.toEqual(before);
  await expect.poll(bill, SOON).not.toBe(cost);
  await page.getByLabel('A visit must show').selectOption('opioids');
  await page.waitForSelector('.safety.danger');
  for (const colorScheme of ['light', 'dark'] as Theme[]) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page), colorScheme).toEqual([]);
  }
  await page.context().close();
});

it.each(['light', 'dark'] as Theme[])('%s: a screen that is not there hinders nobody either', async (colorScheme) => {
  const { page } = await web.visit({ colorScheme });
  await page.goto(`${web.address}#/nowhere`);
  await page.getByRole('link', { name: 'Go to the story' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.context().close();
});
