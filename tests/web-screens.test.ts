/** Every screen, at three sizes, by day and by night: nothing that hinders anyone, nothing too wide, help a tap away. Pictures in artefacts/. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pageFolder } from '../cli/serve.ts';
import { ARTEFACTS, chromiumAmong, type Host, host, open, overflow, SIZES, seek, type Theme, violations } from './web/browser.ts';
import { longestTask, TRACED } from './web/trace.ts';

let web: Host;
beforeAll(async () => {
  web = await host();
});
afterAll(() => web?.close());

/** What the model answers by itself as a screen opens is there. */
async function settled(page: Page, screen: string): Promise<void> {
  if (screen === 'laboratory' || screen === 'trial') await page.locator('[data-status="ready"]').waitFor();
  if (screen === 'laboratory') await page.locator('.reasons .pushes').waitFor();
  if (screen === 'incentives') await page.locator('.outcome:not([aria-busy]) .ledger').waitFor();
}

/** Lists of hundreds of entries are seen from their beginning. */
const whole = (screen: string): boolean => !screen.startsWith('evidence/');

const SCREENS = [
  ...Array.from({ length: 10 }, (_, i) => `story/${i + 1}`),
  'laboratory',
  'trial',
  'incentives',
  'evidence/limits',
  'evidence/claims/C03',
  'evidence/results/P-V21',
  'evidence/parameters/tolerance.slowTime',
  'evidence/equations',
  'help',
];

it.each(['light', 'dark'] as Theme[])(
  '%s: every screen without a violation, within its width, with help lines',
  async (theme) => {
    const { page, complaints } = await web.visit({ colorScheme: theme });
    for (const screen of SCREENS) {
      await open(page, web.address, screen);
      await settled(page, screen);
      for (const [name, size] of Object.entries(SIZES)) {
        const where = `${screen}, ${name}`;
        await page.setViewportSize(size);
        expect(await overflow(page), `${where} is too wide`).toBe(0);
        if (name !== 'tablet') expect(await violations(page), where).toEqual([]);
        for (const line of ['tel:988', 'tel:+18006624357'])
          expect(await page.locator(`a[href="${line}"]`).first().isVisible(), where).toBe(true);
        await seek(page);
        await page.screenshot({ path: join(ARTEFACTS, `${screen.replaceAll('/', '-')}-${name}-${theme}.png`), fullPage: whole(screen) });
      }
      expect(await page.locator('h1').count(), screen).toBe(1);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  },
  300_000,
);

it('the first visit brings at most 200 kB over the wire, and makes the page usable before the model is ready', async () => {
  const { page } = await web.visit();
  let bytes = 0;
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  client.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await open(page, web.address, 'story/1');
  await page.getByRole('button', { name: 'Give a cookie' }).click();
  await expect.poll(() => page.locator('.after').textContent(), { timeout: 30_000 }).toMatch(/^Dopamine rose/);
  // A worker's script is not among what the page's own client hears of.
  const folder = join(pageFolder(), 'assets');
  const workers = readdirSync(folder).filter((name) => /^worker-/.test(name));
  for (const name of workers) bytes += gzipSync(readFileSync(join(folder, name))).length;
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes).toBeLessThan(200_000);
  await page.context().close();
});

/** Words of up to fourteen letters, and numbers, that are broken over two lines; longer ones may have to be. */
const broken = (page: Page): Promise<string[]> =>
  page.evaluate(`(() => {
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let text = words.nextNode(); text; text = words.nextNode()) {
      if (text.parentElement.closest('pre, code, svg, .spoken')) continue;
      for (const { 0: word, index } of text.data.matchAll(/(?<![\\p{L}\\d.,])(?:[\\p{L}\\d]{4,14}|\\d{1,3}(?:,\\d{3})+)(?![\\p{L}\\d])/gu)) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        if (new Set([...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => Math.round(top))).size > 1) found.push(word);
      }
    }
    return found;
  })()`) as Promise<string[]>;

it.each(['light', 'dark'] as Theme[])(
  '%s: a text of twice the size fits a telephone, a tablet and a desktop',
  async (theme) => {
    const { page } = await web.visit({ colorScheme: theme });
    for (const screen of SCREENS) {
      await open(page, web.address, screen);
      await settled(page, screen);
      await page.evaluate("document.documentElement.style.setProperty('font-size', '200%')");
      for (const [name, size] of Object.entries(SIZES)) {
        await page.setViewportSize(size);
        expect(await overflow(page), `${screen}, ${name}`).toBe(0);
        expect(await broken(page), `${screen}, ${name}`).toEqual([]);
        // The words of a chart grow with the text where there is room, and are nowhere smaller than they were; it is drawn anew for another width.
        const letters = () =>
          page.evaluate(
            `Math.min(99, ...[...document.querySelectorAll('svg.chart')].map((chart) => (13 * chart.clientWidth) / chart.viewBox.baseVal.width))`,
          );
        await expect.poll(letters, { message: `${screen}, ${name}`, timeout: 10_000 }).toBeGreaterThan(name === 'phone' ? 12 : 22);
        await seek(page);
        await page.screenshot({
          path: join(ARTEFACTS, `${screen.replaceAll('/', '-')}-${name}-${theme}-large.png`),
          fullPage: whole(screen),
        });
      }
    }
    await page.context().close();
  },
  300_000,
);

it.each(['laboratory', 'incentives', 'evidence/parameters'])('%s: no closed list cuts its words off, at any size', async (screen) => {
  const { page } = await web.visit();
  await open(page, web.address, screen);
  await settled(page, screen);
  for (const text of ['100%', '200%']) {
    await page.evaluate(`document.documentElement.style.setProperty('font-size', '${text}')`);
    for (const size of [...Object.values(SIZES), { width: 320, height: 640 }, { width: 1210, height: 800 }]) {
      await page.setViewportSize(size);
      const cut = await page.evaluate(`[...document.querySelectorAll('.select')].filter((one) => one.checkVisibility()).flatMap((one) => {
        const [seen, list] = one.children;
        const now = seen.textContent;
        const cut = [...list.options].map(({ text }) => text).filter((text) => {
          seen.textContent = text;
          return seen.scrollWidth > seen.clientWidth + 1 || seen.getBoundingClientRect().bottom > one.getBoundingClientRect().bottom;
        });
        seen.textContent = now;
        return now === list.selectedOptions[0].text ? cut : [now, ...cut];
      })`);
      expect(cut, `${size.width}, ${text}`).toEqual([]);
    }
  }
  expect(await page.locator('select').count()).toBe(await page.locator('.select > select').count());
  await page.context().close();
});

it('nothing sticks out of what it stands in, from a small telephone to a desktop, and no word out of its picture', async () => {
  const { page } = await web.visit();
  for (const screen of SCREENS) {
    await open(page, web.address, screen);
    for (const width of [320, 390, 600, 768, 1024, 1210, 1280, 1366, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      await page.waitForTimeout(50);
      const out = await page.evaluate(`[...document.querySelectorAll('main .card, main fieldset, main svg.chart')].flatMap((around) => {
        const box = around.getBoundingClientRect();
        return [...around.querySelectorAll('button, select, input, label, p, h2, h3, text')]
          .filter((one) => !one.closest('.scroll, [aria-hidden=true] .track'))
          .map((one) => [one, one.getBoundingClientRect()])
          .filter(([, { left, right, width }]) => width > 0 && (right > box.right + 1 || left < box.left - 1))
          .map(([one]) => one.tagName + ' ' + (one.textContent || one.id).slice(0, 40));
      })`);
      expect(out, `${screen}, ${width}`).toEqual([]);
    }
  }
  await page.context().close();
}, 120_000);

it('a picture is drawn at once for who asks for less motion, and as time goes by for others', async () => {
  const frames: number[] = [];
  for (const reducedMotion of ['reduce', 'no-preference'] as const) {
    const { page } = await web.visit({ reducedMotion });
    await open(page, web.address, 'story/1');
    await page.evaluate(`{
      globalThis.frames = 0;
      new MutationObserver(() => globalThis.frames++).observe(document.querySelector('main'), { attributes: true, childList: true, subtree: true });
    }`);
    await page.getByRole('button', { name: 'Give a cookie' }).click();
    await expect.poll(() => page.locator('.after').textContent(), { timeout: 60_000 }).toMatch(/Dopamine rose/);
    await page.waitForTimeout(3000);
    frames.push((await page.evaluate('globalThis.frames')) as number);
    await page.context().close();
  }
  const [still, moving] = frames as [number, number];
  expect(still).toBeGreaterThan(0);
  expect(still).toBeLessThan(12);
  expect(moving).toBeGreaterThan(still + 10);
});

/** Scene → the control that asks for its answer. Scenes 8 to 10 take longer, and are seen to move in web-story.test.ts. */
const MOVING = ['', '', 'A good meal', 'See what happens', 'lower than before', 'Day 90', 'smaller, and lower down', 'the place'];

it('the pictures of scenes 2 to 7 move', async () => {
  const { page } = await web.visit({ reducedMotion: 'no-preference' });
  for (const [scene, control] of MOVING.entries()) {
    if (!control) continue;
    await open(page, web.address, `story/${scene}`);
    await page.evaluate(`{
      globalThis.frames = new Set();
      new MutationObserver(() => globalThis.frames.add(document.timeline.currentTime))
        .observe(document.querySelector('main'), { attributes: true, childList: true, subtree: true });
    }`);
    await page.getByRole('button', { name: control, exact: true }).click();
    await expect.poll(() => page.evaluate('globalThis.frames.size'), { message: `scene ${scene}`, timeout: 60_000 }).toBeGreaterThan(15);
  }
  await page.context().close();
}, 200_000);

it('Tab leads to every control of every screen, and shows where it is', async () => {
  const { page } = await web.visit();
  // The lists of the evidence hold hundreds of entries of one kind.
  for (const screen of [...SCREENS.filter((one) => !/results|parameters/.test(one)), 'evidence/equations']) {
    await open(page, web.address, screen);
    await settled(page, screen);
    // By their words, since the laboratory draws its bars anew when another is chosen.
    await page.evaluate(`{
      const named = (one) => one.tagName + ' ' + (one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent ?? one.textContent).replace(/[\\d.]+/g, '');
      const all = 'a[href], button, input, select, textarea, summary, [role=slider], [tabindex="0"]';
      const reached = new Set();
      globalThis.unseen = [];
      globalThis.missing = () => [...new Set([...document.querySelectorAll(all)]
        .filter((one) => one.checkVisibility() && !one.disabled && one.tabIndex >= 0).map(named))].filter((name) => !reached.has(name));
      addEventListener('focusin', ({ target }) => {
        reached.add(named(target));
        const { outlineStyle, outlineWidth } = getComputedStyle(target);
        if (outlineStyle === 'none' || outlineWidth === '0px') globalThis.unseen.push(named(target));
      });
      document.activeElement?.blur();
    }`);
    const missing = () => page.evaluate('globalThis.missing()') as Promise<string[]>;
    expect((await missing()).length, screen).toBeGreaterThan(10);
    for (let tabs = 0; tabs < 300 && (tabs % 10 > 0 || (await missing()).length > 0); tabs++) await page.keyboard.press('Tab');
    expect(await missing(), screen).toEqual([]);
    expect(await page.evaluate('globalThis.unseen'), screen).toEqual([]);
    // Listeners of this screen go with it.
    await page.goto('about:blank');
  }
  await page.context().close();
}, 200_000);

it('no task of the page takes 100 ms of the processor, on any screen', async () => {
  const { page } = await web.visit();
  const longest: Record<string, number> = {};
  for (const screen of [...SCREENS, 'evidence/claims', 'evidence/parameters']) {
    await web.browser.startTracing(page, TRACED);
    await open(page, web.address, screen);
    await page.waitForTimeout(500);
    longest[screen] = Math.round(longestTask(await web.browser.stopTracing()));
  }
  writeFileSync(join(ARTEFACTS, 'page-tasks.json'), `${JSON.stringify(longest, null, 1)}\n`);
  expect(Object.entries(longest).filter(([, most]) => !(most > 0 && most < 100))).toEqual([]);
  await page.context().close();
}, 200_000);

const ANSWER = ':is(.after, .after .whole):text-matches("[0-9]")';
/** What makes a screen answer, and when it has; of a trial, its first curves. */
const ANSWERS: readonly (readonly [screen: string, act: (page: Page) => Promise<unknown>, answered: string])[] = [
  ['story/1', (page) => page.getByRole('button', { name: 'Give a cookie' }).click(), ANSWER],
  ['story/3', (page) => page.getByRole('button', { name: 'See what happens' }).click(), ANSWER],
  ['story/5', (page) => page.getByRole('button', { name: 'Day 90' }).click(), ANSWER],
  ['story/7', (page) => page.getByRole('button', { name: 'the place', exact: true }).click(), ANSWER],
  ['laboratory', (page) => page.getByRole('button', { name: 'How 24 people differ' }).click(), 'text=Back to one person'],
  ['laboratory', (page) => page.getByRole('button', { name: 'Compare with a second' }).click(), '.chart .between'],
  ['trial', (page) => page.getByRole('button', { name: 'Run the trial' }).click(), '.chart'],
  ['incentives', (page) => page.getByLabel('Begin with').selectOption('veterans-prizes'), '.outcome:not([aria-busy]) .ledger'],
  ['evidence/claims', (page) => page.locator('summary').first().click(), '.entry[open] .point'],
];

it('nor while it answers', async () => {
  const { page } = await web.visit({ reducedMotion: 'no-preference' });
  const longest: Record<string, number> = {};
  for (const [i, [screen, act, answered]] of ANSWERS.entries()) {
    await page.goto('about:blank');
    await open(page, web.address, screen);
    await page.waitForTimeout(1000);
    await web.browser.startTracing(page, TRACED);
    await act(page);
    await page.locator(answered).first().waitFor({ timeout: 150_000 });
    await page.waitForTimeout(1000);
    longest[`${i} ${screen}`] = Math.round(longestTask(await web.browser.stopTracing()));
  }
  writeFileSync(join(ARTEFACTS, 'page-tasks-answering.json'), `${JSON.stringify(longest, null, 1)}\n`);
  expect(Object.entries(longest).filter(([, most]) => !(most > 0 && most < 100))).toEqual([]);
  await page.context().close();
}, 400_000);

it('milligrams stand beside medicines alone: nothing outside a file tells an amount of heroin', async () => {
  const { page } = await web.visit();
  for (const screen of SCREENS.filter((one) => !one.startsWith('evidence/'))) {
    await open(page, web.address, screen);
    const lines = (await page.locator('main').innerText()).split('\n').filter((line) => /\d\s*(mg|milligram)/i.test(line));
    for (const line of lines) expect(line, screen).toMatch(/methadone|buprenorphine|naltrexone|naloxone/i);
  }
  await page.context().close();
});

it('every screen leads to help lines by country with one tap: the United States first', async () => {
  const { page } = await web.visit({ viewport: SIZES.phone });
  for (const screen of SCREENS) {
    await open(page, web.address, screen);
    await page.getByRole('link', { name: 'Other countries' }).click();
    await page.waitForSelector('html[data-ready="help"]');
    expect(await page.locator('main h2, main h3').first().textContent(), screen).toMatch(/^United States/);
  }
  expect(await page.locator('main a[href^="tel:"]').first().getAttribute('href')).toBe('tel:988');
  expect(await page.locator('main h3').count()).toBeGreaterThan(5);
  await page.context().close();
});

it('every room shows the command, or the file, that reproduces it', async () => {
  const { page } = await web.visit();
  for (const screen of SCREENS.filter((one) => !one.startsWith('story/'))) {
    await open(page, web.address, screen);
    await expect
      .poll(() => page.locator('main code').allTextContents(), { message: screen })
      .toContainEqual(expect.stringMatching(/^(npx accumbens|docs\/)/));
  }
  await page.context().close();
});

it('without a Chromium the tests say so, and how to come by one', () => {
  expect(() => chromiumAmong(['/nowhere/chromium'])).toThrow(/none of \/nowhere\/chromium is there.*apt-get install chromium/);
});

it('a screen that is not there says so, and leads back', async () => {
  const { page } = await web.visit();
  await page.goto(`${web.address}#/nowhere`);
  await page.getByRole('link', { name: 'Go to the story' }).click();
  await page.waitForSelector('html[data-ready^="story"]');
  await page.context().close();
});
