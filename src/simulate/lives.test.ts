import { describe, expect, it } from 'vitest';
import type { LifeEvent } from '../language/event.ts';
import { uniform } from '../numerics/random.ts';
import { drawPerson } from '../people/person.ts';
import { type Agent, regularTimes, simulateLife } from './life.ts';
import { type LifeToLive, simulateLives } from './lives.ts';
import type { LifeRecord } from './scenario.ts';
import { standardModel } from './standard.ts';

const compiled = standardModel(['heroin', 'morphine', 'naloxone']);
const dose = (at: number, amount: number, more: Partial<Extract<LifeEvent, { kind: 'dose' }>> = {}): LifeEvent => ({
  kind: 'dose',
  at,
  substance: 'heroin',
  route: 'intravenous',
  amount,
  ...more,
});
/** Takes heroin at times of their own choosing, sooner when withdrawal is felt; ends at a given time. */
function taking(who: number, end = Number.POSITIVE_INFINITY): Agent {
  let next = 1 + who;
  return {
    reads: ['withdrawal.cows', 'dopamine.percent', 'morphine.plasma'],
    next: () => next,
    live: (at, [cows = 0, dopamine = 0], world) => {
      if (at >= end) world.end();
      next = at + 1 + 6 * uniform(1, who, 'wait', Math.round(at * 1e6));
      if (cows > 1 || dopamine < 110) world.emit(dose(at + 0.1, 5 + cows));
      world.emit({ kind: 'reward', at, reward: 'meal', size: 1 });
    },
  };
}
const UNTIL = 72;
/** People who differ in all that may disturb a neighbour: doses, length, tolerance, an agent, an infusion, an overdose, a fault of the body. */
function person(index: number): LifeToLive {
  const options = { person: index, until: UNTIL - index, times: regularTimes(UNTIL - index, 1.7) };
  const parameters = drawPerson(compiled.model, { seed: 5, index });
  const regular = [0.5, 9, 17.3, 30].map((at) => dose(at + index / 7, 8 + index));
  switch (index % 8) {
    case 1:
      return { parameters, options: { ...options, agent: taking(index) } };
    case 2:
      return { parameters, events: [...regular, dose(40, 30, { over: 3 }), dose(50, 9)], options };
    case 3:
      return {
        parameters,
        events: [dose(3, 500), dose(20, 1)],
        options: { ...options, series: ['breathing.ventilation', 'tolerance.drive'] },
      };
    case 4:
      return { parameters, events: regular, options: { ...options, tolerance: 1e-4 } };
    case 5:
      return { parameters, options: { ...options, agent: taking(index, 20) } };
    case 6:
      return { parameters, events: regular, options: { ...options, method: 'generic' } };
    case 7: {
      const broken = parameters.map((x, i) => (compiled.model.parameters[i]?.id === 'dopamine.uptakeMost' ? Number.NaN : x));
      return { parameters: broken, events: regular, options };
    }
    default:
      return { parameters, events: [...regular, dose(31, 2, { substance: 'naloxone', route: 'intramuscular' })], options };
  }
}
const alone = (index: number): LifeRecord => {
  const { parameters, events = [], options } = person(index);
  return simulateLife(compiled, parameters, events, options);
};

describe('lives on the WebAssembly kernel', () => {
  const ALL = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  const reference = ALL.map(alone);

  it('[LV1] are those of simulateLife in every bit, in the order of the people', () => {
    expect([...simulateLives(compiled, ALL.map(person))]).toEqual(reference);
    expect(reference.map((r) => r.person)).toEqual(ALL);
    expect(reference[3]?.overdoses.length).toBe(1);
    expect(reference[5]?.ended).toBeGreaterThan(20);
    expect(reference[7]?.failure?.reason).toBe('a value is not finite');
  });

  it('[LV2] whoever lives beside them', () => {
    for (const who of [[9, 2, 0], [1, 1], [4], [7, 5, 3, 1], [2, 10]])
      expect([...simulateLives(compiled, who.map(person))]).toEqual(who.map((i) => reference[i]));
  });

  it('[LV3] inside an agent of another life, too', () => {
    let inner: LifeRecord[] = [];
    const curious: Agent = {
      reads: [],
      next: () => (inner.length > 0 ? Number.POSITIVE_INFINITY : 10),
      live: () => {
        inner = [...simulateLives(compiled, [person(1), person(0)])];
      },
    };
    const outer = person(0);
    const [found] = [...simulateLives(compiled, [{ ...outer, options: { ...outer.options, agent: curious } }])];
    expect(inner).toEqual([reference[1], reference[0]]);
    expect(found?.overdoses).toEqual(reference[0]?.overdoses);
  });

  it('[LV4] throw in their turn what simulateLife throws, and draw no more people than they have room for', () => {
    let drawn = 0;
    const bad: LifeToLive = { ...person(0), events: [dose(1, 5, { substance: 'aspirin', route: 'oral' })] };
    const people = (function* () {
      for (const one of [person(4), bad, ...Array.from({ length: 20 }, (_, i) => person(i % 3))]) {
        drawn++;
        yield one;
      }
    })();
    const lives = simulateLives(compiled, people);
    expect(lives.next().value).toEqual(reference[4]);
    expect(() => lives.next()).toThrow('aspirin oral: no substance of the model has this route');
    expect(drawn).toBeLessThanOrEqual(2 + 8);
    expect(lives.next().done).toBe(true);
  });

  it('[LV5] make no JavaScript at run time', () => {
    const { Function: saved } = globalThis;
    try {
      globalThis.Function = (() => {
        throw new EvalError('blocked by the policy of the page');
      }) as unknown as FunctionConstructor;
      const fresh = standardModel(['naloxone', 'heroin', 'morphine', 'methadone']);
      const { events = [], options } = person(2);
      const [record] = [...simulateLives(fresh, [{ parameters: drawPerson(fresh.model, { seed: 5, index: 2 }), events, options }])];
      expect(record?.failure).toBeUndefined();
      expect(record?.series['dopamine.percent']?.some((x) => x > 150)).toBe(true);
    } finally {
      globalThis.Function = saved;
    }
  });
});
