import { quantile } from '../numerics/statistics.ts';
import { safe } from './escape.ts';
import { eventsOf, phasesOf, type Run } from './run.ts';
import { told } from './series.ts';
import type { Summary, SummaryRow } from './summary.ts';
import { num } from './words.ts';

/** One row of the literature behind the run. */
export interface Evidence {
  readonly id: string;
  /** What the row says, in words or as a value with its unit. */
  readonly says: string;
  readonly source: string;
}

/** What it takes to repeat the run. */
export interface Provenance {
  /** The command as it was typed. */
  readonly command?: string;
  /** The scenario file's name, and its text. */
  readonly scenarioFile?: string;
  readonly scenarioText?: string;
}

/** Numbers, peaks and times, what was changed, how it was solved, and how to repeat it. */
export function pharmacologySection(run: Run, summary: Summary, provenance: Provenance): string {
  return [
    `<p class="small">Values are of the recorded samples, ${num(run.scenario.record.every, 4)} h apart: a peak between two of them can be higher. With several people a value is their median, with the 10th to 90th percentile in brackets. Times of peaks count from the start of the phase. “Typical” is the median over time.</p>`,
    valuesTable(run, summary.table),
    `<h3>What was taken</h3>`,
    givenTable(run),
    `<h3>Parameters changed from their declared values</h3>`,
    changedTable(run),
    `<h3>How it was solved</h3>`,
    solver(run),
    `<h3>To repeat this run</h3>`,
    repeat(run, provenance),
  ].join('\n');
}

function table(caption: string, heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = heads.map((one) => `<th scope="col">${safe(one)}</th>`).join('');
  const body = rows.map(
    ([first, ...rest]) =>
      `<tr><th scope="row">${safe(first!)}</th>${rest.map((one) => `<td class="word">${safe(one)}</td>`).join('')}</tr>`,
  );
  return `<div class="scroll" tabindex="0" role="region" aria-label="${safe(caption)}"><table class="left"><caption>${safe(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>`;
}

/** One row a measure, one column a phase. */
function valuesTable(run: Run, rows: readonly SummaryRow[]): string {
  const names = [...new Set(rows.map(({ series, measure }) => `${series}\n${measure}`))].map((key) => key.split('\n') as [string, string]);
  const phases = phasesOf(run.scenario);
  const cells = names.map(([series, measure]) => {
    const ofMeasure = rows.filter((row) => row.series === series && row.measure === measure);
    return [
      `${series}: ${measure}`,
      ofMeasure[0]!.unit || '1',
      ...phases.map((_, place) => valueCell(ofMeasure.find((row) => row.place === place))),
    ];
  });
  return table('Measures by phase', ['Measure', 'Unit', ...phases.map(({ name }, place) => `${place + 1} ${name}`)], cells);
}

function valueCell(row: SummaryRow | undefined): string {
  if (!row) return '–';
  const digits = row.unit === 'h' ? 1 : told(row.series).digits + 1;
  const [low, high] = [num(row.low, digits), num(row.high, digits)];
  // No break inside the band, or a narrow screen sets it one digit a line.
  return low === high ? num(row.middle, digits) : `${num(row.middle, digits)} (${low}\u00a0to\u00a0${high})`;
}

function givenTable(run: Run): string {
  const rows = new Map<string, { readonly name: readonly [string, string]; readonly amounts: number[]; readonly times: number[] }>();
  run.records.forEach((_, index) => {
    for (const event of eventsOf(run, index)) {
      if (event.kind !== 'dose') continue;
      const key = `${event.substance} ${event.route}`;
      const row = rows.get(key) ?? { name: [event.substance, event.route] as const, amounts: [], times: [] };
      row.amounts.push(event.amount);
      row.times.push(event.at);
      rows.set(key, row);
    }
  });
  if (rows.size === 0) return '<p>No dose of any substance.</p>';
  const ends = (values: readonly number[]) =>
    values.reduce(([low, high], one) => [Math.min(low, one), Math.max(high, one)] as [number, number], [values[0]!, values[0]!]);
  const range = (values: readonly number[]) => [...new Set(ends(values).map((one) => num(one, 2)))].join(' to ');
  const cells = [...rows.values()].map(({ name, amounts, times }) => [
    ...name,
    num(amounts.length / run.records.length, 1),
    range(amounts),
    range(times),
  ]);
  return table('Doses as the scenario has them', ['Substance', 'Route', 'Doses per person', 'Amount, mg', 'Time, h'], cells);
}

function changedTable(run: Run): string {
  const changed = Object.entries(run.scenario.parameters);
  if (changed.length === 0) return '<p>None: every parameter has its declared value, spread between people as declared.</p>';
  return table(
    'Overridden parameters',
    ['Parameter', 'Value, in its declared unit'],
    changed.map(([name, value]) => [name, String(value)]),
  );
}

function solver(run: Run): string {
  const accepted = run.records.map(({ steps }) => steps.accepted);
  const rejected = run.records.map(({ steps }) => steps.rejected);
  const failures = run.records.filter(({ failure }) => failure).length;
  return definitions([
    ['Engine', run.meta.engine],
    ['Relative tolerance', String(run.scenario.tolerance)],
    ['Steps accepted', `${num(quantile(accepted, 0.5), 0)} per person (median); ${num(sum(accepted), 0)} in all`],
    ['Steps rejected', `${num(quantile(rejected, 0.5), 0)} per person (median); ${num(sum(rejected), 0)} in all`],
    ['Stopped early', `${failures} of ${run.records.length}`],
  ]);
}

function repeat(run: Run, { command, scenarioFile, scenarioText }: Provenance): string {
  const facts = definitions([
    ['Version', `accumbens ${run.meta.version}`],
    ['Model hash', run.meta.modelHash],
    ['Seed', String(run.scenario.seed)],
    ['People', `${run.records.length}${run.scenario.typical ? ', the first with every parameter at its declared value' : ''}`],
    ...(scenarioFile ? [['Scenario file', scenarioFile] as const] : []),
  ]);
  const typed = command ? `<p>Command:</p>\n<pre><code>${safe(command)}</code></pre>` : '';
  const text = scenarioText ? `<details><summary>The scenario file</summary><pre><code>${safe(scenarioText)}</code></pre></details>` : '';
  return `${facts}\n${typed}\n${text}\n<p class="small">The same version, scenario and seed give the same bytes. The whole scenario, events included, is in run.json beside this report.</p>`;
}

/** Where the numbers come from: the rows of evidence, or a plain word when none was passed. */
export function evidenceSection(evidence: readonly Evidence[]): string {
  const lead = '<p>Each number in the model names the published value behind it, or says that it is assumed.</p>';
  if (evidence.length === 0) return `${lead}\n<p>The list for this run is printed by <code>accumbens cite</code>.</p>`;
  return (
    lead +
    table(
      'Evidence behind this run',
      ['Row', 'What it says', 'Source'],
      evidence.map(({ id, says, source }) => [id, says, source]),
    )
  );
}

function definitions(rows: readonly (readonly [string, string])[]): string {
  return `<dl>${rows.map(([name, value]) => `<dt>${safe(name)}</dt><dd>${safe(value)}</dd>`).join('')}</dl>`;
}

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);
