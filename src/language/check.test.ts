import { describe, expect, it } from 'vitest';
import { assumed, type Component, fitted } from './component.ts';
import {
  change,
  drug,
  effect,
  faultsOf,
  parameter,
  shown,
  state,
  withDrug,
  withEffect,
  withEquation,
  withTime,
} from './sample.testdata.ts';

describe('declarations', () => {
  it.each<[string, readonly Component[], string | RegExp]>([
    [
      'unused parameter',
      withEffect({ parameters: { ...effect.parameters, idle: parameter('1') } }),
      'effect: idle stands among its parameters and no equation uses it',
    ],
    [
      'unused read',
      withEquation('(place - level) / time + 0 * half / half'),
      'effect: plasma stands among its reads and no equation uses it',
    ],
    [
      'unused input',
      withEquation('(plasma / (half + plasma) - level) / time'),
      'effect: place stands among its inputs and no equation uses it',
    ],
    [
      'output unread',
      withEffect({ outputs: { twice: { unit: '1', says: 'twice' } }, equations: { ...effect.equations, twice: '2 * level' } }),
      'effect: output twice is neither shown nor read by anyone',
    ],
    [
      'equation without state',
      withEffect({ equations: { ...effect.equations, 'd/dt levl': '-half / time' } }),
      'effect: equation for d/dt levl, but levl is not declared among its states',
    ],
    [
      'equation without output',
      withEffect({ equations: { ...effect.equations, twice: '2 * level' } }),
      'effect: equation for twice, but twice is not declared among its outputs',
    ],
    [
      'missing provenance',
      withTime({ from: ' ' }),
      'effect: parameter time has no provenance; name a row of the evidence, or assumed(why), or fitted(to)',
    ],
    [
      'assumed without a reason',
      withTime({ from: assumed('') }),
      'effect: parameter time has no provenance; say where it comes from or why it is assumed',
    ],
    [
      'fitted to nothing',
      withTime({ from: fitted(' ') }),
      'effect: parameter time has no provenance; say where it comes from or why it is assumed',
    ],
    ['provenance of no row', withTime({ from: 'R001, R999' }), 'effect: parameter time comes from "R999", which is no row of the evidence'],
    ['provenance in prose', withTime({ from: 'guess' }), 'effect: parameter time comes from "guess", which is no row of the evidence'],
    ['value outside its range', withTime({ value: 11 }), 'effect: parameter time is 11 min; its range is 0 to 10'],
    ['no number', withTime({ value: Number.NaN }), 'effect: parameter time is NaN min; its range is 0 to 10'],
    [
      'range upside down',
      withTime({ value: 5, range: [9, 5] }),
      /^effect: parameter time has the range \[9, 5\]; the first must not exceed the second$/,
    ],
    ['spread below 0', withTime({ spread: -0.1 }), 'effect: parameter time has the spread -0.1; allowed is 0 to 3'],
    [
      'lognormal spread around 0',
      withTime({ value: 0, spread: 0.1 }),
      'effect: parameter time is 0; a lognormal spread needs a value above 0',
    ],
    [
      'logit spread around 1',
      withTime({ spread: 0.1, shape: 'logit' }),
      'effect: parameter time is 1; a logit spread needs a share between 0 and 1',
    ],
    [
      'unit without meaning',
      withEffect({ parameters: { ...effect.parameters, time: parameter('minute') } }),
      'effect: time has the unit "minute", which has no meaning',
    ],
    ['nothing said', withTime({ says: '' }), 'effect: time does not say what it means'],
    ['scale of nothing', withEffect({ states: { level: { ...state('1'), scale: 0 } } }), 'effect: level has the scale 0; it must be > 0'],
    ['name of two words', [drug, { ...effect, name: 'the effect' }], "the effect: a component's name must be one word"],
    [
      'two components of one name',
      [drug, effect, change(effect, { reads: {}, inputs: {}, parameters: {}, states: {}, equations: {}, outputs: {} })],
      'effect: a second component has this name; names must differ',
    ],
    [
      'one name twice',
      withEffect({ outputs: { half: shown('ng/mL') }, equations: { ...effect.equations, half: 'plasma' } }),
      'effect: half is declared twice, in parameters and in outputs',
    ],
    [
      'name that is a word of the language',
      withEffect({ outputs: { in: shown('1') }, equations: { ...effect.equations, in: 'level' } }),
      'effect: in cannot be a name',
    ],
    ['required component missing', withEffect({ requires: ['receptor'] }), 'effect: requires receptor, which is not in the model'],
    ['lasting without a time', withEffect({ lasts: 'half' }), 'effect: lasts half, which must be a parameter of effect in min'],
    [
      'flow to an unknown state',
      withDrug({ flows: [...drug.flows!, ['blood', 'brain', 'uptake']] }),
      'drug: flow blood → brain, but brain is no state; allowed are its states and out',
    ],
    [
      'flow to an unknown component',
      withDrug({ flows: [...drug.flows!, ['blood', 'other.brain', 'uptake']] }),
      'drug: flow blood → other.brain, but no component has the state other.brain',
    ],
    [
      'flow from an unknown state',
      withDrug({ flows: [...drug.flows!, ['brain', 'blood', 'uptake']] }),
      'drug: flow brain → blood, but brain is no state; a flow comes from a state of its own component',
    ],
    [
      'flow from elsewhere',
      withEffect({ flows: [['drug.blood', 'out', '1 / time']] }),
      'effect: flow drug.blood → out, but drug.blood is no state; a flow comes from a state of its own component',
    ],
    [
      'flow in place',
      withDrug({ flows: [...drug.flows!, ['blood', 'blood', 'uptake']] }),
      'drug: flow blood → blood goes nowhere; its ends must differ',
    ],
    [
      'route into nothing',
      withDrug({ routes: { oral: { into: {}, says: 'By mouth' } } }),
      'drug: route oral goes into nothing; name a compartment',
    ],
  ])('[CK1] %s: one sentence', (_, components, wanted) => {
    const faults = faultsOf(components, new Set(['R001']));
    expect(faults).toEqual([typeof wanted === 'string' ? wanted : expect.stringMatching(wanted)]);
  });

  it('[CK1] evidence is looked up only where it is given', () => {
    expect(faultsOf(withEffect({ parameters: { ...effect.parameters, time: parameter('min', { from: 'R999' }) } }))).toEqual([]);
  });
});
