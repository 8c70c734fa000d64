import { describe, expect, it } from 'vitest';
import { drawPerson } from '../people/person.ts';
import { simulateLife } from '../simulate/life.ts';
import { standardModel } from '../simulate/standard.ts';
import { type Moment, why, whyNeeds } from './why.ts';

const compiled = standardModel(['heroin', 'morphine']);
const { model } = compiled;
const parameters = drawPerson(model, { seed: 1, index: 0, typical: true });
const value = (id: string): number => parameters[model.parameters.findIndex((p) => p.id === id)]!;

/** At rest, and at `at` h of 30 days of use three times a day that end then. */
function moments(id: string, at: number): { rest: Moment; now: Moment; recorded: number } {
  const isOutput = model.outputs.some((o) => o.id === id);
  const series = [...new Set([...whyNeeds(model, id), ...(isOutput ? [id] : [])])];
  const doses = Array.from(
    { length: 90 },
    (_, i) => ({ kind: 'dose', at: 1 + 8 * i, substance: 'heroin', route: 'intravenous', amount: 10 }) as const,
  );
  const states: Float64Array[] = [];
  const watch = (_: number, state: Float64Array): void => void states.push(state.slice());
  const record = simulateLife(compiled, parameters, doses, { until: at, times: [0, at], series, watch });
  const moment = (i: number): Moment => {
    return { state: states[i]!, outputs: Object.fromEntries(series.map((name) => [name, record.series[name]![i]!])), inputs: {} };
  };
  return { rest: moment(0), now: moment(1), recorded: isOutput ? record.series[id]![1]! : Number.NaN };
}

describe('why', () => {
  it('[WY1] a sum is shared as its terms: pleasure felt is what dopamine gives less the set point and the unease', () => {
    const { rest, now } = moments('reward.felt', 800);
    const told = why(model, parameters, 'reward.felt', now, rest);
    const share = (id: string): number => told.pushes.find((push) => push.id === id)!.share;
    const of = (id: string): number => now.outputs[id]! - rest.outputs[id]!;
    expect(share('withdrawal.protracted')).toBeCloseTo(-value('reward.unease') * of('withdrawal.protracted'), 12);
    const setPoint = model.states.findIndex((s) => s.id === 'reward.setPointState');
    expect(share('reward.setPointState')).toBeCloseTo(-((now.state[setPoint] as number) - (rest.state[setPoint] as number)), 12);
    // The product takes the rest.
    expect(share('dopamine.ratio') + share('d2Receptors.available')).toBeCloseTo(
      now.outputs['dopamine.ratio']! * now.outputs['d2Receptors.available']! -
        rest.outputs['dopamine.ratio']! * rest.outputs['d2Receptors.available']!,
      12,
    );
  });

  it.each([
    'reward.felt',
    'dopamine.firing',
    'disinhibition.drive',
    'tolerance.level',
    'withdrawal.cows',
    'breathing.ventilation',
    'd2Receptors.available',
  ])('[WY2] %s: the shares add up to the whole difference from rest, and the value is the one recorded', (id) => {
    for (const at of [1.2, 720, 760]) {
      const { rest, now, recorded } = moments(id, at);
      const told = why(model, parameters, id, now, rest);
      expect(told.value).toBeCloseTo(recorded, 9);
      expect(told.pushes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(told.value - told.rest, 9);
    }
  });

  it('[WY3] at rest nothing pushes; what a quantity does not read has no share', () => {
    const { rest } = moments('dopamine.firing', 10);
    expect(why(model, parameters, 'dopamine.firing', rest, rest).pushes).toEqual([]);
    const { rest: before, now } = moments('breathing.ventilation', 2);
    expect(
      why(model, parameters, 'breathing.ventilation', now, before)
        .pushes.map(({ id }) => id)
        .sort(),
    ).toEqual(['receptor.odds', 'tolerance.level']);
  });

  it('[WY4] a state is told by what moves it: tolerance is pushed up by the drug and pulled down by itself', () => {
    const { rest, now } = moments('tolerance.slow', 720);
    const { moving, pushes, value: rate } = why(model, parameters, 'tolerance.slow', now, rest);
    const share = (id: string): number => pushes.find((push) => push.id === id)!.share;
    expect(moving).toBe(true);
    expect(share('receptor.odds')).toBeGreaterThan(0);
    expect(share('tolerance.slow')).toBeCloseTo(
      -now.state[model.states.findIndex((s) => s.id === 'tolerance.slow')]! / (24 * value('tolerance.slowTime')),
      12,
    );
    expect(rate).toBeCloseTo(share('receptor.odds') + share('tolerance.slow'), 12);
  });

  it('says an unknown name', () => {
    const { rest } = moments('dopamine.firing', 1);
    expect(() => why(model, parameters, 'dopamine.colour', rest, rest)).toThrow('dopamine.colour: no quantity has this name');
    expect(() => whyNeeds(model, 'soul.weight')).toThrow('soul.weight: no mechanism has this quantity');
  });
});
