import { describe, expect, it } from 'vitest';
import { philox, type Words4 } from './philox.testdata.ts';
import { philoxUniform } from './philox.ts';
import { hashText, normal, uniform } from './random.ts';
import { chiSquareQuantile, mean, sd } from './statistics.ts';

const LAST = 0xffffffff;

describe('the answer on paper', () => {
  it('Philox 4×32-10 gives the known answers of Random123 (kat_vectors)', () => {
    expect(philox([0, 0, 0, 0], [0, 0])).toEqual([0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]);
    expect(philox([LAST, LAST, LAST, LAST], [LAST, LAST])).toEqual([0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd]);
    const pi: Words4 = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344];
    expect(philox(pi, [0xa4093822, 0x299f31d0])).toEqual([0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1]);
  });

  it('draws from the words of the definition', () => {
    let counter: Words4 = [1, 2, 3, 4];
    for (let i = 0; i < 500; i++) {
      const [c0, c1, c2, k0] = counter;
      const [a, b] = philox([c0, c1, c2, 0], [k0, c1]);
      expect(philoxUniform(c0, c1, c2, k0, c1)).toBe(((a >>> 6) * 67108864 + (b >>> 6) + 0.5) / 4503599627370496);
      counter = philox(counter, [c1, c2]);
    }
  });

  it('hashes text as 64-bit FNV-1a does (published vectors)', () => {
    expect(hashText('')).toEqual([0xcbf29ce4, 0x84222325]);
    expect(hashText('a')).toEqual([0xaf63dc4c, 0x8601ec8c]);
    expect(hashText('foobar')).toEqual([0x85944171, 0xf73967e8]);
    expect(hashText('μ')).not.toEqual(hashText('¼'));
  });

  it('is an odd multiple of 2⁻⁵³, so neither 0 nor 1', () => {
    for (let i = 0; i < 1000; i++) expect((uniform(1, i, 'test', 0) * 2 ** 53) % 2).toBe(1);
  });

  it('Regression: gives the same bits in every engine and release', () => {
    expect(uniform(1, 0, 'heroin.clearance', 0)).toBe(0.8322894455991777);
    expect(uniform(2 ** 53 - 1, LAST, 'brain', LAST, LAST)).toBe(0.5160174624230608);
    expect(normal(1, 0, 'heroin.clearance', 0)).toBe(0.9632519329784431);
  });

  it.each([
    [() => uniform(-1, 0, 'x', 0), 'random: seed is -1; it must be a whole number from 0 to 9007199254740991'],
    [() => uniform(1, 0.5, 'x', 0), 'random: person is 0.5; it must be a whole number from 0 to 4294967295'],
    [() => uniform(1, 0, 'x', 2 ** 32), 'random: occasion is 4294967296; it must be a whole number from 0 to 4294967295'],
    [() => uniform(1, 0, 'x', 0, Number.NaN), 'random: index is NaN; it must be a whole number from 0 to 4294967295'],
  ])('refuses what it cannot key', (draw, message) => {
    expect(draw).toThrow(message);
  });
});

describe('laws', () => {
  const people = Array.from({ length: 20_000 }, (_, i) => i);

  it('adding purposes, people and occasions leaves every other number bit-identical', () => {
    const alone = people.slice(0, 50).map((person) => uniform(7, person, 'heroin.clearance', 3));
    const among = people.slice(0, 100).map((person) => {
      uniform(7, person, 'a.new.drug', 0);
      normal(8, person, 'heroin.clearance', 3);
      const found = uniform(7, person, 'heroin.clearance', 3);
      uniform(7, person, 'heroin.clearance', 4, 2);
      return found;
    });
    expect(among.slice(0, 50)).toEqual(alone);
    expect(
      people
        .slice(0, 50)
        .reverse()
        .map((person) => uniform(7, person, 'heroin.clearance', 3))
        .reverse(),
    ).toEqual(alone);
  });

  it('every part of the key matters', () => {
    const base = [1, 2, 'purpose', 3, 4] as const;
    const drawn = [
      uniform(...base),
      uniform(2, 2, 'purpose', 3, 4),
      uniform(1 + 2 ** 32, 2, 'purpose', 3, 4),
      uniform(1, 3, 'purpose', 3, 4),
      uniform(1, 2, 'purposes', 3, 4),
      uniform(1, 2, 'purpose', 4, 4),
      uniform(1, 2, 'purpose', 3, 5),
      uniform(1, 2, 'purpose', 4, 3),
    ];
    expect(new Set(drawn).size).toBe(drawn.length);
  });

  it.each([
    ['people', (i: number) => uniform(1, i, 'sleep', 0)],
    ['occasions', (i: number) => uniform(1, 0, 'sleep', i)],
    ['indices', (i: number) => uniform(1, 0, 'sleep', 0, i)],
    ['seeds', (i: number) => uniform(i, 0, 'sleep', 0)],
    ['purposes', (i: number) => uniform(1, 0, `sleep.${i}`, 0)],
  ])('is uniform over %s: chi-square over 100 bins within its 99.9 %% range', (_, draw) => {
    const bins = new Float64Array(100);
    for (const i of people) bins[Math.floor(draw(i) * 100)]! += 1;
    const expected = people.length / 100;
    const square = bins.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(square).toBeGreaterThan(chiSquareQuantile(0.0005, 99));
    expect(square).toBeLessThan(chiSquareQuantile(0.9995, 99));
  });

  it('neighbours in any part of the key are uncorrelated', () => {
    const pairs: ((i: number) => [number, number])[] = [
      (i) => [normal(1, i, 'a', 0), normal(1, i, 'b', 0)],
      (i) => [normal(1, i, 'a', 0), normal(1, i + 1, 'a', 0)],
      (i) => [normal(1, i, 'a', 0), normal(1, i, 'a', 1)],
      (i) => [normal(1, i, 'a', 0), normal(1, i, 'a', 0, 1)],
      (i) => [normal(1, i, 'a', 0), normal(2, i, 'a', 0)],
    ];
    for (const pair of pairs) {
      const product = mean(people.map((i) => pair(i)[0] * pair(i)[1]));
      expect(Math.abs(product)).toBeLessThan(3.5 / Math.sqrt(people.length));
    }
  });

  it('normal has mean 0, standard deviation 1 and the right tails', () => {
    const values = people.map((person) => normal(5, person, 'height', 0));
    expect(Math.abs(mean(values))).toBeLessThan(3.5 / Math.sqrt(values.length));
    expect(Math.abs(sd(values) - 1)).toBeLessThan(3.5 / Math.sqrt(2 * values.length));
    const beyond = values.filter((value) => Math.abs(value) > 1.959964).length;
    expect(Math.abs(beyond - 1000)).toBeLessThan(3.5 * Math.sqrt(950));
  });
});
