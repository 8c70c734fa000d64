/** The laboratory: by keyboard and by hand, shared and explained. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  beingOf,
  catalogueOf,
  enterable,
  liveFreely,
  readScenario,
  scenarioLife,
  simulateLife,
  standardBeing,
  standardModel,
  substancesOf,
  withLives,
} from '../src/index.ts';
import { type Host, host, keep, overflow, SIZES, violations } from './web/browser.ts';
import { add, ready, visitLaboratory } from './web/laboratory.ts';

let web: Host;
beforeAll(async () => {
  web = await host();
});
afterAll(() => web?.close());

const laboratory = (...at: [screen?: string, viewport?: { width: number; height: number }]) => visitLaboratory(web, ...at);
const file = (page: Page) => page.locator('details pre').first().textContent() as Promise<string>;
async function saved(page: Page, name: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
  return readFileSync((await download.path()) as string, 'utf8');
}

async function middleOf(page: Page, grip: RegExp): Promise<{ x: number; y: number }> {
  const box = (await page.getByRole('slider', { name: grip }).boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function dragged(page: Page, grip: RegExp, by: number): Promise<void> {
  const { x, y } = await middleOf(page, grip);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by, y, { steps: 5 });
  await page.mouse.up();
}

/** By a finger. */
async function touched(page: Page, grip: RegExp, by: number): Promise<void> {
  const { x, y } = await middleOf(page, grip);
  const client = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at: number): Promise<unknown> =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x: at, y }] });
  await touch('touchStart', x);
  for (const share of [0.25, 0.5, 0.75, 1]) await touch('touchMove', x + share * by);
  await touch('touchEnd', x + by);
}

describe('the laboratory', () => {
  it('saves a file and numbers that are the same: what the file says, simulated here, has every bit of the saved table', async () => {
    const { page, complaints } = await laboratory();
    // What is shown after a move goes on from where it begins to differ from what was shown before.
    await page.locator('[data-key="2 end"]').press('Shift+ArrowRight');
    await ready(page);
    await page.locator('[data-key="3 start"]').press('Shift+ArrowLeft');
    await ready(page);
    await page.getByText('The file and the command').click();
    const text = await saved(page, 'Save the file');
    expect(text).toContain('every 8 h from 20 d for 47 d');
    expect(text).toContain('lasts: 53 d, context: usual');
    expect(text).toBe(await file(page));
    const [head, ...rows] = (await saved(page, 'Save the numbers')).trim().split('\n');
    const scenario = readScenario(text, 'laboratory.yaml', catalogueOf(standardModel().model));
    const compiled = standardModel(substancesOf(scenario.events));
    const names = head!.split(',').slice(1);
    const { parameters, events, options } = scenarioLife(compiled.model, scenario, 0, names);
    const { times, series } = simulateLife(compiled, parameters, events, options);
    expect(rows.length).toBe(times.length);
    const lived = Array.from(times, (time, i) => [time, ...names.map((name) => series[name]![i])]);
    expect(rows.map((row) => row.split(',').map(Number))).toEqual(lived);
    expect(await saved(page, 'Save the picture')).toMatch(/^<svg xmlns=.*#[0-9a-f]{6}/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('moves a bar by arrow keys and by hand, and takes both back', async () => {
    const { page } = await laboratory();
    await page.getByText('The file and the command').click();
    const before = await file(page);
    const grip = page.getByRole('slider', { name: /^heroin, end/ }).nth(1);
    await grip.focus();
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => file(page)).toContain('every 8 h from 20 d for 47 d');
    // What changed is said aloud, as it is written.
    const status = await page.locator('[data-status="ready"]').textContent();
    expect(status).toMatch(/^Over 17 weeks: dopamine ends at/);
    await expect.poll(() => page.locator('.spoken').textContent()).toBe(status);
    expect(await page.evaluate("document.activeElement.getAttribute('data-key')")).toBe('2 end');
    const box = (await grip.boundingBox())!;
    await page.mouse.move(box.x + 7, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(box.x - 60, box.y + 10, { steps: 5 });
    await page.mouse.up();
    await expect.poll(() => file(page)).not.toContain('for 47 d');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => file(page)).toContain('for 47 d');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => file(page)).toBe(before);
    await page.context().close();
  });

  it('compares two time lines, shares them as a link, and opens the link', async () => {
    const { page } = await laboratory();
    await page.getByRole('button', { name: 'Compare with a second' }).click();
    await page.getByRole('button', { name: 'meals' }).click();
    await page.getByRole('button', { name: 'Remove' }).click();
    await ready(page);
    await expect.poll(() => page.locator('.chart .between').count()).toBe(6);
    expect(await keep(page, 'laboratory-compared')).toEqual([]);
    await page.getByText('The file and the command').click();
    const text = await file(page);
    await page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
    await page.getByRole('button', { name: 'Copy a link' }).click();
    const said = (await page.locator('details .small').last().textContent()) as string;
    const link = /#\/laboratory\/([\w-]+)/.exec(said)?.[1];
    const { page: other } = await laboratory(`laboratory/${link}`);
    await expect.poll(() => other.locator('.chart .between').count()).toBe(6);
    await other.getByRole('button', { name: 'Second time line' }).click();
    await other.getByText('The file and the command').click();
    await expect.poll(() => file(other)).toBe(text);
    const { page: bad } = await laboratory('laboratory/bm90IGEgcGxhbg');
    expect(await bad.locator('h1').textContent()).toBe('Laboratory');
    for (const one of [page, other, bad]) await one.context().close();
  });

  it('explains a point by the mechanisms that pushed it, and each of those in turn', async () => {
    const { page } = await laboratory();
    await page.getByRole('button', { name: 'Why? Dopamine' }).click();
    const side = page.locator('.reasons');
    await expect.poll(() => side.locator('h3').textContent()).toMatch(/^Dopamine at day/);
    await page.getByRole('slider', { name: 'Read the curves at' }).fill('500');
    // Read at the moment at which the place changes: the curve and its reasons tell the same value.
    await page.getByRole('button', { name: 'Why? Withdrawal' }).click();
    await expect.poll(() => side.locator('h3').textContent()).toMatch(/^Withdrawal at day 61, 00:00/);
    const read = await page.locator('dt:text-is("Withdrawal") + dd').textContent();
    const explained = /It is ([\d.]+)/.exec((await side.textContent()) ?? '')?.[1];
    expect(Math.round(Number(explained))).toBe(Number.parseInt(read ?? '', 10));
    await page.getByRole('button', { name: 'Why? Dopamine' }).click();
    await expect.poll(() => side.locator('h3').textContent()).toMatch(/^Dopamine at day/);
    await side.getByRole('button', { name: 'How strongly withdrawal presses' }).click();
    await expect.poll(() => side.textContent()).toContain('Withdrawal drive, both branches');
    await side.getByRole('button', { name: 'Back' }).click();
    await expect.poll(() => side.textContent()).toContain('How strongly opioids press');
    // Any point of any curve.
    for (const [place, day] of [
      ['40', 5],
      ['333', 40],
      ['990', 119],
    ] as const) {
      await page.getByRole('slider', { name: 'Read the curves at' }).fill(place);
      for (const what of ['Dopamine', 'Pleasure felt', 'Receptors', 'Tolerance', 'Withdrawal', 'Breathing']) {
        await page.getByRole('button', { name: `Why? ${what}` }).click();
        await expect
          .poll(() => side.textContent())
          .toMatch(new RegExp(`^${what} at day ${day},.*(It is .* at rest it would be|It changes by)`));
      }
    }
    // Behind each curve a table, for who cannot see it.
    await page.getByText('The numbers as tables').click();
    await expect.poll(() => page.locator('details[open] table').count()).toBe(6);
    await page.getByRole('button', { name: 'Another person like this' }).click();
    await expect.poll(() => side.textContent()).toContain('The curves have changed');
    await page.context().close();
  });

  it('shows how people differ, with progress, and can be stopped', async () => {
    const { page } = await laboratory();
    await page.getByRole('button', { name: 'How 24 people differ' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    // The one person is told of again.
    await expect.poll(() => page.locator('[data-status]').textContent()).toMatch(/dopamine ends at/);
    expect(await page.locator('.chart .people').count()).toBe(0);
    await page.getByRole('button', { name: 'How 24 people differ' }).click();
    await page.getByRole('button', { name: 'Back to one person' }).waitFor({ timeout: 60_000 });
    expect(await page.locator('[data-status]').textContent()).toMatch(/^Over 17 weeks, (none|\d+) of 24 people had an overdose/);
    expect(await page.locator('.chart .people').count()).toBe(6);
    expect(await violations(page)).toEqual([]);
    await page.getByText('The file and the command').click();
    const numbers = (await saved(page, 'Save the numbers')).split('\n');
    expect(numbers[0]).toMatch(/^person,time_h,/);
    expect(new Set(numbers.slice(1, -1).map((row) => row.split(',')[0])).size).toBe(24);
    // Two time lines: the same people on both.
    await page.getByRole('button', { name: 'Compare with a second' }).click();
    await page.getByRole('button', { name: 'meals' }).click();
    await page.getByRole('button', { name: 'Remove' }).click();
    await ready(page);
    await page.getByRole('button', { name: 'How 24 people differ' }).click();
    await page.getByRole('button', { name: 'Back to one person' }).waitFor({ timeout: 90_000 });
    expect(await page.locator('.chart .people').count()).toBe(12);
    expect(await keep(page, 'laboratory-crowds')).toEqual([]);
    await page.context().close();
  });

  it('someone who chooses for themself: craving, habit and plasticity beside the body, as the command line lives the same file', async () => {
    const { page, complaints } = await laboratory();
    await page.getByLabel('Who it is').selectOption('choosing');
    expect(await page.locator('.select').first().innerText()).toMatch(/^someone who chooses/);
    await expect.poll(() => page.locator('.stack .chart').count(), { timeout: 30_000 }).toBe(10);
    for (const kind of ['blow', 'cue', 'care', 'naloxone']) await add(page, kind);
    await expect.poll(() => file(page)).toContain('blows: [60 d]');
    // Every treatment has its own bar, and the first brings naloxone with it; by keyboard, by mouse and by finger.
    expect(await file(page)).toContain('{ treatment: take-home naloxone, after: 60 d, lasts: 0 d }');
    await page.getByRole('slider', { name: /^methadone, start/ }).press('Shift+ArrowRight');
    await expect.poll(() => file(page)).toContain('{ treatment: methadone, after: 67 d, lasts: 53 d }');
    await add(page, 'care');
    await page.getByLabel('Which treatment').selectOption('cognitive-behavioural therapy');
    await expect.poll(() => file(page)).toContain('{ treatment: cognitive-behavioural therapy, after: 60 d, lasts: 60 d }');
    await dragged(page, /^cognitive-behavioural therapy, end/, -80);
    await expect.poll(() => file(page)).toMatch(/cognitive-behavioural therapy, after: 60 d, lasts: [34]\d/);
    await touched(page, /^take-home naloxone/, -40);
    await expect.poll(() => file(page)).toMatch(/take-home naloxone, after: [45]\d/);
    expect(await file(page)).toContain('{ treatment: methadone, after: 67 d, lasts: 53 d }');
    expect((await file(page)).match(/treatment:/g)?.length).toBe(3);
    await dragged(page, /^reminders, end/, -80);
    await expect.poll(() => file(page)).toMatch(/cues: \[\{ from: 84 d, for: 1\d/);
    await touched(page, /^a hard day/, -60);
    await expect.poll(() => file(page)).toMatch(/blows: \[4\d/);
    await ready(page);
    await page.getByText('The file and the command').click();
    const text = await saved(page, 'Save the file');
    expect(text).not.toMatch(/take:\n.*heroin/);
    const [head, ...rows] = (await saved(page, 'Save the numbers')).trim().split('\n');
    const scenario = readScenario(text, 'laboratory.yaml', withLives(catalogueOf(standardModel().model), standardBeing().mind, enterable));
    const { record } = liveFreely(beingOf(scenario, enterable), scenario, 0, ['dopamine.percent']);
    const names = head!.split(',').slice(1);
    for (const name of ['dopamine.percent', 'craving.level', 'habit.level', 'plasticity.level', 'hours.use']) {
      const column = 1 + names.indexOf(name);
      for (const i of [0, 500, rows.length - 1]) expect(Number(rows[i]!.split(',')[column]), `${name} ${i}`).toBe(record.series[name]![i]);
    }
    await page.getByRole('button', { name: 'Why? Dopamine' }).click();
    await page.waitForSelector('.reasons .pushes, .reasons ol');
    for (const what of ['Craving', 'Habit', 'Plasticity', 'Hours for the drug']) {
      await page.getByRole('button', { name: `Why? ${what}` }).click();
      await expect
        .poll(() => page.locator('.reasons').textContent(), { timeout: 20_000 })
        .toMatch(new RegExp(`^${what} at day.*on average`));
    }
    await page.getByRole('button', { name: 'Compare with a second time line' }).click();
    await ready(page);
    // The second time line began as a copy, and luck is the same: so are all readings.
    const readings = await page
      .locator('.values > div')
      .evaluateAll((all) => all.map((one) => (one as unknown as { innerText: string }).innerText));
    expect(readings.map((text) => text.split('\n')[0])).toEqual(
      'Dopamine,Pleasure felt,Receptors,Tolerance,Withdrawal,Breathing,Craving,Habit,Plasticity,Hours for the drug'.split(','),
    );
    for (const text of readings) expect(text).toMatch(/\n(\S+( [%h])?) · \1\s+Why/);
    expect(await page.locator('details code').first().textContent()).toBe('npx accumbens run laboratory.yaml');
    expect(await keep(page, 'laboratory-choosing')).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('a crowd of people who choose: bands on every curve, the numbers of the command line, and a link that brings the same people', async () => {
    const { page, complaints } = await laboratory();
    await page.getByLabel('Who it is').selectOption('choosing');
    await expect.poll(() => page.locator('.stack .chart').count(), { timeout: 30_000 }).toBe(10);
    await add(page, 'care');
    await page.getByRole('button', { name: 'How 24 people differ' }).click();
    await page.getByRole('button', { name: 'Back to one person' }).waitFor({ timeout: 120_000 });
    expect(await page.locator('.chart .people').count()).toBe(10);
    await page.getByText('The file and the command').click();
    const text = await saved(page, 'Save the file');
    expect(text).toContain('people: 24');
    const table = await saved(page, 'Save the numbers');
    const [head, ...rows] = table.trim().split('\n');
    const columns = head!.split(',');
    const scenario = readScenario(text, 'laboratory.yaml', withLives(catalogueOf(standardModel().model), standardBeing().mind, enterable));
    const being = beingOf(scenario, enterable);
    for (const person of [0, 7, 23]) {
      const own = rows.map((row) => row.split(',').map(Number)).filter(([one]) => one === person);
      const { record } = liveFreely(being, scenario, person, ['dopamine.percent']);
      expect(own.length).toBe(record.times.length);
      for (const name of ['dopamine.percent', 'craving.level', 'hours.use'])
        for (const i of [0, 400, own.length - 1]) expect(own[i]![columns.indexOf(name)], `${person} ${name}`).toBe(record.series[name]![i]);
    }
    await page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
    await page.getByRole('button', { name: 'Copy a link' }).click();
    const link = /#\/(laboratory\/[\w-]+)/.exec((await page.locator('details .small').last().textContent()) ?? '')![1]!;
    const { page: other } = await laboratory(link);
    await other.getByRole('button', { name: 'How 24 people differ' }).click();
    await other.getByRole('button', { name: 'Back to one person' }).waitFor({ timeout: 120_000 });
    await other.getByText('The file and the command').click();
    expect(await saved(other, 'Save the numbers')).toBe(table);
    expect(await keep(page, 'laboratory-choosing-crowd')).toEqual([]);
    expect(complaints).toEqual([]);
    for (const one of [page, other]) await one.context().close();
  }, 400_000);

  it('what is given: rewards, heroin, reminders, medicines and a place are added, and it says why hard days and treatments are not there', async () => {
    const { page } = await laboratory();
    const kinds = page.getByLabel('What happens').locator('option');
    const offered = await kinds.evaluateAll((all) => all.map((one) => (one as unknown as { value: string }).value));
    expect(offered).not.toContain('blow');
    expect(offered).not.toContain('care');
    expect(await page.locator('.bench').textContent()).toContain(
      'Hard days and treatments act on what a person chooses, and here nothing is chosen',
    );
    for (const kind of offered) await add(page, kind);
    await dragged(page, /^reminders, start/, 40);
    await touched(page, /^methadone, whole/, -40);
    const text = await file(page);
    for (const line of ['cue daily', 'methadone 30 mg', 'naltrexone 380 mg', 'context: new', 'company daily', 'naloxone 4 mg'])
      expect(text).toContain(line);
    expect(await page.locator('[role=alert]').count()).toBe(0);
    await page.context().close();
  });

  it('reads by slider alone on a telephone; a strong amount without tolerance is told as an overdose', async () => {
    const { page } = await laboratory('laboratory', SIZES.phone);
    const reader = page.getByRole('slider', { name: 'Read the curves at' });
    await reader.focus();
    await page.keyboard.press('ArrowRight');
    expect(await reader.getAttribute('aria-valuetext')).toMatch(/^day \d+, \d\d:00, Dopamine \d+ %, Pleasure felt/);
    expect(await overflow(page)).toBe(0);
    await page.context().close();
  });
});
