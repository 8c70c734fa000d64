import { warm } from '../engine.ts';
import type { Room } from '../room.ts';
import { h } from '../ui/dom.ts';
import { STORY } from '../words/story.ts';
import { again, cookie, morning, rush, scale, volume } from './body.ts';
import { day } from './day.ts';
import { corner, newPaths, stopping } from './paths.ts';
import { type Scene, Stage } from './stage.ts';

const SCENES: readonly Scene[] = [cookie, scale, rush, morning, volume, again, corner, day, stopping, newPaths];

function ways(at: number): HTMLElement {
  const link = (to: number, words: string, kind: string): HTMLElement => h('a', { href: `#/story/${to + 1}`, class: kind }, words);
  const dots = SCENES.map(({ title }, i) =>
    h('li', {}, h('a', { href: `#/story/${i + 1}`, 'aria-label': `${i + 1}: ${title}`, title, 'aria-current': i === at && 'step' }, i + 1)),
  );
  return h(
    'nav',
    { class: 'steps', 'aria-label': STORY.scenes },
    at > 0 && link(at - 1, STORY.back, 'back'),
    h('ol', {}, ...dots),
    at < SCENES.length - 1 && link(at + 1, `${STORY.onward}: ${SCENES[at + 1]!.title}`, 'onward'),
  );
}

const ending = (): HTMLElement[] => [
  h('p', {}, h('a', { href: '#/laboratory', class: 'onward' }, STORY.onwardTo.laboratory)),
  h('p', {}, h('a', { href: '#/trial' }, STORY.onwardTo.trial)),
  h('p', {}, h('a', { href: '#/help' }, STORY.onwardTo.help)),
];

/** `#/story/3` is the third scene. The arrow keys turn the pages, unless a control has them. */
export const room: Room = ([number = '1'], gone) => {
  const at = Math.max(0, Math.min(SCENES.length - 1, Math.round(Number(number) || 1) - 1));
  const scene = SCENES[at]!;
  const stage = new Stage(gone);
  warm();
  addEventListener(
    'keydown',
    ({ key, target, altKey, ctrlKey, metaKey }) => {
      if (altKey || ctrlKey || metaKey || (target as HTMLElement).closest('input, select, textarea, [tabindex="0"]')) return;
      const to = at + (key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0);
      if (to !== at && to >= 0 && to < SCENES.length) location.hash = `#/story/${to + 1}`;
    },
    { signal: gone },
  );
  const element = h(
    'article',
    { class: 'scene' },
    h('p', { class: 'quiet-text' }, STORY.scene(at + 1, SCENES.length)),
    h('h1', {}, scene.title),
    h('p', { class: 'before' }, scene.before),
    ...scene.build(stage),
    ...stage.elements(scene.own),
    ways(at),
    ...(at === SCENES.length - 1 ? ending() : []),
  );
  return { title: scene.title, element };
};
