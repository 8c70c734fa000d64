import { describe, expect, it } from 'vitest';
import { against, ascii, cowsBand, duration, list, num, share, stretch } from './words.ts';

describe('numbers as a reader says them', () => {
  it('have no trailing zeros, a true minus and thousands set apart', () => {
    expect([num(82), num(0.125, 2), num(-0.4), num(1234567.5), num(-0.01), num(Number.NaN)]).toEqual([
      '82',
      '0.13',
      '−0.4',
      '1,234,567.5',
      '0',
      'no value',
    ]);
  });

  it('tell a time in the unit people count it in', () => {
    expect([36, 24 * 10, 24 * 90, 24 * 365, 24 * 365 * 8, 1].map(duration)).toEqual([
      '36 hours',
      '10 days',
      '13 weeks',
      '12 months',
      '8 years',
      '1 hour',
    ]);
    expect(stretch(0, 168)).toBe('the first 7 days');
    expect(stretch(168, 168 * 5)).toBe('28 days, beginning 7 days in');
  });

  it('become shares and multiples', () => {
    expect([0.5, 0.34, 0.19].map(share)).toEqual(['half', 'a third', 'a fifth']);
    expect([1.01, 0.82, 1.5, 2.7, 0].map((ratio) => against(ratio, 'it'))).toEqual([
      'at it',
      'about a fifth below it',
      'about half above it',
      'about 2.7 times it',
      'next to nothing',
    ]);
    expect([list(['a']), list(['a', 'b', 'c'])]).toEqual(['a', 'a, b and c']);
  });
});

it('the ASCII form of any text is ASCII', () => {
  expect(ascii('“μ” – 3 ≥ 2 × 1…é ▁')).toBe('"u" - 3 >= 2 x 1...e ?');
});

it('withdrawal bands are those of Wesson & Ling 2003: 5–12 mild, 13–24 moderate, 25–36 moderately severe, over 36 severe', () => {
  expect([0, 4.9, 5, 12, 13, 24, 25, 36, 37, 48].map(cowsBand)).toEqual([
    'none',
    'none',
    'mild',
    'mild',
    'moderate',
    'moderate',
    'moderately severe',
    'moderately severe',
    'severe',
    'severe',
  ]);
});
