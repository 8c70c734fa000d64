import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadInput } from './faults.ts';
import { readSweep } from './sweep.ts';
import { sweepSchema } from './sweepSchema.ts';

const published = new URL('../../spec/sweep.schema.json', import.meta.url);
if (process.env.WRITE_SCHEMA) writeFileSync(published, `${JSON.stringify(sweepSchema, null, 2)}\n`);

const GOOD = `title: A sweep
of: use.yaml
people: 20
design: sobol
points: 64
vary:
  tolerance.slowTime: declared
  phases[0].take.amount: 5 mg to 40 mg by ratio
  phases[0].take.every: [6 h, 12 h]
  tolerance: 0.1 to 0.9 in 3 levels
measure: phases.withdrawal_cows_highest where phase = Stopping it all
`;

function faultsOf(text: string): string[] {
  try {
    readSweep(text, 's.yaml');
    return [];
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return error.message.split('\n');
  }
}

describe('a sweep file', () => {
  it('[SW1] is read as it is written', () => {
    expect(readSweep(GOOD, 's.yaml')).toEqual({
      title: 'A sweep',
      of: 'use.yaml',
      kind: 'cohort',
      people: 20,
      design: 'sobol',
      points: 64,
      vary: [
        { place: 'tolerance.slowTime', values: 'declared', line: 7 },
        { place: 'phases[0].take.amount', values: { from: 5, to: 40, unit: 'mg', ratio: true }, line: 8 },
        { place: 'phases[0].take.every', values: { levels: ['6 h', '12 h'] }, line: 9 },
        { place: 'tolerance', values: { from: 0.1, to: 0.9, unit: '', ratio: false, levels: 3 }, line: 10 },
      ],
      measure: [{ table: 'phases', column: 'withdrawal_cows_highest', where: { column: 'phase', value: 'Stopping it all' }, line: 11 }],
    });
  });

  const wrong: Record<string, [change: [string, string], says: RegExp]> = {
    'an unknown key': [['people:', 'peple:'], /^s.yaml:3:1 peple: found "peple" \(is "people" meant\?\)/],
    'an unknown design': [
      ['sobol', 'sobel'],
      /^s.yaml:4:9 design: found "sobel" \(is "sobol" meant\?\); allowed is a design: grid, latin hypercube, sobol$/,
    ],
    'no points': [['points: 64\n', ''], /found no points; allowed is `points` given with `sobol`$/],
    'half a point': [['64', '1.5'], /^s.yaml:5:9 points: found "1.5"; allowed is a whole number/],
    'ends the wrong way round': [
      ['5 mg to 40 mg', '40 mg to 5 mg'],
      /^s.yaml:8:\d+ vary.phases\[0\].take.amount: found "40 mg to 5 mg by ratio"; allowed is a lower end first$/,
    ],
    'two units': [['5 mg to 40 mg', '5 mg to 1 g'], /allowed is the same unit at both ends$/],
    'a ratio from 0': [['5 mg to', '0 mg to'], /allowed is ends above 0 with `by ratio`$/],
    'no level': [['[6 h, 12 h]', '[]'], /found an empty list/],
    'one level of a range': [['in 3 levels', 'in 1 levels'], /at least 2 levels$/],
    'values that are none': [['declared', 'some'], /found "some"; allowed is a list of levels, `A to B`/],
    'a measure without a column': [['phases.withdrawal_cows_highest', 'phases'], /^s.yaml:11:10 measure: found "phases where/],
    'no measure with sobol': [[GOOD.slice(GOOD.indexOf('measure')), ''], /found no measure; |`measure` given with `sobol`/],
    'nothing to vary': [['vary:\n', 'vary: []\nold:\n'], /vary: found a list; allowed is `place: values`/],
  };
  for (const [what, [[from, to], says]] of Object.entries(wrong)) {
    it(`[SW2] with one mistake has one fault: ${what}`, () => {
      expect(GOOD).toContain(from);
      const told = faultsOf(GOOD.replace(from, to));
      expect(told.filter((line) => !/\bold\b/.test(line))).toEqual([expect.stringMatching(says)]);
    });
  }

  it('[SW2] as a grid has as many points as its levels', () => {
    const text = 'title: G\nof: use.yaml\ndesign: grid\npoints: 4\nvary:\n  a.b: [1, 2]\n';
    expect(faultsOf(text)).toEqual([expect.stringMatching(/^s.yaml:4:9 points: found points with a grid/)]);
    expect(faultsOf(text.replace('points: 4\n', ''))).toEqual([]);
  });

  it('[SW2] as a grid needs levels of every range, and says it at the range', () => {
    const told = faultsOf(GOOD.replace('sobol', 'grid').replace('points: 64\n', ''));
    expect(told).toEqual(
      [6, 7].map((line) => expect.stringMatching(new RegExp(`^s.yaml:${line} vary.*found a range without levels in a grid`))),
    );
  });

  it('[SW3] that is cut or changed anywhere is read or refused with whole faults', () => {
    const piece = fc.oneof(
      fc.constantFrom(' to ', '[', ']', ':', ' in 2 levels', 'by ratio', '\n', '-', '1e999', 'declared'),
      fc.string({ maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.nat(GOOD.length), fc.nat(12), piece, (at, length, put) => {
        for (const told of faultsOf(GOOD.slice(0, at) + put + GOOD.slice(at + length))) expect(told).toMatch(/^s\.yaml:\d+/);
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it('[SW4] has a published schema that knows its keys', () => {
    expect(JSON.parse(readFileSync(published, 'utf8'))).toEqual(JSON.parse(JSON.stringify(sweepSchema)));
  });
});
