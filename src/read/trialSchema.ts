/** The published form of a trial file, for editors: spec/trial.schema.json is this value written down. Names depend on the model. */
import { MEASURE_IDS } from '../trial/measures.ts';
import type { Schema } from './schema.ts';
import { TRIAL_KEYS } from './trialKeys.ts';

const text: Schema = { type: 'string', minLength: 1 };
const duration: Schema = { type: 'string', minLength: 2, examples: ['24 weeks', '28 d'] };
const whole = (minimum: number, maximum: number): Schema => ({ type: 'integer', minimum, maximum });
const share: Schema = {
  anyOf: [
    { type: 'number', minimum: 0, maximum: 1 },
    { type: 'string', pattern: '^\\s*\\d+(\\.\\d+)?\\s*%\\s*$' },
  ],
};
const listed = (item: Schema): Schema => ({ anyOf: [item, { type: 'array', items: item }] });
const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });
const setting: Schema = { type: ['string', 'number'] };

const SHAPES: { readonly [Kind in keyof typeof TRIAL_KEYS]: { readonly [Key in keyof (typeof TRIAL_KEYS)[Kind]]: Schema } } = {
  trial: {
    title: text,
    description: text,
    seed: whole(0, Number.MAX_SAFE_INTEGER),
    people: whole(2, 1_000_000),
    population: ref('population'),
    allocation: { anyOf: [{ enum: ['all arms', 'simple', 'blocked'] }, ref('allocation')] },
    treatment: duration,
    followUp: duration,
    visits: ref('visits'),
    arms: { type: 'array', minItems: 2, maxItems: 20, items: ref('arm') },
    parameters: { type: 'object', additionalProperties: setting },
    outcomes: listed({ enum: [...MEASURE_IDS] }),
    analysis: ref('analysis'),
  },
  population: { dependent: duration, within: duration, criteria: listed(ref('criterion')), attempts: whole(1, 1000) },
  criterion: { window: duration, least: whole(0, 3650), most: whole(0, 3650) },
  allocation: {
    method: { enum: ['simple', 'blocked'] },
    ratio: listed(whole(1, 100)),
    block: whole(1, 1000),
    strata: listed(ref('stratum')),
  },
  stratum: { window: duration, cut: whole(1, 3650) },
  visits: { every: duration, first: duration, followUpEvery: duration, pay: { type: 'number', minimum: 0, maximum: 8 }, traced: share },
  arm: {
    name: text,
    treatments: listed({
      anyOf: [
        text,
        {
          type: 'object',
          minProperties: 1,
          maxProperties: 1,
          additionalProperties: {
            anyOf: [{ type: 'null' }, text, { type: 'object', additionalProperties: { anyOf: [setting, { type: 'object' }] } }],
          },
        },
      ],
    }),
  },
  analysis: { control: text, level: share, power: share, cost: { enum: ['programme', 'rewards', 'everything'] } },
};

const REQUIRED: Readonly<Partial<Record<keyof typeof TRIAL_KEYS, readonly string[]>>> = {
  trial: ['title', 'people', 'treatment', 'arms'],
  criterion: ['window'],
  allocation: ['method'],
  stratum: ['window', 'cut'],
  arm: ['name', 'treatments'],
};

function shape(kind: keyof typeof TRIAL_KEYS): Schema {
  const words: Readonly<Record<string, string>> = TRIAL_KEYS[kind];
  const properties = Object.entries(SHAPES[kind]).map(([key, schema]) => [key, { description: words[key], ...schema }]);
  return { type: 'object', properties: Object.fromEntries(properties), required: REQUIRED[kind] ?? [], additionalProperties: false };
}

const { trial: _, ...parts } = TRIAL_KEYS;

export const trialSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Accumbens trial',
  description: 'A virtual trial: who enters, what each arm is given, when people are looked at and what is compared.',
  ...shape('trial'),
  $defs: Object.fromEntries((Object.keys(parts) as (keyof typeof TRIAL_KEYS)[]).map((kind) => [kind, shape(kind)])),
};
