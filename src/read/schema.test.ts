import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { standardModel } from '../simulate/standard.ts';
import { catalogueOf } from './catalogue.ts';
import { KEYS } from './keys.ts';
import { readScenario } from './scenario.ts';
import { type Schema, scenarioSchema } from './schema.ts';

const root = new URL('../../', import.meta.url);
const published = new URL('spec/scenario.schema.json', root);
if (process.env.WRITE_SCHEMA) writeFileSync(published, `${JSON.stringify(scenarioSchema, null, 2)}\n`);

const definitions = scenarioSchema.$defs as Readonly<Record<string, Schema>>;

/** The part of draft 2020-12 that the schema uses; a keyword it does not know is an error, so it cannot pass by ignorance. */
const RULES: Readonly<Record<string, (rule: never, value: unknown, schema: Schema) => boolean>> = {
  $ref: (name: string, value) => valid(definitions[name.replace('#/$defs/', '')]!, value),
  anyOf: (options: Schema[], value) => options.some((option) => valid(option, value)),
  type: (type: string | string[], value) => [type].flat().includes(typeOf(value, [type].flat())),
  enum: (values: unknown[], value) => values.includes(value),
  pattern: (pattern: string, value) => typeof value !== 'string' || new RegExp(pattern, 'u').test(value),
  minLength: (least: number, value) => typeof value !== 'string' || value.length >= least,
  minimum: (least: number, value) => typeof value !== 'number' || value >= least,
  maximum: (most: number, value) => typeof value !== 'number' || value <= most,
  items: (item: Schema, value) => !Array.isArray(value) || value.every((one) => valid(item, one)),
  required: (names: string[], value) => typeOf(value) !== 'object' || names.every((name) => name in (value as object)),
  properties: (properties: Record<string, Schema>, value) =>
    typeOf(value) !== 'object' ||
    Object.entries(properties).every(([key, schema]) => !(key in (value as object)) || valid(schema, (value as never)[key])),
  additionalProperties: (others: boolean | Schema, value, schema) =>
    typeOf(value) !== 'object' ||
    Object.entries(value as object).every(
      ([key, one]) => key in ((schema.properties ?? {}) as object) || (others !== false && valid(others as Schema, one)),
    ),
};
const SILENT = ['$schema', '$defs', 'title', 'description', 'examples'];

function typeOf(value: unknown, wanted: readonly string[] = []): string {
  if (Array.isArray(value)) return 'array';
  if (value === null) return 'null';
  return Number.isInteger(value) && wanted.includes('integer') ? 'integer' : typeof value;
}

function valid(schema: Schema, value: unknown): boolean {
  return Object.entries(schema)
    .filter(([keyword]) => !SILENT.includes(keyword))
    .every(([keyword, rule]) => RULES[keyword]!(rule as never, value, schema));
}

const catalogue = catalogueOf(standardModel().model);

describe('the published schema', () => {
  it('[SS1] knows exactly the keys the reader knows', () => {
    for (const [kind, words] of Object.entries(KEYS)) {
      const schema = kind === 'scenario' ? scenarioSchema : definitions[kind]!;
      const properties = schema.properties as Record<string, Schema>;
      expect(Object.keys(properties).sort(), kind).toEqual(Object.keys(words).sort());
      for (const [key, says] of Object.entries(words)) expect(properties[key]!.description).toBe(says);
    }
  });

  it('[SS2] spec/scenario.schema.json is up to date; else run: WRITE_SCHEMA=1 npx vitest run src/read/schema.test.ts && npm run format', () => {
    expect(JSON.parse(readFileSync(published, 'utf8'))).toEqual(JSON.parse(JSON.stringify(scenarioSchema)));
  });

  const examples = readdirSync(new URL('scenarios/', root)).filter((name) => name.endsWith('.yaml'));
  it.each(examples)('[SS3] scenarios/%s is valid, and the reader accepts it', (name) => {
    const text = readFileSync(new URL(`scenarios/${name}`, root), 'utf8');
    expect(valid(scenarioSchema, parse(text))).toBe(true);
    const scenario = readScenario(text, name, catalogue);
    expect(scenario.events.length).toBeGreaterThan(0);
    expect(scenario.events.every((event) => event.at >= 0 && event.at < scenario.until)).toBe(true);
    expect(text).toMatch(/not advice/);
  });

  it.each([
    ['an unknown key', { title: 't', duratoin: '1 d' }],
    ['no title', { duration: '1 d' }],
    ['a duration without a unit', { title: 't', duration: '26' }],
    ['a dose without a route', { title: 't', duration: '1 d', take: [{ substance: 'heroin', amount: '1 mg', at: '1 h' }] }],
    ['an amount without a unit', { title: 't', duration: '1 d', take: { substance: 'heroin', amount: 1, route: 'smoked', at: '1 h' } }],
    ['a clock of 25 h', { title: 't', duration: '1 d', samples: { daily: '25:00' } }],
  ])('[SS4] refuses %s, as the reader does', (_, data) => {
    expect(valid(scenarioSchema, data)).toBe(false);
    expect(() => readScenario(JSON.stringify(data), 'x.json', catalogue)).toThrow('found');
  });
});
