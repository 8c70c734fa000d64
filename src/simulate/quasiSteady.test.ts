import { describe, expect, it } from 'vitest';
import { compileJavaScript } from '../compile/javascript.ts';
import { quasiSteady } from '../compile/quasiSteady.ts';
import { assemble } from '../language/assemble.ts';
import { assumed, type Component } from '../language/component.ts';
import type { LifeEvent } from '../language/event.ts';
import { change, drug, effect, faultsOf, parameter, shown, state, withEffect } from '../language/sample.testdata.ts';
import { drawPerson } from '../people/person.ts';
import { type LifeOptions, simulateLife } from './life.ts';
import { simulateLives } from './lives.ts';
import type { LifeRecord } from './scenario.ts';
import { standardModel } from './standard.ts';

const fast = assumed('for the test');
/** What the drug does, in a thousandth of a minute. */
const lagging = (equation: string, more: Partial<Component> = {}): Component[] => [
  drug,
  change(effect, {
    parameters: { half: parameter('ng/mL'), time: parameter('min', { value: 0.001 }) },
    states: { level: { ...state('1'), quasiSteady: fast } },
    outputs: { seen: shown('1') },
    equations: { 'd/dt level': equation, seen: 'level' },
    ...more,
  }),
];
const parts = (declared: Component[]) => compileJavaScript(assemble(declared));
const given: LifeEvent[] = [{ kind: 'dose', at: 0, substance: 'drug', route: 'oral', amount: 1 }];
const typical = (compiled: ReturnType<typeof parts>) => drawPerson(compiled.model, { seed: 1, index: 0, typical: true });
const seen = (compiled: ReturnType<typeof parts>, times: readonly number[], more: Partial<LifeOptions> = {}): number[] => {
  const until = times.at(-1) as number;
  return [...(simulateLife(compiled, typical(compiled), given, { until, times, ...more }).series['effect.seen'] as Float64Array)];
};
/** Plasma on paper: uptake and elimination both 1 per h, made a ten-millionth different; 1 mg in 1 L. */
const plasma = (t: number): number => 1000 * t * Math.exp(-t);
const drive = (t: number): number => plasma(t) / (1 + plasma(t));

describe('quasi-steady states', () => {
  const times = [0.5, 1, 2, 4];

  it('[QS1] a balance of first degree: the value on paper', () => {
    const found = seen(quasiSteady(parts(lagging('(place * plasma / (half + plasma) - level) / time'))), times, { tolerance: 1e-6 });
    for (const [i, t] of times.entries()) expect(found[i]).toBeCloseTo(drive(t), 6);
  });

  it('[QS1] a balance of second degree, of either sign of its middle term: the stable root on paper', () => {
    const rising = seen(quasiSteady(parts(lagging('(place * plasma / (half + plasma) - level * level - 3 * level) / time'))), times);
    const falling = seen(quasiSteady(parts(lagging('(place * plasma / (half + plasma) + 3 * level - level * level) / time'))), times);
    for (const [i, t] of times.entries()) {
      expect(rising[i]).toBeCloseTo((Math.sqrt(9 + 4 * drive(t)) - 3) / 2, 6);
      expect(falling[i]).toBeCloseTo((Math.sqrt(9 + 4 * drive(t)) + 3) / 2, 6);
    }
  });

  it('[QS1] lags behind what moves it, to first order', () => {
    const slower = change(lagging('(place * plasma / (half + plasma) - level) / time')[1] as Component, {
      parameters: { half: parameter('ng/mL', { value: 8 }), time: parameter('min', { value: 1 }) },
    });
    const model = parts([drug, slower]);
    // Steps follow the other states; here there are none, so what is looked at keeps them short. The next order, τ y₀″/y₀′, is an eighth here.
    const dense = Array.from({ length: 200 }, (_, i) => (i + 1) / 50);
    const [full, settled] = [model, quasiSteady(model)].map((one) => seen(one, dense, { tolerance: 1e-7 })) as [number[], number[]];
    const most = (xs: readonly number[]): number => Math.max(...xs.map((x, i) => Math.abs(x - (full[i] as number))).slice(10));
    expect(most(settled)).toBeLessThan(0.2 * most(dense.map((t) => plasma(t) / (8 + plasma(t)))));
  });

  it('[QS2] is refused, with the reason, where it cannot be', () => {
    expect(() => quasiSteady(parts(withEffect({}) as Component[]))).toThrow('no state of this model is declared quasiSteady');
    const ask = (equation: string) => () => seen(quasiSteady(parts(lagging(equation))), [1]);
    expect(ask('(place * plasma / (half + plasma) - level * level * level) / time')).toThrow('of degree 1 or 2');
    expect(ask('(place * plasma / (half + plasma) - exp(level)) / time')).toThrow('ratio of polynomials');
    expect(ask('(place * plasma / (half + plasma) + level) / time')).toThrow('stable');
    const circle = {
      states: { level: { ...state('1'), quasiSteady: fast }, other: state('1') },
      equations: {
        'd/dt level': '(other * plasma / (half + plasma) - level) / time',
        'd/dt other': '(place + level * level - other) / time',
        seen: 'level',
      },
    };
    expect(() => seen(quasiSteady(parts(lagging('', circle))), [1])).toThrow('depend on each other');
    const silent = { states: { level: { ...state('1'), quasiSteady: assumed('') } } };
    expect(faultsOf(withEffect(silent))).toEqual([
      'effect: level, as quasi-steady, has no provenance; say where it comes from or why it is assumed',
    ]);
    const kinetic = change(drug, { states: { ...drug.states, blood: { ...state('µg'), quasiSteady: fast } } });
    expect(faultsOf([kinetic, effect])).toEqual([
      'drug.blood: declared quasi-steady, but its kinetics are linear and carried exactly; take the mark away',
    ]);
  });

  const model = standardModel(['heroin', 'morphine', 'fentanyl', 'naloxone']);
  const settled = quasiSteady(model);
  const people = Array.from({ length: 6 }, (_, index) => drawPerson(model.model, { seed: 5, index }));
  const REGIMENS: readonly LifeEvent[][] = [
    [0, 6, 12, 18, 24].map((at) => ({ kind: 'dose', at, substance: 'heroin', route: 'intravenous', amount: 10 })),
    [
      { kind: 'dose', at: 1, substance: 'fentanyl', route: 'intravenous', amount: 0.1 },
      { kind: 'reward', at: 3, reward: 'meal', size: 1 },
      { kind: 'dose', at: 1.5, substance: 'naloxone', route: 'intravenous', amount: 0.4 },
    ],
  ];
  /** Every outcome of both regimens, looked at every two minutes. */
  const lives = (compiled: typeof model, more: Partial<LifeOptions> = {}): LifeRecord[] => {
    const options = { until: 26, times: Float64Array.from({ length: 780 }, (_, i) => i / 30), tolerance: 1e-6, ...more };
    const all = REGIMENS.flatMap((events) => people.map((parameters) => ({ parameters, events, options })));
    return options.method === 'generic'
      ? all.map((one) => simulateLife(compiled, one.parameters, one.events, one.options))
      : [...simulateLives(compiled, all)];
  };
  const full = lives(model);

  it('[QS3] dopamine: at any time within 5e-5 of the full model, as a share of what each series reaches', () => {
    const size = (name: string): number => Math.max(...full.map((life) => Math.max(...life.series[name]!.map(Math.abs))));
    const off = lives(settled).flatMap((life, i) =>
      Object.entries(life.series).map(
        ([name, xs]) => Math.max(...xs.map((x, t) => Math.abs(x - full[i]!.series[name]![t]!))) / (size(name) || 1),
      ),
    );
    expect(Math.max(...off)).toBeLessThan(5e-5);
    // It is another solution, not the same one under another name.
    expect(Math.max(...off)).toBeGreaterThan(0);
  });

  it('[QS4] has the same bits in JavaScript and in WebAssembly, and the generic method integrates the state all the same', () => {
    const [person, events] = [people[0] as Float64Array, REGIMENS[0] as LifeEvent[]];
    const options = { until: 26, times: [5, 12.1, 26] };
    const [life] = [...simulateLives(settled, [{ parameters: person, events, options }])];
    expect(simulateLife(settled, person, events, options).series).toEqual(life?.series);
    const generic = { ...options, method: 'generic' as const };
    expect(simulateLife(settled, person, events, generic).series).toEqual(simulateLife(model, person, events, generic).series);
  });
});
