/** A contract over the registries: whatever stands in a content folder names evidence that exists. Rules [PV1–PV3]. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readEvidence, rowOf } from '../cli/evidence.ts';
import type { Treatment } from '../src/treatments/_treatment.ts';
import { assessments } from '../src/treatments/care/assessments.ts';
import { higginsVouchers } from '../src/treatments/protocols/higginsVouchers.ts';

type Provenance = string | { assumed: string } | { fitted: string };
interface Declared {
  name: string;
  parameters?: Record<string, { from: Provenance }>;
}

async function registry<T>(folder: string, list: string): Promise<readonly T[]> {
  const file = new URL(`../${folder}/registry.generated.ts`, import.meta.url);
  if (!existsSync(fileURLToPath(file))) return [];
  return ((await import(file.href)) as Record<string, readonly T[]>)[list] ?? [];
}

const rows = readEvidence();
const declared = [
  ...(await registry<Declared>('src/drugs', 'drugs')),
  ...(await registry<Declared>('src/brain', 'mechanisms')),
  ...(await registry<Declared>('src/rewards', 'rewards')),
  ...(await registry<Declared>('src/learning', 'learners')),
  ...(await registry<Declared>('src/life', 'lifeParts')),
  ...(await registry<Treatment>('src/treatments', 'treatments')).map((one) => one.module(one.contingent ? higginsVouchers : undefined)),
  assessments,
];
const parameters = declared.flatMap(({ name, parameters = {} }) =>
  Object.entries(parameters).map(([key, { from }]) => ({ id: `${name}.${key}`, from })),
);
/** Words shaped like the id of a row. A fit may also name a claim, which then proves nothing. */
const claimsIn = (text: string) => text.match(/\bC\d\d\b/g) ?? [];
const idsIn = (text: string) => text.match(/\b(?:[BP]-V[\w-]*\w|(?:PK|R|D|A|W|O|S)\d{3}\w?|[a-z]{2,}_\d+)\b/g) ?? [];
const reason = (from: Exclude<Provenance, string>) => ('assumed' in from ? from.assumed : from.fitted);

describe('provenance', () => {
  it('[PV1] a parameter that claims evidence names only rows that exist', () => {
    expect(parameters.length).toBeGreaterThan(0);
    const wrong = parameters.flatMap(({ id, from }) => {
      if (typeof from !== 'string') return [];
      return from
        .split(/,\s*/)
        .filter((word) => rowOf(rows, word)?.id !== word)
        .map((word) => `${id}: ${word}`);
    });
    expect(wrong).toEqual([]);
  });

  it('[PV2] an assumption or a fit gives a reason, and any row it names exists', () => {
    const others = parameters.flatMap(({ id, from }) =>
      typeof from === 'string' ? [] : [{ id, text: reason(from), fit: 'fitted' in from }],
    );
    expect(others.filter(({ text }) => text.trim().length < 3).map(({ id }) => id)).toEqual([]);
    expect(
      others.filter(({ text, fit }) => fit && idsIn(text).length + claimsIn(text).length === 0).map(({ id }) => id),
      'a fit names the rows or the claim it was made to',
    ).toEqual([]);
    expect(
      others.flatMap(({ id, text }) =>
        idsIn(text)
          .filter((word) => !rowOf(rows, word))
          .map((word) => `${id}: ${word}`),
      ),
    ).toEqual([]);
  });

  // Most rows stand in the validation tables; withdrawal and blockade (W…, R…) are results that stand among the parameters.
  it('[PV3] every validation judges by a row of the evidence, and every pharmacological validation row is judged', async () => {
    const validations = await registry<{ id: string }>('validation', 'validations');
    expect(validations.filter(({ id }) => !rowOf(rows, id)).map(({ id }) => id)).toEqual([]);
    const judged = new Set(validations.map(({ id }) => id));
    expect(rows.filter((row) => row.kind === 'validation' && row.id.startsWith('P-V') && !judged.has(row.id)).map((row) => row.id)).toEqual(
      [],
    );
  });
});
