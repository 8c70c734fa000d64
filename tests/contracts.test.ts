/** What every drug, mechanism and reward must keep, whoever writes it: run over the whole registries. Rules [CN1–CN20]. */
import { describe, expect, it } from 'vitest';
import { receptor } from '../src/brain/receptor.ts';
import { mechanisms } from '../src/brain/registry.generated.ts';
import { drugs } from '../src/drugs/registry.generated.ts';
import { assemble } from '../src/language/assemble.ts';
import { checkDeclarations } from '../src/language/check.ts';
import type { Component } from '../src/language/component.ts';
import type { LifeEvent } from '../src/language/event.ts';
import { uniform } from '../src/numerics/random.ts';
import { drawPerson } from '../src/people/person.ts';
import { rewards } from '../src/rewards/registry.generated.ts';
import { simulateLife } from '../src/simulate/life.ts';
import { standardModel } from '../src/simulate/standard.ts';
import { parseUnit, sameDimension } from '../src/units/unit.ts';
import { Bench, column, dailyHeroin, dose, probe, span, typicalLife, withPartners } from './_bench.ts';

const substances: readonly Component[] = drugs;
const everything: readonly Component[] = [...drugs, ...rewards, ...mechanisms];
const named = (list: readonly Component[]): [string, Component][] => list.map((c) => [c.name, c]);
const routes = substances.flatMap((d) => Object.keys(d.routes ?? {}).map((route) => [d.name, route] as const));
const TIMES = [1e-4, 1e-3, 0.01, 0.05, 0.2, 1, 4, 12, 48, 240, 1500];

const isMass = (unit: string): boolean => ['mg', 'mmol'].some((u) => sameDimension(parseUnit(unit), parseUnit(u)));
/** States of these components that hold mass, as probes show them, with their unit. */
const compartments = (parts: readonly Component[]) =>
  parts.flatMap((c) =>
    Object.entries(c.states ?? {})
      .filter(([, s]) => isMass(s.unit))
      .map(([name, s]) => ({ id: `probe.${c.name}_${name}`, state: `${c.name}.${name}`, unit: s.unit })),
  );

/** What leaves the body is kept in a jar, so that nothing may be missing. */
function closed(c: Component): Component {
  const unit = Object.values(c.states ?? {}).find((s) => isMass(s.unit))?.unit as string;
  const flows = (c.flows ?? []).map(([from, to, rate]) => [from, to === 'out' ? 'jar' : to, rate] as const);
  const leaks = flows.some(([, to]) => to === 'jar');
  return { ...c, flows, states: { ...c.states, ...(leaks ? { jar: { unit, start: 0, says: 'Gone' } } : {}) } };
}
function jarred(name: string): { parts: readonly Component[]; bench: () => Bench; total: (b: Bench) => number; unit: string } {
  const parts = withPartners(name).map(closed);
  const places = compartments(parts);
  return {
    parts,
    bench: () => new Bench([...parts, receptor, probe(parts)], {}, 1e-6),
    total: (b) => places.reduce((sum, { id }) => sum + b.read(id), 0),
    unit: places[0]?.unit as string,
  };
}
/** `mg` of this substance in the unit of its compartments: µg, or nmol by its molar mass. */
function inUnits(name: string, unit: string, mg: number): number {
  const { scale } = parseUnit(unit);
  if (sameDimension(parseUnit(unit), parseUnit('mg'))) return (mg * parseUnit('mg').scale) / scale;
  const molar = substances.find((d) => d.name === name)?.parameters?.molarMass?.value as number;
  return ((mg / molar) * parseUnit('mmol').scale) / scale;
}

describe('every component', () => {
  it.each(named(everything))('[CN1] %s says what it is, in units that mean something, from somewhere', (_, c) => {
    const families = Object.values(c.families ?? {});
    const sayings = [c, ...Object.values(c.routes ?? {}), ...families, ...families.flatMap((f) => Object.values(f.members))].map(
      (x) => x.says,
    );
    expect(sayings.filter((says) => says.trim().length < 3)).toEqual([]);
    expect(checkDeclarations(everything, undefined).filter((fault) => fault.startsWith(`${c.name}:`))).toEqual([]);
  });

  it('[CN2] all of them fit together', () => expect(() => assemble(everything)).not.toThrow());

  it('[CN3] each drug fits alone with what it requires', () => {
    for (const { name } of substances) expect(() => assemble([...withPartners(name), ...rewards, ...mechanisms])).not.toThrow();
  });
});

describe('every drug and route', () => {
  it.each(routes)('[CN4] %s %s: what arrives is no more than the dose, all of it in the compartments the route names', (name, route) => {
    const { bench, total, unit, parts } = jarred(name);
    const b = bench().give(name, route, 10);
    const share = total(b) / inUnits(name, unit, 10);
    expect(share).toBeGreaterThan(0);
    expect(share).toBeLessThanOrEqual(1 + 1e-12);
    const into = Object.keys(parts[0]?.routes?.[route]?.into ?? {});
    const there = into.reduce((sum, state) => sum + b.read(`probe.${name}_${state}`), 0);
    expect(there / total(b)).toBeCloseTo(1, 12);
  });

  it.each(routes)('[CN5] %s %s: mass is neither made nor lost', (name, route) => {
    const { bench, total } = jarred(name);
    const b = bench().give(name, route, 10);
    const before = total(b);
    for (const t of TIMES) expect(total(b.wait(t - b.t)) / before).toBeCloseTo(1, 9);
  });

  it.each(routes)('[CN6] %s %s: no amount and no concentration is ever negative', (name, route) => {
    const parts = withPartners(name);
    const b = new Bench([...parts, receptor, probe(parts)], {}, 1e-6).give(name, route, 10);
    const ids = b.compiled.model.outputs.map((o) => o.id);
    const largest = Object.fromEntries(ids.map((id) => [id, 0]));
    for (const t of [0, ...TIMES]) {
      b.wait(t - b.t);
      for (const id of ids) {
        const x = b.read(id);
        largest[id] = Math.max(largest[id]!, Math.abs(x), 1);
        expect(x, `${id} at ${t} h`).toBeGreaterThanOrEqual(-1e-9 * largest[id]!);
      }
    }
  });

  it.each(routes)('[CN7] %s %s: ten times the dose, ten times every amount', (name, route) => {
    const parts = withPartners(name);
    const rounding = 1e-12 * inUnits(name, compartments(parts)[0]?.unit as string, 30);
    const give = (mg: number) => new Bench([...parts, receptor, probe(parts)], {}, 1e-4).give(name, route, mg);
    const [one, ten] = [give(3), give(30)];
    const ids = one.compiled.model.outputs.map((o) => o.id).filter((id) => id.startsWith('probe.'));
    for (const t of TIMES) {
      one.wait(t - one.t);
      ten.wait(t - ten.t);
      for (const id of ids) expect(Math.abs(ten.read(id) - 10 * one.read(id)), `${id} at ${t} h`).toBeLessThanOrEqual(rounding);
    }
  });

  it.each(routes)('[CN8] %s %s: doses at once, of no length and back to back keep their mass', (name, route) => {
    const { bench, total } = jarred(name);
    const whole = total(bench().give(name, route, 10));
    const ways: Record<string, Bench> = {
      'at once': bench().give(name, route, 4).give(name, route, 6),
      'none at all': bench().give(name, route, 10).give(name, route, 0),
      'back to back': bench().give(name, route, 4, 0.5).give(name, route, 6, 1.5),
      'next to no length': bench().give(name, route, 10, 1e-3),
      'a bolus on the end of an infusion': bench().give(name, route, 5, 2).give(name, route, 5),
    };
    for (const [way, b] of Object.entries(ways)) for (const t of [0, 0.3, 20]) expect(total(b.wait(t)) / whole, way).toBeCloseTo(1, 9);
  });

  it.each(routes)('[CN9] %s %s: exact propagation is what the stiff solver gives', (name, route) => {
    const parts = withPartners(name);
    const exact = new Bench([...parts, receptor, probe(parts)], {}, 1e-6).give(name, route, 10);
    const start = (c: Component, state: string): number => exact.read(`probe.${c.name}_${state}`);
    const solved = new Bench([...parts.map((c) => stiff(c, (state) => start(c, state))), receptor]);
    const states = parts.flatMap((c) => Object.keys(c.states ?? {}).map((s) => [`probe.${c.name}_${s}`, `${c.name}.${s}`] as const));
    for (const t of [0.02, 0.5, 6, 72]) {
      exact.wait(t - exact.t);
      solved.wait(t - solved.t);
      for (const [shown, id] of states)
        expect(Math.abs(solved.read(id) - exact.read(shown)), id).toBeLessThan(1e-6 * (1 + exact.read(shown)));
    }
  });
});

/** The same kinetics hidden from the exact path: every rate is times an input that stays 1. What only routes need is left out. */
function stiff(c: Component, start: (state: string) => number): Component {
  const { routes: _, ...rest } = c;
  const needed = JSON.stringify([c.flows, c.equations, c.gives, c.excretes]);
  const kept = Object.entries(c.parameters ?? {}).filter(([name]) => new RegExp(`\\b${name}\\b`).test(needed));
  const equations = Object.entries(c.equations ?? {}).map(([left, right]) => [left, left.startsWith('d/dt') ? `(${right}) * one` : right]);
  return {
    ...rest,
    parameters: Object.fromEntries(kept),
    inputs: { one: { unit: '1', start: 1, says: 'One' } },
    flows: (c.flows ?? []).map(([from, to, rate]) => [from, to, `(${rate}) * one`] as const),
    states: Object.fromEntries(Object.entries(c.states ?? {}).map(([name, s]) => [name, { ...s, start: start(name) }])),
    equations: Object.fromEntries(equations) as Record<string, string>,
  };
}

describe('every drug, at the corners of its ranges', () => {
  it.each(named(substances))('[CN10] %s: no flow runs backwards and no route gives more than the dose', (name) => {
    const { parts, unit } = jarred(name);
    const { compiled } = new Bench([...parts, receptor]);
    const { model, size } = compiled;
    const block = model.linear.find((b) => b.arrivals.some((a) => a.route.startsWith(`${name} `)))!;
    const offset = model.linear.slice(0, model.linear.indexOf(block)).reduce((n, b) => n + b.matrix.length + b.arrivals.length, 0);
    const [q, k] = [new Float64Array(size.q), new Float64Array(model.linear.reduce((n, b) => n + b.matrix.length + b.arrivals.length, 0))];
    const molar = model.parameters.findIndex((x) => x.id === `${name}.molarMass`);
    const inMoles = sameDimension(parseUnit(unit), parseUnit('mmol'));
    for (let corner = 0; corner < 300; corner++) {
      const p = Float64Array.from(model.parameters, (x) => x.range[uniform(7, corner, x.id, 0) < 0.5 ? 0 : 1]);
      compiled.prepare(p, q);
      compiled.kinetics(p, q, k);
      for (const [i, { row, column: from }] of block.matrix.entries()) {
        if (row === from) continue;
        expect(k[offset + i], `${block.states[from]!.id} → ${block.states[row]!.id}`).toBeGreaterThanOrEqual(-1e-12);
      }
      const most = inUnits(name, unit, 1) * (inMoles ? model.parameters[molar]!.value / p[molar]! : 1);
      for (const route of new Set(block.arrivals.map((a) => a.route))) {
        const parts = block.arrivals.map((a, i) => (a.route === route ? k[offset + block.matrix.length + i]! : 0));
        for (const part of parts) expect(part, route).toBeGreaterThanOrEqual(0);
        if (route.startsWith(`${name} `)) expect(parts.reduce((a, b) => a + b, 0) / most, route).toBeLessThanOrEqual(1 + 1e-9);
      }
    }
  });
});

const antagonists = routes.filter(([name]) => substances.find((d) => d.name === name)?.parameters?.efficacy?.value === 0);

describe('every ligand', () => {
  it.each(routes)('[CN11] %s %s: a gram alone never fills more than the receptors there are', (name, route) => {
    const b = new Bench([...withPartners(name), receptor], {}, 1e-6).give(name, route, 1000);
    for (const t of TIMES) {
      const occupied = b.wait(t - b.t).read('receptor.occupied');
      expect(occupied).toBeLessThanOrEqual(1 + 1e-9);
      expect(b.read('receptor.odds')).toBeGreaterThanOrEqual(-1e-9);
    }
  });

  it('[CN12] there are antagonists among them', () => expect(antagonists.length).toBeGreaterThan(1));

  it.each(antagonists)('[CN13] %s %s: an antagonist alone moves neither breathing nor dopamine, nor is it missed', (name, route) => {
    const record = typicalLife([dose(1, name, route, 400)], span(0, 72, 3), { tolerance: 1e-5 });
    for (const x of column(record, 'breathing.ventilation')) expect(x).toBeCloseTo(1, 9);
    for (const x of column(record, 'dopamine.percent')) expect(x).toBeCloseTo(100, 4);
    for (const x of column(record, 'withdrawal.cows')) expect(x).toBeCloseTo(0, 6);
  });

  it.each(antagonists)('[CN14] %s %s: precipitates withdrawal after ten days of heroin', (name, route) => {
    const last = 9 * 24 + 12;
    const times = span(last + 3, last + 12, 0.25);
    const score = (events: readonly LifeEvent[]): number[] => column(typicalLife(events, times, { tolerance: 1e-4 }), 'withdrawal.cows');
    const [with_, without] = [score([...dailyHeroin(10), dose(last + 3, name, route, 400)]), score(dailyHeroin(10))];
    expect(Math.max(...with_.map((x, i) => x - without[i]!))).toBeGreaterThan(4);
  });
});

describe('every reward', () => {
  it.each(named(rewards))('[CN15] %s raises dopamine, more when larger, and it is back within 2 h', (reward) => {
    const times = span(0, 3, 1 / 60);
    const peaks = [0.5, 1, 2].map((size) => {
      const dopamine = column(typicalLife([{ kind: 'reward', at: 0, reward, size }], times), 'dopamine.percent');
      for (const [i, t] of times.entries()) if (t >= 2) expect(Math.abs(dopamine[i]! - 100)).toBeLessThan(1);
      return Math.max(...dopamine);
    });
    expect(peaks[0]).toBeGreaterThan(102);
    expect(peaks).toEqual([...peaks].sort((a, b) => a - b));
  });
});

describe('every state of every mechanism', () => {
  /** Highest and last value of every state over use and a long time without. */
  function excursion(events: readonly LifeEvent[], times: readonly number[]) {
    const { model } = standardModel(['heroin', 'morphine']);
    const first = new Float64Array(model.states.length);
    const largest = new Float64Array(model.states.length);
    const least = new Float64Array(model.states.length);
    const end = new Float64Array(model.states.length);
    typicalLife(events.length > 0 ? events : [dose(0, 'heroin', 'intravenous', 0)], times, {
      tolerance: 1e-4,
      watch: (t, y) => {
        for (const [i, x] of y.entries()) {
          if (t === 0) first[i] = largest[i] = least[i] = x;
          largest[i] = Math.max(largest[i]!, x);
          least[i] = Math.min(least[i]!, x);
          end[i] = x;
        }
      },
    });
    return model.states.map((s, i) => ({
      id: s.id,
      scale: s.scale,
      first: first[i]!,
      largest: largest[i]!,
      least: least[i]!,
      end: end[i]!,
    }));
  }
  const DAY = 24;

  it('[CN16] rests where it starts when nothing happens', () => {
    for (const s of excursion([], span(0, 30 * DAY, DAY)))
      expect(Math.abs(s.end - s.first), s.id).toBeLessThan(1e-6 * Math.max(1, s.first));
  });

  it('[CN17] stays in bounds through months of use, and comes back in the years after, but for what is said to last', () => {
    const days = [...span(0, 60 * DAY, 0.5), 61 * DAY, 70 * DAY, 100 * DAY, 5 * 365 * DAY];
    const states = excursion(dailyHeroin(60), days);
    const last = (id: string): number => states.find((s) => s.id === id)?.end ?? Number.NaN;
    for (const s of states) {
      expect(s.least, s.id).toBeGreaterThanOrEqual(-1e-3 * s.scale);
      expect(s.largest, s.id).toBeLessThan(20 * Math.max(1, s.first));
      if (s.id.startsWith('receptor.bound')) expect(s.largest).toBeLessThanOrEqual(1);
      // `lasting` is the share of a loss that does not come back; `lost` returns to it.
      const home = s.id.endsWith('.lasting') ? s.largest : s.id.endsWith('.lost') ? last(s.id.replace('.lost', '.lasting')) : s.first;
      expect(Math.abs(s.end - home), s.id).toBeLessThan(0.01 * (s.largest - s.least) + 1e-3 * s.scale);
    }
  });
});

/** A busy day: something of every kind the model with these substances can take. */
function busy(names: readonly string[], hours: number): LifeEvent[] {
  const given = routes.filter(([name]) => names.includes(name));
  const doses = given.map(([name, route], i) => dose(1 + (i * (hours - 6)) / given.length, name, route, 10 * STRENGTH[name]!));
  return [
    ...doses,
    ...rewards.map((r, i): LifeEvent => ({ kind: 'reward', at: 2 + 3 * i, reward: r.name, size: 1 })),
    { kind: 'context', at: 5, usual: 0 },
  ];
}
/** Doses in proportion to what is usual, 1 for heroin; a new drug is given like heroin. */
const STRENGTH: Record<string, number> = new Proxy(
  { fentanyl: 0.01, naloxone: 0.2, methadone: 5, naltrexone: 5 } as Record<string, number>,
  {
    get: (known, name: string) => known[name] ?? 1,
  },
);

/** Undefined for a finite run and for a refusal that gives its reason; else what is wrong. */
function faultOf(
  compiled: ReturnType<typeof standardModel>,
  person: Float64Array,
  events: readonly LifeEvent[],
  until: number,
): string | undefined {
  try {
    const { failure, series } = simulateLife(compiled, person, events, { until, times: span(0, until, 2), tolerance: 1e-4 });
    if (failure) return `stopped at ${failure.at} h, ${failure.reason}`;
    const wrong = Object.entries(series).find(([, values]) => !values.every(Number.isFinite));
    return wrong && `${wrong[0]} is not finite`;
  } catch (error) {
    return String(error);
  }
}

describe('every parameter', () => {
  it.each(named(everything))('[CN18] %s: at either end of its range the run is finite', (_, c) => {
    const names = c.routes ? withPartners(c.name).map((d) => d.name) : ['heroin', 'morphine'];
    const compiled = standardModel(names);
    const events = busy(names, 24);
    for (const [name, { range }] of Object.entries(c.parameters ?? {})) {
      for (const end of range) {
        const id = `${c.name}.${name}`;
        const person = drawPerson(compiled.model, { seed: 1, index: 0, typical: true, parameters: { [id]: end } });
        expect(faultOf(compiled, person, events, 48), `${id} = ${end}`).toBeUndefined();
      }
    }
  });
});

describe('every person', () => {
  it('[CN19] 200 drawn people all live through a day of everything', () => {
    const compiled = standardModel();
    const events = busy(
      substances.map((d) => d.name),
      24,
    );
    for (let index = 0; index < 200; index++) {
      expect(faultOf(compiled, drawPerson(compiled.model, { seed: 11, index }), events, 30), `person ${index}`).toBeUndefined();
    }
  });

  it('[CN20] draws stay within the declared ranges, and differ where a spread is declared', () => {
    const { model } = standardModel();
    const people = Array.from({ length: 50 }, (_, index) => drawPerson(model, { seed: 12, index }));
    for (const [i, { id, range, spread }] of model.parameters.entries()) {
      const values = people.map((p) => p[i]!);
      for (const x of values) expect(x >= range[0] - 1e-9 && x <= range[1] + 1e-9, `${id} = ${x}`).toBe(true);
      expect(new Set(values).size, id).toBe(spread ? 50 : 1);
    }
  });
});
