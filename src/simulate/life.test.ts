import { describe, expect, it } from 'vitest';
import { drugs } from '../drugs/registry.generated.ts';
import type { LifeEvent } from '../language/event.ts';
import { drawPerson } from '../people/person.ts';
import { type Agent, recordTimes, regularTimes, simulateLife } from './life.ts';
import { standardModel, substancesOf } from './standard.ts';

const compiled = standardModel();
const typical = drawPerson(compiled.model, { seed: 1, index: 0, typical: true });
const HOURS = 48;
const times = regularTimes(HOURS, 0.5);
const live = (events: readonly LifeEvent[], parameters = typical, at: ArrayLike<number> = times) =>
  simulateLife(compiled, parameters, events, { until: HOURS, times: at });
const dose = (at: number, amount: number, substance = 'heroin', route = 'intravenous', over = 0): LifeEvent => ({
  kind: 'dose',
  at,
  substance,
  route,
  amount,
  over,
});
const bits = (record: ReturnType<typeof live>) => Object.entries(record.series).map(([name, values]) => [name, [...values]]);

describe('a life', () => {
  it('[LF1] rests when nothing happens: every output keeps its healthy value', () => {
    const { series, failure } = live([]);
    expect(failure).toBeUndefined();
    const constant = {
      'dopamine.percent': 100,
      'breathing.ventilation': 1,
      'withdrawal.cows': 0,
      'tolerance.level': 0,
      'd2Receptors.available': 1,
    };
    for (const [name, value] of Object.entries(constant)) for (const x of series[name]!) expect(x).toBeCloseTo(value, 9);
  });

  it.each(drugs.flatMap((d) => Object.keys(d.routes).map((route) => [d.name, route] as const)))(
    '[LF2] %s %s: a dose of 0 changes no bit',
    (substance, route) => {
      // The restart at the event may change the steps, so the comparison has an event of no consequence at the same time.
      const nothing: LifeEvent = { kind: 'context', at: 3, usual: 1 };
      expect(bits(live([{ kind: 'dose', at: 3, substance, route, amount: 0 }]))).toEqual(bits(live([nothing])));
    },
  );

  it('[LF3] the same arguments give the same bits', () => {
    const events = [dose(1, 10), dose(9, 0.1, 'fentanyl'), { kind: 'reward', at: 5, reward: 'meal', size: 1 } as LifeEvent];
    expect(bits(live(events))).toEqual(bits(live(events)));
  });

  it('[LF4] a shift of all events shifts the answer', () => {
    const early = live([dose(2, 10)], typical, [2, 2.1, 3, 5, 10, 20]);
    const late = live([dose(12, 10)], typical, [12, 12.1, 13, 15, 20, 30]);
    for (const [name, values] of Object.entries(early.series))
      for (const [i, x] of values.entries()) expect(late.series[name]![i]).toBeCloseTo(x, 5);
  });

  it('[LF5] doses at one time add: two halves are one whole', () => {
    const one = live([dose(1, 10)]).series['dopamine.percent']!;
    const two = live([dose(1, 5), dose(1, 5)]).series['dopamine.percent']!;
    for (const [i, x] of one.entries()) expect(two[i]).toBeCloseTo(x, 6);
  });

  it('[LF6] an infusion that grows short becomes the bolus', () => {
    const bolus = live([dose(1, 10)]).series['morphine.plasma']!;
    const quick = live([dose(1, 10, 'heroin', 'intravenous', 1e-6)]).series['morphine.plasma']!;
    for (const [i, x] of bolus.entries()) if (i > 3) expect(quick[i]! / x).toBeCloseTo(1, 4);
  });

  it('[LF7] more heroin, less breathing, at every time', () => {
    const runs = [2, 5, 10, 20].map((mg) => live([dose(1, mg)]).series['breathing.ventilation']!);
    for (let i = 3; i < times.length; i++) for (let k = 1; k < runs.length; k++) expect(runs[k]![i]).toBeLessThan(runs[k - 1]![i]!);
  });

  it('[LF8] naloxone brings breathing back within minutes and precipitates withdrawal in a person who is dependent', () => {
    const use = Array.from({ length: 30 * 3 }, (_, i) => dose(i * 8, 25));
    const at = 30 * 24 - 7.9;
    const events = [...use, dose(at, 4, 'naloxone', 'nasal')];
    const { series } = simulateLife(compiled, typical, events, { until: at + 1, times: [at, at + 0.25, at + 0.5] });
    expect(series['breathing.ventilation']![1]).toBeGreaterThan(series['breathing.ventilation']![0]! + 0.1);
    expect(series['withdrawal.cows']![2]).toBeGreaterThan(series['withdrawal.cows']![0]! + 4);
  });

  it('[LF9] a huge dose is an overdose, and a small one is not', () => {
    expect(live([dose(1, 200)]).overdoses.length).toBe(1);
    expect(live([dose(1, 5)]).overdoses.length).toBe(0);
  });

  it('[LF10] a failure is a value with a reason, and the record ends there', () => {
    const broken = typical.map((x, i) => (compiled.model.parameters[i]!.id === 'dopamine.uptakeMost' ? Number.NaN : x));
    const record = live([dose(1, 10)], broken);
    expect(record.failure?.reason).toBe('a value is not finite');
    expect(record.times.length).toBeLessThan(times.length);
  });

  it('[LF11] impossible events are refused with what, where and what is allowed', () => {
    expect(() => live([dose(31, -5, 'naltrexone', 'oral')])).toThrow('naltrexone: dose at 31 h is -5 mg; a dose must be ≥ 0');
    expect(() => live([dose(1, 5, 'heroin', 'rectal')])).toThrow('heroin rectal: no substance of the model has this route');
    expect(() => substancesOf([dose(1, 5, 'aspirin')])).toThrow('aspirin: no such substance');
  });

  it('[LF12] record times keep the regular grid and add some after doses and rewards', () => {
    expect([...recordTimes(2, 1, [dose(0.5, 1)])].map((t) => Math.round(t * 60))).toEqual([0, 33, 36, 40, 50, 60, 70, 120]);
  });
});

describe('an agent', () => {
  const model = standardModel(['heroin', 'morphine']);
  const drawn = drawPerson(model.model, { seed: 1, index: 0, typical: true });
  const taking = (every: number, from = every): Agent & { seen: number[] } => {
    let next = from;
    const seen: number[] = [];
    return {
      reads: ['dopamine.percent'],
      seen,
      next: () => next,
      live: (at, [percent], world) => {
        seen.push(percent!);
        next = at + every;
        world.emit({ kind: 'dose', at, substance: 'heroin', route: 'intravenous', amount: 5 });
      },
    };
  };
  const times = regularTimes(48, 1);

  it('[AG1] who answers with the events of a list lives the life of that list, as close as a step errs', () => {
    const events: LifeEvent[] = [8, 16, 24, 32, 40].map((at) => ({
      kind: 'dose',
      at,
      substance: 'heroin',
      route: 'intravenous',
      amount: 5,
    }));
    const listed = simulateLife(model, drawn, events, { until: 48, times });
    const at = (record: ReturnType<typeof live>, t: number): number => record.series['dopamine.percent']![record.times.indexOf(t)]!;
    const lived = simulateLife(model, drawn, [], { until: 48, times, agent: taking(8) });
    for (const t of [9, 17, 30, 47]) expect(Math.abs(at(lived, t) / at(listed, t) - 1)).toBeLessThan(1e-6);
  });

  it('[AG2] reads what the body says, ends a life when told, and may not stand still or act in the past', () => {
    const agent = taking(12, 12);
    simulateLife(model, drawn, [], { until: 48, times, agent });
    expect(agent.seen).toHaveLength(3);
    expect(agent.seen[1]).not.toBe(100);
    const dying: Agent = { ...taking(1), next: () => 5, live: (_, __, world) => world.end() };
    expect(() => simulateLife(model, drawn, [], { until: 48, times, agent: { ...dying, live: () => {} } })).toThrow('it must be later');
    let next = 5;
    const record = simulateLife(model, drawn, [], {
      until: 48,
      times,
      agent: {
        reads: [],
        next: () => next,
        live: (_, __, world) => {
          next = 9;
          world.end();
        },
      },
    });
    expect(record.ended).toBe(5);
    expect(record.times.at(-1)).toBe(5);
    const past: Agent = { reads: [], next: () => 5, live: (_, __, world) => world.emit({ kind: 'context', at: 4, usual: 1 }) };
    expect(() => simulateLife(model, drawn, [], { until: 48, times, agent: past })).toThrow('context at 4 h: it is 5 h already');
  });

  it('[AG3] who is only looked at is passed over by long steps, and what is seen within them errs less than is tolerated', () => {
    const asks = Array.from({ length: 400 }, (_, i) => 3.1 * i + 1.7);
    const events: LifeEvent[] = [30, 40, 500].map((at) => ({ kind: 'dose', at, substance: 'heroin', route: 'intravenous', amount: 9 }));
    const reads = ['dopamine.percent', 'withdrawal.cows', 'receptor.occupied', 'breathing.reserve', 'tolerance.level', 'morphine.plasma'];
    const seen = (tolerance: number) => {
      const readings: number[][] = [];
      const agent: Agent = {
        reads,
        next: () => asks[readings.length] ?? Number.POSITIVE_INFINITY,
        live: (_, now) => readings.push([...now]),
      };
      const { steps } = simulateLife(model, drawn, events, { until: 1300, times: [], tolerance, agent });
      return { readings, steps: steps.accepted + steps.rejected };
    };
    const { readings, steps } = seen(1e-4);
    expect(steps).toBeLessThan(asks.length);
    const fine = seen(1e-7).readings;
    for (const [i, name] of reads.entries()) {
      const most = Math.max(...fine.map((now) => Math.abs(now[i]!)));
      for (const [k, now] of readings.entries())
        expect(Math.abs(now[i]! - fine[k]![i]!) / most, `${name} at ${asks[k]} h`).toBeLessThan(1e-4);
    }
  });

  it('[LF13] forty reminders at one instant leave dopamine at its ceiling and return it to rest, at a coarse tolerance as at a fine one', () => {
    const at = [9, 10.05, 10.5, 12, 30];
    const reminders: LifeEvent[] = Array.from({ length: 40 }, () => ({ kind: 'reward', at: 10, reward: 'cue', size: 1.5 }));
    for (let index = 0; index < 6; index++) {
      const person = drawPerson(compiled.model, { seed: 1, index });
      const dopamine = (tolerance: number) =>
        simulateLife(compiled, person, reminders, { until: 40, times: at, series: ['dopamine.percent'], tolerance }).series[
          'dopamine.percent'
        ];
      const [coarse, fine] = [dopamine(1e-3), dopamine(1e-6)];
      at.forEach((_, i) => {
        expect(Math.abs((coarse?.[i] as number) / (fine?.[i] as number) - 1), `person ${index}, sample ${i}`).toBeLessThan(0.02);
      });
    }
  });
});
