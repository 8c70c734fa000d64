import { describe, expect, it } from 'vitest';
import { nearest, parseTable, readEvidence, rowOf } from './evidence.ts';

const rows = readEvidence();

describe('evidence tables', () => {
  it('[EV1] reads a row with its place, joining what the tables name differently', () => {
    const [row] = parseTable(
      'id\twhat\tx_values\ty_values\tunit\tspread\tsource\tchecked\tnote\nP-V99\tpeak\t1,2\t3,4\tnM\t\tDoe 2001\tread\t\n',
      'validation-x.tsv',
    );
    expect(row).toEqual({
      id: 'P-V99',
      kind: 'validation',
      quantity: 'peak',
      value: '3,4',
      unit: 'nM',
      spread: '',
      condition: '1,2',
      source: 'Doe 2001',
      checked: 'read',
      note: '',
      at: 'validation-x.tsv:2',
    });
  });

  it('[EV2] refuses a torn row, naming its line', () => {
    expect(() => parseTable('id\tvalue\nA\t1\nB\n', 'x.tsv')).toThrow('evidence: x.tsv:3 has 1 cells; the header has 2');
  });

  it('[EV3] every shipped row has its own id, a quantity, a source and a known degree of trust', () => {
    const trust = ['read', 'read-direction-only', 'read-weak', 'computed', 'recalled-high', 'recalled-medium', 'recalled-low'];
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows.filter((row) => !row.id || !row.quantity || !row.source || !trust.includes(row.checked)).map(({ at }) => at)).toEqual([]);
  });

  it('[EV3] the shipped tables hold the numbers they were made for', () => {
    expect(rowOf(rows, 'PK002')).toMatchObject({
      kind: 'parameter',
      value: '21.8',
      unit: 'min',
      source: 'Rook 2006',
      condition: 'human; IV + inhaled',
    });
    expect(rowOf(rows, 'p-v03')).toMatchObject({ kind: 'validation', value: '0.42,1.82', condition: 'naive,chronic' });
    expect(rowOf(rows, 'B-V01')).toMatchObject({ condition: 'day 7 / day 30 / 18-36 mo; 109', checked: 'read' });
  });

  it('[EV4] suggests the nearest name, and none when nothing is near', () => {
    const ids = rows.map(({ id }) => id);
    expect(nearest(ids, 'PK0012')).toMatch(/^PK00[12]$|^PK012$/);
    expect(nearest(ids, 'p-vnaive')).toBe('P-V-naive');
    expect(nearest(ids, 'something else')).toBeUndefined();
    expect(nearest([], 'PK001')).toBeUndefined();
  });
});
