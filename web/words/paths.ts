import { num } from '../../src/index.ts';

const of = (count: number, all: number): string => `${count} of ${all} people`;

/** 'rewards, friends and naloxone' */
export const and = (words: readonly string[]): string => [words.slice(0, -1).join(', '), ...words.slice(-1)].filter(Boolean).join(' and ');

interface Counts {
  /** Not using after six weeks. */
  readonly well: number;
  /** Days of use a week then. */
  readonly days: number;
  /** Not using after half a year. */
  readonly later: number;
}

/** Words of scenes 7 to 10: people who choose for themselves. */
export const PATHS = {
  corner: {
    title: 'The corner',
    before:
      'No drug is here. But for half a year it came in the same place, from the same friend, with the same smell and the same spoon. Choose one of them and let this person meet it again.',
    expects: 'Craving will be …',
    options: ['as it was', 'somewhat stronger', 'more than twice as strong'],
    asks: 'They meet …',
    cues: { place: 'the place', people: 'the friend', smell: 'the smell', object: 'the spoon' } as Readonly<Record<string, string>>,
    fileSays: (people: readonly number[]) =>
      `This command asks them the same. The picture shows means over persons ${people.join(', ')}, for whom it is what was paired.`,
    working: 'Living through half a year of pairing …',
    craving: 'Craving, of 100',
    dopamine: 'Rise of dopamine, % of ordinary, with no drug there',
    bars: {
      none: 'Nothing special',
      unpaired: 'Something met as often, never with it',
      paired: 'What was paired with it',
      compound: 'Two such things together',
    } as Readonly<Record<string, string>>,
    after: (what: string, craving: number, none: number, dopamine: number) =>
      `${what[0]!.toUpperCase()}${what.slice(1)} alone lifts craving from ${num(none, 0)} to ${num(craving, 0)} of 100, and dopamine by ${num(dopamine, 0)} %, with no drug anywhere. Moving away helps a little; the cues move along.`,
  },
  day: {
    title: 'A day',
    before:
      'Two years of fifty people who begin to try heroin. Each ring is one person’s day of 24 hours. Slide through the weeks: for some, violet hours of seeking and using fill the ring.',
    asks: 'In the end it takes more than three hours a day from …',
    options: ['none of them', 'up to half of them', 'more than half of them'],
    fileSays:
      'This file was just lived through. Saved as day.yaml, the command gives the same hours, in the series that begin with “hours.”.',
    command: 'npx accumbens run day.yaml',
    start: 'Let them live',
    living: (done: number, all: number) => `${done} of ${all} lives lived …`,
    week: 'Week',
    atWeek: (week: number) => `week ${week}`,
    dead: (person: number) => `Person ${person}: died`,
    ring: (person: number, hours: number) => `Person ${person}: ${num(hours, 1)} hours of the day go into the drug`,
    legend: { use: 'seeking and using', work: 'work', company: 'company', eat: 'meals', rest: 'rest', sleep: 'sleep' } as Readonly<
      Record<string, string>
    >,
    number: 'The number in a ring: hours of the day for the drug. A cross: died.',
    now: (week: number, narrowed: number, all: number, most: number, died: number) =>
      `In week ${week}, ${narrowed === 0 ? 'none' : narrowed} of ${all} people ${narrowed > 1 ? 'give' : 'gives'} more than three hours of every day to the drug${narrowed > 0 ? `; the most is ${num(most, most < 10 ? 1 : 0)} hours` : ''}.${died > 0 ? ` ${died} ${died === 1 ? 'has' : 'have'} died.` : ''}`,
    after: (low: number, high: number) =>
      `Fifty lives tell the model’s share only roughly: from ${num(low, 0)} to ${num(high, 0)} of a hundred. Of a hundred people who try it, studies found 23 to 38 dependent within a year, and the others not. Nobody can tell beforehand who will be.`,
  },
  stopping: {
    title: 'Stopping',
    before:
      'Fifty people who have become dependent stop, in a ward, for ten days. Then they go home, with nothing else. How many will still not be using after six weeks?',
    asks: 'Of 50 people, still well after six weeks:',
    finding: (found: number, all: number) => `${found} of ${all} people …`,
    week: 'Weeks since stopping',
    atWeek: (week: number) => `week ${week}`,
    when: (week: number) => (week === 0 ? 'The day of stopping' : `Week ${week}`),
    fileSays:
      'This trial file was just lived through: the same people alone and with help. Saved as stopping.yaml, the command gives the same people and weeks, in its tables.',
    command: 'npx accumbens trial stopping.yaml',
    states: { well: 'not using', some: 'using on some days', use: 'using on most days', died: 'died' },
    withdrawal: 'Withdrawal of those not using, 0–48',
    now: (week: number, well: number, all: number) =>
      week === 0 ? `The day on which all ${all} stop.` : `Week ${week}: ${of(well, all)} are not using.`,
    after: (guess: number, well: number, all: number, overdoses: number) =>
      `${Math.abs(guess - well) <= 5 ? 'Close.' : guess > well ? 'Fewer than you expected.' : 'More than you expected.'} After six weeks ${of(well, all)} are not using. Withdrawal is over; cues, habit and a system that needs more than life gives are not. Willpower is the wrong word.${overdoses > 0 ? ` In half a year there ${overdoses === 1 ? 'was 1 overdose' : `were ${overdoses} overdoses`}: after a pause the old dose can kill, so naloxone belongs at hand.` : ' After a pause the old dose can kill, so naloxone belongs at hand.'}`,
  },
  paths: {
    title: 'New paths',
    before: 'The same fifty people, the same luck. Choose what they get, and live the half year again.',
    expects: 'Not using after six weeks, of 50:',
    options: ['up to 10', '11 to 25', 'more than 25'],
    asks: 'They get',
    ways: {
      medication: 'medication (methadone)',
      rewards: 'rewards for staying well',
      skills: 'therapy that trains skills (CBT)',
      friends: 'friends and family who help',
      naloxone: 'naloxone at home',
    } as Readonly<Record<string, string>>,
    live: 'Live it again',
    danger:
      'Whoever stays away from opioids loses tolerance, and an old dose can then kill. Rewards for staying well belong with medication and with naloxone at home.',
    line: 'Share of people not using, week by week',
    short: { medication: 'medication', rewards: 'rewards', skills: 'skills', friends: 'friends', naloxone: 'naloxone' } as Readonly<
      Record<string, string>
    >,
    after: (ways: string, now: Counts, alone: Counts | undefined, all: number) =>
      `With ${ways}, ${of(now.well, all)} are not using after six weeks${alone ? `; with nothing more it was ${alone.well}` : ''}. On average they use on ${num(now.days, 1)} days a week${alone ? `, instead of ${num(alone.days, 1)}` : ''}. After half a year ${now.later} are not using${alone ? `; with nothing more it is ${alone.later}` : ''}. The old path fades but stays: people recover, most often with help, and often not at the first try.`,
  },
} as const;
