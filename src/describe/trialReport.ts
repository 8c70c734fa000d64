/** A trial as one HTML file: the summary in plain words first, then flow, figures with descriptions, every estimate, safety, costs. */

import type { ArmResult, Safety, TrialResult } from '../trial/analyse.ts';
import type { Comparison, Plan } from '../trial/compare.ts';
import type { Given } from '../trial/given.ts';
import { safe } from './escape.ts';
import { NOT_ADVICE } from './help.ts';
import { bullets, figureHtml, HELP, page, prose } from './report.ts';
import { insideFigures, relapseFigure, retentionFigure, testFigure } from './trialFigures.ts';
import { amount, chance, deathsOf, holm, inUnit, peopleNeeded, trialSentences, unfilledSays } from './trialWords.ts';
import { num } from './words.ts';

/** A warning about an arm, e.g. rewarding abstinence without medication. */
export interface ArmWarning {
  readonly arm: string;
  readonly level: string;
  readonly says: string;
  readonly from: string;
}

export interface TrialReportOptions {
  readonly warnings?: readonly ArmWarning[];
  /** What each arm is given. */
  readonly given?: Readonly<Record<string, readonly Given[]>>;
  /** How to run it again. */
  readonly command?: string;
  readonly version?: string;
  readonly engine?: string;
}

const SECTIONS = [
  ['words', 'What was found, in words'],
  ['arms', 'What the arms were given'],
  ['flow', 'Who took part'],
  ['tests', 'Weekly tests'],
  ['survival', 'Staying, and relapse'],
  ['estimates', 'Every estimate'],
  ['inside', 'What happened inside people'],
  ['safety', 'Safety'],
  ['costs', 'What it cost'],
  ['plan', 'For a real trial'],
  ['limits', 'How to read this'],
  ['advice', 'Not medical advice'],
] as const;

const STYLE = `<style>.flow{list-style:none;padding:0;max-width:none}.flow>li{border:1px solid var(--rule);background:var(--card);border-radius:6px;padding:.6rem .8rem;margin:0 0 .7rem}.flow .split{display:flex;flex-wrap:wrap;gap:.7rem;list-style:none;padding:0;margin:0;max-width:none}.flow .split>li{flex:1 1 12rem;border-left:3px solid var(--rule);padding:.1rem .7rem}.flow ul ul{margin:.2rem 0}.danger{border-left:4px solid var(--danger);padding:.2rem .8rem}.few td{white-space:nowrap}.few thead th{vertical-align:bottom}@media (min-width:68rem){.few.broad{margin-inline:-7rem}}@media (max-width:67.99rem){.few.broad th,.few.broad td{padding-inline:.4rem}}.few th[scope=row]{min-width:9rem}.few thead th:first-child{text-align:left}</style>`;

/** Equal results give equal bytes. */
export function trialReportHtml(result: TrialResult, options: TrialReportOptions = {}): string {
  const bodies: Readonly<Record<(typeof SECTIONS)[number][0], string>> = {
    words: trialSentences(result)
      .map((line, i) => `<p${i === 0 ? ' class="lead"' : ''}>${prose(line)}</p>`)
      .join('\n'),
    arms: givenSection(result, options),
    flow: flowSection(result),
    tests: result.arms.map((arm, i) => figureHtml(testFigure(result, arm, i))).join('\n'),
    survival: figureHtml(retentionFigure(result)) + riskTable(result) + figureHtml(relapseFigure(result)),
    estimates: result.comparisons.map((one) => estimates(result, one)).join('\n'),
    inside: insideFigures(result).map(figureHtml).join('\n') + hoursTable(result),
    safety: safetySection(result.arms),
    costs: costSection(result),
    plan: result.comparisons.map((one) => planTable(result, one)).join('\n'),
    limits: bullets(limitsOf(result)) + provenance(result, options),
    advice: NOT_ADVICE.map((line) => `<p>${prose(line)}</p>`).join('\n') + HELP,
  };
  const section = ([id, name]: (typeof SECTIONS)[number]) =>
    `<section id="${id}" aria-labelledby="${id}-name">\n<h2 id="${id}-name">${name}</h2>\n${bodies[id]}\n</section>`;
  const about = result.description ? `<p class="lead">${safe(result.description.trim())}</p>` : '';
  const links = SECTIONS.map(([id, name]) => `<li><a href="#${id}">${name}</a></li>`).join('');
  const head = `<header>\n<h1>${safe(result.title)}</h1>\n${HELP}\n${about}\n<nav aria-label="In this report"><ul>${links}</ul></nav>\n</header>`;
  const [last] = SECTIONS.slice(-1);
  return page(
    result.title,
    `${STYLE}${head}\n<main>\n${SECTIONS.slice(0, -1).map(section).join('\n')}\n</main>\n<footer>\n${section(last!)}\n</footer>`,
  );
}

/** A table that scrolls where it does not fit, and takes the margins when it has many columns; the first column names the row. */
function table(caption: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const body = rows.map(
    ([name, ...cells]) => `<tr><th scope="row">${prose(name!)}</th>${cells.map((cell) => `<td>${prose(cell)}</td>`).join('')}</tr>`,
  );
  const heads = head.map((one) => `<th scope="col">${prose(one)}</th>`).join('');
  return `<div class="scroll few${head.length > 6 ? ' broad' : ''}" tabindex="0" role="region" aria-label="${safe(caption)}"><table><caption>${prose(caption)}</caption><thead><tr>${heads}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}

function givenSection({ arms }: TrialResult, { given = {}, warnings = [] }: TrialReportOptions): string {
  const rows = arms.flatMap(({ name }) =>
    (given[name] ?? []).map(({ treatment, settings, says }) =>
      [name, treatment, settings, says].map((cell, i) =>
        i === 0 ? `<th scope="row">${prose(cell)}</th>` : `<td class="word">${prose(cell)}</td>`,
      ),
    ),
  );
  const head = ['Arm', 'Treatment', 'As set here', 'What it is'].map((one) => `<th scope="col">${one}</th>`).join('');
  const caption = 'What each arm was given; all else is as declared in the model';
  const body = rows.map((cells) => `<tr>${cells.join('')}</tr>`).join('');
  const told = warnings.map(
    ({ arm, level, says, from }) =>
      `<p class="${level === 'danger' ? 'danger' : 'small'}"><strong>${safe(arm)}, ${safe(level)}</strong>: ${prose(says)} [${safe(from)}]</p>`,
  );
  return `<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table class="left"><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>\n${told.join('\n')}`;
}

function flowSection({ flow, weeks }: TrialResult): string {
  const excluded = Object.entries(flow.excluded).map(([why, n]) => `<li>${num(n, 0)} ${safe(why)}</li>`);
  const unfilled = flow.unfilled > 0 ? `<li>${unfilledSays(flow)}</li>` : '';
  const arms = flow.arms.map(
    ({ name, allocated, left, died, toTheEnd, failed }) =>
      `<li><strong>${safe(name)}</strong><ul><li>${num(allocated, 0)} entered</li><li>${num(left, 0)} left treatment before week ${weeks}</li><li>${num(died, 0)} died by the end of follow-up</li><li>${num(toTheEnd, 0)} stayed to the end of treatment</li>${failed > 0 ? `<li>${num(failed, 0)} lives could not be simulated to the end</li>` : ''}<li>${num(allocated, 0)} analysed</li></ul></li>`,
  );
  return `<ol class="flow"><li><strong>${num(flow.looked, 0)} lives looked at</strong><ul>${excluded.join('')}${unfilled}</ul></li><li><strong>${num(flow.entered, 0)} people entered</strong></li><li><ul class="split">${arms.join('')}</ul></li></ol>`;
}

function riskTable({ arms, weeks }: TrialResult): string {
  const step = Math.max(1, Math.ceil(weeks / 8));
  const shown = Array.from({ length: Math.floor(weeks / step) + 1 }, (_, i) => i * step);
  return table(
    'Numbers still in treatment at the end of week …',
    ['', ...shown.map((week) => `${week}`), 'median stay'],
    arms.map(({ name, atRisk, medianStay }) => [
      name,
      ...shown.map((week) => num(atRisk[week]!, 0)),
      medianStay === null ? 'not reached' : `${num(medianStay, 0)} d`,
    ]),
  );
}

/** A number whose unit stands beside it already. */
const bare = (told: string): string => told.replace(/ [^ ]+$/, '');

/** Ratios of rare outcomes are wide: three digits, not hundredths. */
const three = (ratio: number): string => num(ratio, ratio < 10 ? 2 : ratio < 100 ? 1 : 0);

function estimates(result: TrialResult, { arm, against, outcomes, leaving, relapse, tests }: Comparison): string {
  const level = `${num(100 * result.level, 1)} % interval`;
  const rows = outcomes.map((one) => [
    one.says,
    inUnit(one, one.control),
    inUnit(one, one.arm),
    `${inUnit(one, one.difference.estimate)} (${bare(inUnit(one, one.difference.low))} to ${bare(inUnit(one, one.difference.high))})`,
    inUnit(one, one.difference.error),
    one.ratio
      ? `${three(one.ratio.estimate)} (${three(one.ratio.low)} to ${three(one.ratio.high)})`
      : one.standardised === undefined
        ? ''
        : `d = ${num(one.standardised, 2)}`,
    holm(one),
  ]);
  const ratios = (
    [
      ['Hazard ratio of leaving treatment (Cox)', leaving],
      ['Hazard ratio of relapse (Cox)', relapse],
      ['Odds ratio of a negative test, samples given, all weeks (robust to repeated tests)', tests],
    ] as const
  ).map(([says, { estimate, low, high, error, p }]) =>
    Number.isFinite(estimate)
      ? [says, num(estimate, 2), `${num(low, 2)} to ${num(high, 2)}`, `${num(100 * error, 1)} %`, chance(p)]
      : [says, 'not known', 'no event in an arm', '', ''],
  );
  const caption = `${arm} against ${against}, by intention to treat`;
  return [
    `<h3>${safe(caption)}</h3>`,
    table(caption, ['Outcome', against, arm, `Difference (${level})`, 'Simulation error', 'Risk ratio, or effect size', 'p'], rows),
    table(`${caption}: ratios`, ['Ratio', 'Estimate', level, 'Simulation error', 'p'], ratios),
  ].join('\n');
}

function hoursTable({ arms }: TrialResult): string {
  const activities = [...new Set(arms.flatMap(({ hours }) => Object.keys(hours)))];
  if (activities.length === 0) return '';
  return table(
    'How waking hours were spent during treatment, h a day',
    ['', ...arms.map(({ name }) => name)],
    activities.map((of) => [of, ...arms.map(({ hours }) => num(hours[of] ?? 0, 1))]),
  );
}

function safetySection(arms: readonly ArmResult[]): string {
  const rate = (of: Safety[keyof Safety]) => {
    const { estimate, low, high } = (of ?? {}) as { estimate?: number; low?: number; high?: number };
    return estimate === undefined ? 'no person-time' : `${num(estimate, 0)} (${num(low!, 0)} to ${num(high!, 0)})`;
  };
  const rows = arms.map(({ name, safety }) => [
    name,
    `${num(safety.overdoses, 0)}, ${num(safety.reversed, 0)} of them reversed`,
    deathsOf(safety.deaths).replace(/^, /, ''),
    rate(safety.overdosesInTreatment),
    rate(safety.overdosesOut),
    rate(safety.deathsInTreatment),
    rate(safety.deathsOut),
  ]);
  const head = ['', 'Overdoses', 'Deaths', 'Overdoses in treatment', 'Overdoses out of it', 'Deaths in treatment', 'Deaths out of it'];
  return `${table('From entry to the end of follow-up; rates per 1,000 person-years with exact 95 % intervals', head, rows)}<p>Tolerance falls within days of stopping. Whoever leaves treatment should leave with naloxone, and with a way back.</p>`;
}

function costSection({ arms, value, perspective, control }: TrialResult): string {
  const items = [...new Set(arms.flatMap(({ costs }) => Object.keys(costs)))].sort();
  const rows = items.map((item) => [item, ...arms.map(({ costs }) => amount(costs[item] ?? 0, '$'))]);
  const worth = value.flatMap(({ arm, perNegativeWeek, perQualityDay }) =>
    (
      [
        ['negative week', perNegativeWeek],
        ['quality-adjusted day', perQualityDay],
      ] as const
    ).map(([of, ratio]) =>
      'ratio' in ratio
        ? `${arm} against ${control}: ${amount(ratio.ratio, '$')} for one ${of} more.`
        : `${arm} against ${control}, by ${of}: ${ratio.verdict}.`,
    ),
  );
  return `${table('$ a person, from entry to the end of follow-up', ['', ...arms.map(({ name }) => name)], rows)}${bullets(worth)}<p class="small">Costs of the outcome are seen by ${safe(perspective.says)}. Dominant: costs less and does no worse. Utilities behind quality-adjusted days are assumed; no row of the evidence holds them.</p>`;
}

function planTable(result: TrialResult, { arm, against, plans }: Comparison): string {
  const power = `People an arm for ${num(100 * result.power, 0)} % power`;
  const rows = plans.map(({ says, people, power: now }: Plan) => [
    says,
    peopleNeeded(people),
    Number.isNaN(now) ? '' : `${num(100 * now, 0)} %`,
  ]);
  return table(
    `${arm} against ${against}, if people were as simulated; two-sided at ${num(100 * (1 - result.level), 1)} %`,
    ['Outcome', power, 'Power with as many as here'],
    rows,
  );
}

function limitsOf({ sameInEveryArm, arms, level }: TrialResult): string[] {
  return [
    'Intention to treat: everyone who entered counts in the arm they entered, whatever they did.',
    `An interval (${num(100 * level, 1)} %) is what one real trial with ${num(arms[0]!.people, 0)} people an arm would report; it does not hold how uncertain the model itself is.`,
    `The simulation error is a standard error: how far an estimate is from that of endlessly many simulated people. ${sameInEveryArm ? 'The same people live in every arm with the same luck, so it is smaller than the interval suggests.' : 'Each person lives in one arm, so it is that of the interval.'} Of ratios it is a percentage.`,
    'Urine is tested from simulated concentrations against the cut-off of the assay, with its errors; a week with a positive and a negative test counts as positive.',
    'The model describes groups. It predicts no person, and it leaves out much: see “What it does not model” in the documents.',
  ];
}

function provenance({ seed }: TrialResult, { command, version, engine }: TrialReportOptions): string {
  const facts = [['Seed', `${seed}`], ...(version ? [['Accumbens', version]] : []), ...(engine ? [['Engine', engine]] : [])] as [
    string,
    string,
  ][];
  const again = command ? `<p>To run it again:</p>\n<pre>${safe(command)}</pre>` : '';
  return `<dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd>${safe(value)}</dd>`).join('')}</dl>${again}`;
}
