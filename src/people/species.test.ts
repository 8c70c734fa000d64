import { describe, expect, it } from 'vitest';
import { RAT } from '../index.ts';
import { simulateLife } from '../simulate/life.ts';
import { standardModel } from '../simulate/standard.ts';
import { drawPerson } from './person.ts';
import { allometricFactors, allometricPower, carriedTo, clearanceRatio, PERSON } from './species.ts';

const compiled = standardModel();
const factors = allometricFactors(compiled.model, RAT);
const factor = (id: string): number => factors[compiled.model.parameters.findIndex((p) => p.id === id)] as number;
const ratio = RAT.mass / PERSON.mass;

describe('carried to another species, on paper', () => {
  it('[SC1] volumes go as mass, clearances as its power of 0.75, rates of −0.25, times of 0.25, shares not at all', () => {
    expect(['L', 'L/h', 'mL/s', '1/s', 'h', '1', 'g/mol'].map(allometricPower)).toEqual([1, 0.75, 0.75, -0.25, 0.25, 0, 0]);
    expect(() => allometricPower('L^2')).toThrow('no power of body mass is known for a kinetic quantity in L^2');
    expect(factor('morphine.volume')).toBeCloseTo(ratio, 12);
    expect(factor('morphine.clearance')).toBeCloseTo(ratio ** 0.75, 12);
    expect(factor('morphine.brainHalfLife')).toBeCloseTo(ratio ** 0.25, 12);
    expect(factor('fentanyl.toFast')).toBeCloseTo(ratio ** -0.25, 12);
    expect(factor('heroin.smokedShare')).toBe(1);
    expect(clearanceRatio(RAT)).toBeCloseTo(ratio ** 0.75, 12);
  });

  it('[SC2] binding, the brain, everyday rewards and what came from rats stay as they are', () => {
    const kept = [
      'heroin.offRate',
      'heroin.potency',
      'fentanyl.affinity',
      'naltrexone.onRate',
      'heroin.brainHalfLife',
      'tolerance.slowTime',
    ];
    for (const id of kept.filter((k) => compiled.model.parameters.some((p) => p.id === k))) expect([id, factor(id)]).toEqual([id, 1]);
    for (const p of compiled.model.parameters) {
      const drug = compiled.model.components.some((c) => c.routes && p.id.startsWith(`${c.name}.`));
      if (!drug) expect([p.id, factor(p.id)]).toEqual([p.id, 1]);
    }
  });
});

describe('carried to another species, laws', () => {
  it('[SC3] a person is a person, and the rat of the same index is that person carried over', () => {
    expect(allometricFactors(compiled.model, PERSON).every((x) => x === 1)).toBe(true);
    const person = drawPerson(compiled.model, { seed: 3, index: 5 });
    const rat = carriedTo(RAT, compiled.model, person);
    expect(Array.from(rat)).toEqual(Array.from(person, (x, i) => x * (factors[i] as number)));
  });

  it('[SC4] the same dose per kg gives the same concentrations, in a time shorter by the power of 0.25', () => {
    const model = standardModel(['fentanyl', 'methadone']);
    const hours = [0.1, 0.5, 2, 12];
    const live = (mass: number, pace: number, species?: typeof RAT): number[] => {
      const person = drawPerson(model.model, { seed: 3, index: 5 });
      const own = species ? carriedTo(species, model.model, person) : person;
      const events = [
        { kind: 'dose', at: 0, substance: 'fentanyl', route: 'intravenous', amount: 0.002 * mass },
        { kind: 'dose', at: 0, substance: 'methadone', route: 'oral', amount: 0.5 * mass },
      ] as const;
      const times = hours.map((h) => h * pace);
      const series = ['fentanyl.inBrain', 'methadone.plasma'];
      const record = simulateLife(model, own, events, { until: times[3] as number, times, series });
      return series.flatMap((name) => Array.from(record.series[name] as Float64Array));
    };
    const [person, rat] = [live(PERSON.mass, 1), live(RAT.mass, ratio ** 0.25, RAT)];
    for (const [i, x] of person.entries()) expect(rat[i]).toBeCloseTo(x, 9);
  });
});
