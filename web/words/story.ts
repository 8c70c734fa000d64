import { against, num } from '../../src/index.ts';

const percent = (value: number): string => `${num(value, 0)} %`;
/** 'about a third above', with digits behind. */
const than = (value: number, what: string): string => `${against(value / 100, what)} (${percent(value)})`;

/** Words of the story. Each scene: what to try, a question, and a sentence that says what just happened, made from what the model gave. */
export const STORY = {
  title: 'Story',
  scene: (number: number, of: number) => `Scene ${number} of ${of}`,
  scenes: 'Scenes',
  back: 'Back',
  onward: 'Next',
  behind: 'The numbers, the file and the command behind this picture',
  fileSays:
    'This is the research file that was just simulated on this device. Saved as scene.yaml, the command gives the same numbers to the last digit.',
  command: 'npx accumbens run scene.yaml',
  failed: (why: string) => `The model could not answer: ${why}`,
  foreseen: 'Just as you expected.',
  unforeseen: 'Not what you expected.',
  guess: 'your guess',
  healthy: 'an ordinary moment',
  axis: 'Dopamine, % of ordinary',
  after: (what: string) => `after ${what}`,
  synapse: (dopamine: number, receptors: number) =>
    `A synapse in the reward centre: dopamine at ${percent(dopamine)} of ordinary, receptors at ${percent(100 * receptors)}.`,
  cookie: {
    title: 'A cookie',
    before:
      'Deep in the brain, a small centre decides what is worth doing again. It speaks in dopamine. Give this person a cookie and watch it answer.',
    asks: 'Dopamine will rise …',
    options: ['by a little', 'to about double', 'to about ten times'],
    give: 'Give a cookie',
    line: 'A cookie',
    after: (peak: number, minutes: number) =>
      `Dopamine rose to ${than(peak, 'an ordinary moment')}, and within ${num(minutes, 0)} minutes it was back. That ripple means: this was good, remember how you got it.`,
  },
  scale: {
    title: 'A meal, a friend, a kiss',
    before: 'Life is full of such ripples. Which do you think is the tallest? Choose, then see all of them.',
    options: { company: 'A friend’s visit', meal: 'A good meal', sex: 'Closeness and sex', novelty: 'Something new' },
    asks: 'The tallest ripple comes from …',
    after: (right: boolean, peak: number) =>
      `${right ? 'Just so.' : 'Closeness and sex made the tallest one.'} The best that everyday life offers lifts dopamine to ${than(peak, 'an ordinary moment')}. This is the scale that evolution built the centre for.`,
  },
  rush: {
    title: 'The rush',
    before:
      'Now heroin, by vein, for the first time. Before you see it: how high will dopamine go? The lines are the ripples you saw before.',
    asks: 'Your guess',
    see: 'See what happens',
    line: 'Heroin, the first time',
    after: (peak: number, ratio: number, long: number, guess: number) => {
      const near = Math.abs(guess - peak) < 30 ? 'Close.' : guess < peak ? 'Higher than your guess.' : 'Lower than your guess.';
      return `${near} Dopamine went to ${num(peak / 100, 1)} times an ordinary moment, ${num(ratio, 1)} times the rise of the best everyday pleasure, within minutes, and stayed up ${num(long, 0)} times as long as after a meal. The centre draws its conclusion: this matters more than anything else.`;
    },
  },
  morning: {
    title: 'The morning after',
    before: 'The drug is leaving. Where will the line end up? Choose, then move through the next day and a half.',
    asks: 'A day later, dopamine will be …',
    options: ['where it began', 'still a little higher', 'lower than before'],
    first: 'After one dose',
    month: 'After thirty days of use',
    scrub: 'Hours after the dose',
    at: (hours: number) => `${num(hours, 0)} hours`,
    now: (hours: number, level: number) => `${num(hours, 0)} hours after: dopamine is ${than(level, 'an ordinary moment')}.`,
    after: (right: boolean, lowest: number, again: number) =>
      `${right ? 'Just so.' : 'It sank below where it began.'} The brain leans against the push and, when the push stops, tips the other way: to ${percent(lowest)} after one dose. After thirty days of daily use it falls to ${percent(again)}. That is not weakness; it is the same balance that keeps us all steady.`,
  },
  volume: {
    title: 'Turning down the volume',
    before:
      'The same dose again, three times a day. Look at it on day 1, day 7, day 30 and day 90, and watch the green cups that receive the dopamine.',
    asks: 'Later, the same dose will lift dopamine …',
    options: ['less', 'as much as at first', 'more'],
    day: (day: number) => `Day ${day}`,
    line: (day: number) => `Day ${day}`,
    after: (day: number, first: number, now: number, receptors: number) =>
      day === 1
        ? `The first time, dopamine rose to ${percent(first)}. Now the later days.`
        : `On day ${day} the same dose lifts dopamine to ${percent(now)}, not ${percent(first)}: the rise is ${percent((100 * (now - 100)) / (first - 100))} of what it was. The cells protect themselves from the noise; ${percent(100 * (1 - receptors))} of the dopamine receptors are gone.`,
  },
  again: {
    title: 'And the cookie now?',
    before: 'Three months later, between two doses, we give the same person the same cookie. The cookie has not changed.',
    asks: 'Its ripple will be …',
    options: ['the same', 'smaller, and lower down', 'bigger'],
    axis: 'Pleasure felt; 0 is “enough”',
    before_: 'Before heroin',
    now: 'After three months',
    enough: 'enough',
    after: (right: boolean, before: number, now: number, gap: number) =>
      `${right ? 'Just so.' : 'Smaller, and lower down.'} The ripple is ${percent((100 * now) / before)} of what it was, and it starts ${num(gap, 1)} lower: the whole scale has sunk while what counts as enough has risen. Pleasure fades from everything, not only from the drug.`,
  },
  onwardTo: {
    trial: 'Ask a trial: which help helps how much?',
    laboratory: 'Try your own in the laboratory',
    help: 'For someone you love: help lines and how to find treatment',
  },
} as const;
