import type { DoseEvent, LifeEvent } from '../language/event.ts';
import { exp } from '../numerics/elementary.ts';
import { uniform } from '../numerics/random.ts';
import type { LifeRecord, Scenario } from '../simulate/scenario.ts';
import type { Run } from './run.ts';

/** Made-up curves of a plausible shape, to look at pictures and to test words. They claim nothing. */
export const DAY = 24;

export function sampleScenario(people: number, every = 0.5): Scenario {
  const doses: LifeEvent[] = [];
  for (let day = 7; day < 187; day++)
    for (const hour of [8, 14, 20])
      doses.push({ kind: 'dose', at: day * DAY + hour, substance: 'heroin', route: 'intravenous', amount: 20 });
  for (let day = 201; day < 365; day++) doses.push({ kind: 'dose', at: day * DAY + 9, substance: 'methadone', route: 'oral', amount: 80 });
  for (let day = 0; day < 365; day += 3) doses.push({ kind: 'reward', at: day * DAY + 17, reward: 'meal', size: 1 });
  return {
    title: 'The first year: use, stopping, and a medicine',
    description: 'Someone uses heroin for six months, stops for two weeks, and then begins methadone.',
    until: 365 * DAY,
    seed: 7,
    people,
    typical: true,
    parameters: { 'tolerance.riseTime': 72 },
    phases: [
      { name: 'Before', from: 0, to: 7 * DAY },
      { name: 'Use three times a day', from: 7 * DAY, to: 187 * DAY },
      { name: 'Stopping', from: 187 * DAY, to: 201 * DAY },
      { name: 'Methadone', from: 201 * DAY, to: 365 * DAY },
    ],
    events: doses,
    record: { series: [], every },
    tolerance: 1e-5,
  };
}

export function sampleRun(people = 1, every = 0.5): Run {
  const scenario = sampleScenario(people, every);
  return { scenario, records: Array.from({ length: people }, (_, person) => sampleLife(scenario, person)), meta: SAMPLE_META };
}

const SAMPLE_META = {
  version: '0.1.0',
  modelHash: 'c0ffee00c0ffee00',
  engine: 'javascript rosenbrock',
  seriesUnits: { 'dopamine.percent': { unit: '%', says: 'Dopamine' }, 'withdrawal.cows': { unit: 'COWS', says: 'Withdrawal' } },
};

function sampleLife(scenario: Scenario, person: number): LifeRecord {
  const size = Math.floor(scenario.until / scenario.record.every) + 1;
  const times = Float64Array.from({ length: size }, (_, i) => i * scenario.record.every);
  const names = [
    'dopamine.percent',
    'reward.felt',
    'reward.setPoint',
    'd2Receptors.available',
    'transporter.available',
    'tolerance.level',
    'withdrawal.cows',
    'breathing.ventilation',
    'breathing.reserve',
    'receptor.occupied',
  ];
  const series = Object.fromEntries(names.map((name) => [name, new Float64Array(size)]));
  const differs = person === 0 ? 1 : 0.75 + 0.5 * uniform(scenario.seed, person, 'sample', 0);
  const state = { tolerance: 0, loss: 0, withdrawal: 0, drug: 0, medicine: 0, meal: 0, place: 0 };
  const events = [...scenario.events].sort((a, b) => a.at - b.at);
  times.forEach((at, i) => {
    step(state, scenario.record.every, differs);
    for (; state.place < events.length && events[state.place]!.at <= at; state.place++) give(state, events[state.place]!);
    sampleAt(state, differs).forEach((value, j) => {
      series[names[j]!]![i] = value;
    });
  });
  const overdoses = person % 7 === 3 ? [{ at: 8 * DAY, lasts: 0.2, lowest: 0.11 }] : [];
  const samples = person === 0 ? [{ at: 188 * DAY, since: 6, concentrations: { morphine: 812 }, results: { 'opiates 300': true } }] : [];
  return { person, times, series, overdoses, samples, steps: { accepted: 21_000 + person, rejected: 310 } };
}

type State = { tolerance: number; loss: number; withdrawal: number; drug: number; medicine: number; meal: number; place: number };

function give(state: State, event: LifeEvent): void {
  if (event.kind === 'reward') state.meal = 1;
  if (event.kind !== 'dose') return;
  if ((event as DoseEvent).substance === 'heroin') state.drug += 1;
  else state.medicine += 0.25;
}

function step(state: State, hours: number, differs: number): void {
  const toward = (now: number, goal: number, time: number) => goal + (now - goal) * exp(-hours / time);
  state.drug = toward(state.drug, 0, 2);
  state.medicine = toward(state.medicine, 0, 36);
  state.meal = toward(state.meal, 0, 0.6);
  const stimulus = Math.min(1, state.drug * 2 + state.medicine);
  state.tolerance = toward(state.tolerance, 2.2 * stimulus * differs, stimulus > 0.3 ? 150 : 460);
  state.loss = toward(state.loss, 0.25 * Math.min(1, stimulus) * differs, stimulus > 0.3 ? 700 : 2500);
  const need = Math.max(0, state.tolerance - 1.6 * stimulus);
  state.withdrawal = toward(state.withdrawal, 26 * need, 30);
}

function sampleAt(state: State, differs: number): number[] {
  const lift = (170 * Math.min(1.4, state.drug)) / (1 + 1.2 * state.tolerance);
  const dopamine =
    100 +
    lift * differs +
    40 * state.meal * (1 - state.loss) -
    22 * state.tolerance +
    10 * Math.min(1, state.medicine) -
    state.withdrawal * 0.5;
  const felt = (dopamine / 100 - 1) * (1 - state.loss) - state.withdrawal / 40;
  const held = Math.min(0.95, state.drug * 0.5 + state.medicine * 0.7);
  const ventilation = 1 - (0.6 * held) / (1 + state.tolerance);
  return [
    dopamine,
    felt,
    0.05 + 0.5 * state.tolerance,
    1 - state.loss,
    1 - 1.6 * state.loss,
    state.tolerance,
    Math.min(48, state.withdrawal),
    ventilation,
    1.2 - held / (1 + state.tolerance),
    held,
  ];
}
