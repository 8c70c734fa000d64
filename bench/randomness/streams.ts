/**
 * The same random numbers in several orders, as 32-bit words. A battery judges one long stream; numbers that are looked up by key form a
 * stream only once an order of keys is chosen, and neighbours in any part of the key must look as unrelated as neighbours in one stream.
 */
import { uniform } from '../../src/index.ts';

export interface Order {
  readonly name: string;
  readonly says: string;
  /** The i-th 32-bit word of the stream with this seed, i from 0. */
  readonly word: (seed: number, i: number) => number;
}

/** A number has 52 random bits (`uniform`: an odd multiple of 2⁻⁵³); these are the first 32, which decide nearly every use of it. */
const top = (u: number): number => Math.floor(u * 4294967296);

/** The last 32 of the 52 bits: `>>>` drops the fixed half and all above 2³². */
const low = (u: number): number => (u * 4503599627370496) >>> 0;

const PURPOSES = ['dose', 'sleep', 'urine', 'pk'] as const;

/** As a trial asks: two numbers for each of four purposes, for 64 people, at one occasion after another. */
function interleaved(seed: number, i: number): number {
  const purpose = PURPOSES[(i >>> 1) & 3]!;
  // `i` may pass 2³²: its lowest nine bits survive `>>>`, the rest needs a division.
  return top(uniform(seed, (i >>> 3) & 63, purpose, Math.floor(i / 512), i & 1));
}

export const ORDERS: readonly Order[] = [
  { name: 'interleaved', says: 'index, purpose, person and occasion, nested', word: interleaved },
  { name: 'indices', says: 'one person, one purpose, one occasion', word: (seed, i) => top(uniform(seed, 0, 'bench', 0, i)) },
  { name: 'persons', says: 'the first number of each person', word: (seed, i) => top(uniform(seed, i, 'bench', 0)) },
  { name: 'low bits', says: 'the first number of each person, its last 32 bits', word: (seed, i) => low(uniform(seed, i, 'bench', 0)) },
  { name: 'occasions', says: 'one person, one occasion after another', word: (seed, i) => top(uniform(seed, 0, 'bench', i)) },
  { name: 'purposes', says: 'purposes that differ by a number at their end', word: (seed, i) => top(uniform(seed, 0, `bench ${i}`, 0)) },
  { name: 'seeds', says: 'the first number of neighbouring runs', word: (seed, i) => top(uniform(seed * 2 ** 40 + i, 0, 'bench', 0)) },
];

/**
 * What must fail, lest the battery prove nothing: the usual mistake of giving each person an ordinary generator seeded with run + person
 * (a linear congruential one, Press et al., Numerical Recipes, "ranqd1") and taking its first number.
 */
export const CONTROL: Order = {
  name: 'control',
  says: 'a bad generator: congruential, seeded with run + person',
  word: (seed, i) => (Math.imul(1664525, seed + i) + 1013904223) >>> 0,
};
