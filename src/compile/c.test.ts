import { describe, expect, it } from 'vitest';
import { assemble } from '../language/assemble.ts';
import { assumed, component, drug } from '../language/component.ts';
import { compileC } from './c.ts';

const parameter = (value: number, unit: string) => ({ value, unit, range: [0, 10] as const, says: 'given', from: assumed('a test') });
const substance = drug({
  name: 'substance',
  says: 'One compartment',
  parameters: { rate: parameter(0.7, '1/h') },
  states: { body: { unit: 'mg', start: 0, says: 'Amount' } },
  flows: [['body', 'out', 'rate']],
  outputs: { amount: { unit: 'mg', says: 'Amount', shown: true } },
  equations: { amount: 'body' },
  routes: { vein: { into: { body: 'dose / 2' }, says: 'Injected' } },
});
const effect = component({
  name: 'effect',
  says: 'A saturating effect',
  parameters: { half: parameter(3, 'mg'), lag: parameter(2, 'h') },
  reads: { amount: { unit: 'mg', from: 'substance.amount', says: 'Amount' } },
  states: { level: { unit: '1', start: 1, scale: 0.1, says: 'Level' } },
  outputs: { now: { unit: '1', says: 'A third of the level', shown: true } },
  equations: { 'd/dt level': '(positive(amount / (amount + half)) - level) / lag', now: 'level / 3' },
});
const source = compileC(assemble([substance, effect]));
const bodyOf = (name: string): string => new RegExp(`void ${name}\\([^)]*\\) \\{\\n([\\s\\S]*?)\\n\\}`).exec(source)?.[1] ?? '';

describe('C source', () => {
  it('[CC1] writes linear kinetics as an ordinary state, in its own equation', () => {
    expect(bodyOf('derivative')).toContain('d[0] = ((-p[0]) * y[0]);');
    expect(bodyOf('arrive')).toBe('if (route == 0) y[0] += mg * (0.5);');
  });

  it('[CC2] lists every state with its start and scale', () => {
    expect(source).toContain('state_name[] = {"substance.body", "effect.level"};');
    expect(source).toContain('state_scale[] = {1.0, 0.1};');
    expect(bodyOf('start')).toBe('y[0] = (0.0);\ny[1] = (1.0);');
  });

  it('[CC3] gives the Jacobian of all states, column by column, zero where nothing acts', () => {
    const places = [...bodyOf('linearise').matchAll(/^J\[(\d)\]/gm)].map((m) => Number(m[1]));
    expect(places.sort()).toEqual([0, 1, 3]);
    expect(bodyOf('linearise')).toContain('memset(J, 0, 4 * sizeof *J);');
  });

  it('[CC4] writes whole numbers as doubles, as C would drop the rest of 1 / 3', () => {
    expect(bodyOf('output')).toContain('o[1] = (y[1] / (3.0));');
  });
});
