/** The trial room: what it says is what the library finds from the same file; dangers are told; it can be stopped. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  analyseTrial,
  armsGiven,
  armWarnings,
  modelLives,
  readTrialFile,
  type ShardTables,
  trialCatalogue,
  trialReportHtml,
  trialSentences,
  trialStudy,
} from '../src/index.ts';
import { type Host, host, keep, open, SIZES } from './web/browser.ts';

let web: Host;
beforeAll(async () => {
  web = await host();
});
afterAll(() => web?.close());

/** What the library finds from a trial file, as the command line does, and the report it writes. */
async function found(text: string): Promise<{ readonly sentences: string[]; readonly report: string }> {
  const trial = readTrialFile(text, 'trial.yaml', trialCatalogue());
  const study = trialStudy(trial, modelLives(trial));
  const shards: ShardTables[] = [];
  for (let shard = 0; shard < study.shards; shard++) shards.push(await study.run(shard));
  const result = analyseTrial(trial, shards);
  const warnings = armWarnings(trial).filter(({ level }) => level === 'danger' || level === 'warning');
  const { engine } = study;
  const report = trialReportHtml(result, { warnings, given: armsGiven(trial), command: 'accumbens trial trial.yaml', engine });
  return { sentences: trialSentences(result), report };
}

describe('the trial room', () => {
  it('a newcomer goes from the last scene to a trial of their own, and reads what the library finds from the same file', async () => {
    const { page, complaints } = await web.visit({ acceptDownloads: true });
    await open(page, web.address, 'story/10');
    await page.getByRole('link', { name: 'Ask a trial' }).click();
    await page.waitForSelector('html[data-ready="trial"]');
    expect(Number(await page.getByRole('slider', { name: 'People', exact: true }).getAttribute('max'))).toBeGreaterThanOrEqual(300);
    for (const [name, value] of [
      ['People', '40'],
      ['Weeks of treatment', '4'],
    ] as const) {
      await page.getByRole('slider', { name, exact: true }).fill(value);
    }
    await page.getByText('The file and the command').click();
    const text = (await page.locator('details pre').textContent()) as string;
    expect(text).toContain('treatment: 4 weeks');
    await page.getByRole('button', { name: 'Run the trial' }).click();
    // The curves fill in as sites arrive: there are some before the report is.
    expect(await page.getByRole('progressbar').count()).toBe(1);
    await page.getByText('So far; the bands shrink').waitFor({ timeout: 240_000 });
    expect(await page.locator('.chart').count()).toBe(3);
    expect(await page.getByRole('button', { name: 'Save the full report' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Save the full report' }).waitFor({ timeout: 240_000 });
    const said = await page
      .locator('section', { has: page.getByText('What came of it') })
      .locator('p')
      .allTextContents();
    const { sentences, report } = await found(text);
    for (const sentence of sentences) expect(said).toContain(sentence);
    await expect.poll(() => page.locator('.spoken').textContent()).toBe(sentences[1]);
    expect(await page.locator('.chart[role=slider]').count()).toBe(3);
    expect(await page.locator('section details table').count()).toBe(3);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the full report' }).click(),
    ]);
    expect(report).toMatch(/^<!doctype html>[\s\S]*counselling against methadone/);
    expect(readFileSync((await download.path()) as string, 'utf8')).toBe(report);
    expect(await keep(page, 'trial-told')).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 400_000);

  it('an arm that detoxifies without medication and naloxone is a danger at once; a run can be cancelled', async () => {
    const { page } = await web.visit({ viewport: SIZES.phone, colorScheme: 'dark' });
    await open(page, web.address, 'trial');
    const first = page.locator('.arm').first();
    await first.getByLabel('residential detoxification').check();
    await first.getByLabel('take-home naloxone').uncheck();
    await expect.poll(() => page.locator('.checks .danger').allTextContents(), { timeout: 30_000 }).toHaveLength(1);
    await page.getByRole('button', { name: 'Add an arm' }).click();
    expect(await page.locator('.arm').count()).toBe(3);
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await page.locator('.arm').count()).toBe(2);
    await page.getByRole('button', { name: 'Run the trial' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Run the trial' }).waitFor();
    expect(await keep(page, 'trial-danger')).toEqual([]);
    await page.context().close();
  });
});
