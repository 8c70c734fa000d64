import { describe, expect, it } from 'vitest';
import { assemble } from '../language/assemble.ts';
import type { Component, Parameter } from '../language/component.ts';
import { drug, parameter, shown } from '../language/sample.testdata.ts';
import { log } from '../numerics/elementary.ts';
import { median, quantile } from '../numerics/statistics.ts';
import { standard } from '../simulate/sample.testdata.ts';
import { drawPerson } from './person.ts';

/** A component whose parameters do nothing but differ. */
const traits = (parameters: Record<string, Parameter>): Component => ({
  name: 'traits',
  says: 'Traits',
  parameters,
  outputs: { all: shown('1') },
  equations: { all: Object.keys(parameters).join(' + ') },
});
const PEOPLE = 4000;
/** One trait of many people. */
function draws(p: Partial<Parameter>, override?: number): number[] {
  const model = assemble([traits({ x: parameter('1', p) })]);
  const parameters = override === undefined ? {} : { 'traits.x': override };
  return Array.from({ length: PEOPLE }, (_, index) => drawPerson(model, { seed: 42, index, parameters })[0]!);
}
const sigma = (cv: number) => Math.sqrt(Math.log(1 + cv * cv));
const logit = (x: number) => log(x / (1 - x));

describe('how people differ', () => {
  it('[PE1] the typical person has every declared value, and overrides stand as given', () => {
    const { model } = standard;
    const typical = drawPerson(model, { seed: 3, index: 9, typical: true });
    expect([...typical]).toEqual(model.parameters.map((p) => p.value));
    const changed = drawPerson(model, { seed: 3, index: 9, typical: true, parameters: { 'dopamine.firingRest': 5 } });
    expect(changed[model.parameters.findIndex((p) => p.id === 'dopamine.firingRest')]).toBe(5);
    expect(changed.filter((x, i) => x !== typical[i]).length).toBe(1);
  });

  it('[PE1] a trait without spread is the same in everyone', () => {
    expect(new Set(draws({ value: 4 }))).toEqual(new Set([4]));
    expect(new Set(draws({ value: 4, spread: 0 }))).toEqual(new Set([4]));
  });

  it('[PE2] lognormal: the median is the declared value, the quartiles on paper', () => {
    const values = draws({ value: 2, spread: 0.4, range: [0.01, 100] });
    // Truncation at 3 SD moves the quartiles by less than the noise of 4000 people.
    for (const [p, z] of [
      [0.25, -0.67449],
      [0.5, 0],
      [0.75, 0.67449],
      [0.975, 1.95996],
    ] as const)
      expect(Math.abs(log(quantile(values, p) / 2) / sigma(0.4) - z)).toBeLessThan(0.08);
  });

  it('[PE2] logit: the median is the declared value, the quartiles on paper', () => {
    const values = draws({ value: 0.8, spread: 1, shape: 'logit', range: [0, 1] });
    for (const [p, z] of [
      [0.25, -0.67449],
      [0.5, 0],
      [0.75, 0.67449],
    ] as const)
      expect(Math.abs(logit(quantile(values, p)) - logit(0.8) - z)).toBeLessThan(0.08);
  });

  it('[PE3] nobody is beyond 3 SD, and the ends are reached', () => {
    const values = draws({ value: 2, spread: 0.4, range: [0.001, 1000] }).map((x) => log(x / 2) / sigma(0.4));
    expect(Math.max(...values)).toBeLessThanOrEqual(3 + 1e-9);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(-3 - 1e-9);
    expect(Math.max(...values)).toBeGreaterThan(2.8);
    const shares = draws({ value: 0.8, spread: 1, shape: 'logit', range: [0, 1] }).map((x) => logit(x) - logit(0.8));
    expect(Math.max(...shares.map(Math.abs))).toBeLessThanOrEqual(3 + 1e-9);
  });

  it('[PE3] nobody leaves the range, nobody piles up at its ends, and inside it the shape is kept', () => {
    const [low, high] = [1.7, 2.1];
    const values = draws({ value: 2, spread: 0.4, range: [low, high] });
    expect(Math.min(...values)).toBeGreaterThanOrEqual(low * (1 - 1e-12));
    expect(Math.max(...values)).toBeLessThanOrEqual(high * (1 + 1e-12));
    expect(new Set(values).size).toBe(PEOPLE);
    // Over so narrow a range the density falls evenly; the middle of the share lies where half the distribution is below.
    expect(median(values)).toBeGreaterThan(1.87);
    expect(median(values)).toBeLessThan(1.92);
  });

  it('[PE3] in the standard model nobody of 500 leaves a range', () => {
    const { model } = standard;
    for (let index = 0; index < 500; index++)
      for (const [i, x] of drawPerson(model, { seed: 8, index }).entries()) {
        const { id, range, value } = model.parameters[i]!;
        expect(x >= range[0] * (1 - 1e-12) && x <= range[1] * (1 + 1e-12), `${id} is ${x}, declared ${value}`).toBe(true);
      }
  });

  it('[PE4] a draw depends on the seed, the person and the name of the trait, and on nothing else', () => {
    const x = parameter('1', { value: 2, spread: 0.4 });
    const alone = assemble([traits({ x })]);
    const company = assemble([drug, traits({ a: parameter('1', { spread: 0.2 }), x, b: parameter('1', { spread: 0.9 }) })]);
    const place = company.parameters.findIndex((p) => p.id === 'traits.x');
    for (let index = 0; index < 20; index++) {
      const one = drawPerson(alone, { seed: 5, index })[0];
      expect(drawPerson(company, { seed: 5, index })[place]).toBe(one);
      expect(drawPerson(company, { seed: 5, index, parameters: { 'traits.a': 3 } })[place]).toBe(one);
      expect(drawPerson(alone, { seed: 6, index })[0]).not.toBe(one);
      expect(drawPerson(alone, { seed: 5, index: index + 1 })[0]).not.toBe(one);
    }
  });

  it('[PE4] two traits of one person are not tied', () => {
    const model = assemble([traits({ a: parameter('1', { spread: 0.4 }), b: parameter('1', { spread: 0.4 }) })]);
    const people = Array.from({ length: PEOPLE }, (_, index) => drawPerson(model, { seed: 1, index }));
    const [a, b] = [0, 1].map((i) => people.map((p) => log(p[i]!) / sigma(0.4)));
    const correlation = a!.reduce((sum, x, i) => sum + x * b![i]!, 0) / PEOPLE;
    expect(Math.abs(correlation)).toBeLessThan(4 / Math.sqrt(PEOPLE));
  });

  it('[PE5] people vary around an override, each keeping their rank', () => {
    const declared = { value: 2, spread: 0.4, range: [0.001, 1000] as const };
    const [before, after] = [draws(declared), draws(declared, 20)];
    for (const [i, x] of after.entries()) expect(x / before[i]!).toBeCloseTo(10, 6);
  });

  it('[PE5] where a spread has no meaning, an override is the same in everyone', () => {
    expect(new Set(draws({ value: 2, spread: 0.4, range: [0, 10] }, 0))).toEqual(new Set([0]));
    for (const share of [0, 1])
      expect(new Set(draws({ value: 0.5, spread: 0.4, shape: 'logit', range: [0, 1] }, share))).toEqual(new Set([share]));
  });

  it('[PE6] an override that names nothing or leaves the range is refused', () => {
    const choose = (parameters: Record<string, number>) => () => drawPerson(standard.model, { seed: 1, index: 0, parameters });
    expect(choose({ 'dopamine.firing': 4 })).toThrow('dopamine.firing: no parameter has this name');
    expect(choose({ 'dopamine.firingRest': 9 })).toThrow('dopamine.firingRest: 9 Hz is outside its range of 2 to 8 Hz');
    expect(choose({ 'dopamine.firingRest': Number.NaN })).toThrow('dopamine.firingRest: NaN Hz is outside its range of 2 to 8 Hz');
  });
});
