import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadInput } from './faults.ts';
import { readPatterns } from './patternTable.ts';

const faultsOf = (text: string, column?: string): string[] => {
  try {
    readPatterns(text, 'p.csv', column);
  } catch (error) {
    if (error instanceof BadInput) return error.message.split('\n');
    throw error;
  }
  return [];
};

describe('a table of patterns', () => {
  it('[PT1] has people in its order, their patterns in the usual column or the one that is named', () => {
    const people = [
      { who: '7', pattern: '-+o' },
      { who: 'B-3', pattern: '*' },
    ];
    expect(readPatterns('who,arm,pattern\n7,1,-+o\nB-3,2,*\n', 'p.csv')).toEqual({ column: 'pattern', people });
    expect(readPatterns('"who","usePatternUDS"\r\n7,"-+o"\r\n"B-3","*"\r\n', 'p.csv')).toEqual({ column: 'usePatternUDS', people });
    expect(readPatterns('urine,who,pattern\n-+o,7,?\n*,B-3,?\n', 'p.csv', 'urine')).toEqual({ column: 'urine', people });
  });

  it.each([
    [
      'who,week\n7,-+\n',
      undefined,
      ['p.csv:1 found the columns "who", "week"; allowed is one column of patterns, called usePatternUDS or'],
    ],
    ['who,pattern,usePatternUDS\n7,-,-\n', undefined, ['p.csv:1 found both usePatternUDS and pattern; allowed is one column of patterns']],
    ['who,pattern\n7,-\n', 'patern', ['p.csv:1 found no column "patern" (is "pattern" meant?)']],
    ['Who,pattern\n7,-\n', undefined, ['p.csv:1 found no column "who" (is "Who" meant?)']],
    ['who,pattern\n-,-\n', 'who', ['p.csv:1 found who as the column of patterns; allowed is another column']],
    ['who,pattern\n', undefined, ['p.csv:2 found nobody; allowed is a row for each person']],
    ['', undefined, ['p.csv:1 found nothing']],
    ['who,pattern\n7,-,+\n', undefined, ['p.csv:2 found 3 fields; allowed is 2, as in the header']],
    [
      'who,pattern\n7,-x\n,-\n7,\nNA,_-\n8,NA\n',
      undefined,
      [
        'p.csv:2:3 pattern: found "x" at visit 2; allowed is a symbol a visit: + positive, - negative, o missed, * both',
        'p.csv:3:1 who: found nothing; allowed is the name or number of a person',
        'p.csv:4:1 who: found "7", who is on line 2; allowed is each person once',
        'p.csv:4:3 pattern: found an empty pattern',
        'p.csv:5:1 who: found NA',
        'p.csv:5:4 pattern: found "_" at visit 1',
        'p.csv:6:3 pattern: found "N" at visit 1',
      ],
    ],
  ])('[PT2] %j tells every fault', (text, column, parts) => {
    const found = faultsOf(text, column);
    expect(found).toHaveLength(parts.length);
    for (const [i, part] of parts.entries()) expect(found[i]).toContain(part);
  });

  it('[PT3] whatever the file says, people with patterns or BadInput', () => {
    const cell = fc.oneof(
      fc.constantFrom('-+o', '*', '7', 'who', 'pattern', '"', ',', '\n', '\r', 'NA', '\uFEFF'),
      fc.string({ maxLength: 4 }),
    );
    const text = fc
      .tuple(fc.constantFrom('who,pattern\n', 'pattern,who\n', ''), fc.array(cell))
      .map(([head, cells]) => head + cells.join(''));
    fc.assert(
      fc.property(fc.oneof(text, fc.string()), (table) => {
        if (faultsOf(table).length > 0) return;
        const { people } = readPatterns(table, 'p.csv');
        expect(people.length).toBeGreaterThan(0);
        expect(people.every(({ who, pattern }) => who !== '' && /^[-+o*]+$/.test(pattern))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
