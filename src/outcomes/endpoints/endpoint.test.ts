import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definitions } from './definitions.generated.ts';
import { type Answer, type Definition, defineEndpoint, endpointAnswers, endpoints, PatternError } from './endpoint.ts';

const patterns = fc.string({ unit: fc.constantFrom('+', '-', 'o', '*'), minLength: 1, maxLength: 45 });
const place = (id: string) => endpoints.findIndex((endpoint) => endpoint.id === id);
const answer = (id: string, pattern: string): Answer => endpointAnswers(pattern)[place(id)]!;

describe('endpoints', () => {
  it.each([
    ['fiellin2006_abs', '--+o*-', 3],
    ['kosten1993_isAbs', '--o-', false],
    ['ling1998_isAbs', '+----', true],
    ['krupitsky2011A_isAbs', '++++-----------+', true],
    ['lofwall2018_isAbs', '+++++---+-+-+-+', false],
    ['lofwall2018_isAbs', '++++-+-+-+-+-++', true],
    ['schottenfeld2005_abs', '--oo--+---', 4],
    ['schottenfeld2008B_abs', '--oo--+---', 3],
    ['weissLingCTN0030_isAbs', '++++--+-', true],
    ['weissLingCTN0030_isAbs', '+++++++-+', false],
    ['jaffe1972_red', '------+*oo', 8.5 / 10],
    ['jaffe1972_red', '------ooo', 0],
    ['eissenberg1997_isAbs', '-o-o+++++++++++', false],
    ['eissenberg1997_isAbs', '-o--+++++++++++', true],
    // Four negatives and then nothing: 120 − 120 × 11 × 0.22 / 45; three and then nothing counts as nothing.
    ['ling1976o22_abs', '----ooooooooooo', 120 - (120 * 2.42) / 45],
    ['ling1976o22_abs', '---oooooooooooo', 0],
    ['ling1976o22_abs', '----oooooooooo', null],
    ['strain1993_abs', '+'.repeat(15), -9],
    ['soyka2008_abs', 'ooo', 1],
    ['fudala2003_red', 'ooo', 0],
    ['woody2008_abs', '---+---*---o', 1 - 2.5 / 3],
    ['lee2016_rel_time', '++------', 3],
    ['lee2018_rel_time', '+++++', null],
    ['lee2018_rel_time', '++++++', 3],
    ['ctn0094_dropout_time', '-oooo', 2],
  ])('[EP10] %s of %s is %s', (id, pattern, expected) => {
    if (typeof expected === 'number') expect(answer(id, pattern)).toBeCloseTo(expected, 12);
    else expect(answer(id, pattern)).toBe(expected);
  });

  it('[EP11] on any pattern each gives what its type promises; only what needs more visits gives no answer', () => {
    const holds: Readonly<Record<Definition['type'], (value: Answer) => boolean>> = {
      logical: (value) => typeof value === 'boolean',
      integer: (value) => Number.isInteger(value) && (value as number) >= 0,
      ratio: (value) => Number.isFinite(value) && (value as number) >= -9 && (value as number) <= 120,
      survival_time: (value) => Number.isInteger(value) && (value as number) >= 1,
      survival_event: (value) => value === 0 || value === 1,
    };
    fc.assert(
      fc.property(patterns, (pattern) => {
        const answers = endpointAnswers(pattern);
        for (const [i, { id, type }] of endpoints.entries()) {
          const value = answers[i]!;
          if (value === null) expect(pattern.length < 6 || id === 'ling1976o22_abs', `${id} of ${pattern}`).toBe(true);
          else expect(holds[type](value), `${id} of ${pattern} is ${value}`).toBe(true);
        }
        if (pattern.length >= 15) expect(answers).not.toContain(null);
      }),
      { numRuns: 500 },
    );
  });

  it('[EP11] endpoints that were published twice agree on any pattern', () => {
    const same = [
      ['fiellin2006_red', 'johnson1992_red', 'pani2000B_red', 'petitjean2001_abs'],
      ['fudala2003_red', 'pani2000A_red', 'schottenfeld2005_red', 'wolstein2009_red'],
      ['soyka2008_abs', 'strain1996_abs'],
      ['mattick2003A_red', 'tanum2017_red'],
      ['mattick2003B_red', 'preston2000_red'],
      ['shufman1994_absP', 'strain1994_abs', 'strain1999_abs'],
      ['mokri2016_abs_time', 'schottenfeld2008A_abs_time'],
      ['mokri2016_abs_event', 'schottenfeld2008A_abs_event'],
    ].map((ids) => ids.map(place));
    fc.assert(
      fc.property(patterns, (pattern) => {
        const answers = endpointAnswers(pattern);
        for (const [first, ...others] of same)
          for (const other of others) expect(answers[other!]).toBeCloseTo(answers[first!] as number, 12);
        if (pattern.length >= 3)
          expect(Number(answer('krupitsky2004_hasRel', pattern))).toBe(answer('schottenfeld2008_rel_event', pattern));
      }),
    );
  });

  it('[EP12] the table is the evidence, row by row', () => {
    const [header, ...rows] = readFileSync(new URL('../../../evidence/endpoints.tsv', import.meta.url), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
    const cell = (row: readonly string[], column: string) => row[header!.indexOf(column)];
    const wanted = rows.map((row) => ({
      id: cell(row, 'id'),
      group: cell(row, 'group'),
      type: cell(row, 'type'),
      says: cell(row, 'quantity'),
      missing: cell(row, 'missing'),
      steps: cell(row, 'steps'),
      source: cell(row, 'source'),
      doi: cell(row, 'doi'),
    }));
    expect(definitions, 'run: node scripts/endpoints.mjs').toEqual(wanted);
    expect(new Set(endpoints.map(({ id }) => id)).size).toBe(61);
  });

  it('[EP13] refuses a pattern and a definition that cannot be meant', () => {
    expect(() => endpointAnswers('+-x')).toThrow(
      new PatternError('pattern: found "x" at visit 3; allowed is a symbol a visit: + positive, - negative, o missed, * both'),
    );
    expect(() => endpointAnswers('')).toThrow('found an empty pattern');
    const mine = { ...definitions[0]!, id: 'mine', type: 'logical' as const };
    expect(() => defineEndpoint(mine)).toThrow('mine: its end: found what gives a number; allowed is what gives a logical, for logical');
    expect(defineEndpoint({ ...mine, steps: 'contains --' }).program.run('+--')).toBe(true);
  });
});

/** The table in the folder named by ACCUMBENS_CTN0094, or in one called data/ctn0094 beside this checkout. */
function published(): string | undefined {
  const beside = fileURLToPath(new URL('../../../../', import.meta.url));
  const folders = [process.env.ACCUMBENS_CTN0094, ...readdirSync(beside).map((name) => `${beside}${name}/data/ctn0094`)];
  return folders.map((folder) => `${folder}/published_endpoints.csv.gz`).find((file) => existsSync(file));
}

/** TRUE, FALSE and whole numbers as they stand; others to one unit of the fifteenth digit, which is the last the table prints. */
function agrees(got: Answer, wanted: string): boolean {
  if (typeof got !== 'number') return wanted === (got === null ? 'NA' : String(got).toUpperCase());
  const unit = Number(`1e${got.toExponential(14).split('e')[1]}`) * 1e-14;
  return Number.isInteger(got) ? wanted === String(got) : Math.abs(got - Number(wanted)) <= unit;
}

describe('the published table of CTN-0027 and CTN-0030', () => {
  const file = published();
  it.skipIf(!file)(
    `[EP10] all 61 endpoints of all 2,788 people${file ? '' : ' (skipped: set ACCUMBENS_CTN0094 to the folder of tables)'}`,
    () => {
      const [header, ...rows] = gunzipSync(readFileSync(file!))
        .toString()
        .trimEnd()
        .split('\n')
        .map((line) => line.replaceAll('"', '').split(','));
      expect(header!.slice(2)).toEqual(endpoints.map(({ id }) => id));
      expect(rows).toHaveLength(2788);
      const wrong = rows.flatMap(([who, pattern, ...wanted]) => {
        const got = endpointAnswers(pattern!);
        return endpoints.flatMap(({ id }, i) =>
          agrees(got[i]!, wanted[i]!) ? [] : [`person ${who}: ${id} is ${wanted[i]}, found ${got[i]}`],
        );
      });
      expect(wrong).toEqual([]);
    },
  );
});
