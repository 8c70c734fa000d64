import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { standardBeing } from '../simulate/mind.ts';
import { standardModel } from '../simulate/standard.ts';
import { catalogueOf, withLives } from './catalogue.ts';
import { BadInput } from './faults.ts';
import { entryOf, readPopulation } from './populations.ts';

const catalogue = withLives(catalogueOf(standardModel().model), standardBeing().mind, []);
const read = (text: string) => readPopulation(text, 'x.yaml', catalogue);
const said = (text: string): string => {
  try {
    read(text);
  } catch (error) {
    if (error instanceof BadInput) return error.message;
    throw error;
  }
  return '';
};

describe('population files', () => {
  it('[PO1] are read with units and defaults', () => {
    const population = read('title: x\nseverity: abstinent\nward: 6 weeks\nparameters: { ties.users: 0.5 }\n');
    expect(population).toMatchObject({ people: 500, seed: 1, followed: 365, after: 365, ward: 42, parameters: { 'ties.users': 0.5 } });
    expect(entryOf(population)).toMatchObject({ treatments: ['ward'], after: 365, lasts: 42, followed: 42 + 365 });
    expect(entryOf(read('title: x\nseverity: uses\n'))).toBeUndefined();
  });

  it('[PO2] say all faults at once, with their place', () => {
    const all = said('severity: ill\npeople: 0\nfollowed: long\nparameters: { ties.friends: 1 }\n');
    for (const word of ['title', 'ill', 'people', 'long', 'ties.friends']) expect(all).toContain(word);
  });

  const folder = new URL('../../scenarios/populations/', import.meta.url);
  it.each(readdirSync(folder))('[PO3] scenarios/populations/%s is read', (name) => {
    expect(read(readFileSync(new URL(name, folder), 'utf8')).people).toBeGreaterThan(0);
  });
});
