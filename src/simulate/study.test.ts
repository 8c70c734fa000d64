import { describe, expect, it } from 'vitest';
import { shapeFault, shardRange, type TableShape } from './study.ts';

const SHAPES: readonly TableShape[] = [
  {
    name: 'people',
    says: 'one row a person',
    columns: [
      { name: 'person', type: 'whole', unit: '1', says: 'index' },
      { name: 'weight', type: 'number', unit: 'kg', says: 'body weight' },
    ],
  },
];

describe('shards', () => {
  it('[ST1] cut people into stretches that follow each other', () => {
    expect([0, 1, 2].map((shard) => shardRange(10, 4, shard))).toEqual([
      { first: 0, end: 4 },
      { first: 4, end: 8 },
      { first: 8, end: 10 },
    ]);
  });

  it('[ST1] hold everybody once, whatever the size', () => {
    for (const size of [1, 3, 7, 100]) {
      const all = Array.from({ length: Math.ceil(23 / size) }, (_, shard) => shardRange(23, size, shard));
      expect(all.flatMap(({ first, end }) => Array.from({ length: end - first }, (_, i) => first + i))).toEqual([...Array(23).keys()]);
    }
  });

  it('[ST2] beyond the last are refused', () => {
    expect(() => shardRange(10, 5, 2)).toThrow('shard 2: there are 2, counted from 0');
    expect(() => shardRange(10, 5, -1)).toThrow(RangeError);
    expect(() => shardRange(10, 5, 0.5)).toThrow(RangeError);
  });
});

describe('the shape of a shard', () => {
  const person = Int32Array.of(0, 1);

  it('[ST3] is as declared, or one sentence says where it is not', () => {
    expect(shapeFault(SHAPES, { people: { person, weight: [70, null] } })).toBeUndefined();
    expect(shapeFault(SHAPES, {})).toBe('table people: missing');
    expect(shapeFault(SHAPES, { people: { person, weight: [70] } })).toBe(
      'table people: column weight has 1 values; the first column has 2',
    );
    expect(shapeFault(SHAPES, { people: { person } })).toBe('table people: column weight has no values; the first column has 2');
    expect(shapeFault(SHAPES, { people: { person, weight: [1, 2], age: [1, 2] } })).toBe('table people: column age is not declared');
    expect(shapeFault(SHAPES, { people: { person, weight: [1, 2] }, more: {} })).toBe('table more: not declared by the study');
  });
});
