/** Tasks: answers on paper, laws, and what every task of the registry must keep. Full cohorts are run by the claims and rows that use them. */
import { describe, expect, it } from 'vitest';
import { log } from '../numerics/elementary.ts';
import { HISTORIES, type History } from './_history.ts';
import { examine, sessions } from './_laboratory.ts';
import type { Script } from './_script.ts';
import { EVERY_CUE, type Sitting, softmax, TRIAL } from './_sitting.ts';
import type { Seat } from './_task.ts';
import { responses } from './progressiveRatio.ts';
import { tasks } from './registry.generated.ts';

const NEVER: History = { name: 'never', says: '', days: 0, daily: 0, every: 1, after: 1 };
const FORTNIGHT: History = { name: 'fortnight', says: '', days: 14, daily: 3, every: 1, after: 0 };
const seat = (history: History, person = 0, more: Partial<Seat> = {}): Seat => ({ seed: 3, person, history, ...more });
/** What a script reads from the typical person with this history. */
const typical = <T>(history: History, script: (s: Sitting) => Script<T>, parameters = {}): T =>
  examine([seat(history, 0, { typical: true, parameters })], script)[0]!.result;
const task = (name: string) => tasks.find((t) => t.name === name)!;

describe('a sitting, on paper', () => {
  it('[TK1] chooses by the softmax of what is worth most', () => {
    expect(softmax([0, 0], 3)).toEqual([0.5, 0.5]);
    expect(log(softmax([1, 0], 2)[0]! / softmax([1, 0], 2)[1]!)).toBeCloseTo(2, 12);
    expect(softmax([1e6, 0], 2)).toEqual([1, 0]);
  });

  it('[TK2] learns by the rule of the values learner: n outcomes of 1 lift a value from 0 to 1 − (1 − rate)ⁿ', () => {
    const [value, rate] = typical(NEVER, function* (s) {
      yield* s.rest(TRIAL);
      s.set('values.work', 0);
      for (let n = 0; n < 40; n++) {
        s.meet();
        s.outcome(1, 'work');
      }
      return [s.value('values.work'), s.value('values.rate')] as const;
    });
    expect(value).toBeCloseTo(1 - (1 - rate) ** 40, 12);
  });

  it('[TK3] asks for 1, 2, 4, 6, 9, 12, 15, 20 … responses (Richardson & Roberts 1996)', () => {
    const published = [1, 2, 4, 6, 9, 12, 15, 20, 25, 32, 40, 50, 62, 77, 95, 118, 145, 178, 219, 268];
    expect(published.map((_, i) => responses(i + 1))).toEqual(published);
  });

  it('[TK4] titrates to the declared discount rate', () => {
    const { rate } = typical(NEVER, (s) => task('discounting').sit(s), { 'discounting.trait': 0.02, 'arbitration.steepness': 10 });
    expect(rate! / 0.02).toBeGreaterThan(0.9);
    expect(rate! / 0.02).toBeLessThan(1.1);
  });

  it('[TK5] a stake of 1 moves the log odds of use by steepness × planned share', () => {
    const { sensitivity, planned } = typical(NEVER, (s) => task('devaluation').sit(s), { 'arbitration.steepness': 2 });
    expect(sensitivity).toBeCloseTo(2 * planned!, 6);
  });
});

describe('a sitting, laws', () => {
  it('[TK6] what is done within a probe leaves no trace', () => {
    const [before, after] = typical(FORTNIGHT, function* (s) {
      yield* s.rest(TRIAL);
      s.meet();
      const values = [...s.v];
      s.probe(() => {
        s.meet(EVERY_CUE, { stakes: 2 });
        s.outcome(3, 'company');
      });
      return [values, [...s.v]];
    });
    expect(after).toEqual(before);
  });

  it('[TK15] what is done within a probe leaves no trace in the body either', () => {
    const [before, after] = [0, 20].map((probes) =>
      typical(FORTNIGHT, function* (s) {
        yield* s.rest(TRIAL);
        for (let n = 0; n < probes; n++) s.probe(() => s.meet(EVERY_CUE));
        yield* s.rest(5 * TRIAL);
        return s.read('dopamine.percent');
      }),
    );
    expect(after).toBe(before);
  });

  it('[TK7] meets the cues that are shown, as strong as they are, and none when none are shown', () => {
    const [shown, none] = typical(NEVER, function* (s) {
      yield* s.rest(TRIAL);
      const present = () => [0, 1, 2, 3, 4, 5].map((c) => s.v[s.place('cues.present.place') + c]);
      s.meet({ smell: 0.5, object: 1 });
      const shown = present();
      s.meet();
      return [shown, present()];
    });
    expect(shown).toEqual([0, 0, 0.5, 0, 1, 0]);
    expect(none).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('[TK8] a history is lived as arranged: three doses a day for two weeks, none after, and the person is the same in all else', () => {
    const doses = (history: History) =>
      typical(history, function* (s) {
        yield* s.days(3, 12);
        return [s.value('using.doses'), s.value('values.euphoria')];
      });
    expect(doses(FORTNIGHT)[0]).toBe(42);
    expect(doses(NEVER)[0]).toBe(0);
    expect(doses(NEVER)[1]).toBe(doses(FORTNIGHT)[1]);
  });

  it('[TK9] names histories once each, from never to abstinent', () => {
    expect(HISTORIES.map((h) => h.name)).toEqual(['never', 'uses', 'dependent', 'abstinent']);
  });
});

describe.each(tasks.map((t) => [t.name, t] as const))('%s', (_, one) => {
  const two = sessions(one, [seat(FORTNIGHT, 4), seat(NEVER, 5)]);

  it('[TK10] gives what it declares: finite measures, and trials with the declared columns', () => {
    expect(two).toHaveLength(2);
    for (const { measures, trials } of two) {
      expect(Object.keys(measures).sort()).toEqual(Object.keys(one.measures).sort());
      for (const [name, x] of Object.entries(measures)) expect(Number.isFinite(x), name).toBe(true);
      expect(trials.length).toBeGreaterThan(0);
      for (const trial of trials) expect(Object.keys(trial).sort()).toEqual(Object.keys(one.columns).sort());
    }
    expect(one.columns[one.shown.column]).toBeDefined();
    expect(one.measures[one.shown.measure]).toBeDefined();
  });

  it('[TK11] says one plain sentence, whichever histories were asked for', () => {
    for (const known of [{}, { never: 1, dependent: 2 }, { dependent: 2 }] as Record<string, number>[])
      expect(one.tells((history) => known[history])).toMatch(/^[A-Z][^\n]*\.$/);
  });

  it('[TK12] gives the same bits whoever else is examined', () => {
    expect(sessions(one, [seat(NEVER, 5)])[0]).toEqual(two[1]);
  });
});

describe('extinction, published order', () => {
  const found = sessions(
    task('extinction'),
    [0, 1, 2].map((person) => seat(FORTNIGHT, person)),
  );

  it('[TK13] is undone by the old place, by a priming dose and by time (Bouton 2014, Bossert 2004)', () => {
    for (const { measures: m } of found) {
      expect(m.extinguished!).toBeLessThan(0.5 * m.acquired!);
      for (const how of ['renewed', 'reinstated', 'recovered'] as const) expect(m[how], how).toBeGreaterThan(0.01);
      expect(m.relearnedIn!).toBeLessThan(m.learnedIn!);
    }
  });

  it('[TK16] is undone as far at a loose tolerance of the solver as at a strict one', () => {
    const returns = [1e-3, 1e-4, 1e-5].map((tolerance) => sessions(task('extinction'), [seat(FORTNIGHT, 1, { tolerance })])[0]!.measures);
    for (const how of ['reinstated', 'renewed', 'recovered'] as const)
      for (const found of returns) expect(Math.abs(found[how]! / returns[2]![how]! - 1), how).toBeLessThan(0.01);
  });

  it('[TK14] without inhibition there is nothing to come back: taken out, the cues keep their value', () => {
    const [without] = sessions(task('extinction'), [seat(FORTNIGHT, 0, { parameters: { 'cues.inhibit': 0 } })]);
    expect(without!.measures.renewed).toBeCloseTo(0, 6);
    expect(without!.measures.extinguished! / without!.measures.acquired!).toBeGreaterThan(0.8);
  });
});
