import { expect, it } from 'vitest';
import { standardModel } from '../simulate/standard.ts';
import { catalogueOf } from './catalogue.ts';

const catalogue = catalogueOf(standardModel().model);

it('[CA1] the catalogue of the standard model has its drugs with their routes, its rewards, parameters and series', () => {
  expect(catalogue.drugs.heroin!.routes).toEqual(['intravenous', 'smoked', 'snorted', 'intramuscular', 'swallowed']);
  expect(catalogue.rewards).toEqual(expect.arrayContaining(['meal', 'sweet', 'company', 'sex', 'novelty']));
  expect(catalogue.series).toContain('dopamine.percent');
  for (const { range } of Object.values(catalogue.parameters)) expect(range[0]).toBeLessThanOrEqual(range[1]);
});

it('[CA2] what a diary is turned into exists in the model', () => {
  const made = {
    heroin: ['intravenous', 'snorted'],
    morphine: ['oral'],
    methadone: ['oral'],
    buprenorphine: ['sublingual'],
    naltrexone: ['depot'],
  };
  for (const [name, routes] of Object.entries(made)) expect(catalogue.drugs[name]?.routes).toEqual(expect.arrayContaining(routes));
});
