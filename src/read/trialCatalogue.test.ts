import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ALIASES } from './arm.ts';
import { isTrialText, readTrialFile } from './trial.ts';
import { trialCatalogue } from './trialCatalogue.ts';

const catalogue = trialCatalogue();
const folder = new URL('../../scenarios/', import.meta.url);
const texts = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }))
  .filter(({ text }) => isTrialText(text));

describe('what a trial file may name', () => {
  it('[TC1] every setting of every treatment is a parameter of its module, with the same unit and range', () => {
    for (const { name, module, settings } of catalogue.treatments) {
      for (const [setting, { unit, range }] of Object.entries(settings)) {
        expect({ name, setting, unit, range: [...range] }).toEqual({
          name,
          setting,
          unit: catalogue.parameters[`${module}.${setting}`]?.unit,
          range: [...(catalogue.parameters[`${module}.${setting}`]?.range ?? [])],
        });
      }
    }
  });

  it('[TC2] short names stand for treatments that exist', () => {
    const names = catalogue.treatments.map(({ name }) => name);
    for (const name of Object.values(ALIASES)) expect(names).toContain(name);
  });

  it.each(texts.map(({ name, text }) => [name, text] as const))('[TC3] scenarios/%s is read', (name, text) => {
    const trial = readTrialFile(text, name, catalogue);
    expect(trial.arms.length).toBeGreaterThan(1);
    expect(trial.description).not.toBe('');
  });
});
