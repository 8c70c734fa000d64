/** Plain data read with its faults: one per problem, each with its path, what was found and what is allowed. */
import { QuantityError, quoted, toHours } from '../../units/quantity.ts';
import { parseMoney } from './money.ts';

export interface Fault {
  /** e.g. `phases[0].rewards[1].first`; '' is the whole. */
  readonly path: string;
  readonly found: string;
  readonly allowed: string;
  /** One line with all of the above. */
  readonly message: string;
}

type Fields = Readonly<Record<string, unknown>>;

export function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a mapping of keys to values' : quoted(String(value));
}

/** A value at its path. Each reader returns undefined after saying a fault, and reads an absent value as `absent` when that is given. */
export class Reading {
  readonly faults: Fault[] = [];

  add(path: string, found: string, allowed: string): undefined {
    this.faults.push({ path, found, allowed, message: `${path === '' ? '' : `${path}: `}found ${found}; allowed is ${allowed}` });
    return undefined;
  }

  /** A mapping that has no other keys than these. */
  fields(value: unknown, path: string, keys: readonly string[]): Fields | undefined {
    const allowed = `a mapping with keys of ${keys.join(', ')}`;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return this.add(path, shown(value), allowed);
    for (const key of Object.keys(value)) {
      if (!keys.includes(key)) this.add(at(path, key), 'a key that is not known', keys.join(', '));
    }
    return value as Fields;
  }

  /** Items read one by one; undefined when any is faulty. */
  list<Item>(value: unknown, path: string, least: number, read: (item: unknown, path: string) => Item | undefined): Item[] | undefined {
    if (value === undefined && least === 0) return [];
    const allowed = `a list of at least ${least} and at most ${MOST_ITEMS}`;
    if (!Array.isArray(value) || value.length < least || value.length > MOST_ITEMS) {
      return this.add(path, Array.isArray(value) ? `a list of ${value.length}` : shown(value), allowed);
    }
    const items = value.map((item, i) => read(item, `${path}[${i}]`));
    return items.every((item) => item !== undefined) ? (items as Item[]) : undefined;
  }

  text(value: unknown, path: string): string | undefined {
    return typeof value === 'string' && value.trim() !== '' ? value : this.add(path, shown(value), 'text');
  }

  word<Word extends string>(value: unknown, path: string, words: readonly Word[], absent?: Word): Word | undefined {
    if (value === undefined && absent !== undefined) return absent;
    return words.includes(value as Word) ? (value as Word) : this.add(path, shown(value), words.join(', '));
  }

  flag(value: unknown, path: string): boolean | undefined {
    if (value === undefined) return false;
    return typeof value === 'boolean' ? value : this.add(path, shown(value), 'true or false');
  }

  whole(value: unknown, path: string, [least, most]: readonly [number, number], absent?: number): number | undefined {
    if (value === undefined && absent !== undefined) return absent;
    const good = typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
    return good ? (value as number) : this.add(path, shown(value), `a whole number from ${least} to ${most}`);
  }

  /** Cents. Of a schedule whose currency could not be read (''), amounts are not judged. */
  money(value: unknown, path: string, currency: string, absent?: number): number | undefined {
    if (value === undefined && absent !== undefined) return absent;
    if (currency === '') return 0;
    const cents = typeof value === 'string' ? parseMoney(value, currency) : undefined;
    return cents ?? this.add(path, shown(value), `an amount with at most two decimals and its currency, like \`2.50 ${currency}\``);
  }

  /** Hours from `least` to `most`. */
  hours(value: unknown, path: string, [least, most]: readonly [number, number], absent?: number): number | undefined {
    if (value === undefined && absent !== undefined) return absent;
    const allowed = `a length of time from ${least} h to ${most} h, like \`3 d\` or \`12 weeks\``;
    if (typeof value !== 'string') return this.add(path, shown(value), allowed);
    try {
      const hours = toHours(value);
      return hours >= least && hours <= most ? hours : this.add(path, quoted(value), allowed);
    } catch (error) {
      if (error instanceof QuantityError) return this.add(path, error.found, error.allowed);
      throw error;
    }
  }
}

const MOST_ITEMS = 1000;

export const at = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);
