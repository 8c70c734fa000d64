/** Charts on a time axis: read point by point from the keyboard, told in words, with a table and a sound behind, and no word over another. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Host, host, open, SIZES } from './web/browser.ts';

let web: Host;
beforeAll(async () => {
  web = await host();
});
afterAll(() => web?.close());

/** Presses the answer of a scene and waits for what the model says. */
async function answered(page: Page, scene: number, button: string): Promise<void> {
  await open(page, web.address, `story/${scene}`);
  await page.getByRole('button', { name: button }).click();
  await expect.poll(() => page.locator('.after').textContent(), { timeout: 60_000 }).toMatch(/\d/);
}

it('a chart is focused and read with the arrow keys; what it reads is said', async () => {
  const { page } = await web.visit({ viewport: SIZES.phone });
  await answered(page, 1, 'Give a cookie');
  const chart = page.locator('svg.chart');
  expect(await chart.getAttribute('role')).toBe('slider');
  await chart.focus();
  await page.keyboard.press('End');
  expect(await chart.getAttribute('aria-valuetext')).toMatch(/^At 2 hours: .* \d+ %$/);
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  const said = (await chart.getAttribute('aria-valuetext'))!;
  expect(said).toMatch(/^At 0\.04 hours/);
  await expect.poll(() => page.locator('[role=status]').textContent()).toBe(said);
  await page.locator('details.behind > summary').click();
  expect(await page.locator('details.behind table').count()).toBe(1);
  // A sound is made for who asks for it, and only then: four seconds of a tone with the height of the curve.
  await page.evaluate(`{
    globalThis.tones = [];
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (at) { globalThis.tones.push(at); return start.call(this, at); };
  }`);
  await page.getByRole('button', { name: /^▶ Listen to / }).click();
  expect(await page.evaluate('globalThis.tones.length')).toBe(1);
  await expect
    .poll(() => page.locator('svg.chart .cursor').getAttribute('x1'), { timeout: 10_000 })
    .toBe(await chart.locator('.grid').first().getAttribute('x2'));
  await page.context().close();
});

it.each([
  [2, 'A good meal'],
  [4, 'lower than before'],
  [6, 'smaller, and lower down'],
] as const)('scene %i: no name stands on a line, at any size', async (scene, button) => {
  const { page } = await web.visit();
  await answered(page, scene, button);
  for (const size of [...Object.values(SIZES), { width: 390, height: 844 }, { width: 1280, height: 800 }]) {
    await page.setViewportSize(size);
    await page.waitForTimeout(300);
    const struck = await page.evaluate(`(() => {
      const chart = document.querySelector('svg.chart');
      const points = [...chart.querySelectorAll('.line')].flatMap((line) => {
        const at = line.getScreenCTM();
        return Array.from({ length: 2000 }, (_, i) => line.getPointAtLength((line.getTotalLength() * i) / 2000).matrixTransform(at));
      });
      return [...chart.querySelectorAll('text.name.halo')].filter((name) => {
        const { left, right, top, bottom } = name.getBoundingClientRect();
        return points.some(({ x, y }) => x > left && x < right && y > top + 3 && y < bottom - 3);
      }).map((name) => name.textContent);
    })()`);
    expect(struck, `${size.width}`).toEqual([]);
  }
  await page.context().close();
});

it.each([
  [2, 'A good meal'],
  [3, 'See what happens'],
  [5, 'Day 30'],
] as const)('scene %i: no word of its chart stands over another, at any size', async (scene, button) => {
  const { page } = await web.visit();
  await answered(page, scene, button);
  for (const size of [...Object.values(SIZES), { width: 320, height: 640 }]) {
    await page.setViewportSize(size);
    await page.waitForTimeout(300);
    const over = await page.evaluate(`(() => {
      const words = [...document.querySelectorAll('svg.chart text')].map((text) => [text.textContent, text.getBoundingClientRect()]);
      return words.flatMap(([a, p], i) => words.slice(i + 1)
        .filter(([, q]) => p.left < q.right - 1 && q.left < p.right - 1 && p.top < q.bottom - 4 && q.top < p.bottom - 4)
        .map(([b]) => a + ' / ' + b));
    })()`);
    expect(over, `${size.width}`).toEqual([]);
  }
  await page.context().close();
});
