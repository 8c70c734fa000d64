import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { standardBeing } from '../simulate/mind.ts';
import { standardModel } from '../simulate/standard.ts';
import { treatments } from '../treatments/registry.generated.ts';
import { catalogueOf, withLives } from './catalogue.ts';
import { KEYS } from './keys.ts';
import { readScenario } from './scenario.ts';
import { type Schema, scenarioSchema } from './schema.ts';
import { isTrialText } from './trial.ts';
import { validator } from './validate.testdata.ts';

const root = new URL('../../', import.meta.url);
const published = new URL('spec/scenario.schema.json', root);
if (process.env.WRITE_SCHEMA) writeFileSync(published, `${JSON.stringify(scenarioSchema, null, 2)}\n`);

const definitions = scenarioSchema.$defs as Readonly<Record<string, Schema>>;
const valid = validator(definitions);

const catalogue = withLives(catalogueOf(standardModel().model), standardBeing().mind, treatments);

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

  const examples = readdirSync(new URL('scenarios/', root))
    .filter((name) => name.endsWith('.yaml'))
    .filter((name) => !isTrialText(readFileSync(new URL(`scenarios/${name}`, root), 'utf8')));
  it.each(examples)('[SS3] scenarios/%s is valid, and the reader accepts it', (name) => {
    const text = readFileSync(new URL(`scenarios/${name}`, root), 'utf8');
    expect(valid(scenarioSchema, parse(text))).toBe(true);
    const scenario = readScenario(text, name, catalogue);
    expect(scenario.lives !== undefined || scenario.events.length > 0).toBe(true);
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
