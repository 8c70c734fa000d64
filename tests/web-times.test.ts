/** How soon the page answers. Times of the processor are judged, and the best by the clock; all go to artefacts/page-times.json. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ARTEFACTS, type Host, host, open } from './web/browser.ts';
import { add, ready, visitLaboratory } from './web/laboratory.ts';
import { longestTask, TRACED, workBetween } from './web/trace.ts';

let web: Host;
beforeAll(async () => {
  web = await host();
});
afterAll(() => web?.close());

const laboratory = (...at: [screen?: string, viewport?: { width: number; height: number }]) => visitLaboratory(web, ...at);

const times: Record<string, unknown> = {};
function keepTimes(more: Record<string, unknown>): void {
  writeFileSync(join(ARTEFACTS, 'page-times.json'), `${JSON.stringify(Object.assign(times, more), null, 1)}\n`);
}

/** Median of a given life, processor's ms, up to which a machine is fast enough for the promise: who chooses takes 1.4 to 1.7 times a given life. */
const FAST = 55;
/** Processor's ms of a move on a year of a life that is given: the first, and the median of 24. */
let given: readonly [first: number, median: number] | undefined;

describe('the page answers soon', () => {
  it.each([
    ['one who is given: after a rest a move costs less than 100 ms from the handle to the redrawn curves', undefined, '2 end'],
    [
      'one who chooses: a move costs less than twice as much, and less than 100 ms where a given life takes up to 55',
      'choosing',
      '1 start',
    ],
  ])('a year of one life, %s, and no task of the page is above 100 ms', async (_, person, grip) => {
    const { page } = await laboratory();
    if (person) {
      await page.getByLabel('Who it is').selectOption(person);
      await expect.poll(() => page.locator('.stack .chart').count(), { timeout: 30_000 }).toBe(10);
      await add(page, 'care');
    }
    await web.browser.startTracing(page, TRACED);
    await page.getByLabel('Length').selectOption('365');
    await ready(page);
    // The worker lives unseen lives meanwhile, and says when it is through with them.
    const practised = () => page.evaluate("performance.getEntriesByType('mark').filter(({ name }) => name.startsWith('practised')).length");
    await expect.poll(practised, { timeout: 60_000 }).toBeGreaterThan(0);
    // Curves in sight are drawn at once: as many as the window holds, more than whoever drags a handle sees.
    const seen = (await page.evaluate(`new Promise((resolve) => {
        document.querySelector('.stack').scrollIntoView({ block: 'start' });
        requestAnimationFrame(() => setTimeout(() => resolve([...document.querySelectorAll('.stack .chart')]
          .filter((chart) => chart.getBoundingClientRect().top < innerHeight).length), 100));
      })`)) as number;
    const lines = (on: Page = page) =>
      on
        .locator('.stack .line')
        .evaluateAll((all) => all.map((one) => (one as unknown as { getAttribute(name: string): string }).getAttribute('d')));
    const before = await lines();
    const milliseconds = (await page.evaluate(`(async () => {
        const times = [];
        for (let i = 0; i < 24; i++) {
          const status = document.querySelector('[data-status]');
          const done = new Promise((resolve) => new MutationObserver((_, observer) => {
            if (status.dataset.status === 'ready') { observer.disconnect(); requestAnimationFrame(() => resolve()); }
          }).observe(status, { attributes: true }));
          const start = performance.now();
          performance.mark('moved');
          document.querySelector('[data-key="${grip}"]').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
          await done;
          performance.mark('drawn');
          times.push(Math.round(performance.now() - start));
          // The next move is another task than the frame that draws this one, or that frame would be counted twice.
          await new Promise((resolve) => setTimeout(resolve));
        }
        return times;
      })()`)) as number[];
    const trace = await web.browser.stopTracing();
    const [moves, longest] = [workBetween(trace), longestTask(trace)];
    keepTimes({ [`redraw ${person ?? 'given'}`]: { milliseconds, moves, worker: workBetween(trace, /DedicatedWorker/), longest } });
    expect(moves.length).toBe(24);
    expect(seen).toBeGreaterThanOrEqual(6);
    // Those out of sight follow as soon as nothing else is asked for.
    await page.locator(`[data-key="${grip}"]`).press('Shift+ArrowRight');
    await ready(page);
    await page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
    await page.getByText('The file and the command').click();
    await page.getByRole('button', { name: 'Copy a link' }).click();
    const link = /#\/(laboratory\/[\w-]+)/.exec((await page.locator('details .small').last().textContent()) ?? '')![1]!;
    const { page: fresh } = await laboratory(link);
    await expect.poll(() => lines()).toEqual(await lines(fresh));
    expect(await lines()).not.toEqual(before);
    await fresh.context().close();
    // Time of the processor, since other work on the machine stretches that of the clock.
    const [first, median] = [moves[0]!, moves.toSorted((a, b) => a - b)[12]!];
    if (person === undefined) {
      given = [first, median];
      expect(first, 'the first move').toBeLessThan(100);
      expect(median, 'the median').toBeLessThan(100);
      // By the clock, what the machine can do while nobody else asks for it.
      expect(Math.min(...milliseconds)).toBeLessThan(100);
    } else {
      // Beside a given life on the same machine, since one machine took 67 ms and another, or the same an hour later, 140 (docs/page.md).
      expect(given, 'the given life comes first').toBeDefined();
      if (given![1] < FAST) expect(median, 'the median').toBeLessThan(100);
      expect(first, 'the first move').toBeLessThan(2 * given![0]);
      expect(median, 'the median').toBeLessThan(2 * given![1]);
    }
    expect(longest).toBeGreaterThan(1);
    expect(longest).toBeLessThan(100);
    await page.context().close();
  });

  it('the first touch ends what is lived unseen, and without one it ends by itself', async () => {
    const { page } = await laboratory();
    const asked = () =>
      page.evaluate("performance.getEntriesByType('mark').filter(({ name }) => name === 'unseen').length") as Promise<number>;
    await expect.poll(asked, { timeout: 30_000 }).toBeGreaterThan(0);
    await page.keyboard.press('Shift');
    const then = await asked();
    await page.waitForTimeout(1500);
    // One may have been under way.
    expect(await asked()).toBeLessThanOrEqual(then + 1);
    await page.context().close();
  });

  it('the first screen is there within a second, of the clock at the best visit and of the page’s own work at every one', async () => {
    const visits: { clock: number; work: number }[] = [];
    for (let i = 0; i < 5; i++) {
      const { page } = await web.visit();
      const client = await page.context().newCDPSession(page);
      await client.send('Performance.enable', { timeDomain: 'threadTicks' });
      await page.addInitScript(`new MutationObserver((_, observer) => {
        if (!document.documentElement.dataset.ready) return;
        observer.disconnect();
        globalThis.readyAt = performance.now();
      }).observe(document, { attributes: true, subtree: true })`);
      await open(page, web.address, 'story/1');
      const { metrics } = await client.send('Performance.getMetrics');
      const work = metrics.find(({ name }) => name === 'TaskDuration')!.value;
      visits.push({ clock: Math.round((await page.evaluate('globalThis.readyAt')) as number), work: Math.round(1000 * work) });
      await page.context().close();
    }
    keepTimes({ first: visits });
    for (const { work } of visits) expect(work).toBeLessThan(1000);
    expect(Math.min(...visits.map(({ clock }) => clock))).toBeLessThan(1000);
  });
});
