/**
 * The published form of a scenario file, for editors: JSON Schema, draft 2020-12. Made from the reader's own list of keys; the file
 * spec/scenario.schema.json is this value written down. Names of drugs, rewards and series depend on the model and are left to the reader.
 */
import { KEYS, type Words } from './keys.ts';

export type Schema = Readonly<Record<string, unknown>>;

const NUMBER = '[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?';
const TIME_UNIT = '(s|sec|secs|seconds?|min|mins|minutes?|h|hrs?|hours?|d|days?|wks?|weeks?|yrs?|years?|ms|us|µs)';

const duration: Schema = {
  type: 'string',
  pattern: `^\\s*(${NUMBER}\\s*${TIME_UNIT}\\s*)+$`,
  examples: ['6 h', '30 d', '5 d 2 h', '24 weeks'],
};
const mass: Schema = { type: 'string', pattern: `^\\s*${NUMBER}\\s*(kg|g|mg|ug|µg|μg|mcg|ng|pg)\\s*$`, examples: ['10 mg', '500 mcg'] };
const clock: Schema = {
  type: 'string',
  pattern: '^\\s*([01]?\\d|2[0-3]):[0-5]\\d(\\s*,\\s*([01]?\\d|2[0-3]):[0-5]\\d)*\\s*$',
  examples: ['08:00, 20:00'],
};
const text: Schema = { type: 'string', minLength: 1 };
const numeral: Schema = { type: 'string', pattern: `^\\s*${NUMBER}\\s*$` };
/** Shorthand carries numbers as text, so the reader takes a quoted number too. */
const number = (limits: Schema, type = 'number'): Schema => ({ anyOf: [{ type, ...limits }, numeral] });
const listed = (item: Schema): Schema => ({ anyOf: [item, { type: 'array', items: item }] });
const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });
const sentence = (example: string): Schema => ({ type: 'string', minLength: 1, examples: [example] });
/** Several durations in one text are set apart by commas. */
const moments: Schema = listed({
  type: 'string',
  pattern: `^\\s*(${NUMBER}\\s*${TIME_UNIT}\\s*,?\\s*)+$`,
  examples: ['3 h', '3 h, 5 d 2 h'],
});

const TIMING: Readonly<Record<string, Schema>> = {
  at: moments,
  every: ref('duration'),
  daily: listed(clock),
  from: ref('duration'),
  for: ref('duration'),
  times: number({ minimum: 1, maximum: 1_000_000 }, 'integer'),
};

const COMMON: Readonly<Record<string, Schema>> = {
  take: listed({ anyOf: [sentence('heroin 10 mg intravenous every 8 h for 30 d'), ref('dose')] }),
  rewards: listed({ anyOf: [sentence('meal daily at 08:00, 13:00, 19:00'), ref('reward')] }),
  context: { anyOf: [{ enum: ['usual', 'new'] }, number({ minimum: 0, maximum: 1 })] },
  samples: listed({ anyOf: [sentence('every 2 d'), ref('samples')] }),
};

const SHAPES: { readonly [Kind in keyof typeof KEYS]: { readonly [Key in keyof (typeof KEYS)[Kind]]: Schema } } = {
  scenario: {
    title: text,
    description: text,
    duration: ref('duration'),
    seed: number({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }, 'integer'),
    people: number({ minimum: 1, maximum: 1_000_000 }, 'integer'),
    person: { enum: ['typical', 'drawn'] },
    parameters: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
    phases: listed(ref('phase')),
    ...(COMMON as Record<'take' | 'rewards' | 'context' | 'samples', Schema>),
    lives: { anyOf: [{ enum: ['freely'] }, ref('lives')] },
    record: ref('record'),
    tolerance: number({ minimum: 1e-12, maximum: 0.01 }),
  },
  lives: {
    treatments: listed({ anyOf: [text, ref('spell')] }),
    from: { enum: ['dependence', 'start'] },
    after: ref('duration'),
    lasts: ref('duration'),
    blows: listed(ref('duration')),
    cues: listed(ref('cues')),
  },
  spell: { treatment: text, after: ref('duration'), lasts: ref('duration') },
  cues: { from: ref('duration'), for: ref('duration') },
  phase: { name: text, lasts: ref('duration'), ...(COMMON as Record<'take' | 'rewards' | 'context' | 'samples', Schema>) },
  dose: {
    substance: text,
    amount: mass,
    route: text,
    ...(TIMING as Timing),
    over: ref('duration'),
    rising: sentence('to 80 mg over 2 weeks'),
    falling: sentence('to 20 mg over 4 weeks'),
  },
  reward: { reward: text, size: number({ minimum: 0, maximum: 10 }), ...(TIMING as Timing) },
  samples: TIMING as Timing,
  record: { every: ref('duration'), series: listed(text) },
};
type Timing = Record<keyof (typeof KEYS)['samples'], Schema>;

function shape(kind: keyof typeof KEYS, required: readonly string[]): Schema {
  const words: Words = KEYS[kind];
  const properties = Object.entries(SHAPES[kind]).map(([key, schema]) => [key, { description: words[key], ...schema }]);
  return { type: 'object', properties: Object.fromEntries(properties), required, additionalProperties: false };
}

export const scenarioSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Accumbens scenario',
  description:
    'What happens to a person, or to many: substances, everyday rewards, places and urine samples over time, and what to record.',
  ...shape('scenario', ['title']),
  $defs: {
    duration,
    lives: shape('lives', []),
    spell: shape('spell', ['treatment']),
    cues: shape('cues', ['from']),
    phase: shape('phase', ['name']),
    dose: shape('dose', ['substance', 'amount', 'route']),
    reward: shape('reward', ['reward']),
    samples: shape('samples', []),
    record: shape('record', []),
  },
};
