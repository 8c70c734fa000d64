import { safe } from './escape.ts';
import { describe, type Figure, figureTable, value } from './figure.ts';
import { figuresOf } from './figures.ts';
import { NOT_ADVICE, NOT_MODELLED } from './help.ts';
import { REPORT_STYLE } from './report.css.ts';
import { type Evidence, evidenceSection, type Provenance, pharmacologySection } from './reportNumbers.ts';
import { phasesOf, type Run } from './run.ts';
import { type Summary, summarise } from './summary.ts';
import { svg } from './svg.ts';
import { num, stretch, timeUnit } from './words.ts';

export interface ReportOptions extends Provenance {
  /** Evidence behind the run, in the order to be listed. */
  readonly evidence?: readonly Evidence[];
  /** Replaces the usual list of what the model leaves out. */
  readonly notModelled?: readonly string[];
}

export const HELP = `<p class="help">Not medical advice. Someone to talk to, day and night: in the US <a href="tel:988">988</a>, or SAMHSA <a href="tel:+18006624357">1-800-662-4357</a>; in other countries findahelpline.com.</p>`;

const SECTIONS = [
  ['words', 'What happened, in words'],
  ['pictures', 'In pictures'],
  ['pharmacology', 'For a pharmacologist'],
  ['limits', 'What is not modelled'],
  ['evidence', 'Where the numbers come from'],
  ['advice', 'Not medical advice'],
] as const;

/**
 * A run as one HTML file: no script, no network, nothing outside it. Words around the first figure, then the other figures with descriptions and
 * tables, then what a pharmacologist needs to judge and repeat it. Equal inputs give equal bytes.
 */
export function reportHtml(run: Run, options: ReportOptions = {}): string {
  const summary = summarise(run);
  const figures = figuresOf(run);
  const leading = figures.slice(0, figures.length > 1 ? 1 : 0);
  const bodies: Readonly<Record<(typeof SECTIONS)[number][0], string>> = {
    words: inWords(summary, leading.map(figureHtml).join('')),
    pictures: phaseKey(run) + figures.slice(leading.length).map(figureHtml).join('\n'),
    pharmacology: pharmacologySection(run, summary, options),
    limits: bullets(options.notModelled ?? NOT_MODELLED),
    evidence: evidenceSection(options.evidence ?? []),
    advice: NOT_ADVICE.map((line) => `<p>${prose(line)}</p>`).join('\n') + HELP,
  };
  const section = ([id, name]: (typeof SECTIONS)[number]) =>
    `<section id="${id}" aria-labelledby="${id}-name">\n<h2 id="${id}-name">${name}</h2>\n${bodies[id]}\n</section>`;
  const [last] = SECTIONS.slice(-1);
  return page(
    summary.title,
    `${head(run, summary)}\n<main>\n${SECTIONS.slice(0, -1).map(section).join('\n')}\n</main>\n<footer>\n${section(last!)}\n</footer>`,
  );
}

export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${safe(title)} · Accumbens</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

function head(run: Run, summary: Summary): string {
  const about = run.scenario.description ? `<p class="lead">${safe(run.scenario.description.trim())}</p>` : '';
  const links = SECTIONS.map(([id, name]) => `<li><a href="#${id}">${name}</a></li>`).join('');
  return `<header>\n<h1>${safe(summary.title)}</h1>\n${HELP}\n${about}\n<nav aria-label="In this report"><ul>${links}</ul></nav>\n</header>`;
}

function inWords(summary: Summary, picture: string): string {
  const opening = summary.opening.map((line, i) => `<p${i === 0 ? ' class="lead"' : ''}>${prose(line)}</p>`);
  const phases = summary.phases.map(
    ({ name, when, lines }, place) =>
      `<h3>${summary.phases.length > 1 ? `${place + 1} ` : ''}${safe(name)} <span class="when">· ${safe(when)}</span></h3>\n${lines.length > 0 ? bullets(lines) : '<p>Nothing was recorded in this phase.</p>'}`,
  );
  return [...opening, picture, ...phases, ...summary.closing.map((line) => `<p>${prose(line)}</p>`)].join('\n');
}

/** Running text: a number stays on the line of its per cent sign. */
export function prose(text: string): string {
  return safe(text).replaceAll(' %', '&nbsp;%');
}

export function bullets(lines: readonly string[]): string {
  return `<ul>\n${lines.map((line) => `<li>${prose(line)}</li>`).join('\n')}\n</ul>`;
}

/** Numbers of the phases, since a narrow band in a figure has room for its number only. */
function phaseKey(run: Run): string {
  if (run.scenario.phases.length === 0) return '';
  const items = phasesOf(run.scenario).map(({ name, from, to }) => `<li>${safe(name)}: ${stretch(from, to)}</li>`);
  return `<p class="key">Phases, numbered as in the figures:</p>\n<ol class="key">${items.join('')}</ol>\n<p class="key">Where many samples share one step of a line, the darker band spans the lowest and highest of them, so that short peaks stay visible.</p>`;
}

export function figureHtml(figure: Figure): string {
  return `<figure aria-labelledby="${figure.id}-name">
<figcaption><h3 id="${figure.id}-name">${safe(figure.title)}</h3><p>${safe(figure.caption)}</p></figcaption>
${svg(figure, 'wide')}
${svg(figure, 'narrow')}
<p class="words">${prose(describe(figure))}</p>
<details><summary>Values of “${safe(figure.title)}” as a table</summary>
${figureTable(figure)
  .map((one) => lineTable(figure, one))
  .join('\n')}
</details>
</figure>`;
}

function lineTable(figure: Figure, { label, steps }: ReturnType<typeof figureTable>[number]): string {
  const unit = timeUnit(figure.to - figure.from);
  const people = steps.some((step) => step.low !== undefined);
  const heads = [
    `${unit.many[0]!.toUpperCase()}${unit.many.slice(1)} ${figure.since}`,
    'Typical',
    'Lowest',
    'Highest',
    ...(people ? (figure.bounds ?? ['10 % of people below', '10 % of people above']) : []),
  ];
  const rows = steps.map((step) => {
    const cells = [step.typical, step.lowest, step.highest, ...(people ? [step.low!, step.high!] : [])].map(
      (amount) => `<td>${value(figure, amount)}</td>`,
    );
    return `<tr><th scope="row">${num(step.at / unit.hours, 2)}</th>${cells.join('')}</tr>`;
  });
  const name = `Values of “${label}” over time`;
  return `<div class="scroll" tabindex="0" role="region" aria-label="${safe(`${name}, ${figure.title}`)}"><table><caption>${safe(name)}</caption><thead><tr>${heads.map((one) => `<th scope="col">${one}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}
