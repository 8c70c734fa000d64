import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../src/read/catalogue.ts';
import { parseCsv } from '../src/read/csv.ts';
import { diaryToEvents } from '../src/read/diaryToEvents.ts';
import { readEventTable } from '../src/read/eventTable.ts';
import { BadInput, Faults } from '../src/read/faults.ts';
import { readScenario } from '../src/read/scenario.ts';
import { diaryOf } from '../src/read/timelineFollowback.ts';
import { readTrial, TRIAL_TABLES, type TrialTableName } from '../src/read/trialTables.ts';

const catalogue: Catalogue = {
  drugs: {
    heroin: { routes: ['intravenous', 'smoked'] },
    naloxone: { routes: ['nasal'] },
    methadone: { routes: ['oral'] },
    buprenorphine: { routes: ['sublingual', 'depot'] },
    naltrexone: { routes: ['oral', 'depot'] },
  },
  rewards: ['meal', 'company', 'sweet', 'sex', 'novelty'],
  parameters: { 'tolerance.slowFall': { unit: 'h', range: [1, 5000] } },
  series: ['dopamine.percent'],
};

/** A result that holds, or BadInput with at least one whole fault; nothing else may come out. */
function readOrRefuse<T>(run: () => T, holds: (result: T) => boolean): void {
  let result: T;
  try {
    result = run();
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    expect(error.faults.length).toBeGreaterThan(0);
    for (const { line, found, allowed, message } of error.faults)
      expect(line >= 1 && found && allowed && !message.includes('\n')).toBeTruthy();
    return;
  }
  expect(holds(result)).toBe(true);
}

const scenario = (text: string): void =>
  readOrRefuse(
    () => readScenario(text, 'f.yaml', catalogue),
    ({ until, events, parameters, record }) =>
      until > 0 &&
      record.every > 0 &&
      Object.values(parameters).every(Number.isFinite) &&
      events.every(
        (event) => event.at >= 0 && event.at < until && (event.kind !== 'dose' || (event.amount >= 0 && event.amount <= 10_000)),
      ),
  );

/** A text with a piece cut out, put twice, moved or replaced. */
function mutated(text: string, pieces: readonly string[]): fc.Arbitrary<string> {
  const place = fc.nat(text.length);
  const one = fc.tuple(
    place,
    fc.oneof({ weight: 4, arbitrary: fc.nat(2) }, fc.nat(30)),
    fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 8 }), fc.string({ unit: 'binary', maxLength: 4 })),
  );
  const apply = (base: string, edits: readonly (readonly [number, number, string])[]): string =>
    edits.reduce((now, [at, cut, put]) => now.slice(0, at) + put + now.slice(at + cut), base);
  return fc.array(one, { minLength: 1, maxLength: 3 }).map((edits) => apply(text, edits));
}

const folder = new URL('../scenarios/', import.meta.url);
const examples = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));
const YAML_PIECES = [
  '\n',
  ': ',
  '- ',
  '  ',
  '[',
  ']',
  '{',
  '}',
  '"',
  '*a',
  '&a ',
  '!!int ',
  '|',
  '1e309',
  '-1',
  'every',
  'at',
  '__proto__',
  '<<',
  '? ',
  '\t',
  '---\n',
  '%',
  'NaN',
  '0 h',
  '1 s',
];
const CSV_PIECES = [',', '"', '\n', '\r', '.', 'NA', '-1', '1e9', 'x', '\uFEFF', '7', '0'];
const sizes = { numRuns: 400 };

describe('whatever the file says', () => {
  it('[FZ1] any text is a scenario or BadInput', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary', maxLength: 40 }), fc.json()), scenario), sizes);
  });

  it.each(examples)('[FZ2] an example, changed anyhow, is a scenario or BadInput', (text) => {
    fc.assert(fc.property(mutated(text, YAML_PIECES), scenario), sizes);
  });

  it('[FZ3] any shorthand is a regimen or BadInput', () => {
    const clause = fc.constantFrom(
      'every 8 h',
      'every 1 s',
      'at 3 h, 5 d 2 h',
      'daily at 08:00, 14:00',
      'from 2 d',
      'for 20 d',
      'times 3',
      'over 2 min',
      'rising to 20 mg over 2 d',
    );
    const word = fc.constantFrom('heroin', 'mg', 'smoked', 'every', 'at', 'daily', 'from', 'to', 'falling', 'h', '1e-9', ',', '0');
    const head = fc.oneof(
      fc.constantFrom('heroin 10 mg smoked', 'methadone 3e1mg oral'),
      fc.array(word, { maxLength: 4 }).map((words) => words.join(' ')),
    );
    const tail = fc.array(fc.oneof({ weight: 5, arbitrary: clause }, word), { maxLength: 4 });
    const line = fc.tuple(head, tail).map(([first, rest]) => [first, ...rest].join(' '));
    fc.assert(
      fc.property(line, (take) => scenario(JSON.stringify({ title: 't', duration: '30 d', take: [take] }))),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['brackets', '['.repeat(100_000)],
    ['dashes', '- '.repeat(100_000)],
    ['indentation', `a:\n${' '.repeat(5_000)}b: 1`],
    ['keys', Array.from({ length: 40_000 }, (_, i) => `k${i}: 1`).join('\n')],
    ['a long number', `title: t\nduration: ${'9'.repeat(10_000)} d`],
    ['a long word', `title: t\n${'x'.repeat(100_000)}: 1`],
    ['a long file', `title: ${'x'.repeat(3_000_000)}`],
    ['very many events', 'title: t\nduration: 100 years\ntake: [heroin 1 mg smoked every 1 us]'],
  ])('[FZ4] %s do not hang or overflow', (_, text) => {
    const started = performance.now();
    expect(() => readScenario(text, 'f.yaml', catalogue)).toThrow(BadInput);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('[FZ5] any CSV text is a table, with faults or without', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), mutated('a,b\r\n"x","y, ""z"""\n1,2\n', CSV_PIECES)), (text) => {
        const { header, rows } = parseCsv(text, new Faults('f.csv'));
        expect(rows.every((row) => row.cells.length === header.length)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('[FZ6] any event table is read or refused', () => {
    const text =
      'ID,TIME,AMT,RATE,EVID,II,ADDL,ROUTE,SUBSTANCE\n1,0,10,.,1,8,2,intravenous,heroin\n1,4,.,.,0,.,.,.,.\n2,30,60,20,1,,,oral,methadone\n';
    fc.assert(
      fc.property(mutated(text, CSV_PIECES), (changed) =>
        readOrRefuse(
          () => readEventTable(changed, 'f.csv', catalogue),
          ({ people }) => people.size > 0 && [...people.values()].every(({ events }) => events.every((event) => Number.isFinite(event.at))),
        ),
      ),
      { numRuns: 1000 },
    );
    expect(
      readEventTable('ID,TIME,AMT,SUBSTANCE,ADDL,II\n1,0,1,methadone,999999,0.5\n', 'f.csv', catalogue).people.get('1')!.events,
    ).toHaveLength(1e6);
  });

  it('[FZ7] any set of trial tables is a life or BadInput', () => {
    const made: Partial<Record<TrialTableName, string>> = {
      everybody: 'who,project\n7,27\n',
      tlfb: 'who,what,when\n7,Heroin,-2\n7,Opioid,0\n7,Methadone,1\n',
      randomization: 'who,treatment,which,when\n7,Methadone,1,1\n',
      treatment: 'who,amount,when\n7,30,1\n7,40,2\n',
      withdrawal: 'who,withdrawal,when\n7,2,2\n',
      rbs_iv: 'who,days,max,heroin_inject_days\n7,28,3,29\n',
    };
    const names = Object.keys(made) as TrialTableName[];
    const changed = fc.constantFrom(...names).chain((name) => mutated(made[name]!, CSV_PIECES).map((text) => ({ ...made, [name]: text })));
    fc.assert(
      fc.property(changed, (texts) =>
        readOrRefuse(
          () => {
            const given = TRIAL_TABLES.flatMap((name) =>
              texts[name] === undefined ? [] : [[name, { file: name, text: texts[name] }] as const],
            );
            return diaryToEvents(diaryOf(readTrial(Object.fromEntries(given)), 7), 1, 0);
          },
          ({ events, until }) => events.every((event) => event.at >= 0 && event.at < until),
        ),
      ),
      { numRuns: 1000 },
    );
  });
});
