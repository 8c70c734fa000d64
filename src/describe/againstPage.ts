/** A simulated trial beside a real one, as one HTML file: how far apart in words, weekly curves with what a trial would show by chance, endpoints. */
import { type ArmAgainst, type Held, TEST_KINDS, type TestKind } from '../trial/against.ts';
import type { Band } from './band.ts';
import { safe } from './escape.ts';
import type { Figure } from './figure.ts';
import { NOT_ADVICE } from './help.ts';
import { heldBy } from './interval.ts';
import type { ColourName } from './palette.ts';
import { bullets, figureHtml, HELP, page, prose } from './report.ts';
import { num } from './words.ts';

const WEEK = 168;
const COLOURS: Readonly<Record<TestKind | 'attending', ColourName>> = {
  negative: 'recovery',
  positive: 'heroin',
  missing: 'withdrawal',
  attending: 'dopamine',
};
const SAYS: Readonly<Record<TestKind | 'attending', string>> = {
  negative: 'tests negative',
  positive: 'tests positive',
  missing: 'tests missing',
  attending: 'still attending',
};
const INTRO =
  'Bands are predictive intervals: where 95 of 100 trials of the real size would fall, had their people been drawn from the simulated ones.';

function band(held: readonly Held[], from: number, of: (one: Held) => number, interval: boolean): Band {
  const known = held.flatMap((one, i) => (Number.isNaN(of(one)) ? [] : [{ one, at: (from - 0.5 + i) * WEEK }]));
  const column = (value: (one: Held) => number) => Float64Array.from(known, ({ one }) => 100 * value(one));
  return {
    times: Float64Array.from(known, ({ at }) => at),
    middle: column(of),
    ...(interval ? { low: column(({ low }) => low), high: column(({ high }) => high) } : {}),
  };
}

function curve(arm: ArmAgainst, place: number, kind: TestKind | 'attending', from: number): Figure {
  const held = kind === 'attending' ? arm.attending : arm.weekly[kind];
  const outside = held.filter(({ inside }) => !inside).length;
  return {
    id: `${kind}-${place}`,
    title: `${arm.arm}: ${SAYS[kind]}`,
    caption: `Share of everyone in the arm, week by week; ${outside} of ${held.length} real values lie outside the interval.`,
    axis: 'Share of people, %',
    unit: '%',
    digits: 0,
    from: (from - 1) * WEEK,
    to: (from - 1 + held.length) * WEEK,
    since: 'since entry',
    phases: [],
    references: [],
    marks: [],
    include: [0, 100],
    people: 1,
    bounds: ['Interval from', 'to'],
    lines: [
      { label: 'simulated', colour: COLOURS[kind], dashed: false, band: band(held, from, ({ simulated }) => simulated, true) },
      { label: 'real', colour: 'ink', dashed: true, band: band(held, from, ({ real }) => real, false) },
    ],
  };
}

const share = (x: number): string => (Number.isNaN(x) ? 'not known' : num(x, 2));

/** The distances of one arm, in sentences. */
function words(arm: ArmAgainst): string[] {
  const held = Object.values(arm.endpoints);
  const pair = ({ real, simulated, low, high }: Held) => `${share(real)} against ${share(simulated)} (${share(low)} to ${share(high)})`;
  return [
    `Mean absolute difference of the weekly shares: ${TEST_KINDS.map((kind) => `${kind} ${num(arm.error[kind].mean, 3)}`).join(', ')}; ${num(100 * arm.covered, 0)} % of the real weekly values lie inside their interval.`,
    `The share still attending differs by at most ${num(arm.attendingDistance, 2)}.`,
    `A positive test after a positive one: ${pair(arm.afterPositive)}; after a negative one: ${pair(arm.afterNegative)}.`,
    `Published endpoints inside their interval: ${held.filter(({ inside }) => inside).length} of ${held.length}.`,
  ];
}

function endpointsTable({ arm, endpoints }: ArmAgainst): string {
  const caption = `Published endpoints: ${arm}`;
  const rows = Object.entries(endpoints).map(
    ([id, { real, simulated, low, high, inside }]) =>
      `<tr><th scope="row">${safe(id)}</th><td>${share(real)}</td><td>${share(simulated)}</td><td>${share(low)} to ${share(high)}</td><td>${inside ? 'inside' : '<strong>outside</strong>'}</td></tr>`,
  );
  const head = ['Endpoint', 'Real', 'Simulated', 'Predictive interval', ''].map((one) => `<th scope="col">${one}</th>`).join('');
  return `<details><summary>${safe(caption)}</summary><div class="scroll" tabindex="0" role="region" aria-label="${safe(caption)}"><table><caption>${safe(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div></details>`;
}

export interface AgainstPageOptions {
  /** How to make it again. */
  readonly command: string;
  readonly version: string;
}

/** Equal results give equal bytes. */
export function againstHtml(title: string, arms: readonly ArmAgainst[], from: number, { command, version }: AgainstPageOptions): string {
  const sections = arms.map(
    (arm, i) =>
      `<section aria-labelledby="arm-${i}"><h2 id="arm-${i}">${safe(arm.arm)}: ${num(arm.realPeople, 0)} real people, ${num(arm.simulatedPeople, 0)} simulated</h2>\n${bullets(words(arm))}\n${([...TEST_KINDS, 'attending'] as const).map((kind) => figureHtml(curve(arm, i, kind, from))).join('\n')}\n${endpointsTable(arm)}</section>`,
  );
  const head = `<header>\n<h1>A simulated trial beside a real one</h1>\n${HELP}\n<p class="lead">${prose(`${title}.`)}</p>\n<p>${prose(`${INTRO} ${heldBy(arms[0]?.sets ?? 0)}`)}</p>\n</header>`;
  const made = `<h2>To make it again</h2>\n<pre>${safe(command)}</pre>\n<p class="small">Accumbens ${safe(version)}</p>`;
  const advice = NOT_ADVICE.map((line) => `<p>${prose(line)}</p>`).join('\n');
  return page(
    title,
    `${head}\n<main>\n${sections.join('\n')}\n${made}\n</main>\n<footer>\n<h2>Not medical advice</h2>\n${advice}\n${HELP}\n</footer>`,
  );
}
