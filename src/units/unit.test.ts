import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DIMENSIONS,
  divide,
  type Exponents,
  factor,
  multiply,
  ONE,
  parseUnit,
  raise,
  sameDimension,
  sameUnit,
  squareRoot,
} from './unit.ts';

const exponents = (of: Partial<Record<(typeof DIMENSIONS)[number], number>>) => DIMENSIONS.map((name) => of[name] ?? 0);
/** −0 counts as 0. */
const plain = (e: Exponents) => e.map((x) => x + 0);

describe('units', () => {
  it.each([
    ['1', 1, {}],
    ['%', 0.01, {}],
    ['nM', 1e-9, { amount: 1, volume: -1 }],
    ['nM/s', 1e-9, { amount: 1, volume: -1, time: -1 }],
    ['1/h/nM', 1e9 / 3600, { amount: -1, volume: 1, time: -1 }],
    ['mL/ng/h', 1e6 / 3600, { volume: 1, mass: -1, time: -1 }],
    ['L·h^-1', 1 / 3600, { volume: 1, time: -1 }],
    ['nM^2/s', 1e-18, { amount: 2, volume: -2, time: -1 }],
    ['µg*h / L', 3.6e-3, { mass: 1, time: 1, volume: -1 }],
    ['nM/s/Hz', 1e-9, { amount: 1, volume: -1 }],
    ['$/d', 1 / 86400, { money: 1, time: -1 }],
    ['wk', 604800, { time: 1 }],
    ['yr', 31557600, { time: 1 }],
    ['min', 60, { time: 1 }],
    ['pmol', 1e-12, { amount: 1 }],
    ['kg', 1e3, { mass: 1 }],
  ] as const)('[UN1] %s is a scale and a dimension', (text, scale, of) => {
    const unit = parseUnit(text);
    expect(unit.scale / scale).toBeCloseTo(1, 13);
    expect(plain(unit.exponents)).toEqual(exponents(of));
    expect(unit.text).toBe(text);
  });

  it('[UN1] µ and u are one prefix, and a prefix stands only where it makes sense', () => {
    expect(sameUnit(parseUnit('µg'), parseUnit('ug'))).toBe(true);
    for (const text of ['kh', 'md', 'n%', 'm1', 'mHz', 'k$', 'mmin'])
      expect(() => parseUnit(text)).toThrow(`unit: "${text}" has no meaning`);
  });

  it.each([
    '',
    ' ',
    '/',
    'mg/',
    '/h',
    'mgg',
    'h^',
    'h^x',
    'h^12',
    'h^2^3',
    'h^1.5',
    '1/(h*nM)',
    'mg mL',
    'MG',
    'constructor',
    '__proto__',
    'mconstructor',
    'toString/h',
  ])('[UN2] "%s" has no meaning, and the message says what is allowed', (text) => {
    expect(() => parseUnit(text)).toThrow(
      /^unit: ".*" has no meaning at ".*"; allowed are 1 % mol M g L s min h d wk yr Hz \$ with p n µ m k before them$/,
    );
  });

  it('[UN2] any text is a unit or an Error that quotes it', () => {
    const pieces = fc.array(fc.constantFrom('m', 'g', 'L', 'h', '/', '*', '·', '^', '-', '2', '1', '%', ' ', 'µ', '__proto__', '('), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          pieces.map((p) => p.join('')),
        ),
        (text) => {
          try {
            const unit = parseUnit(text);
            expect(unit.scale > 0 && unit.exponents.every(Number.isInteger)).toBe(true);
          } catch (error) {
            expect((error as Error).message).toContain(`unit: "${text}" has no meaning`);
          }
        },
      ),
    );
  });

  it.each([
    ['h', 'min', 60],
    ['min', 'h', 1 / 60],
    ['d', 'h', 24],
    ['mg', 'µg', 1000],
    ['µg', 'mg', 1 / 1000],
    ['µg/L', 'ng/mL', 1],
    ['µM', 'nM', 1000],
    ['1/h', '1/min', 1 / 60],
    ['%', '1', 0.01],
    ['1', '%', 100],
    ['Hz', '1/min', 60],
    ['yr', 'd', 365.25],
    ['L/h', 'mL/min', 1000 / 60],
  ])('[UN3] a number in %s times the factor is a number in %s', (from, to, wanted) => {
    const found = factor(parseUnit(from), parseUnit(to));
    // Whole numbers and their inverses come out exact, whatever the rounding of the scales.
    if (Number.isInteger(wanted) || Number.isInteger(1 / wanted)) expect(found).toBe(wanted);
    else expect(found / wanted).toBeCloseTo(1, 13);
  });

  it('[UN3] dimensions that differ have no factor', () => {
    expect(() => factor(parseUnit('mg'), parseUnit('nmol'))).toThrow('unit: mg cannot be turned into nmol: the dimensions differ');
  });

  it('[UN3] there and back is nothing, and a factor of factors is the factor', () => {
    const masses = fc.constantFrom('pg', 'ng', 'µg', 'mg', 'g', 'kg').map(parseUnit);
    fc.assert(
      fc.property(masses, masses, masses, (a, b, c) => {
        expect(factor(a, b) * factor(b, a)).toBeCloseTo(1, 14);
        expect((factor(a, b) * factor(b, c)) / factor(a, c)).toBeCloseTo(1, 13);
      }),
    );
  });

  it('[UN4] dimension and scale both count: nM is not µM, a share is not a per cent', () => {
    expect(sameDimension(parseUnit('nM'), parseUnit('µM'))).toBe(true);
    expect(sameUnit(parseUnit('nM'), parseUnit('µM'))).toBe(false);
    expect(sameUnit(parseUnit('%'), ONE)).toBe(false);
    expect(sameUnit(parseUnit('mg/L'), parseUnit('ng/µL'))).toBe(true);
    expect(sameDimension(parseUnit('mg'), parseUnit('mL'))).toBe(false);
  });

  it('[UN4] products, quotients, powers and roots keep both', () => {
    const [nM, h] = [parseUnit('nM'), parseUnit('h')];
    expect(sameUnit(divide(multiply(nM, h), h), nM)).toBe(true);
    expect(sameUnit(raise(nM, -2), parseUnit('1/nM/nM'))).toBe(true);
    expect(sameUnit(raise(h, 0), ONE)).toBe(true);
    expect(sameUnit(squareRoot(parseUnit('nM^2/h^2')), parseUnit('nM/h'))).toBe(true);
    expect(sameUnit(squareRoot(ONE), ONE)).toBe(true);
    expect(() => squareRoot(parseUnit('nM'))).toThrow('unit: nM has no square root');
    expect(() => squareRoot(parseUnit('1/h'))).toThrow('unit: 1/h has no square root');
  });

  it('[UN4] the text of a derived unit says the same as its scale and dimension', () => {
    const unit = fc.constantFrom('nM', 'h', 'L/h', 'mg', 'nM^2', '1').map(parseUnit);
    fc.assert(
      fc.property(unit, unit, unit, fc.integer({ min: 1, max: 3 }), (a, b, c, n) => {
        const found = divide(multiply(a, raise(b, n)), c);
        // A bracket is spelt out here; parseUnit has none.
        const spelt = found.text.replace(
          /\/\(([^()]*)\)$/,
          (_, inner: string) => `/${inner.replace(/[*/]/g, (sign) => (sign === '*' ? '/' : '*'))}`,
        );
        fc.pre(!spelt.includes('('));
        expect(sameUnit(parseUnit(spelt), found)).toBe(true);
      }),
    );
    expect(divide(parseUnit('mg'), parseUnit('L/h')).text).toBe('mg/(L/h)');
  });
});
