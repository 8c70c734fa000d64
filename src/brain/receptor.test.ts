import { describe, expect, it } from 'vitest';
import { Bench, ligand } from '../../tests/_bench.ts';
import { uniform } from '../numerics/random.ts';
import { receptor } from './receptor.ts';

const LONG = 48;
/** Equilibrium of ligands given as [efficacy, drive]. */
function settled(...ligands: readonly (readonly [number, number])[]): Bench {
  const bench = new Bench([receptor, ...ligands.map(([efficacy], i) => ligand(`l${i}`, efficacy))]);
  for (const [i, [, drive]] of ligands.entries()) bench.set(`l${i}.drive`, drive);
  return bench.wait(LONG);
}

describe('receptor, on paper', () => {
  it.each([0.01, 1, 3, 100])('[RC1] one full agonist at (C/K)^n = %s: the odds are that', (x) => {
    const bench = settled([1, x]);
    expect(bench.read('receptor.odds') / x).toBeCloseTo(1, 7);
    expect(bench.read('receptor.occupied')).toBeCloseTo(x / (1 + x), 8);
  });

  it('[RC2] an antagonist at x divides the odds by 1 + x', () => {
    expect(settled([1, 12], [0, 3]).read('receptor.odds')).toBeCloseTo(3, 6);
  });

  it('[RC3] a partial agonist has a ceiling at ε/(1 − ε)', () => {
    expect(settled([0.65, 1e7]).read('receptor.odds')).toBeCloseTo(0.65 / 0.35, 5);
    expect(settled([0.65, 2]).read('receptor.odds')).toBeCloseTo((0.65 * 2) / (1 + 0.35 * 2), 7);
  });

  it('[RC4] full and partial agonist together: (x + εy)/(1 + (1 − ε)y)', () => {
    expect(settled([1, 5], [0.65, 4]).read('receptor.odds')).toBeCloseTo((5 + 0.65 * 4) / (1 + 0.35 * 4), 6);
  });

  it('[RC5] binds at k(1 + x) and lets go at k', () => {
    const [k, x, hour] = [0.05, 2, 0.2];
    const bench = new Bench([receptor, ligand('l', 1, k)]).set('l.drive', x).wait(hour);
    const bound = (x / (1 + x)) * (1 - Math.exp(-k * (1 + x) * hour * 60));
    expect(bench.read('receptor.occupied')).toBeCloseTo(bound, 8);
    expect(
      bench
        .set('l.drive', 0)
        .wait(Math.LN2 / k / 60)
        .read('receptor.occupied'),
    ).toBeCloseTo(bound / 2, 8);
  });
});

describe('receptor, laws', () => {
  it('[RC6] nothing bound, nothing felt', () => {
    const bench = settled([1, 0], [0, 0]);
    expect([bench.read('receptor.free'), bench.read('receptor.odds')]).toEqual([1, 0]);
  });

  it('[RC7] free and bound make one whole at every moment, whatever competes', () => {
    const bench = new Bench([receptor, ligand('a', 1, 5), ligand('b', 0.5, 0.01), ligand('c', 0, 2)]);
    for (let i = 0; i < 40; i++) {
      for (const l of ['a', 'b', 'c']) bench.set(`${l}.drive`, 10 ** (8 * uniform(1, i, `drive ${l}`, 0) - 4));
      bench.wait(0.3);
      const [free, occupied] = [bench.read('receptor.free'), bench.read('receptor.occupied')];
      expect(free + occupied).toBeCloseTo(1, 12);
      expect(free).toBeGreaterThan(0);
      expect(bench.read('receptor.stimulus')).toBeLessThanOrEqual(occupied + 1e-12);
    }
  });

  it('[RC8] more full agonist, more odds; more antagonist, less', () => {
    const odds = [1, 3, 10, 30].map((x) => settled([1, x], [0, 2]).read('receptor.odds'));
    const blocked = [1, 3, 10, 30].map((x) => settled([1, 5], [0, x]).read('receptor.odds'));
    expect(odds).toEqual([...odds].sort((a, b) => a - b));
    expect(blocked).toEqual([...blocked].sort((a, b) => b - a));
  });

  it('[RC9] a partial agonist helps a weak full stimulus and holds back a strong one', () => {
    expect(settled([1, 0.5], [0.65, 5]).read('receptor.odds')).toBeGreaterThan(0.5 * 1.1);
    expect(settled([1, 20], [0.65, 5]).read('receptor.odds')).toBeLessThan(20 * 0.9);
  });
});

describe('receptor, published', () => {
  // Fentanyl of R001: K 351 pM, n 0.8439, 336.5 g/mol; R034 gives the concentrations, O004 the occupancies.
  it.each([
    [0.42, 0.745],
    [1.82, 0.91],
  ])('[RC10] P-V34: fentanyl at %s ng/mL occupies %s', (concentration, occupied) => {
    const drive = (((concentration / 336.5) * 1e6) / 351) ** 0.8439;
    expect(settled([1, drive]).read('receptor.occupied')).toBeCloseTo(occupied, 2);
  });
});
