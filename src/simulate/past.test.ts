import { describe, expect, it } from 'vitest';
import type { LifeEvent } from '../language/event.ts';
import { treatments } from '../treatments/registry.generated.ts';
import { simulateLives } from './lives.ts';
import { Past } from './past.ts';
import type { Scenario, SelfChosen } from './scenario.ts';
import { scenarioLife } from './scenarioLife.ts';
import { beingOf, liveFreely } from './selfChosen.ts';
import { standardModel, substancesOf } from './standard.ts';

const enterable = treatments.filter(({ contingent }) => !contingent).map(({ name, module }) => ({ name, module: () => module() }));
const SERIES = ['dopamine.percent', 'tolerance.level', 'withdrawal.cows'];
const DAYS = 60;
const scenario: Scenario = {
  title: 'x',
  until: DAYS * 24,
  seed: 1,
  people: 1,
  typical: false,
  parameters: {},
  phases: [],
  events: [],
  record: { series: [], every: 6 },
  tolerance: 1e-3,
};

const daily = (from: number, to: number, event: (at: number) => LifeEvent): LifeEvent[] =>
  Array.from({ length: to - from }, (_, i) => event((from + i) * 24 + 10.3));
const heroin =
  (amount: number) =>
  (at: number): LifeEvent => ({ kind: 'dose', at, substance: 'heroin', route: 'intravenous', amount });
const meals = daily(0, DAYS, (at) => ({ kind: 'reward', at, reward: 'meal', size: 1 }));
const urine = daily(5, DAYS, (at) => ({ kind: 'sample', at }));

/** Steps tell how much was solved: those up to where it went on are counted as well. */
function given(events: readonly LifeEvent[], past?: Past) {
  const compiled = standardModel(substancesOf(events));
  const { parameters, options, ...life } = scenarioLife(compiled.model, { ...scenario, events }, 0, SERIES);
  const [record] = simulateLives(compiled, [
    { ...life, parameters, options: { ...options, ...(past ? { past: { past, like: [scenario.seed] } } : {}) } },
  ]);
  return record!;
}

describe('a life that goes on from where another begins to differ', () => {
  it('[PA1] given lives have the bits of whole ones: series, overdoses, samples of urine, steps', () => {
    const past = new Past();
    const plans: LifeEvent[][] = [
      [...meals, ...urine, ...daily(7, 30, heroin(8))],
      [...meals, ...urine, ...daily(7, 33, heroin(8))],
      [...meals, ...urine, ...daily(7, 33, heroin(8)), ...daily(40, 41, heroin(90))],
      [...meals, ...urine, ...daily(7, 33, heroin(8)), ...daily(40, 50, heroin(60))],
      // An infusion is solved by another method.
      [...meals, ...urine, ...daily(7, 33, heroin(8)), ...daily(45, 50, (at) => ({ ...heroin(9)(at), over: 2 }) as LifeEvent)],
      [...meals, ...daily(7, 33, heroin(8))],
      [...meals.slice(0, 50), ...daily(7, 33, heroin(8))],
      [...daily(3, 20, heroin(8)), ...meals],
      [...daily(3, 20, heroin(8)), ...meals],
    ];
    expect(given(plans[3]!).overdoses.length).toBeGreaterThan(0);
    for (const plan of plans) expect(given(plan, past)).toEqual(given(plan));
  });

  it('[PA2] so have lives people choose, whatever moves: a treatment, its end, a second one, hard days, reminders, meals', () => {
    const [first, second] = ['methadone', 'cognitive-behavioural therapy'];
    const spell = (treatment: string, after: number, lasts?: number) => ({ treatment, after, ...(lasts === undefined ? {} : { lasts }) });
    const care = (...spells: ReturnType<typeof spell>[]): SelfChosen => ({ entry: { treatments: spells, from: 'start', after: 0 } });
    const both = (a: number, until: number, b: number, lasts?: number) => care(spell(first, a, until - a), spell(second, b, lasts));
    const plans: (SelfChosen & { readonly fed?: number })[] = [
      both(20, 50, 25),
      both(20, 45, 25),
      both(20, 45, 30),
      both(21, 45, 30),
      both(21, 45, 30, 20),
      { ...both(21, 45, 30, 20), blows: [35 * 24] },
      { ...both(21, 45, 30, 20), blows: [35 * 24, 28.5 * 24] },
      { ...both(21, 45, 30, 20), cues: [{ from: 240, to: 480 }] },
      { ...both(21, 45, 30, 20), cues: [{ from: 240, to: 720 }] },
      { ...both(21, 45, 30, 20), cues: [{ from: 264, to: 720 }], fed: 40 },
      { ...both(21, 45, 40, 20), fed: 30 },
      // A treatment that comes twice, and its end.
      care(spell(first, 21, 10), spell(second, 21), spell(first, 28, 12)),
      care(spell(first, 21, 10), spell(second, 21), spell(first, 28, 20)),
      care(spell(first, 10, 10), spell(second, 12), spell(first, 28, 20)),
      care(spell(second, 12), spell(first, 10, 10)),
    ];
    for (const person of [0, 3]) {
      const past = new Past();
      for (const { fed = DAYS, ...lives } of plans) {
        const own: Scenario = { ...scenario, seed: 4, events: meals.slice(0, fed), lives };
        const being = beingOf(own, enterable);
        const [again, whole] = [liveFreely(being, own, person, SERIES, past), liveFreely(being, own, person, SERIES)];
        expect(again).toEqual(whole);
      }
    }
  });

  it('[PA3] nothing is taken over from another person, other parameters, or before dependence is foreseen', () => {
    const past = new Past();
    const lives: SelfChosen = { entry: { treatments: ['methadone'], from: 'dependence', after: 3, within: 40 } };
    for (const change of [{}, { seed: 2 }, { parameters: { 'tolerance.slowTime': 20 } }, { tolerance: 1e-4 }, { typical: true }, {}]) {
      for (const after of [3, 20]) {
        const own: Scenario = { ...scenario, ...change, events: meals, lives: { entry: { ...lives.entry!, after } } };
        const being = beingOf(own, enterable);
        expect(liveFreely(being, own, 1, SERIES, past)).toEqual(liveFreely(being, own, 1, SERIES));
      }
    }
  });

  it('[PA4] only what differs is lived again: the milestones up to there stay', () => {
    const past = new Past();
    const kept: number[] = [];
    const keep = past.keep.bind(past);
    past.keep = (milestone) => {
      kept.push(milestone.at);
      keep(milestone);
    };
    const plan = (to: number): LifeEvent[] => [...meals, ...daily(7, to, heroin(8))];
    given(plan(40), past);
    expect(kept.length).toBeGreaterThan(12);
    kept.length = 0;
    given(plan(41), past);
    expect(Math.min(...kept)).toBeGreaterThan(37 * 24);
    kept.length = 0;
    given(plan(41), past);
    expect(kept.length).toBeLessThan(3);
  });
});
