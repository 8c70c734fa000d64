import { describe, expect, it } from 'vitest';
import type { LifeEvent } from '../language/event.ts';
import type { Scenario } from '../simulate/scenario.ts';
import { measures, spread } from './measures.ts';
import type { Run } from './run.ts';
import { sampleRun } from './sample.testdata.ts';

function runOf(series: Readonly<Record<string, readonly number[]>>, scenario: Partial<Scenario> = {}, apart = 1): Run {
  const base = sampleRun(1, 24);
  const length = Object.values(series)[0]!.length;
  const times = Float64Array.from({ length }, (_, i) => i * apart);
  const lines = Object.fromEntries(Object.entries(series).map(([name, values]) => [name, Float64Array.from(values)]));
  const record = { person: 0, times, series: lines, overdoses: [], samples: [], steps: { accepted: 1, rejected: 0 } };
  return { ...base, scenario: { ...base.scenario, phases: [], events: [], until: (length - 1) * apart, ...scenario }, records: [record] };
}

const read = (run: Run, series: string, phase = 0) =>
  Object.fromEntries(
    measures(run)
      .filter((one) => one.series === series && one.phase === phase)
      .map(({ measure, value }) => [measure, value]),
  );

describe('measures', () => {
  it('read typical, highest with its time, lowest, start and end', () => {
    expect(read(runOf({ 'dopamine.percent': [100, 90, 250, 80, 85] }), 'dopamine.percent')).toEqual({
      typical: 90,
      highest: 250,
      'time of highest': 2,
      lowest: 80,
    });
    expect(read(runOf({ 'd2Receptors.available': [1, 0.8, 0.9] }), 'd2Receptors.available')).toEqual({ start: 1, lowest: 0.8, end: 0.9 });
  });

  it('keep phases apart: a sample on the border belongs to the phase that begins there, the last one to the last phase', () => {
    const phases = [
      { name: 'A', from: 0, to: 2 },
      { name: 'A', from: 2, to: 4 },
    ];
    const run = runOf({ 'withdrawal.cows': [0, 6, 20, 6, 4] }, { phases });
    expect(read(run, 'withdrawal.cows', 0)).toMatchObject({ highest: 6, 'time of highest': 1, 'time at 5 or more': 1 });
    expect(read(run, 'withdrawal.cows', 1)).toMatchObject({ highest: 20, 'time of highest': 0, 'time at 5 or more': 2 });
  });

  it('read what an everyday reward gives, and leave out one followed by a dose', () => {
    const felt = [1, 1, 1.5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 9, 1, 1];
    const reward = (at: number): LifeEvent => ({ kind: 'reward', at, reward: 'meal', size: 1 });
    const dose: LifeEvent = { kind: 'dose', at: 6, substance: 'heroin', route: 'intravenous', amount: 1 };
    const lift = (events: LifeEvent[], apart = 0.5) =>
      read(runOf({ 'reward.felt': felt }, { events }, apart), 'reward.felt')['rise after an everyday reward'];
    expect(lift([reward(0.75), reward(5.5), dose])).toBe(0.5);
    expect(lift([reward(0.75), reward(5.5)])).toBe((0.5 + 8) / 2);
    expect(lift([])).toBeUndefined();
    // Samples so far apart would miss it.
    expect(lift([reward(1.5), reward(11)], 1)).toBeUndefined();
  });

  it('tell breathing at its lowest in an overdose that lies between two samples, in its phase', () => {
    const run = runOf({ 'breathing.ventilation': [1, 0.6, 0.8, 0.9] });
    const [record] = run.records;
    const one = { ...run, records: [{ ...record!, overdoses: [{ at: 1.5, lasts: 0.1, lowest: 0.1 }] }] };
    expect(read(run, 'breathing.ventilation').lowest).toBe(0.6);
    expect(read(one, 'breathing.ventilation').lowest).toBe(0.1);
  });

  it('leave out what was not recorded, and read a series they have no words for', () => {
    expect(Object.keys(read(runOf({ 'my.own': [1, 2, 3] }), 'my.own'))).toEqual(['typical', 'highest', 'lowest']);
    expect(measures(runOf({ 'my.own': [1] }, { until: 10, phases: [{ name: 'late', from: 5, to: 8 }] }))).toEqual([]);
  });
});

it('the spread of one person is a point, and of several encloses its middle', () => {
  expect(spread([3])).toEqual({ middle: 3, low: 3, high: 3, people: 1 });
  expect(spread([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100])).toEqual({ middle: 50, low: 10, high: 90, people: 11 });
});
