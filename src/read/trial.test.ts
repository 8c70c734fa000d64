import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { protocols } from '../treatments/protocols/registry.generated.ts';
import type { TrialCatalogue } from './arm.ts';
import { BadInput, type Fault } from './faults.ts';
import { isTrialText, readTrialFile } from './trial.ts';

const catalogue: TrialCatalogue = {
  treatments: [
    {
      name: 'methadone',
      says: '',
      settings: { dose: { unit: 'mg', range: [5, 300] }, takeHome: { unit: '1', range: [0, 30] } },
      module: 'clinic',
    },
    { name: 'cognitive-behavioural therapy', says: '', settings: { sessions: { unit: '1', range: [1, 200] } }, module: 'cbt' },
    {
      name: 'contingency management',
      says: '',
      settings: { holds: { unit: '1', range: [0, 8] } },
      contingent: true,
      module: 'contingency',
    },
    { name: 'waiting list', says: '', settings: {}, module: 'waiting' },
  ],
  parameters: { 'care.misses': { unit: '1', range: [-6, 2] } },
  protocols,
  open: (name) => (name === './own.yaml' ? { text: 'name: x' } : { why: 'there is no such file' }),
};

const GOOD = `title: Two arms
people: 100
treatment: 24 weeks
followUp: 12 weeks
seed: 7
population:
  dependent: 78 weeks
  criteria: { window: 30 d, least: 15 }
allocation: { method: blocked, ratio: [1, 2], block: 6, strata: { window: 28 d, cut: 21 } }
visits: { every: 7 d, traced: 80 % }
arms:
  - name: waiting
    treatments: waiting list
  - name: methadone
    treatments:
      - methadone: { dose: 80 mg }
      - cbt: { sessions: 12 }
      - incentives: higgins-vouchers
parameters: { care.misses: -2 }
outcomes: [stayed, use_days]
analysis: { control: waiting, power: 90 %, cost: everything }
`;

const read = (text: string) => readTrialFile(text, 't.yaml', catalogue);
function faultsOf(text: string): readonly Fault[] {
  try {
    read(text);
  } catch (error) {
    if (error instanceof BadInput) return error.faults;
    throw error;
  }
  return [];
}
const told = (from: string, to: string) => {
  expect(GOOD).toContain(from);
  return faultsOf(GOOD.replace(from, to)).map(({ line, path, found, allowed }) => `${line} ${path}: ${found}; ${allowed}`);
};

describe('trial files', () => {
  it('[TF1] say who enters, what arms are given, when people are looked at', () => {
    const trial = read(GOOD);
    expect(trial).toMatchObject({
      title: 'Two arms',
      people: 100,
      weeks: 24,
      followUp: 12,
      seed: 7,
      population: { dependent: 78, within: 52, criteria: [{ window: 30, least: 15, most: 30 }], attempts: 20 },
      allocation: { method: 'blocked', ratio: [1, 2], block: 6, strata: [{ window: 28, cut: 21 }] },
      visits: {
        'assessments.every': 7,
        'assessments.begins': 6,
        'assessments.weeks': 24,
        'assessments.followUps': 0,
        'assessments.traced': 0.8,
      },
      parameters: { 'care.misses': -2 },
      outcomes: ['stayed', 'use_days'],
      analysis: { control: 0, level: 0.95, power: 0.9, perspective: 'everything' },
    });
    expect(trial.arms[0]).toEqual({ name: 'waiting', treatments: [{ treatment: 'waiting list', settings: {} }] });
    expect(trial.arms[1]!.treatments.map(({ treatment, settings }) => [treatment, settings])).toEqual([
      ['methadone', { 'clinic.dose': 80 }],
      ['cognitive-behavioural therapy', { 'cbt.sessions': 12 }],
      ['contingency management', {}],
    ]);
    expect(trial.arms[1]!.treatments[2]!.schedule!.name).toBe('higgins-vouchers');
    expect(JSON.parse(JSON.stringify(trial))).toEqual(trial);
  });

  it('[TF2] the same people in all arms unless another allocation is asked for', () => {
    expect(read(GOOD.replace(/allocation:.*\n/, '')).allocation).toEqual({ method: 'all arms' });
    expect(read(GOOD.replace(/allocation:.*\n/, 'allocation: simple\n')).allocation).toEqual({
      method: 'simple',
      ratio: [1, 1],
      block: 4,
      strata: [],
    });
  });

  const mistakes: [string, string, RegExp][] = [
    ['title: Two arms\n', '', /^1 : no title/],
    ['people: 100', 'people: many', /^2 people: "many"; a number/],
    ['people: 100', 'people: 1', /^2 people: "1"; a whole number a? ?.*from 2/],
    ['treatment: 24 weeks', 'treatment: 10 d', /^3 treatment: "10 d"; whole weeks/],
    ['followUp: 12 weeks', 'folowUp: 12 weeks', /^4 folowUp: "folowUp" \(is "followUp" meant\?\)/],
    ['least: 15', 'least: 31', /^8 population\.criteria\.least: "31"; .*from 0 to 30/],
    ['block: 6', 'block: 4', /^9 allocation\.block: 4 people a block; a multiple of 3/],
    ['ratio: [1, 2]', 'ratio: [1, 2, 3]', /^9 allocation\.ratio: 3 parts; 2, one an arm/],
    ['dose: 80 mg', 'dose: 800 mg', /^16 arms\[1\]\.treatments\[0\]\.methadone\.dose: "800 mg"; a value from 5 mg to 300 mg/],
    ['dose: 80 mg', 'dsoe: 80 mg', /^16 .*"dsoe" \(is "dose" meant\?\)/],
    ['waiting list', 'waitinglist', /^13 arms\[0\]\.treatments: "waitinglist" \(is "waiting list" meant\?\)/],
    ['incentives: higgins-vouchers', 'incentives:', /^18 .*incentives without a schedule/],
    ['incentives: higgins-vouchers', 'incentives: higgins-voucher', /^18 .*is "higgins-vouchers" meant/],
    ['incentives: higgins-vouchers', 'incentives: ./none.yaml', /^18 .*the file \.\/none\.yaml: there is no such file/],
    ['control: waiting', 'control: wating', /^21 analysis\.control: "wating" \(is "waiting" meant\?\)/],
    ['power: 90 %', 'power: 190 %', /^21 analysis\.power: "190 %"/],
    ['- name: methadone', '- name: waiting', /^14 arms\[1\]: a second arm named waiting/],
    ['[stayed, use_days]', '[stayed, use_day]', /^20 outcomes\[1\]: "use_day" \(is "use_days" meant\?\)/],
    ['care.misses: -2', 'care.misses: -20', /^19 parameters\.care\.misses: "-20"/],
  ];
  it.each(mistakes)('[TF3] one fault for one mistake: %s → %s', (from, to, pattern) => {
    const found = told(from, to);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(pattern);
  });

  it('[TF6] faults of an incentive file are told with both places', () => {
    const found = told('incentives: higgins-vouchers', 'incentives: ./own.yaml');
    expect(found.length).toBeGreaterThan(3);
    for (const one of found) expect(one).toMatch(/^18 .*in \.\/own\.yaml:1 /);
  });

  it('[TF7] a schedule may be written in the trial, and its faults have their lines there', () => {
    const inline = GOOD.replace('incentives: higgins-vouchers', 'incentives: { holds: 1, schedule: { name: x, says: y, currency: usd } }');
    const paths = faultsOf(inline).map(({ line, path }) => `${line} ${path}`);
    expect(paths).toContain('18 arms[1].treatments[2].incentives.schedule.currency');
  });

  it('[TF8] any text gives a trial or faults with lines', () => {
    fc.assert(
      fc.property(fc.nat(GOOD.length), fc.nat(15), fc.string({ maxLength: 8 }), (at, cut, put) => {
        for (const { line, found } of faultsOf(GOOD.slice(0, at) + put + GOOD.slice(at + cut))) {
          expect(line).toBeGreaterThan(0);
          expect(found).not.toBe('');
        }
      }),
      { numRuns: 200 },
    );
  });

  it('[TF8] is told from a scenario by its arms', () => {
    expect([isTrialText(GOOD), isTrialText('{"title": "x", "arms": []}'), isTrialText('title: arms\nduration: 3 d')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
