import * as help from './help.ts';
import type { Room } from './room.ts';
import { button, h, put } from './ui/dom.ts';
import { liveRegion } from './ui/live.ts';
import { SHELL } from './words/shell.ts';

const ROOMS: Readonly<Record<string, () => Promise<{ readonly room: Room }>>> = {
  story: () => import('./story/room.ts'),
  laboratory: () => import('./laboratory/room.ts'),
  trial: () => import('./trial/room.ts'),
  incentives: () => import('./incentives/room.ts'),
  evidence: () => import('./evidence/room.ts'),
  help: async () => help,
};
const NAMES: Readonly<Record<string, string>> = SHELL.rooms;

const main = h('main', { id: 'content', tabindex: -1 });
const links = new Map(Object.keys(ROOMS).map((name) => [name, h('a', { href: `#/${name}` }, NAMES[name])]));

/** `#/story/3` → ['story', '3']. */
const place = (): string[] => location.hash.replace(/^#\/?/, '').split('/').filter(Boolean).map(decodeURIComponent);

const missing: Room = () => ({
  title: SHELL.missing,
  element: h('div', { class: 'column' }, h('h1', {}, SHELL.missing), h('p', {}, h('a', { href: '#/story' }, SHELL.missingLink))),
});

let leave = new AbortController();
let shown = false;

async function show(): Promise<void> {
  leave.abort();
  leave = new AbortController();
  const { signal } = leave;
  const [name = 'story', ...rest] = place();
  for (const [room, link] of links) {
    if (room === name) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  try {
    const load = Object.hasOwn(ROOMS, name) ? ROOMS[name] : undefined;
    const room = load ? (await load()).room : missing;
    const screen = await room(rest, signal);
    if (signal.aborted) return;
    document.title = SHELL.title(screen.title);
    put(main, screen.element);
    if (shown) main.focus({ preventScroll: true });
    // A screen begins with its heading; one that opens an entry of its own goes there afterwards.
    scrollTo(0, 0);
    shown = true;
  } catch (error) {
    if (!signal.aborted) put(main, h('div', { class: 'column', role: 'alert' }, h('p', {}, SHELL.failed((error as Error).message))));
  }
  if (!signal.aborted) document.documentElement.dataset.ready = place().join('/') || name;
}

/** Light, dark, or as the device has it; kept on this device. */
function themeButton(): HTMLElement {
  const root = document.documentElement;
  const themes = ['system', 'light', 'dark'] as const;
  let at = Math.max(0, themes.indexOf((kept() ?? 'system') as (typeof themes)[number]));
  const set = (): void => {
    const theme = themes[at]!;
    if (theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme;
    toggle.textContent = `${SHELL.theme.label}: ${SHELL.theme[theme]}`;
  };
  const toggle = button('', () => {
    at = (at + 1) % themes.length;
    set();
    keep(themes[at]!);
  });
  toggle.className = 'quiet';
  set();
  return toggle;
}

/** A browser may forbid storage; the choice then lasts as long as the page. */
function kept(): string | null {
  try {
    return localStorage.getItem('theme');
  } catch {
    return null;
  }
}

function keep(theme: string): void {
  try {
    localStorage.setItem('theme', theme);
  } catch {
    // Nothing is lost but the memory of it.
  }
}

function frame(): void {
  const navigation = h('nav', { 'aria-label': SHELL.navigation }, h('ul', {}, ...[...links.values()].map((link) => h('li', {}, link))));
  const brand = h('a', { href: '#/story', class: 'brand' }, SHELL.name);
  put(
    document.getElementById('app')!,
    h('a', { href: '#content', class: 'skip', onclick: skip }, SHELL.skip),
    h('header', {}, help.helpBar(), h('div', { class: 'bar' }, brand, navigation)),
    main,
    h('footer', {}, h('p', {}, SHELL.notice), h('p', {}, SHELL.private, ' ', themeButton())),
    liveRegion(),
  );
}

function skip(event: Event): void {
  event.preventDefault();
  main.focus();
}

frame();
addEventListener('hashchange', () => void show());
void show();

if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  addEventListener('load', () => void navigator.serviceWorker.register('./offline.js').catch(() => undefined));
}
