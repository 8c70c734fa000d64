/**
 * Random numbers that are looked up, not drawn in turn: each is a pure function of who it is for and what it is for. Adding a drug, a
 * treatment, a person or an arm therefore leaves every other number bit-identical, and results cannot depend on order, batch or machine.
 *
 * Generator: Philox 4×32-10 (Salmon, Moraes, Dror & Shaw 2011, SC '11, doi:10.1145/2063384.2063405).
 *   key     = seed (two words) XOR 64-bit FNV-1a hash of the purpose: within one run, two purposes share numbers with chance 2⁻⁶⁴
 *   counter = person, occasion, index, 0
 */
import { normalQuantile } from './distributions.ts';
import { philoxUniform } from './philox.ts';

const WORD = 4294967296;

/** 64-bit FNV-1a of a text as [high, low] words; a code unit above 255 counts as two octets, low first. */
export function hashText(text: string): readonly [number, number] {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (let i = 0; i < text.length; i++) {
    let unit = text.charCodeAt(i);
    do {
      const word = (low ^ (unit & 0xff)) >>> 0;
      // × 0x100000001b3 = × 2⁴⁰ + × 435, modulo 2⁶⁴; >>> 0 is modulo 2³² of an exact number below 2⁵³.
      high = (high * 435 + Math.floor((word * 435) / WORD) + ((word << 8) >>> 0)) >>> 0;
      low = (word * 435) >>> 0;
      unit >>>= 8;
    } while (unit > 0);
  }
  return [high, low];
}

/** Purposes are names in the source, so there are few: each is hashed once. */
const hashes = new Map<string, readonly [number, number]>();

function hashOf(purpose: string): readonly [number, number] {
  const known = hashes.get(purpose);
  if (known) return known;
  const hash = hashText(purpose);
  hashes.set(purpose, hash);
  return hash;
}

function mustBeWhole(name: string, value: number, below: number): void {
  if (Number.isInteger(value) && value >= 0 && value < below) return;
  throw new RangeError(`random: ${name} is ${value}; it must be a whole number from 0 to ${below - 1}`);
}

/**
 * A uniform number in the open interval (0, 1): an odd multiple of 2⁻⁵³, so 1 − u is as possible as u.
 * @param seed of the run, whole, 0 to 2⁵³ − 1
 * @param person index in the cohort, whole, below 2³²
 * @param purpose what the number decides, e.g. 'heroin.clearance'
 * @param occasion which time it is decided, whole, below 2³²; 0 for what is fixed for life
 * @param index counts numbers needed for one decision
 * @throws RangeError naming the argument that is out of range
 */
export function uniform(seed: number, person: number, purpose: string, occasion: number, index = 0): number {
  mustBeWhole('seed', seed, 2 ** 53);
  mustBeWhole('person', person, WORD);
  mustBeWhole('occasion', occasion, WORD);
  mustBeWhole('index', index, WORD);
  const [high, low] = hashOf(purpose);
  const seedHigh = Math.floor(seed / WORD);
  return philoxUniform(person, occasion, index, seed ^ low, seedHigh ^ high);
}

/**
 * The numbers of one person and purpose, with the same bits as `uniform` and `normal`: the text is hashed once and a draw allocates
 * nothing, for what is decided thousands of times in a life.
 */
export class Stream {
  private readonly person: number;
  private readonly low: number;
  private readonly high: number;

  /** Arguments and errors as of `uniform`. */
  constructor(seed: number, person: number, purpose: string) {
    mustBeWhole('seed', seed, 2 ** 53);
    mustBeWhole('person', person, WORD);
    const [high, low] = hashOf(purpose);
    this.person = person;
    this.low = (seed ^ low) >>> 0;
    this.high = (Math.floor(seed / WORD) ^ high) >>> 0;
  }

  /** `uniform(seed, person, purpose, occasion, index)`; arguments are taken as whole numbers below 2³². */
  uniform(occasion: number, index = 0): number {
    return philoxUniform(this.person, occasion, index, this.low, this.high);
  }

  /** `normal(seed, person, purpose, occasion, index)`. */
  normal(occasion: number, index = 0): number {
    return normalQuantile(this.uniform(occasion, index));
  }
}

/** A standard normal number: the normal quantile of `uniform` with the same arguments. */
export function normal(seed: number, person: number, purpose: string, occasion: number, index = 0): number {
  return normalQuantile(uniform(seed, person, purpose, occasion, index));
}
