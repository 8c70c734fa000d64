import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const script = new URL('../scripts/speedTable.mjs', import.meta.url).href;
const { DOCUMENTS, speedTable, withTable } = (await import(script)) as {
  DOCUMENTS: readonly string[];
  speedTable(result: unknown): string;
  withTable(text: string, result: unknown): string;
};
const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

it.each(DOCUMENTS)('%s shows the kept result of the benchmark', (path) => {
  const result: unknown = JSON.parse(read('bench/results.json'));
  expect(read(path)).toContain(speedTable(result));
  expect(withTable(read(path), result)).toBe(read(path));
});
