/** A schedule while it is edited: plain data as in its file. */
import { printSchedule, protocols } from '../../src/index.ts';

export type Plain = { [key: string]: unknown };
export type Path = readonly (string | number)[];

/** A copy with another value in one place; undefined takes the key away. */
export function changed<T>(data: T, [key, ...rest]: Path, value: unknown): T {
  if (key === undefined) return value as T;
  const copy = (Array.isArray(data) ? [...data] : { ...(data as Plain) }) as Plain;
  const next = rest.length === 0 ? value : changed(copy[key] ?? {}, rest, value);
  if (next === undefined) {
    if (Array.isArray(copy)) copy.splice(Number(key), 1);
    else delete copy[key];
  } else copy[key] = next;
  return copy as T;
}

export function at(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Plain | undefined)?.[key], data);
}

/** What a protocol would be as a file. */
export function protocolFile(name: string): Plain {
  const found = protocols.find((protocol) => protocol.name === name) ?? protocols[0]!;
  return printSchedule(found) as Plain;
}

export const PROTOCOLS = protocols.map(({ name, says }) => ({ key: name, says: `${name}: ${says}` }));
