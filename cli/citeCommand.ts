import { declaredParameters, drugs } from '../src/index.ts';
import { citationJson, citationText, cite, takenWith } from './cite.ts';
import { readEvidence } from './evidence.ts';
import { readArguments, UsageError } from './usage.ts';

/** `accumbens cite`: the evidence behind a row, a parameter, a component or a run. */
export function citeCommand(args: string[]): number {
  const { values, positionals } = readArguments('cite', args, { json: { type: 'boolean' } });
  const library = { rows: readEvidence(), parameters: declaredParameters(), takenWith: takenWith(drugs) };
  const { citations, faults } = cite(positionals, library);
  if (faults.length > 0) throw new UsageError(faults.join('\n'));
  process.stdout.write(`${values.json ? JSON.stringify(citationJson(citations), null, 1) : citationText(citations)}\n`);
  return 0;
}
