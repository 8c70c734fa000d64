/** The published form of a sweep file, for editors: made of the reader's own list of keys. spec/sweep.schema.json is this value written down. */
import type { Schema } from './schema.ts';
import { DESIGNS, MOST_POINTS, SWEEP_KEYS } from './sweep.ts';

const text: Schema = { type: 'string', minLength: 1 };
const whole = (minimum: number, maximum: number): Schema => ({ type: 'integer', minimum, maximum });
const listed = (item: Schema): Schema => ({ anyOf: [item, { type: 'array', items: item, minItems: 1 }] });

const SHAPES: { readonly [Key in keyof typeof SWEEP_KEYS]: Schema } = {
  title: text,
  description: text,
  of: text,
  kind: text,
  people: whole(1, 1_000_000),
  seed: whole(0, Number.MAX_SAFE_INTEGER),
  design: { enum: DESIGNS },
  points: whole(2, MOST_POINTS),
  vary: {
    type: 'object',
    minProperties: 1,
    additionalProperties: {
      anyOf: [
        { type: 'string', examples: ['10 d to 30 d', '1 mg to 100 mg by ratio', 'declared'] },
        { type: 'array', minItems: 1 },
      ],
    },
  },
  measure: listed({
    type: 'string',
    pattern: '^\\s*\\w+\\.\\w+(\\s+where\\s+\\w+\\s*=\\s*\\S.*)?$',
    examples: ['phases.withdrawal_cows_highest where phase = Stopping'],
  }),
};

export const sweepSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Accumbens sweep',
  description: 'Another study at every point of a design: what is varied, how, and what is measured.',
  type: 'object',
  properties: Object.fromEntries(
    Object.entries(SHAPES).map(([key, schema]) => [key, { description: SWEEP_KEYS[key as keyof typeof SWEEP_KEYS], ...schema }]),
  ),
  required: ['title', 'of', 'design', 'vary'],
  additionalProperties: false,
};
