/** The incentive designer: what it shows is what the library works out, dangers are told, files come back as they went. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { designOf, parseSchedule, printSchedule, protocols, readIncentives, readTrialFile, trialCatalogue } from '../src/index.ts';
import { ARTEFACTS, type Host, host, keep, open, overflow, SIZES, violations } from './web/browser.ts';

let web: Host;
beforeAll(async () => {
  web = await host();
});
afterAll(() => web?.close());

const california = protocols.find(({ name }) => name === 'california-incentives')!;

async function designer(viewport = SIZES.desktop as { width: number; height: number }): Promise<{ page: Page; complaints: string[] }> {
  const { page, complaints } = await web.visit({ viewport, acceptDownloads: true });
  await open(page, web.address, 'incentives');
  await page.waitForSelector('.outcome:not([aria-busy]) .ledger');
  return { page, complaints };
}

describe('the incentive designer', () => {
  it('shows the ledger and the bill that the library works out', async () => {
    const { page, complaints } = await designer();
    const design = designOf(california, { chances: [{ negative: 0.6 }], people: 100 });
    expect(await page.locator('.ledger tbody tr').count()).toBe(design.visits);
    const mean = Math.round(design.bills[0]!.programme.mean / 100).toLocaleString('en-US');
    expect(await page.locator('.outcome dd').first().textContent()).toBe(`${mean} USD`);
    expect(await page.locator('.outcome').textContent()).toContain('59,900 USD');
    await expect.poll(() => page.locator('.spoken').textContent()).toBe(`Expected ${mean} USD, at worst 59,900 USD.`);
    const told = await page.locator('.outcome .checks li').allTextContents();
    expect(told.length).toBeGreaterThan(0);
    expect(told).toEqual(design.checks.map(({ says }) => expect.stringContaining(says)));
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('a lapse pressed into the strip lowers what the course earns, and is undone by two more presses', async () => {
    const { page } = await designer(SIZES.phone);
    const earned = page.getByText('This course earns');
    const bar = page.locator('.strip .visit').nth(7);
    await bar.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => earned.textContent()).not.toContain('earns 599 USD;');
    expect(await page.evaluate("document.activeElement.getAttribute('data-key')")).toBe('visit 7');
    for (let press = 0; press < 2; press++) {
      await page.keyboard.press('Enter');
      await page.waitForTimeout(200);
    }
    await expect.poll(() => earned.textContent()).toContain('earns 599 USD;');
    expect(await overflow(page)).toBe(0);
    await page.context().close();
  });

  it('rewarded opioid abstinence without medication and naloxone is a danger in sight wherever the page is scrolled', async () => {
    const { page } = await designer(SIZES.phone);
    await page.getByLabel('A visit must show').selectOption('opioids');
    await page.waitForSelector('.safety.danger');
    await page.evaluate('scrollTo(0, document.body.scrollHeight / 2)');
    expect(await page.locator('.safety').innerText()).toMatch(/may die/);
    expect(await page.evaluate("document.querySelector('.safety').getBoundingClientRect().top")).toBe(0);
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: join(ARTEFACTS, 'incentives-danger-phone.png') });
    await page.getByLabel('Everyone is given', { exact: true }).selectOption('buprenorphine');
    await page.getByLabel('Everyone is given take-home naloxone').check();
    await page.waitForSelector('.safety.warned');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.waitForSelector('.safety.danger');
    await page.context().close();
  });

  it('prints the ledger and nothing but the ledger', async () => {
    const { page } = await designer();
    await page.evaluate('globalThis.print = () => { globalThis.printed = true; }');
    await page.getByRole('button', { name: 'Print the ledger' }).click();
    expect(await page.evaluate('globalThis.printed')).toBe(true);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.ledger tbody tr').last().isVisible()).toBe(true);
    for (const other of ['header', 'footer', '.strip', '.form', 'button'])
      expect(await page.locator(other).first().isVisible(), other).toBe(false);
    await page.context().close();
  });

  it('the saved file is the schedule, and opening it brings it back; a faulty one says what is wrong', async () => {
    const { page } = await designer();
    await page.getByText('The file and the command').click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save the file' }).click()]);
    const text = readFileSync((await download.path()) as string, 'utf8');
    expect(parseSchedule(JSON.parse(text))).toMatchObject({ faults: [], schedule: { name: california.name, cap: california.cap } });
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(printSchedule(california))));
    const opened = { name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(text.replace('"599.00 USD"', '"100.00 USD"')) };
    await page.locator('input[type=file]').setInputFiles(opened);
    await expect.poll(() => page.locator('.outcome').textContent()).toContain('10,000 USD');
    await page.locator('input[type=file]').setInputFiles({ ...opened, buffer: Buffer.from('{"name": 3}') });
    await expect.poll(() => page.locator('.outcome').textContent()).toMatch(/mine\.json:1:\d+ name: found /);
    const yaml = readFileSync(new URL('../scenarios/incentives/prize-bowl.yaml', import.meta.url));
    await page.locator('input[type=file]').setInputFiles({ name: 'bowl.yaml', mimeType: 'text/yaml', buffer: yaml });
    const bowl = readIncentives(yaml.toString(), 'bowl.yaml');
    await expect.poll(() => page.getByLabel('Name', { exact: true }).inputValue()).toBe(bowl.name);
    await page.waitForSelector('.outcome .ledger');
    expect(await page.locator('.ledger tbody tr').count()).toBe(designOf(bowl, { chances: [{ negative: 0.6 }], people: 100 }).visits);
    await page.context().close();
  });

  it('simulates how people might respond, by a trial file that the command line runs too', { timeout: 180_000 }, async () => {
    const { page, complaints } = await designer();
    await page.getByLabel('Begin with').selectOption('silverman-opiates');
    await page.waitForSelector('.safety.warned, .safety.danger');
    await page.getByRole('button', { name: 'Simulate the response' }).click();
    const saved = page.getByRole('button', { name: 'Save the full report' });
    await saved.waitFor({ timeout: 150_000 });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the trial file' }).click(),
    ]);
    const trial = readTrialFile(readFileSync((await download.path()) as string, 'utf8'), 'trial.yaml', trialCatalogue());
    expect(trial.arms.map(({ treatments }) => treatments.map(({ treatment }) => treatment))).toEqual([
      ['methadone'],
      ['methadone', 'contingency management'],
    ]);
    expect(trial.arms[1]!.treatments[1]!.schedule).toMatchObject({ name: 'silverman-opiates' });
    expect(await keep(page, 'incentives-response')).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
