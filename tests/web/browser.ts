/** A real Chromium before the built page, and what is asked of every screen. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { pageFolder, servePage } from '../../cli/serve.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));
/** Where systems keep it; another place is named by CHROMIUM. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

export const SIZES = {
  phone: { width: 360, height: 740 },
  tablet: { width: 820, height: 1180 },
  desktop: { width: 1440, height: 900 },
} as const;
export type Theme = 'light' | 'dark';

/** Pictures of a test run, for people to look at. Not kept in the repository. */
export const ARTEFACTS = join(root, 'artefacts');

/** The first of these files that is there. Throws, and says how to come by one, when there is none. */
export function chromiumAmong(places: readonly string[]): string {
  const found = places.find((place) => existsSync(place));
  if (found) return found;
  throw new Error(`the page is tested in Chromium, and none of ${places.join(', ')} is there; on Debian: apt-get install chromium`);
}

export interface Visit {
  readonly page: Page;
  /** What the page or its console complained of. */
  readonly complaints: string[];
}

export interface Host {
  readonly browser: Browser;
  readonly address: string;
  visit(options?: BrowserContextOptions): Promise<Visit>;
  close(): Promise<void>;
}

/** Serves the built page as `accumbens serve` does and opens a browser; says what is missing when there is none. */
export async function host(): Promise<Host> {
  const { CHROMIUM } = process.env;
  const executablePath = chromiumAmong(CHROMIUM ? [CHROMIUM] : PLACES);
  mkdirSync(ARTEFACTS, { recursive: true });
  const server = await servePage(pageFolder(), 0);
  const browser = await chromium.launch({ executablePath, args: QUIET });
  console.info(`the page is tested in ${executablePath}, Chromium ${browser.version()}`);
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    browser,
    address,
    visit: (options) => visit(browser, options),
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

async function visit(browser: Browser, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: SIZES.desktop, reducedMotion: 'reduce', serviceWorkers: 'block', ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (said) => {
    if (said.type() === 'error' || /Content.Security.Policy/i.test(said.text())) complaints.push(said.text());
  });
  // The page asks this machine for its own files and for nothing else, and tells nobody anything.
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    const own = hostname === '127.0.0.1' || ['data:', 'blob:', 'about:', 'file:'].includes(protocol);
    if (!own || request.method() !== 'GET') complaints.push(`${request.method()} ${request.url()}`);
  });
  return { page, complaints };
}

/** Opens a screen and waits until it is there. */
export async function open(page: Page, address: string, screen: string): Promise<void> {
  await page.goto(`${address}#/${screen}`);
  await page.waitForSelector(`html[data-ready="${screen}"]`);
}

const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

/** Violations of WCAG 2.2 AA and of good practice, one line each. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return (await page.evaluate(`axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target, failureSummary }) => target + ' ' + failureSummary).join(' | ')))`)) as string[];
}

/** How far the page is wider than its window, px. */
export const overflow = async (page: Page): Promise<number> =>
  (await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')) as number;

/** Words that a chart cuts off at its edge. */
export const cutWords = (page: Page): Promise<string[]> =>
  page.evaluate(`[...document.querySelectorAll('svg.chart')].flatMap((chart) => {
    const { left, right } = chart.getBoundingClientRect();
    return [...chart.querySelectorAll('text')].filter((text) => {
      const box = text.getBoundingClientRect();
      return box.right > right + 1 || box.left < left - 1;
    }).map((text) => text.textContent);
  })`) as Promise<string[]>;

/**
 * Keeps a screen as it stands on a telephone and a desktop, by day and by night, as pictures `name-size-theme.png`, and tells what hinders anyone in any
 * of them.
 */
export async function keep(page: Page, name: string): Promise<string[]> {
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as Theme[]) {
    await page.emulateMedia({ colorScheme });
    for (const size of ['phone', 'desktop'] as const) {
      await page.setViewportSize(SIZES[size]);
      // Pictures are drawn anew for another width.
      await page.waitForTimeout(200);
      const where = `${name}, ${size}, ${colorScheme}: `;
      if ((await overflow(page)) !== 0) faults.push(`${where}too wide`);
      faults.push(...[...(await cutWords(page)), ...(await violations(page))].map((one) => where + one));
      await page.screenshot({ path: join(ARTEFACTS, `${name}-${size}-${colorScheme}.png`), fullPage: true });
    }
  }
  return faults;
}

/** Brings the entry that the address names into sight: another size of the window has moved it. */
export async function seek(page: Page): Promise<void> {
  if (!/#\/evidence\/\w+\/./.test(page.url())) return;
  await page.locator('.entry[open]').waitFor();
  await page.evaluate("document.querySelector('.entry[open]').scrollIntoView({ block: 'start' })");
}
