/** Scene 8: a life that narrows, for some. Everyone in it is simulated when it is asked for. */
import { proportionInterval } from '../../src/index.ts';
import { crowd } from '../engine.ts';
import type { Life } from '../jobs.ts';
import { button, h, put, slider } from '../ui/dom.ts';
import { PATHS } from '../words/paths.ts';
import { dayText, FIFTY, WEEKS } from './files.ts';
import { diedBy, hoursOn, hoursRing, keys, RING } from './people.ts';
import { expectation, type Scene } from './stage.ts';

const W = PATHS.day;
/** Hours of every day from which a day counts as narrowed. */
const NARROW = 3;
/** People who are lived at a time: the kernel carries four at little more than the cost of two, and the reader sees somebody soon. */
const TOGETHER = 4;

export const day: Scene = {
  title: W.title,
  before: W.before,
  own: true,
  build(stage) {
    const lives: Life[] = [];
    const rings = h('div', { class: 'rings' });
    const picture = h('div', { class: 'card', hidden: true }, rings, keys(RING, W.legend), h('p', { class: 'small' }, W.number));
    const place = h('div');
    const { element: expected, word } = expectation(W.asks, W.options);
    const show = (week: number): void => put(rings, ...lives.map((life, i) => hoursRing(life, i + 1, week)));
    const tell = (week: number): void => {
      const hours = lives.filter((life) => !diedBy(life, week)).map((life) => hoursOn(life, 'use', week));
      const narrowed = hours.filter((one) => one > NARROW).length;
      const said = W.now(week + 1, narrowed, FIFTY, Math.max(...hours), FIFTY - hours.length);
      const { low, high } = proportionInterval(narrowed, FIFTY);
      const ended = `${word(narrowed === 0 ? 0 : 2 * narrowed <= FIFTY ? 1 : 2)}${said} ${W.after(100 * low, 100 * high)}`;
      stage.tell(week + 1 < WEEKS ? said : ended);
    };
    const live = async (): Promise<void> => {
      lives.length = 0;
      const text = dayText();
      stage.reproduce(W.fileSays, W.command, text);
      const people = Array.from({ length: FIFTY }, (_, person) => person);
      const jobs = Array.from(
        { length: Math.ceil(FIFTY / TOGETHER) },
        (_, i) => ({ kind: 'several', text, people: people.slice(TOGETHER * i, TOGETHER * (i + 1)), series: [] }) as const,
      );
      await stage.each(crowd<'several'>(jobs, stage.gone), (some) => {
        lives.push(...some);
        picture.hidden = false;
        show(0);
        stage.tell(W.living(lives.length, FIFTY));
      });
      if (lives.length < FIFTY) return;
      const control = slider(W.week, { min: 1, max: WEEKS, step: 1, value: 1 }, W.atWeek, (value) => {
        show(value - 1);
        tell(value - 1);
      });
      put(place, control.element);
      await stage.animate(2500, (share) => show(Math.round(share * (WEEKS - 1))));
      control.set(WEEKS);
      tell(WEEKS - 1);
    };
    return [expected, button(W.start, () => void live(), { class: 'main' }), place, picture];
  },
};
