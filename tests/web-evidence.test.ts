/** The evidence room: every verdict has its picture with words and a table behind, every parameter is listed, every tab says what reproduces it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageFolder } from '../cli/serve.ts';
import { declaredParameters, type HeldAgainst } from '../src/index.ts';
import { ARTEFACTS, type Host, host, open, overflow, SIZES, seek, violations } from './web/browser.ts';

interface Entry {
  readonly id: string;
  readonly measured: string;
  readonly compared?: readonly HeldAgainst[];
}
const tables = JSON.parse(readFileSync(join(pageFolder(), 'evidence.json'), 'utf8')) as Readonly<
  Record<'claims' | 'validations' | 'parameters', readonly Entry[]>
>;
const pictured = { claims: tables.claims, results: tables.validations };

let web: Host;
let page: Page;
beforeAll(async () => {
  web = await host();
  ({ page } = await web.visit());
});
afterAll(() => web?.close());

describe.each(['claims', 'results'] as const)('%s', (tab) => {
  it('every number behind a verdict is a picture with words, and a row of the table behind it', async () => {
    await open(page, web.address, `evidence/${tab}`);
    await page.evaluate(`for (const entry of document.querySelectorAll('.entry')) entry.open = true`);
    await page.waitForFunction(`[...document.querySelectorAll('.entry')].every((entry) => entry.children.length > 1)`);
    const shown = (await page.evaluate(`[...document.querySelectorAll('.entry')].map((entry) => ({
      id: entry.querySelector('code').textContent,
      words: [...entry.querySelectorAll('.point[role=img]')].map((point) => point.getAttribute('aria-label')),
      rows: entry.querySelectorAll('.pictures tbody tr').length,
      command: [...entry.querySelectorAll('code')].at(-1).textContent,
    }))`)) as { id: string; words: string[]; rows: number; command: string }[];
    expect(shown.map(({ id }) => id)).toEqual(pictured[tab].map(({ id }) => id));
    for (const [i, { id, words, rows, command }] of shown.entries()) {
      const compared = pictured[tab][i]!.compared ?? [];
      expect(words.length, id).toBe(compared.length);
      expect(rows, id).toBe(compared.length);
      for (const { says, agrees } of compared) {
        const word = words.find((one) => one.startsWith(`${says}: model`));
        expect(word, `${id}: ${says}`).toBeDefined();
        if (agrees) expect(word, id).toContain('bound: ');
      }
      expect(command).toBe(`npx accumbens ${tab === 'claims' ? 'claims' : 'validate'} ${id}`);
    }
  });
});

it('every claim and every published result that was measured has its numbers in docs/results.json', () => {
  const measured = [...tables.claims, ...tables.validations].filter(
    (one) => !/^(not evaluated|could not be measured|)$/.test(one.measured),
  );
  expect(measured.filter(({ compared }) => !compared?.length).map(({ id }) => id)).toEqual([]);
});

it('the points of a picture are walked with the arrow keys, one stop of the tabulator for all of them', async () => {
  await open(page, web.address, 'evidence/results/B-V08');
  const entry = page.locator('#results-B-V08');
  const points = entry.locator('.point');
  await points.first().waitFor();
  expect(await entry.locator('.point[tabindex="0"]').count()).toBe(1);
  const says = tables.validations.find(({ id }) => id === 'B-V08')!.compared!.map((held) => `${held.says}: model`);
  const focused = () => page.evaluate(`document.activeElement.getAttribute('aria-label')`);
  await points.first().focus();
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toMatch(new RegExp(`^${says[1]}`));
  await page.keyboard.press('ArrowLeft');
  expect(await focused()).toMatch(new RegExp(`^${says[0]}`));
});

it('lists every declared parameter with its value, range, meaning and how sure; the filters keep what they say', async () => {
  await open(page, web.address, 'evidence/parameters');
  const ids = declaredParameters().map(({ id }) => id);
  const shown = async () =>
    (await page.evaluate(`[...document.querySelectorAll('.entry summary code')].map((code) => code.textContent)`)) as string[];
  await expect.poll(shown, { timeout: 20_000 }).toEqual(ids);
  const pictures = (await page.evaluate(
    `[...document.querySelectorAll('.entry .span')].map((one) => one.getAttribute('aria-label'))`,
  )) as string[];
  expect(pictures.length).toBe(ids.length);
  expect(pictures.every((words) => /, range .* to /.test(words))).toBe(true);
  await page.getByLabel('Part of the model').selectOption({ label: 'treatments' });
  await page.getByLabel('How sure').selectOption({ label: 'fitted' });
  const left = declaredParameters().filter(({ part, from }) => part === 'treatments' && typeof from !== 'string' && 'fitted' in from);
  await expect.poll(shown, { timeout: 20_000 }).toEqual(left.map(({ id }) => id));
  await expect.poll(() => page.locator('[role=status]').textContent()).toContain(`${left.length} of ${ids.length}`);
});

it('an opened parameter tells its source; what is not modelled is a list, and comes first', async () => {
  await open(page, web.address, 'evidence/parameters/tolerance.slowTime');
  await expect.poll(() => page.locator('.entry[open]').textContent()).toMatch(/R029.*Cox, Ginsburg & Willis 1975/);
  await open(page, web.address, 'evidence');
  expect(await page.locator('main h2').first().textContent()).toBe('What is not modelled');
  expect(await page.locator('.limits dt').count()).toBeGreaterThan(8);
});

it('every tab says what file and what command reproduce it', async () => {
  for (const [tab, command] of [
    ['limits', 'docs/not-modelled.md'],
    ['claims', 'npx accumbens claims'],
    ['results', 'npx accumbens validate'],
    ['parameters', 'npx accumbens cite'],
    ['equations', 'npx accumbens model'],
  ] as const) {
    await open(page, web.address, `evidence/${tab}`);
    expect(await page.locator('.reproduce code').allTextContents(), tab).toContain(command);
  }
});

it.each(['light', 'dark'] as const)(
  '%s: entries with pictures, opened, have no violation and no overflow, down to 320 px',
  async (theme) => {
    const { page: own } = await web.visit({ colorScheme: theme });
    const [id] = [tables.validations.find(({ compared }) => compared?.some(({ course }) => course)) ?? tables.validations[0]!].map(
      (one) => one.id,
    );
    for (const screen of ['evidence/claims/C03', `evidence/results/${id}`, 'evidence/parameters/stress.size']) {
      await open(own, web.address, screen);
      for (const [name, size] of Object.entries({ ...SIZES, small: { width: 320, height: 640 } })) {
        await own.setViewportSize(size);
        expect(await overflow(own), `${screen}, ${name}`).toBe(0);
        await seek(own);
        await own.screenshot({ path: join(ARTEFACTS, `${screen.replaceAll('/', '-')}-${name}-${theme}.png`) });
      }
      if (!screen.includes('parameters')) expect(await violations(own), screen).toEqual([]);
    }
    await own.context().close();
  },
  120_000,
);
