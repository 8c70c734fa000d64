import type { Schema } from './schema.ts';

const SILENT = ['$schema', '$defs', 'title', 'description', 'examples'];

function typeOf(value: unknown, wanted: readonly string[] = []): string {
  if (Array.isArray(value)) return 'array';
  if (value === null) return 'null';
  return Number.isInteger(value) && wanted.includes('integer') ? 'integer' : typeof value;
}

/** A judge of values by the part of draft 2020-12 that our schemas use; a keyword it does not know is an error, so nothing passes by ignorance. */
export function validator(definitions: Readonly<Record<string, Schema>>): (schema: Schema, value: unknown) => boolean {
  const valid = (schema: Schema, value: unknown): boolean =>
    Object.entries(schema)
      .filter(([keyword]) => !SILENT.includes(keyword))
      .every(([keyword, rule]) => RULES[keyword]!(rule as never, value, schema));
  const RULES: Readonly<Record<string, (rule: never, value: unknown, schema: Schema) => boolean>> = {
    $ref: (name: string, value) => valid(definitions[name.replace('#/$defs/', '')]!, value),
    anyOf: (options: Schema[], value) => options.some((option) => valid(option, value)),
    type: (type: string | string[], value) => [type].flat().includes(typeOf(value, [type].flat())),
    enum: (values: unknown[], value) => values.includes(value),
    pattern: (pattern: string, value) => typeof value !== 'string' || new RegExp(pattern, 'u').test(value),
    minItems: (least: number, value) => !Array.isArray(value) || value.length >= least,
    maxItems: (most: number, value) => !Array.isArray(value) || value.length <= most,
    minProperties: (least: number, value) => typeOf(value) !== 'object' || Object.keys(value as object).length >= least,
    maxProperties: (most: number, value) => typeOf(value) !== 'object' || Object.keys(value as object).length <= most,
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
  return valid;
}
