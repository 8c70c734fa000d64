import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Schema } from './schema.ts';
import { isTrialText } from './trial.ts';
import { TRIAL_KEYS } from './trialKeys.ts';
import { trialSchema } from './trialSchema.ts';
import { validator } from './validate.testdata.ts';

const root = new URL('../../', import.meta.url);
const published = new URL('spec/trial.schema.json', root);
if (process.env.WRITE_SCHEMA) writeFileSync(published, `${JSON.stringify(trialSchema, null, 2)}\n`);

const definitions = trialSchema.$defs as Readonly<Record<string, Schema>>;
const valid = validator(definitions);
const ARMS = [
  { name: 'a', treatments: 'usual care' },
  { name: 'b', treatments: [{ methadone: { dose: '80 mg' } }] },
];

describe('the published schema of trials', () => {
  it('[TJ1] knows exactly the keys the reader knows', () => {
    for (const [kind, words] of Object.entries(TRIAL_KEYS)) {
      const properties = (kind === 'trial' ? trialSchema : definitions[kind]!).properties as Record<string, Schema>;
      expect(Object.keys(properties).sort(), kind).toEqual(Object.keys(words).sort());
      for (const [key, says] of Object.entries(words)) expect(properties[key]!.description).toBe(says);
    }
  });

  it('[TJ2] spec/trial.schema.json is up to date; else run: WRITE_SCHEMA=1 npx vitest run src/read/trialSchema.test.ts && npm run format', () => {
    expect(JSON.parse(readFileSync(published, 'utf8'))).toEqual(JSON.parse(JSON.stringify(trialSchema)));
  });

  const texts = readdirSync(new URL('scenarios/', root))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ name, text: readFileSync(new URL(`scenarios/${name}`, root), 'utf8') }))
    .filter(({ text }) => isTrialText(text));
  it('[TJ3] every published trial file is valid and says that it is no advice', () => {
    for (const { name, text } of texts) {
      expect({ name, valid: valid(trialSchema, parse(text)) }).toEqual({ name, valid: true });
      expect(text, name).toMatch(/not advice/);
    }
  });

  it.each([
    ['one arm', { title: 't', people: 2, treatment: '1 weeks', arms: ARMS.slice(0, 1) }, false],
    ['an unknown key', { title: 't', people: 2, treatment: '1 weeks', arms: ARMS, pepole: 3 }, false],
    [
      'two treatments in one',
      { title: 't', people: 2, treatment: '1 weeks', arms: [ARMS[0], { name: 'b', treatments: [{ methadone: null, cbt: null }] }] },
      false,
    ],
    ['a good one', { title: 't', people: 2, treatment: '1 weeks', arms: ARMS, analysis: { power: '80 %' } }, true],
  ])('[TJ4] judges %s', (_, data, good) => {
    expect(valid(trialSchema, data)).toBe(good);
  });
});
