import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuantity, QuantityError, toHours, toMilligrams, toUnit } from './quantity.ts';

describe('quantities', () => {
  it.each([
    ['10 mg', 10, 'mg'],
    ['24 weeks', 24, 'wk'],
    ['6h', 6, 'h'],
    ['30 d', 30, 'd'],
    ['90 s', 90, 's'],
    ['1.5 ug', 1.5, 'ug'],
    ['500 mcg', 500, 'ug'],
    ['1.5 μg', 1.5, 'µg'],
    ['-2e-3 1/h/nM', -0.002, '1/h/nM'],
  ])('[QU1] %s is a number and a unit', (text, value, unit) => {
    expect(parseQuantity(text)).toEqual({ value, unit });
  });

  it('[QU2] durations and amounts turn into hours and milligrams exactly', () => {
    expect(toHours('24 weeks')).toBe(4032);
    expect(toHours('90 s')).toBe(0.025);
    expect(toHours('5 d 2 h')).toBe(122);
    expect(toHours('1 year')).toBe(8766);
    expect(toMilligrams('500 mcg')).toBe(0.5);
    expect(toMilligrams('0.4 g')).toBe(400);
    expect(toUnit('19 d', 'h')).toBe(456);
    expect(toUnit('0.5', '1')).toBe(0.5);
    expect(toUnit('50 %', '1')).toBe(0.5);
    expect(toUnit('1 mg/L', 'ng/mL')).toBeCloseTo(1000, 9);
  });

  it.each([
    ['10', 'which has no unit'],
    ['mg', '"mg"'],
    ['', '""'],
    ['10 mg/', 'not a known unit'],
    ['10 furlongs', '"furlongs" is not a known unit'],
    ['5 constructor', 'not a known unit'],
    ['1 h^999999999', 'not a known unit'],
    ['1,5 mg', 'decimal comma'],
    ['1e999 h', 'not a finite number'],
    ['10 mg', 'does not measure the same thing'],
    ['3 months', 'write days or weeks'],
    ['5 d 2', 'no unit'],
  ])('[QU3] toHours(%j) says what was found and what is allowed', (text, part) => {
    expect(() => toHours(text)).toThrow(QuantityError);
    expect(() => toHours(text)).toThrow(part);
    expect(() => toHours(text)).toThrow('a length of time, like `6 h`');
  });

  it('[QU4] any text is a quantity or a QuantityError', () => {
    const words = fc.array(fc.oneof(fc.string(), fc.constantFrom('1', '2.5', 'h', 'd', 'mg', '/', '^', '1e9', '__proto__')), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(words, (parts) => {
        for (const read of [toHours, toMilligrams, (text: string) => toUnit(text, 'nM/s')]) {
          try {
            expect(Number.isFinite(read(parts.join(' ')))).toBe(true);
          } catch (error) {
            if (!(error instanceof QuantityError)) throw error;
          }
        }
      }),
    );
  });
});
