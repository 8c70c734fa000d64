/** Scenes 1 to 6: what the body does. Every line is simulated when it is asked for. */
import type { Band } from '../../src/index.ts';
import type { Life } from '../jobs.ts';
import type { Plot, Series } from '../ui/chart.ts';
import { button, h, slider } from '../ui/dom.ts';
import { STORY } from '../words/story.ts';
import { cut, DOPAMINE, expectation, highest, lowest, question, RECEPTORS, type Scene, type Stage } from './stage.ts';

const HELP = '# An illustration of mechanisms, not advice. Help in the US: 988, or SAMHSA 1-800-662-4357.';
const file = (title: string, ...lines: string[]): string =>
  `${HELP}\ntitle: ${JSON.stringify(title)}\nperson: typical\n${lines.join('\n')}\n`;

const reference = { at: 100, label: STORY.healthy };
const basic = { title: STORY.axis, axis: STORY.axis, unit: '%', digits: 0, from: 0, references: [reference] } as const;

/** The axis before anything has happened. */
const blank = (stage: Stage, to: number): void => stage.show({ ...basic, to, series: [], include: [80, 200] });

const everyday = (reward: string): string =>
  file(`An everyday reward: ${reward}`, 'duration: 4 h', `rewards: [${reward} at 15 min]`, 'record: { every: 1 min }');
const FIRST = file('A first dose', 'duration: 16 h', 'take: [heroin 8 mg intravenous at 15 min]', 'record: { every: 2 min }');

/** Hours from the first to the last time at which a line is over `level`. */
function above({ times, middle }: Band, level: number): number {
  const first = middle.findIndex((value) => value > level);
  const last = middle.findLastIndex((value) => value > level);
  return first < 0 ? 0 : times[last]! - times[first]!;
}

export const cookie: Scene = {
  title: STORY.cookie.title,
  before: STORY.cookie.before,
  build(stage) {
    blank(stage, 2);
    const { element, word } = expectation(STORY.cookie.asks, STORY.cookie.options);
    const give = async (): Promise<void> => {
      const life = await stage.live(everyday('sweet'));
      if (!life) return;
      const band = cut(life, DOPAMINE, 0, 2);
      stage.follow(life);
      stage.show({ ...basic, to: 2, series: [{ name: STORY.cookie.line, colour: 'dopamine', band, named: 'peak' }], include: [80, 200] });
      await stage.play();
      const top = highest(band);
      stage.tell(word(top < 150 ? 0 : top < 400 ? 1 : 2) + STORY.cookie.after(top, 60 * above(band, 101)));
    };
    return [element, button(STORY.cookie.give, () => void give(), { class: 'main' })];
  },
};

const REWARDS = ['company', 'meal', 'sex', 'novelty'] as const;

/** The ripples of everyday life, side by side in time. */
async function ripples(stage: Stage): Promise<{ series: Series[]; best: number } | undefined> {
  const series: Series[] = [];
  for (const reward of REWARDS) {
    const life = await stage.live(everyday(reward));
    if (!life) return undefined;
    series.push({
      name: STORY.scale.options[reward],
      colour: 'recovery',
      band: cut(life, DOPAMINE, 0, 4),
      twin: reward !== 'sex',
      named: 'peak',
    });
    stage.follow(life);
  }
  series.sort((a, b) => highest(a.band) - highest(b.band));
  return { series, best: highest(series.at(-1)!.band) };
}

export const scale: Scene = {
  title: STORY.scale.title,
  before: STORY.scale.before,
  build(stage) {
    blank(stage, 2.5);
    const chosen = async (answer: number): Promise<void> => {
      const all = await ripples(stage);
      if (!all) return;
      for (let shown = 1; shown <= all.series.length; shown++) {
        stage.show({ ...basic, to: 2.5, series: all.series.slice(0, shown), include: [80, 200] });
        await stage.play();
      }
      stage.tell(STORY.scale.after(REWARDS[answer] === 'sex', all.best));
    };
    return [
      question(
        STORY.scale.asks,
        REWARDS.map((reward) => STORY.scale.options[reward]),
        (answer) => void chosen(answer),
      ),
    ];
  },
};

export const rush: Scene = {
  title: STORY.rush.title,
  before: STORY.rush.before,
  build(stage) {
    blank(stage, 4);
    let guess = 150;
    let known: Awaited<ReturnType<typeof ripples>>;
    const plot = (top: number, series: readonly Series[]): Plot => ({
      ...basic,
      to: 4,
      series,
      references: [reference, { at: guess, label: STORY.guess }],
      include: [80, Math.max(top, guess)],
    });
    const guessed = (value: number): void => {
      guess = value;
      if (known) stage.show(plot(200, known.series));
    };
    const before = ripples(stage).then((found) => {
      known = found;
      if (found) stage.show(plot(200, found.series));
    });
    const see = async (): Promise<void> => {
      await before;
      const life = known && (await stage.live(FIRST));
      if (!life || !known) return;
      const { series, best } = known;
      const band = cut(life, DOPAMINE, 0, 4);
      const peak = highest(band);
      const raised = (line: Band): number => above(line, 110);
      await stage.animate(900, (share) => stage.show(plot(200 + share * (peak + 20 - 200), series)));
      stage.follow(life);
      stage.show(plot(peak + 20, [...series, { name: STORY.rush.line, colour: 'heroin', band, named: 'peak' }]));
      await stage.play();
      const long = raised(cut(life, DOPAMINE, 0, 16)) / raised(series.find(({ name }) => name === STORY.scale.options.meal)!.band);
      stage.tell(STORY.rush.after(peak, (peak - 100) / (best - 100), long, guess));
    };
    const control = slider(STORY.rush.asks, { min: 100, max: 500, step: 10, value: guess }, (value) => `${value} %`, guessed);
    return [control.element, button(STORY.rush.see, () => void see(), { class: 'main' })];
  },
};

const MONTH = file(
  'A day and a half after thirty days of use',
  'duration: 33 d',
  'context: usual',
  'take: [heroin 8 mg intravenous every 8 h for 30 d]',
  'record: { every: 10 min }',
);

export const morning: Scene = {
  title: STORY.morning.title,
  before: STORY.morning.before,
  build(stage) {
    blank(stage, 36);
    const place = h('div');
    const chosen = async (answer: number): Promise<void> => {
      const month = await stage.live(MONTH);
      const text = file(
        'A day and a half after one dose',
        'duration: 42 h',
        'take: [heroin 8 mg intravenous at 15 min]',
        'record: { every: 10 min }',
      );
      const life = month && (await stage.live(text));
      if (!life) return;
      const band = cut(life, DOPAMINE, 0, 36);
      const late = cut(month, DOPAMINE, 29 * 24 + 16, 29 * 24 + 16 + 36);
      stage.follow(life);
      const after = { name: STORY.morning.first, colour: 'heroin', band, named: 'peak' } as const;
      stage.show({
        ...basic,
        to: 36,
        since: 'after the dose',
        series: [{ name: STORY.morning.month, colour: 'withdrawal', band: late, twin: true, named: 'peak' }, after],
      });
      await stage.play(36);
      stage.tell(STORY.morning.after(answer === 2, lowest(cut(life, DOPAMINE, 6, 42)), lowest(late)));
      const { element } = slider(STORY.morning.scrub, { min: 0, max: 36, step: 1, value: 36 }, STORY.morning.at, (hours) => {
        stage.point(hours);
        stage.tell(STORY.morning.now(hours, band.middle[band.times.findIndex((time) => time >= hours)] ?? 100));
      });
      place.replaceChildren(element);
    };
    return [question(STORY.morning.asks, STORY.morning.options, (answer) => void chosen(answer)), place];
  },
};

const QUARTER = file(
  'The same dose for three months, and the same cookie before and after',
  'duration: 93 d',
  'context: usual',
  'rewards: [sweet at 15 min, sweet at 92 d 4 h]',
  'take: ["heroin 8 mg intravenous every 8 h from 1 d for 91 d"]',
  'record: { every: 10 min }',
);
const DAYS = [1, 7, 30, 90] as const;

export const volume: Scene = {
  title: STORY.volume.title,
  before: STORY.volume.before,
  build(stage) {
    blank(stage, 6);
    const { element, word } = expectation(STORY.volume.asks, STORY.volume.options);
    let life: Promise<Life | undefined> | undefined;
    let seen: number[] = [];
    const buttons = DAYS.map((day) => button(STORY.volume.day(day), () => void look(day), { 'aria-pressed': 'false' }));
    const look = async (day: number): Promise<void> => {
      for (const [i, one] of buttons.entries()) one.setAttribute('aria-pressed', String(DAYS[i] === day));
      life ??= stage.live(QUARTER);
      const found = await life;
      if (!found) return;
      seen = [...new Set([1, ...seen.filter((other) => other !== day), day])];
      const bands = new Map(seen.map((one) => [one, cut(found, DOPAMINE, 24 * one, 24 * one + 6)]));
      const series = seen.map((one): Series => {
        return {
          name: STORY.volume.line(one),
          colour: one === 1 ? 'dopamine' : 'heroin',
          band: bands.get(one)!,
          twin: one !== day,
          named: 'peak',
        };
      });
      stage.follow(found, 24 * day);
      stage.show({ ...basic, to: 6, since: 'after the dose', series, include: [60, 260] });
      await stage.play();
      const receptors = cut(found, RECEPTORS, 24 * day, 24 * day + 6).middle[0]!;
      const [first, now] = [highest(bands.get(1)!), highest(bands.get(day)!)];
      const change = (now - 100) / (first - 100);
      const seenLater = day === 1 ? '' : word(change < 0.9 ? 0 : change > 1.1 ? 2 : 1);
      stage.tell(seenLater + STORY.volume.after(day, first, now, receptors));
    };
    return [element, h('div', { class: 'row', role: 'group', 'aria-label': STORY.volume.title }, ...buttons)];
  },
};

export const again: Scene = {
  title: STORY.again.title,
  before: STORY.again.before,
  build(stage) {
    const FELT = 'reward.felt';
    const axis = { title: STORY.again.axis, axis: STORY.again.axis, unit: '', digits: 2, from: 0, to: 2, include: [0.1, -1] };
    stage.show({ ...axis, series: [], references: [{ at: 0, label: STORY.again.enough }] });
    const chosen = async (answer: number): Promise<void> => {
      const once = await stage.live(everyday('sweet'), [FELT, DOPAMINE, RECEPTORS]);
      const text = QUARTER.replace('every: 10 min', 'every: 5 min').replace('duration: 93 d', 'duration: 92 d 8 h');
      const life = once && (await stage.live(text, [FELT, DOPAMINE, RECEPTORS]));
      if (!life) return;
      const start = 92 * 24 + 3.75;
      const [before, now] = [cut(once, FELT, 0, 2), cut(life, FELT, start, start + 2)];
      const series: Series[] = [
        { name: STORY.again.before_, colour: 'recovery', band: before, twin: true, named: 'peak' },
        { name: STORY.again.now, colour: 'dopamine', band: now, named: 'peak' },
      ];
      stage.follow(life, start);
      stage.show({ ...axis, series, references: [{ at: 0, label: STORY.again.enough }] });
      await stage.play();
      const rise = (band: Band): number => highest(band) - band.middle[0]!;
      stage.tell(STORY.again.after(answer === 1, rise(before), rise(now), before.middle[0]! - now.middle[0]!));
    };
    return [question(STORY.again.asks, STORY.again.options, (answer) => void chosen(answer))];
  },
};
