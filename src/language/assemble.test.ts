import { describe, expect, it } from 'vitest';
import { assemble } from './assemble.ts';
import type { Component } from './component.ts';
import { interpret } from './graph.testdata.ts';
import {
  change,
  drug,
  effect,
  faultsOf,
  ligand,
  parameter,
  REST,
  receptor,
  shown,
  state,
  withDrug,
  withEffect,
  withEquation,
} from './sample.testdata.ts';

describe('assembly', () => {
  it('[AS1] a model without fault has none', () => {
    expect(faultsOf([drug, effect], new Set(['R001']))).toEqual([]);
  });

  it.each<[string, readonly Component[], string | RegExp]>([
    [
      'unknown name',
      withEquation(`${REST} + speed / time`),
      /^effect: d\/dt level: speed is not declared in effect; declared are half, time, plasma, place, level$/,
    ],
    ['name of a prototype', withEquation(`${REST} + constructor / time`), /^effect: d\/dt level: constructor is not declared in effect/],
    [
      'unreadable equation',
      withEquation(`${REST} +`),
      /^effect: d\/dt level: ".*": found the end at column \d+; allowed is a number, a name or a bracket$/,
    ],
    [
      'dimensions that differ',
      withEquation(`${REST} + half / time`),
      'effect: d/dt level: sum of 1/min and ng/mL/min: the dimensions differ',
    ],
    [
      'scales that differ',
      withEquation(`${REST} + (level in %) / time`),
      'effect: d/dt level: sum of 1/min and %/min: the scales differ by 0.01; write ( … in 1/min)',
    ],
    [
      'a bare number added',
      withEquation('(place * plasma / (half + 1) - level) / time'),
      'effect: d/dt level: sum of ng/mL and 1: the dimensions differ',
    ],
    [
      'comparison of unlike',
      withEquation(`select(plasma > level, ${REST}, 0)`),
      'effect: d/dt level: comparison > of ng/mL and 1: the dimensions differ',
    ],
    [
      'branches of unlike',
      withEquation(`select(plasma > half, ${REST}, level)`),
      'effect: d/dt level: select of 1/min and 1: the dimensions differ',
    ],
    ['max of unlike', withEquation(`max(${REST}, place * plasma)`), 'effect: d/dt level: max of 1/min and ng/mL: the dimensions differ'],
    [
      'rate without time',
      withEquation('place * plasma / (half + plasma) - level + 0 * time'),
      'effect: d/dt level: effect.level: the equation gives 1; it must be 1 per s, min, h or d',
    ],
    ['exp of a unit', withEquation(`${REST} * exp(plasma)`), 'effect: d/dt level: exp of ng/mL; it needs a pure number'],
    ['root without meaning', withEquation(`${REST} * sqrt(plasma)`), 'effect: d/dt level: unit: ng/mL has no square root'],
    ['broken power', withEquation(`${REST} * plasma^0.5`), 'effect: d/dt level: power of ng/mL: the exponent must be a whole number'],
    ['exponent with a unit', withEquation(`${REST} * level^plasma`), 'effect: d/dt level: exponent of ng/mL; it needs a pure number'],
    ['comparison outside select', withEquation(`${REST} * (level < 1)`), 'effect: d/dt level: a comparison may stand only inside select'],
    [
      'select without comparison',
      withEquation(`select(level, ${REST}, 0)`),
      'effect: d/dt level: select needs a comparison as its first argument',
    ],
    [
      'conversion across dimensions',
      withEquation(`${REST} * (plasma in nM)`),
      'effect: d/dt level: unit: ng/mL cannot be turned into nM: the dimensions differ',
    ],
    [
      'conversion into nonsense',
      withEquation(`${REST} * (plasma in furlong)`),
      /^effect: d\/dt level: unit: "furlong" has no meaning at "furlong"/,
    ],
    ['dose outside a route', withEquation(`${REST} * (dose / dose)`), 'effect: d/dt level: dose may stand only in the amounts of routes'],
    [
      'index out of place',
      withEquation(`${REST} * level[i]`),
      'effect: d/dt level: level[i]: i is not an index here; use it inside sum(i: …) or an indexed equation',
    ],
    ['sum without family', withEquation(`${REST} * sum(i: level[i])`), 'effect: d/dt level: sum(i: …): effect has no family to sum over'],
    ['output without equation', withEffect({ outputs: { twice: shown('1') } }), 'effect: twice: effect.twice has no equation'],
    [
      'output in another dimension',
      withDrug({ equations: { plasma: 'blood' } }),
      'drug: plasma: drug.plasma is in ng/mL and its equation gives µg: the dimensions differ',
    ],
    [
      'output in another scale',
      withDrug({ outputs: { plasma: shown('ng/mL') }, equations: { plasma: '(blood / volume in µg/mL)' } }),
      'drug: plasma: drug.plasma is in ng/mL and its equation gives µg/mL: the scale differs by 1000; write ( … in ng/mL)',
    ],
    [
      'state without equation',
      withEffect({ states: { ...effect.states, lost: state('1') } }),
      'effect: d/dt lost: state lost has neither an equation nor a flow',
    ],
    [
      'algebraic loop',
      withEffect({ outputs: { a: shown('1'), b: shown('1') }, equations: { ...effect.equations, a: 'b + level', b: '2 * a' } }),
      'effect: b: effect.a depends on itself; break the loop with a state',
    ],
    [
      'read of an unknown component',
      withEffect({ reads: { plasma: { unit: 'ng/mL', from: 'drag.plasma', says: 'the drug' } } }),
      'effect: plasma: drag.plasma is not given by any component; known components are drug, effect',
    ],
    [
      'read of an unknown quantity',
      withEffect({ reads: { plasma: { unit: 'ng/mL', from: 'drug.serum', says: 'the drug' } } }),
      'effect: plasma: drug gives no serum; it gives plasma, gut, blood',
    ],
    [
      'read in another scale',
      withEffect({
        parameters: { half: parameter('µg/mL'), time: parameter('h') },
        reads: { plasma: { unit: 'µg/mL', from: 'drug.plasma', says: 'the drug' } },
      }),
      'effect: plasma: effect.plasma is in µg/mL and drug.plasma, which it reads, is in ng/mL',
    ],
    [
      'start that is not fixed',
      withEffect({ states: { level: { ...state('1'), start: 'plasma / half' } } }),
      'effect.level: start: "plasma / half" depends on more than parameters',
    ],
    [
      'start in another unit',
      withEffect({ states: { level: { ...state('1'), start: 'half' } } }),
      'effect.level: start: start is in 1 and its equation gives ng/mL: the dimensions differ',
    ],
    [
      'flow without time',
      withDrug({ flows: [drug.flows![0]!, ['blood', 'out', 'clearance']] }),
      'drug: flow blood → out: rate "clearance": the equation gives L/h*µg; it must be µg per s, min, h or d',
    ],
    [
      'flow into another unit',
      withDrug({ states: { gut: state('mg'), blood: state('µg') }, routes: { oral: { into: { gut: 'dose' }, says: 'By mouth' } } }),
      'drug: d/dt blood: drug.blood is in µg and drug.gut, which flows into it, is in mg',
    ],
    [
      'non-linear drug',
      withDrug({ equations: { ...drug.equations, 'd/dt blood': '-uptake * blood * blood / (blood + gut)' } }),
      /^drug: doses need linear kinetics; its equations are not linear with constant coefficients, read something that is not, or a state does not start at 0$/,
    ],
    [
      'drug that is there before the first dose',
      withDrug({ states: { gut: state('µg'), blood: { ...state('µg'), start: 5 } } }),
      /^drug: doses need linear kinetics; .* or a state does not start at 0$/,
    ],
    [
      'route into an unknown compartment',
      withDrug({ routes: { oral: { into: { stomach: '(dose in µg)' }, says: 'By mouth' } } }),
      'drug: route oral: goes into stomach, which is no compartment of drug',
    ],
    [
      'route in another scale',
      withDrug({ routes: { oral: { into: { gut: 'dose' }, says: 'By mouth' } } }),
      'drug: route oral: amount into gut is in µg and its equation gives mg: the scale differs by 1000; write ( … in µg)',
    ],
    [
      'amount not proportional to dose',
      withDrug({
        routes: { oral: { into: { gut: '(dose in µg) + volume * (1 in %) * 0 + (dose * dose / dose in µg)' }, says: 'By mouth' } },
      }),
      /^drug: route oral: the amount ".*" must be proportional to dose$/,
    ],
    [
      'amount that depends on the state',
      withDrug({ routes: { oral: { into: { gut: '(dose in µg) * blood / (blood + gut)' }, says: 'By mouth' } } }),
      /^drug: route oral: the amount ".*" depends on more than dose and parameters$/,
    ],
    [
      'excretion in another unit',
      withDrug({ excretes: { drug: 'blood' } }),
      'drug: excretes drug: drug is in ng and its equation gives µg: the scale differs by 1000; write ( … in ng)',
    ],
  ])('[AS1] %s: one sentence', (_, components, wanted) => {
    const faults = faultsOf(components, new Set(['R001']));
    expect(faults).toEqual([typeof wanted === 'string' ? wanted : expect.stringMatching(wanted)]);
  });

  it.each<[string, readonly Component[], string]>([
    [
      'member that gives too little',
      [receptor, ligand('one', { gives: { ligand: { one: { speed: '(k in 1/min)' } } } })],
      'receptor: d/dt bound: one: member one of family ligand gives no drive',
    ],
    [
      'member that gives too much',
      [receptor, ligand('one', { gives: { ligand: { one: { drive: '2', speed: '(k in 1/min)', size: '1' } } } })],
      'one: ligand.one gives size, which the family does not ask for',
    ],
    [
      'member in another scale',
      [receptor, ligand('one', { gives: { ligand: { one: { drive: '2', speed: 'k' } } } })],
      `one: ligand.one.speed: ligand.one.speed is in 1/min and its equation gives 1/h: the scale differs by ${1 / 60}; write ( … in 1/min)`,
    ],
    [
      'member given twice',
      [receptor, ligand('one'), ligand('two', { gives: { ligand: { one: { drive: '1', speed: '(k in 1/min)' } } } })],
      'two: ligand.one is given by one too; members must differ',
    ],
    [
      'family nobody has',
      [receptor, ligand('one'), ligand('two', { parameters: {}, gives: { ligands: { two: { drive: '1' } } } })],
      'two: gives to the family ligands, which no component has',
    ],
    [
      'state repeated over no family',
      [{ ...receptor, outputs: {}, equations: { 'd/dt bound[l]': '-bound[l]' }, states: { bound: { ...state('1'), each: 'ligandz' } } }],
      'receptor: bound is repeated over ligandz, which is no family of receptor',
    ],
    [
      'quantity no family has',
      [{ ...receptor, equations: { ...receptor.equations, all: 'sum(l: bond[l])' } }, ligand('one')],
      'receptor: all: bond[l]: bond is neither a repeated state of receptor nor a quantity of its families',
    ],
  ])('[AS1] families, %s', (_, components, wanted) => {
    expect(faultsOf(components).filter((fault) => !/no equation uses it/.test(fault))).toContain(wanted);
  });

  it('[AS2] all faults are reported at once, one sentence each', () => {
    const faults = faultsOf(
      [
        change(drug, { routes: { oral: { into: { stomach: 'dose' }, says: 'By mouth' } }, requires: ['receptor'] }),
        change(effect, {
          parameters: { ...effect.parameters, time: parameter('min', { value: 11, from: '' }), idle: parameter('1') },
          equations: { 'd/dt level': 'speed * half' },
          states: { ...effect.states, lost: state('1') },
        }),
      ],
      new Set(['R001']),
    );
    expect(faults).toEqual([
      'drug: requires receptor, which is not in the model',
      'effect: parameter time is 11 min; its range is 0 to 10',
      'effect: parameter time has no provenance; name a row of the evidence, or assumed(why), or fitted(to)',
      expect.stringMatching(/^effect: d\/dt level: speed is not declared in effect/),
      'effect: d/dt lost: state lost has neither an equation nor a flow',
      'drug: route oral: goes into stomach, which is no compartment of drug',
      'effect: time stands among its parameters and no equation uses it',
      'effect: idle stands among its parameters and no equation uses it',
      'effect: plasma stands among its reads and no equation uses it',
      'effect: place stands among its inputs and no equation uses it',
    ]);
    expect(() => assemble([change(drug, { requires: ['a', 'b'] })])).toThrow(
      'drug: requires a, which is not in the model\ndrug: requires b, which is not in the model',
    );
  });

  it('[AS3] what depends on a fault adds no second sentence', () => {
    const reader = (name: string): Component => ({
      ...effect,
      name,
      outputs: { seen: shown('ng/mL') },
      equations: { ...effect.equations, seen: 'plasma' },
    });
    const faults = faultsOf([change(drug, { equations: { plasma: '(blood / volum in ng/mL)' } }), reader('one'), reader('two')]);
    expect(faults).toEqual([expect.stringMatching(/^drug: plasma: volum is not declared in drug/)]);
    // A flow stands in two equations, and its route hangs on it.
    expect(
      faultsOf(
        withDrug({
          flows: [['gut', 'blood', 'uptak'], drug.flows![1]!],
          parameters: { clearance: parameter('L/h'), volume: parameter('L') },
        }),
      ),
    ).toEqual([expect.stringMatching(/^drug: flow gut → blood: uptak is not declared in drug/)]);
  });

  it('[AS4] rates may be per s, min, h or d, and come out per hour', () => {
    for (const [unit, perHour] of [
      ['s', 3600],
      ['min', 60],
      ['h', 1],
      ['d', 1 / 24],
    ] as const) {
      const c: Component = {
        name: 'c',
        says: 'x',
        parameters: { time: parameter(unit) },
        states: { x: state('nM') },
        equations: { 'd/dt x': '-x / time + (2 in nM) * 0 / time' },
      };
      const corrected = {
        ...c,
        equations: { 'd/dt x': '(1 - x / half) * half / time' },
        parameters: { ...c.parameters, half: parameter('nM') },
      };
      const model = assemble([corrected]);
      expect(interpret(model.graph, [model.states[0]!.derivative], { parameter: [2, 1], state: [3] })[0]).toBeCloseTo(-perHour, 12);
    }
  });

  it('[AS4] conversions count: the plasma concentration on paper', () => {
    const model = assemble([drug, effect]);
    const output = model.outputs.find((o) => o.id === 'drug.plasma')!;
    const values = model.parameters.map((p) => (p.id === 'drug.volume' ? 4 : 1));
    // 12 µg in 4 L are 3 ng/mL.
    expect(interpret(model.graph, [output.node], { parameter: values, state: [0, 12, 0] })).toEqual([3]);
  });

  it('[AS5] lists keep the order of the declarations, and every state has a place', () => {
    const model = assemble([drug, effect]);
    expect(model.parameters.map((p) => p.id)).toEqual(['drug.uptake', 'drug.clearance', 'drug.volume', 'effect.half', 'effect.time']);
    expect(model.inputs).toMatchObject([{ id: 'effect.place', start: 1 }]);
    expect(model.places).toEqual([
      { kind: 'linear', block: 0, index: 0 },
      { kind: 'linear', block: 0, index: 1 },
      { kind: 'nonlinear', index: 0 },
    ]);
    expect(model.states.map((s) => s.id)).toEqual(['effect.level']);
    expect(model.outputs.map((o) => o.id)).toEqual(['drug.plasma']);
  });

  it('[AS5] families: each member has its own state, and a sum runs over them all', () => {
    const model = assemble([receptor, ligand('one'), ligand('two')]);
    expect(model.states.map((s) => s.id)).toEqual(['receptor.bound.one', 'receptor.bound.two']);
    const all = model.outputs[0]!.node;
    const leaves = { parameter: [3, 5], state: [0.1, 0.25] };
    expect(interpret(model.graph, [all], leaves)[0]).toBeCloseTo(0.35, 15);
    const rates = interpret(
      model.graph,
      model.states.map((s) => s.derivative),
      leaves,
    );
    expect(rates[0]).toBeCloseTo(3 * (2 * 0.65 - 0.1), 12);
    expect(rates[1]).toBeCloseTo(5 * (2 * 0.65 - 0.25), 12);
    expect(faultsOf([{ ...receptor, equations: { ...receptor.equations } }])).toEqual([]);
  });

  it('[AS6] analytes of several drugs add, and a start may be worked out from parameters', () => {
    const excretes = { morphine: '(blood in ng)' };
    const second = { ...drug, name: 'second', excretes };
    const start = change(effect, { states: { level: { ...state('1'), start: 'half / (half + half)' } } });
    const model = assemble([change(drug, { excretes }), second, start]);
    expect(interpret(model.graph, [model.excretes.morphine!], { state: [0, 2, 0, 3, 0] })).toEqual([5000]);
    expect(interpret(model.graph, [model.states[0]!.start], { parameter: model.parameters.map(() => 7) })).toEqual([0.5]);
  });
});
