import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellFault, columnsOf, parseCsv } from './csv.ts';
import { Faults } from './faults.ts';

const read = (text: string) => {
  const table = parseCsv(text, new Faults('t.csv'));
  return { ...table, cells: table.rows.map((row) => row.cells), messages: table.faults.list.map((fault) => fault.message) };
};

describe('CSV', () => {
  it('[CSV1] reads what RFC 4180 shows', () => {
    const { header, cells, rows, messages } = read('a,b,c\r\n1,"x, ""y""",\r\n"two\nlines",,3\n4,5,6');
    expect(header).toEqual(['a', 'b', 'c']);
    expect(cells).toEqual([
      ['1', 'x, "y"', ''],
      ['two\nlines', '', '3'],
      ['4', '5', '6'],
    ]);
    expect(rows.map((row) => row.line)).toEqual([2, 3, 5]);
    expect(messages).toEqual([]);
  });

  it.each([
    ['a,b\n1', 't.csv:2 found 1 field; allowed is 2, as in the header'],
    ['a,b\n1,2\n\n', 't.csv:3 found 1 field'],
    ['a\n"x', 't.csv:2 found a quote that is never closed'],
    ['a\nx"y', 'a quote inside'],
    ['a\n"x"y', '"y" after a closing quote'],
    ['a,a\n1,2', 'the column "a" a second time'],
    ['a\rb', 'a carriage return inside a line'],
    ['', 'found nothing'],
  ])('[CSV2] %j has one fault', (text, part) => {
    const { messages } = read(text);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain(part);
  });

  it('[CSV3] a fault in a cell names its line and column', () => {
    const table = parseCsv('a,b,c\n1,"two\nlines",x\n', new Faults('t.csv'));
    cellFault(table, table.rows[0]!, 1, 'p', 'q');
    cellFault(table, table.rows[0]!, 2, 'p', 'q');
    columnsOf(table, ['a', 'bb']);
    expect(table.faults.list.map((fault) => fault.message)).toEqual([
      't.csv:2:3 b: found p; allowed is q',
      't.csv:3:8 c: found p; allowed is q',
      't.csv:1 found no column "bb" (is "b" meant?); allowed is a header with a, bb',
    ]);
  });

  it('[CSV4] what is written by the rules comes back as it was', () => {
    const rows = fc
      .integer({ min: 1, max: 4 })
      .chain((width) => fc.array(fc.array(fc.string(), { minLength: width, maxLength: width }), { minLength: 1 }));
    fc.assert(
      fc.property(rows, (cells) => {
        const header = cells[0]!.map((_, i) => `h${i}`);
        const text = [header, ...cells].map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');
        expect(read(text)).toMatchObject({ cells, messages: [] });
      }),
    );
  });
});
