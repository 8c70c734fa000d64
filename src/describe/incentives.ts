/** A design told on paper: safety first, then what it costs, what each visit pays, the odds of the bowl and what is known to go wrong. */
import type { Check } from '../treatments/schedule/checks.ts';
import { type Bill, type Design, SHARES, type VisitRow } from '../treatments/schedule/design.ts';
import { printMoney } from '../treatments/schedule/money.ts';
import { HELP_LINE } from './help.ts';
import { aligned, wrap } from './lines.ts';
import { ascii, count, duration, list, num } from './words.ts';

export interface IncentiveTextOptions {
  /** Columns; 80 if absent. */
  readonly width?: number;
  readonly plain?: boolean;
}

/** The whole design as text; ends in a line break. */
export function incentiveReport(design: Design, { width = 80, plain = false }: IncentiveTextOptions = {}): string {
  const lines = [
    ...wrap(`${design.schedule.name}: ${design.schedule.says}`, width),
    ...wrap(overview(design), width),
    '',
    ...part('Danger', messages(design.checks, 'danger', width)),
    ...part('What one person is paid', [...wrap(extremes(design), width), '', ...bills(design)]),
    ...part(`What ${count(design.bills[0]?.programme.people ?? 0, 'person costs', 'people cost')}`, programme(design, width)),
    ...part('What each visit pays someone who meets every target', visits(design)),
    ...part('Odds of the bowl', bowl(design)),
    ...part('Good practice', practice(design, width)),
    ...part('Evidence speaks against', messages(design.checks, 'warning', width)),
    ...part('US limits, dated; not legal advice', messages(design.checks, 'limit', width)),
    ...part('To be known', messages(design.checks, 'note', width)),
    ...part(
      'Not stated by its sources',
      design.schedule.doubts.flatMap((doubt) => item(doubt, width)),
    ),
    ...wrap(HELP_LINE, width),
  ];
  return `${(plain ? lines.map(ascii) : lines).join('\n')}\n`;
}

const part = (title: string, lines: readonly string[]): string[] => (lines.length > 0 ? [title, ...lines, ''] : []);
const percent = (share: number): string => `${num(100 * share, share > 0 && share < 0.01 ? 2 : 0)} %`;

/** A line with a dash before it and its continuation set in. */
function item(text: string, width: number): string[] {
  return wrap(text, width - 2).map((line, i) => `${i === 0 ? '- ' : '  '}${line}`);
}

function messages(checks: readonly Check[], level: Check['level'], width: number): string[] {
  return checks.filter((check) => check.level === level).flatMap(({ code, says, from }) => item(`${code}: ${says} [${from}]`, width));
}

function overview({ schedule, weeks, visits: all }: Design): string {
  const { targets, also, medication, naloxone } = schedule;
  const target = `Target: ${list(targets)}${also ? `, and ${also} for some rewards` : ''}.`;
  const given = [medication, naloxone ? 'take-home naloxone' : undefined].filter((one) => one !== undefined);
  const care = given.length > 0 ? `Everyone is given ${list(given)}.` : 'No medication and no naloxone is declared.';
  return `${count(all, 'visit', 'visits')} in ${count(weeks, 'week', 'weeks')}. ${target} ${care}`;
}

function extremes({ schedule, best, worst }: Design): string {
  const money = (cents: number) => printMoney(cents, schedule.currency);
  const given = Object.entries({ ...(best.draws > 0 ? { draw: best.draws } : {}), ...best.given }).map(([of, n]) => count(n, of, `${of}s`));
  const things = given.length > 0 ? `, with ${list(given)} at most` : '';
  const luck = best.paid > best.sure ? `; of that ${money(best.sure)} depends on no luck, and with all luck it is ${money(best.paid)}` : '';
  const cap = schedule.cap === undefined ? '' : ` Nobody is paid more than ${money(schedule.cap)}.`;
  return `Best: ${money(best.expected)} is expected by someone who meets every target${things}${luck}. Worst: ${money(worst.positive)} to someone always positive, ${money(worst.absent)} to someone who never comes.${cap}`;
}

function outlook({ chances }: Bill): string {
  const rest = [
    chances.missed > 0 ? `${percent(chances.missed)} missed` : '',
    chances.excused > 0 ? `${percent(chances.excused)} excused` : '',
    chances.also > 0 ? `second target ${percent(chances.also)}` : '',
  ].filter((text) => text !== '');
  return [`${percent(chances.negative)} of visits`, ...rest].join(', ');
}

function bills({ bills: all, schedule, best }: Design): string[] {
  if (all.length === 0) return [];
  const money = (cents: number) => printMoney(cents, schedule.currency).slice(0, -4);
  const head = ['target met at', 'mean', 'SD', ...SHARES.map((share) => percent(share)), 'nothing', ...(best.draws > 0 ? ['draws'] : [])];
  const rows = all.map((bill) => [
    outlook(bill),
    money(bill.paid),
    money(bill.sd),
    ...bill.quantiles.map(money),
    percent(bill.nothing),
    ...(best.draws > 0 ? [num(bill.draws)] : []),
  ]);
  const rough = all.find(({ exact }) => !exact.quantiles);
  const how = rough
    ? `${rough.exact.mean ? 'Mean and SD are worked out; shares' : 'All'} come from ${rough.simulated} simulated people where the distribution is too large.`
    : 'Worked out, not simulated.';
  return [...aligned([head, ...rows]), `${schedule.currency}; columns of shares: so many people are paid less. ${how}`];
}

function programme({ bills: all, schedule }: Design, width: number): string[] {
  const money = (cents: number) => printMoney(cents, schedule.currency);
  const rows = all.map((bill) => {
    const { mean, low, high } = bill.programme;
    return [outlook(bill), money(mean), money(low), money(high)];
  });
  if (rows.length === 0) return [];
  const says =
    'Rewards only: tests, staff and software come on top. Results are taken as independent from visit to visit; real people have long runs of good and bad weeks, so a real bill spreads wider, and is higher at the same share (CM071). A simulated trial bills real runs.';
  return [...aligned([['target met at', 'mean', '5 % less than', '5 % more than'], ...rows]), ...wrap(says, width)];
}

const same = (a: VisitRow, b: VisitRow): boolean =>
  a.money === b.money && a.draws === b.draws && JSON.stringify(a.given) === JSON.stringify(b.given);

/** Visits in a row that pay the same stand on one line. */
function visits({ table, schedule }: Design): string[] {
  const groups: VisitRow[][] = [];
  for (const row of table) {
    const last = groups.at(-1);
    if (last && same(last[0]!, row)) last.push(row);
    else groups.push([row]);
  }
  const money = (cents: number) => printMoney(cents, schedule.currency).slice(0, -4);
  const draws = table.some((row) => row.draws > 0);
  const given = [...new Set(table.flatMap((row) => Object.keys(row.given)))];
  const span = (a: number, b: number) => (a === b ? `${a}` : `${a}–${b}`);
  const lapses = table[0]?.lapse !== undefined;
  const head = [
    'visit',
    'week',
    'rung',
    'money',
    ...(draws ? ['draws', 'worth'] : []),
    ...given,
    'total',
    ...(lapses ? ['one lapse costs'] : []),
  ];
  const rows = groups.map((group) => {
    const [first, last] = [group[0]!, group.at(-1)!];
    const worth = draws ? [num(first.draws, 2), money(first.worth)] : [];
    const costs = group.map(({ lapse }) => lapse ?? 0);
    const [least, most] = [Math.min(...costs), Math.max(...costs)];
    const lapse = lapses ? [money(least) === money(most) ? money(least) : `${money(least)}–${money(most)}`] : [];
    return [
      span(first.visit, last.visit),
      span(first.week, last.week),
      span(first.rung, last.rung),
      money(first.money),
      ...worth,
      ...given.map((of) => num(first.given[of] ?? 0)),
      money(last.total),
      ...lapse,
    ];
  });
  const cap = schedule.cap === undefined ? '' : ' before the cap';
  return [
    ...aligned([head, ...rows]),
    `${schedule.currency}, each visit; total so far${cap}; a lapse is one positive at that visit and none after.`,
  ];
}

function bowl({ bowl: odds, schedule }: Design): string[] {
  if (!odds) return [];
  const money = (cents: number) => printMoney(cents, schedule.currency);
  const slips = odds.slips.map(({ says, prize, slips: n, share }) => [says ?? '', money(prize), num(n, 0), percent(share)]);
  const chances = odds.odds.map(({ draws, nothing, top }) => [num(draws, 0), percent(nothing), percent(top)]);
  return [
    ...aligned([['slip', 'prize', 'slips', 'share'], ...slips]),
    `One draw is worth ${money(odds.mean)} on average (SD ${money(odds.sd)}); ${percent(odds.wins)} of draws win something.`,
    ...aligned([['draws', 'win nothing', 'win the largest'], ...chances]),
  ];
}

const GOOD_PRACTICE: readonly { readonly name: string; readonly codes: readonly string[]; readonly says: (design: Design) => string }[] = [
  {
    name: 'magnitude',
    codes: ['magnitude', 'first-reward'],
    says: ({ measures, schedule }) => `a day of meeting every target is worth ${printMoney(measures.perDay, schedule.currency)}`,
  },
  {
    name: 'immediacy',
    codes: ['delay'],
    says: ({ measures }) =>
      measures.delay > 0 ? `the reward comes ${duration(measures.delay)} after the result` : 'the reward comes with the result',
  },
  {
    name: 'escalation',
    codes: ['no-escalation', 'late-escalation'],
    says: ({ measures, schedule }) =>
      `from ${printMoney(measures.first, schedule.currency)} to ${printMoney(measures.highest, schedule.currency)} a visit`,
  },
  {
    name: 'lapses',
    codes: ['no-restoration', 'costly-lapse', 'missed-holds'],
    says: () => 'what a lapse resets, and whether it can be regained',
  },
  {
    name: 'frequency',
    codes: ['test-frequency'],
    says: ({ measures }) =>
      `at most ${num(measures.gap / 24)} days between visits${measures.window === undefined ? '; how far the test looks back is not declared' : `, ${num(measures.window / 24)} days seen by the test`}`,
  },
  {
    name: 'safety',
    codes: ['opioid-abstinence', 'dose-cut'],
    says: ({ checks }) =>
      checks.some(({ code, level }) => level === 'danger' || code === 'opioid-abstinence')
        ? 'see what is said of it'
        : 'no reward for abstinence from opioids, no dose is cut',
  },
];

function practice(design: Design, width: number): string[] {
  return GOOD_PRACTICE.flatMap(({ name, codes, says }) => {
    const spoken = design.checks.filter(({ code }) => codes.includes(code));
    const worst = spoken[0];
    const verdict = worst ? `${worst.level} (${spoken.map(({ code }) => code).join(', ')})` : 'nothing speaks against it';
    return item(`${name}: ${verdict}; ${says(design)}`, width);
  });
}
