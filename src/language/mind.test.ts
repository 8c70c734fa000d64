import { describe, expect, it } from 'vitest';
import { standardModel } from '../simulate/standard.ts';
import { type Behaviour, behaviour } from './behaviour.ts';
import { assumed } from './component.ts';
import { assembleMind, type MindFaults } from './mind.ts';

const body = standardModel(['heroin', 'morphine']).model;
const assemble = (...modules: Behaviour[]) => assembleMind(modules, body);

const tank = behaviour({
  name: 'tank',
  says: 'A stock',
  parameters: { leak: { value: 0.5, unit: '1', range: [0, 1], says: 'Share lost a night', from: assumed('a test') } },
  inputs: { inflow: { unit: '1', start: 0, bounds: [0, 10], cleared: 'day', says: 'What comes in' } },
  states: { level: { unit: '1', start: 'leak', bounds: [0, 20], says: 'Stock' } },
  rules: (at) => ({
    night: (v) => {
      v[at.level] += v[at.inflow] - v[at.leak] * v[at.level];
    },
  }),
});
const tap = behaviour({
  name: 'tap',
  says: 'Fills it',
  writes: { inflow: 'tank.inflow' },
  rules: (at) => ({
    night: (v) => {
      v[at.inflow] += 2;
    },
  }),
});

describe('modules, on paper', () => {
  it('[MD1] a rule works on the places its names became', () => {
    const mind = assemble(tank, tap);
    const v = new Float64Array(mind.size);
    v[mind.places['tank.leak']!] = 0.5;
    v[mind.places['tank.level']!] = 4;
    v[mind.places['tank.inflow']!] = 2;
    for (const rule of mind.rules.night) rule(v as never, undefined as never);
    // tank runs before tap, by name: 4 + 2 − 2; what tap adds is taken in the next night.
    expect(v[mind.places['tank.level']!]).toBe(4);
    expect(v[mind.places['tank.inflow']!]).toBe(4);
    expect(mind.order.night).toEqual(['tank', 'tap']);
  });
});

describe('modules, laws', () => {
  it('[MD2] the order of the modules given changes nothing', () => {
    expect(assemble(tank, tap).places).toEqual(assemble(tap, tank).places);
  });

  it('[MD3] `after` puts rules of one moment behind others, and may have no circle', () => {
    expect(assemble({ ...tank, after: ['tap'] }, tap).order.night).toEqual(['tap', 'tank']);
    expect(() => assemble({ ...tank, after: ['tap'] }, { ...tap, after: ['tank'] })).toThrow(/circle/);
  });

  it('[MD4] all faults are reported at once, each with what is allowed', () => {
    const bad = behaviour({
      name: 'tolerance',
      says: '',
      parameters: { p: { value: 3, unit: 'zz', range: [0, 1], says: 'x', from: assumed('') } },
      states: { s: { unit: '1', start: 9, bounds: [0, 1], says: 'x' } },
      reads: { r: { from: 'nothing.here', unit: '1', says: 'x' }, h: { from: 'day.hour', unit: 'mg', says: 'x' } },
      writes: { w: 'no.port' },
      rules: () => ({ noon: () => {} }) as never,
    });
    let faults: readonly string[] = [];
    try {
      assemble(bad);
    } catch (error) {
      faults = (error as MindFaults).faults;
    }
    const all = faults.join('\n');
    for (const word of ['belongs to', 'does not say', 'zz', 'range', 'provenance', 'starts at 9', 'nothing.here', 'mg', 'no.port'])
      expect(all).toContain(word);
  });

  it('[MD5] a rule at no moment is a fault', () => {
    expect(() => assemble(tank, { ...tap, rules: () => ({ noon: () => {} }) as never })).toThrow(/noon/);
  });
});

describe('modules, types', () => {
  it('[MD6] writing what is not one’s own, or naming what was not declared, does not compile', () => {
    behaviour({
      name: 'thief',
      says: 'x',
      reads: { level: { from: 'tank.level', unit: '1', says: 'x' } },
      rules: (at) => ({
        night: (v) => {
          // @ts-expect-error a read is given, not owned
          v[at.level] = 0;
          // @ts-expect-error never declared
          v[at.other] = 0;
        },
      }),
    });
  });
});
