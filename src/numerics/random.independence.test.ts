/**
 * Are numbers with different keys unrelated? Every check returns a p-value from the distribution its statistic has when they are; what lies
 * beyond `UNLIKELY` at either end fails. A sound generator passes all 32 with chance 0.997; as all keys are fixed, it then passes for ever.
 * The same checks must refuse generators that are wrong in the ways keyed ones usually are.
 */
import { describe, expect, it } from 'vitest';
import { normalCdf } from './distributions.ts';
import { philox } from './philox.testdata.ts';
import { hashText, uniform } from './random.ts';
import { gammaShare } from './special.ts';

const UNLIKELY = 1e-4;
const IMPOSSIBLE = 1e-10;

/** seed, person, purpose (by number), occasion, index. */
type Key = readonly [number, number, number, number, number];
type Draw = (key: Key) => number;

const PARTS = ['seed', 'person', 'purpose', 'occasion', 'index'] as const;
const EVERY_PART = [0, 1, 2, 3, 4] as const;
const BASE: Key = [20, 1000, 7, 300, 40];
const BITS = [53, 32, 10, 32, 32] as const;

const sound: Draw = ([seed, person, purpose, occasion, index]) => uniform(seed, person, `purpose ${purpose}`, occasion, index);

const moved = (key: Key, part: number, by: number): Key => key.map((x, i) => (i === part ? x + by : x)) as unknown as Key;
const list = (length: number, make: (i: number) => number): number[] => Array.from({ length }, (_, i) => make(i));
const along = (draw: Draw, part: number, length: number): number[] => list(length, (i) => draw(moved(BASE, part, i)));
const sum = (xs: readonly number[]): number => xs.reduce((total, x) => total + x, 0);

/** Share of chi-square below `x`. */
const chiSquareP = (x: number, df: number): number => gammaShare(df / 2, x / 2);
/** Mean 0 and variance 1 when u is uniform on (0, 1). */
const standard = (u: number): number => (u - 0.5) * Math.sqrt(12);
/** Mean of products that each have mean 0 and variance 1 → standard normal. */
const z = (products: readonly number[]): number => sum(products) / Math.sqrt(products.length);
const distanceFromNull = (p: number): number => 2 * Math.min(p, 1 - p);

function cellsP(cells: readonly number[], size: number): number {
  const counts = new Float64Array(size);
  for (const cell of cells) counts[cell]! += 1;
  const expected = cells.length / size;
  return chiSquareP(
    counts.reduce((total, count) => total + (count - expected) ** 2 / expected, 0),
    size - 1,
  );
}

/** 20,000 numbers in 256 bins. */
const uniformity = (draw: Draw, part: number): number =>
  cellsP(
    along(draw, part, 20_000).map((u) => Math.floor(u * 256)),
    256,
  );

/** 10,000 pairs of neighbours in 16 × 16 cells. */
function pairs(draw: Draw, part: number): number {
  const us = along(draw, part, 20_000);
  return cellsP(
    list(10_000, (i) => 16 * Math.floor(16 * us[2 * i]!) + Math.floor(16 * us[2 * i + 1]!)),
    256,
  );
}

/** Correlations at lags 1 to 8; z² sum to a chi-square. */
function serial(draw: Draw, part: number): number {
  const xs = along(draw, part, 20_000).map(standard);
  const squares = list(8, (lag) => z(list(xs.length - lag - 1, (i) => xs[i]! * xs[i + lag + 1]!)) ** 2);
  return chiSquareP(sum(squares), squares.length);
}

/**
 * Birthday spacings (Marsaglia 1985; L'Ecuyer & Simard 2001, doi:10.1016/S0378-4754(00)00253-6): 4096 birthdays in a year of 2³² days,
 * eight years; spacings that occur again are Poisson with mean 8 × 4096³ / 2³⁴ = 32.
 */
function birthdaySpacings(draw: Draw, part: number): number {
  const us = along(draw, part, 8 * 4096);
  const again = list(8, (year) => {
    const days = Float64Array.from(us.slice(4096 * year, 4096 * (year + 1)), (u) => Math.floor(u * 2 ** 32)).sort();
    return 4095 - new Set(days.slice(1).map((day, i) => day - days[i]!)).size;
  });
  return 1 - gammaShare(sum(again) + 0.5, 32);
}

/** Each of 200 neighbours in one part has the mean of 100 others it should: nobody is born lucky. */
function lucky(draw: Draw, part: number): number {
  const over = part === 3 ? 4 : 3;
  const squares = list(200, (i) => z(list(100, (j) => standard(draw(moved(moved(BASE, part, i), over, j))))) ** 2);
  return chiSquareP(sum(squares), squares.length);
}

/** One bit of one part of the key turned: each of 32 output bits turns in half of 200 keys. */
function avalanche(draw: Draw, part: number): number {
  let square = 0;
  for (let bit = 0; bit < BITS[part]!; bit++) {
    const turned = new Float64Array(32);
    for (let i = 0; i < 200; i++) {
      const key = moved(BASE, (part + 1) % 5, i);
      const flipped = moved(key, part, (Math.floor(key[part]! / 2 ** bit) % 2 ? -1 : 1) * 2 ** bit);
      const changed = (Math.floor(draw(key) * 2 ** 32) ^ Math.floor(draw(flipped) * 2 ** 32)) >>> 0;
      for (let out = 0; out < 32; out++) turned[out]! += (changed >>> out) & 1;
    }
    square += turned.reduce((total, count) => total + (count - 100) ** 2 / 50, 0);
  }
  return chiSquareP(square, 32 * BITS[part]!);
}

/** Every neighbour of a key: one step up, down or none in each part; of two opposite ones, one. */
const directions: Key[] = list(121, (i) => i).map((i) => list(5, (part) => (Math.floor((i + 122) / 3 ** part) % 3) - 1) as unknown as Key);
const far = (i: number): Key => [BASE[0] + 3 * i, BASE[1] + 5 * i, BASE[2] + (i % 50), BASE[3] + 7 * i, BASE[4] + 2 * i];

/** Correlations with neighbours in all 121 directions, across several parts at once; 4000 keys each. */
function neighbours(draw: Draw): number {
  const keys = list(4000, (i) => i).map(far);
  const own = keys.map((key) => standard(draw(key)));
  const squares = directions.map(
    (step) => z(keys.map((key, i) => own[i]! * standard(draw(key.map((x, part) => x + step[part]!) as unknown as Key)))) ** 2,
  );
  return chiSquareP(sum(squares), squares.length);
}

/** Products over the four corners of a square in two parts of the key: what sums or XORs of separately mixed parts cannot hide. */
function corners(draw: Draw): number {
  const squares = EVERY_PART.flatMap((a) =>
    EVERY_PART.slice(a + 1).map((b) => {
      const products = list(4000, (i) => {
        const key = far(i);
        return [key, moved(key, a, 1), moved(key, b, 1), moved(moved(key, a, 1), b, 1)].reduce(
          (p, corner) => p * standard(draw(corner)),
          1,
        );
      });
      return z(products) ** 2;
    }),
  );
  return chiSquareP(sum(squares), squares.length);
}

const ALONG = { uniformity, pairs, serial, birthdaySpacings, lucky, avalanche };
const ACROSS = { neighbours, corners };

/** A sound mixing of one word, for generators that are wrong elsewhere. */
const mixed = (x: number, which: number): number => philox([x >>> 0, Math.floor(x / 2 ** 32), 0, 0], [which, 0])[0];

/** How keyed generators usually go wrong, and a check that must see it. */
const WRONG: readonly (readonly [string, Draw, (draw: Draw) => number])[] = [
  [
    'an ordinary generator seeded with the sum of the key',
    (key) => ((Math.imul(1664525, sum(key)) + 1013904223) >>> 0) / 2 ** 32,
    (draw) => birthdaySpacings(draw, 1),
  ],
  [
    'the same, seen by the bits that a turned bit turns',
    (key) => ((Math.imul(1664525, sum(key)) + 1013904223) >>> 0) / 2 ** 32,
    (draw) => avalanche(draw, 1),
  ],
  [
    'parts added before a sound mixing, so that person 1 at occasion 2 is person 2 at occasion 1',
    ([seed, person, purpose, occasion, index]) => (mixed(person + occasion, seed * 1000 + purpose * 100_000 + index) + 0.5) / 2 ** 32,
    neighbours,
  ],
  [
    'parts mixed soundly, then joined by XOR',
    (key) => (key.reduce((word, x, part) => (word ^ mixed(x, part)) >>> 0, 0) + 0.5) / 2 ** 32,
    corners,
  ],
  [
    'an index that is forgotten in every second number',
    ([seed, person, purpose, occasion, index]) => sound([seed, person, purpose, occasion, index & ~1]),
    (draw) => pairs(draw, 4),
  ],
  [
    'a person whose numbers are all a little too high',
    (key) => Math.min(0.999, sound(key) + (key[1] % 10 === 0 ? 0.1 : 0)),
    (draw) => lucky(draw, 1),
  ],
  ['numbers a little too small', (key) => 0.98 * sound(key), (draw) => uniformity(draw, 1)],
  ['each number a little like the one before', (key) => (sound(key) + 0.1 * sound(moved(key, 3, -1))) / 1.1, (draw) => serial(draw, 3)],
];

describe('the answer on paper', () => {
  it('the 121 directions and their opposites are all the neighbours a key of five parts has', () => {
    const both = directions.flatMap((step) => [step.join(), step.map((x) => -x || 0).join()]);
    expect(new Set(both).size).toBe(3 ** 5 - 1);
    expect(both).not.toContain('0,0,0,0,0');
  });

  it('p-values are those of tables: chi-square 18.307 at 10 degrees of freedom, normal 1.96', () => {
    expect(chiSquareP(18.307, 10)).toBeCloseTo(0.95, 4);
    expect(distanceFromNull(normalCdf(1.959964))).toBeCloseTo(0.05, 6);
  });
});

describe('laws', () => {
  describe.each(EVERY_PART)('along part %i of the key', (part) => {
    it.each(Object.entries(ALONG))(`${PARTS[part]}: %s is that of independent uniform numbers`, (_, check) => {
      expect(distanceFromNull(check(sound, part))).toBeGreaterThan(UNLIKELY);
    });
  });

  it.each(Object.entries(ACROSS))('across parts of the key: %s', (_, check) => {
    expect(distanceFromNull(check(sound))).toBeGreaterThan(UNLIKELY);
  });

  it.each(WRONG)('refuses %s', (_, draw, check) => {
    expect(distanceFromNull(check(draw))).toBeLessThan(IMPOSSIBLE);
  });

  it('no two of 300,000 purposes share a hash, nor do their hashes differ only where small seeds do', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    const short = letters.flatMap((a) => letters.flatMap((b) => letters.map((c) => a + b + c)));
    const purposes = [
      ...short,
      ...short.map((name) => `parameter ${name}.clearance`),
      ...short.map((name) => `parameter clearance.${name}`),
      ...Array.from({ length: 250_000 }, (_, i) => `urine assay ${i}`),
    ];
    expect(new Set(purposes).size).toBe(purposes.length);
    // Seeds join the hash by XOR: runs 0 to 1023 could share numbers between purposes only if the other 54 bits agreed.
    const upper = new Set(purposes.map((purpose) => hashText(purpose)).map(([high, low]) => high * 2 ** 22 + (low >>> 10)));
    expect(upper.size).toBe(purposes.length);
  });
});
