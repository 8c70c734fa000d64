import { assemble, ModelFaults } from './assemble.ts';
import type { Component, Parameter } from './component.ts';

export const parameter = (unit: string, more: Partial<Parameter> = {}): Parameter => ({
  value: 1,
  unit,
  range: [0, 10],
  says: 'a number',
  from: 'R001',
  ...more,
});
export const state = (unit: string) => ({ unit, start: 0, says: 'a state' });
export const shown = (unit: string) => ({ unit, says: 'an output', shown: true });

/** A drug without fault: gut → blood → out, with a plasma concentration. */
export const drug: Component = {
  name: 'drug',
  says: 'A drug',
  parameters: { uptake: parameter('1/h'), clearance: parameter('L/h'), volume: parameter('L') },
  states: { gut: state('µg'), blood: state('µg') },
  flows: [
    ['gut', 'blood', 'uptake'],
    ['blood', 'out', 'clearance / volume'],
  ],
  outputs: { plasma: shown('ng/mL') },
  equations: { plasma: '(blood / volume in ng/mL)' },
  routes: { oral: { into: { gut: '(dose in µg)' }, says: 'By mouth' } },
};
/** A mechanism without fault that reads it. */
export const effect: Component = {
  name: 'effect',
  says: 'What the drug does',
  parameters: { half: parameter('ng/mL'), time: parameter('min') },
  reads: { plasma: { unit: 'ng/mL', from: 'drug.plasma', says: 'the drug' } },
  inputs: { place: { unit: '1', start: 1, says: 'where the person is' } },
  states: { level: state('1') },
  equations: { 'd/dt level': '(place * plasma / (half + plasma) - level) / time' },
};

export const faultsOf = (components: readonly Component[], evidence?: ReadonlySet<string>): readonly string[] => {
  try {
    assemble(components, evidence);
    return [];
  } catch (error) {
    if (error instanceof ModelFaults) return error.faults;
    throw error;
  }
};
export const change = (base: Component, more: Partial<Component>): Component => ({ ...base, ...more });
export const withEffect = (more: Partial<Component>) => [drug, change(effect, more)];
export const withDrug = (more: Partial<Component>) => [change(drug, more), effect];
export const withEquation = (text: string) => withEffect({ equations: { 'd/dt level': text } });
export const REST = '(place * plasma / (half + plasma) - level) / time';
export const withTime = (more: Partial<Parameter>) => withEffect({ parameters: { ...effect.parameters, time: parameter('min', more) } });
export const receptor: Component = {
  name: 'receptor',
  says: 'A family and a repeated state',
  families: { ligand: { says: 'what binds', members: { drive: { unit: '1', says: 'drive' }, speed: { unit: '1/min', says: 'speed' } } } },
  states: { bound: { ...state('1'), each: 'ligand' } },
  outputs: { all: shown('1') },
  equations: { 'd/dt bound[l]': 'speed[l] * (drive[l] * (1 - all) - bound[l])', all: 'sum(l: bound[l])' },
};
export const ligand = (name: string, more: Partial<Component> = {}): Component => ({
  name,
  says: 'A ligand',
  parameters: { k: parameter('1/h') },
  gives: { ligand: { [name]: { drive: '2', speed: '(k in 1/min)' } } },
  ...more,
});
