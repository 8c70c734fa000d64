import { describe, expect, it } from 'vitest';
import type { Catalogue } from './catalogue.ts';
import { BadInput } from './faults.ts';
import { readScenario } from './scenario.ts';

const catalogue: Catalogue = {
  drugs: { heroin: { routes: ['intravenous', 'smoked'] }, methadone: { routes: ['oral'] }, naloxone: { routes: ['nasal'] } },
  rewards: ['meal', 'company', 'sweet'],
  parameters: { 'tolerance.slowFall': { unit: 'h', range: [1, 5000] }, 'tolerance.gain': { unit: '1', range: [0, 10] } },
  series: ['dopamine.percent', 'breathing.ventilation'],
};
const read = (text: string) => readScenario(text, 's.yaml', catalogue);
const doses = (text: string) => read(text).events.filter((event) => event.kind === 'dose');
const messages = (text: string): string[] => {
  try {
    read(text);
  } catch (error) {
    if (error instanceof BadInput) return error.faults.map((fault) => fault.message);
    throw error;
  }
  return [];
};
const taking = (line: string, lasts = '30 d') => `title: t\nduration: ${lasts}\ntake: [${JSON.stringify(line)}]`;

describe('scenario files', () => {
  it('[SC1] the shortest file has the stated defaults', () => {
    expect(read('title: t\nduration: 2 d')).toEqual({
      title: 't',
      until: 48,
      seed: 1,
      people: 1,
      typical: true,
      parameters: {},
      phases: [],
      events: [],
      record: { every: 1, series: [] },
      tolerance: 3e-6,
    });
  });

  it('[SC2] JSON is read like YAML', () => {
    const data = { title: 't', duration: '2 d', people: 3, take: ['heroin 10 mg smoked at 1 h'] };
    expect(read(JSON.stringify(data))).toEqual(read('title: t\nduration: 2 d\npeople: 3\ntake: heroin 10 mg smoked at 1 h'));
    expect(read(JSON.stringify(data)).typical).toBe(false);
  });

  it('[SC3] shorthand and the written-out mapping are the same regimen', () => {
    const written =
      'title: t\nduration: 30 d\ntake:\n  - {substance: heroin, route: smoked, amount: 20 mg, every: 12 h, from: 3 d, for: 10 d, over: 2 min}';
    expect(doses(taking('heroin 20mg smoked every 12 h from 3 d for 10 d over 2 min'))).toEqual(doses(written));
    expect(doses(written)).toHaveLength(20);
    expect(doses(written)[0]).toEqual({
      kind: 'dose',
      at: 72,
      substance: 'heroin',
      route: 'smoked',
      amount: 20,
      over: expect.closeTo(1 / 30, 12),
    });
  });

  it('[SC4] every, daily, at and times fall where the clock says; stretches are half-open', () => {
    const at = (line: string, lasts?: string) => doses(taking(line, lasts)).map((event) => event.at);
    expect(at('heroin 1 mg smoked every 8 h', '1 d')).toEqual([0, 8, 16]);
    expect(at('heroin 1 mg smoked every 5 h', '1 d')).toEqual([0, 5, 10, 15, 20]);
    expect(at('heroin 1 mg smoked every 6 h from 1 d times 2')).toEqual([24, 30]);
    expect(at('heroin 1 mg smoked at 3 h, 5 d 2 h')).toEqual([3, 122]);
    expect(at('heroin 1 mg smoked daily at 20:30, 08:00', '2 d')).toEqual([8, 20.5, 32, 44.5]);
    expect(at('heroin 1 mg smoked daily at 08:00 from 12 h', '2 d')).toEqual([32]);
  });

  it('[SC5] the clock is that of the run, other times that of the phase', () => {
    const text =
      'title: t\nphases:\n  - {name: a, lasts: 36 h}\n  - name: b\n    lasts: 1 d\n    context: new\n    take: [heroin 1 mg smoked daily at 06:00, heroin 1 mg smoked at 1 h]\n    samples: every 12 h';
    const { events, phases, until } = read(text);
    expect(phases).toEqual([
      { name: 'a', from: 0, to: 36 },
      { name: 'b', from: 36, to: 60 },
    ]);
    expect(until).toBe(60);
    expect(events.map((event) => [event.kind, event.at])).toEqual([
      ['sample', 36],
      ['context', 36],
      ['dose', 37],
      ['sample', 48],
      ['dose', 54],
    ]);
    expect(events[1]).toEqual({ kind: 'context', at: 36, usual: 0 });
  });

  it('[SC6] rising goes in a straight line from the first dose to the amount said, then stays', () => {
    const amounts = doses(taking('methadone 30 mg oral every 24 h from 1 d rising to 80 mg over 10 d', '20 d')).map(
      (event) => event.amount,
    );
    expect(amounts.slice(0, 3)).toEqual([30, 35, 40]);
    expect(amounts.slice(10)).toEqual(Array(9).fill(80));
    const falling = doses(taking('methadone 80 mg oral daily at 09:00 falling to 0 mg over 4 d', '6 d')).map((event) => event.amount);
    expect(falling).toEqual([80, 60, 40, 20, 0, 0]);
  });

  it('[SC7] the last phase takes what is left of the duration', () => {
    const text = 'title: t\nduration: 10 d\nphases:\n  - {name: a, lasts: 4 d}\n  - {name: b}';
    expect(read(text).phases[1]).toEqual({ name: 'b', from: 96, to: 240 });
  });

  it('[SC8] parameters are turned into their declared unit', () => {
    expect(read('title: t\nduration: 1 d\nparameters: { tolerance.slowFall: 19 d, tolerance.gain: 2 }').parameters).toEqual({
      'tolerance.slowFall': 456,
      'tolerance.gain': 2,
    });
  });

  it.each([
    ['duration: 1 d', 's.yaml:1:1 found no title; allowed is `title` given'],
    ['title: t\nduratoin: 1 d\nduration: 1 d', '"duratoin" (is "duration" meant?)'],
    ['title: t', 'found no duration'],
    ['title: t\nduration: 101 years', '100 years'],
    ['title: t\nduration: 26', 'which has no unit'],
    ['title: t\nduration: 1 d\nseed: 1.5', 'a whole number'],
    ['title: t\nduration: 1 d\nseed: .nan', 'found ".nan"; allowed is a number'],
    ['title: t\nduration: 1 d\nperson: typcal', '(is "typical" meant?)'],
    ['title: t\nduration: 1 d\nparameters: {tolerance.slowFall: 19 mg}', 'does not measure the same thing'],
    ['title: t\nduration: 1 d\nparameters: {tolerance.slowFall: 9000 h}', 'from 1 h to 5000 h'],
    ['title: t\nduration: 1 d\nparameters: {__proto__: 1}', '__proto__'],
    ['title: t\nduration: 1 d\nrecord: {series: dopamin.percent}', '(is "dopamine.percent" meant?)'],
    ['title: t\nduration: 100 years\nrecord: {every: 1 s}', 'at most 1000000'],
    ['title: t\nduration: 2 d\nphases: [{name: a, lasts: 1 d}]', 'but the phases last 24 h; allowed is the sum of the phases'],
    ['title: t\nduration: 1 d\nphases: [{name: a, lasts: 1 d}, {name: b}]', 'no time left for this phase'],
    ['title: t\ntitle: u\nduration: 1 d', 's.yaml:2:1 title: found the key "title" a second time'],
    ['title: &a t\ndescription: *a\nduration: 1 d', 'the alias *a'],
    ['title: [t\nduration: 1 d', 'not YAML'],
    ['', 'found nothing'],
    [taking('heroin 1 mg smoked'), 'found no time'],
    [taking('heroin 1 mg smoked at 3 h every 2 h'), 'at and every'],
    [taking('heroin 1 mg smoked every 2 h every 3 h'), '"every" twice'],
    [taking('heroin 1 mg nasal at 3 h'), 'a route of heroin: intravenous, smoked'],
    [taking('heroin -1 mg smoked at 3 h'), 'from 0 mg to 10000 mg'],
    [taking('heroin 11 g smoked at 3 h'), 'slip of the pen'],
    [taking('heroin 1 mg smoked at 31 d'), 'before the end of the run, 30 d after its start'],
    [taking('heroin 1 mg smoked every 8 h for 31 d'), 'runs past the end'],
    [taking('heroin 1 mg smoked every 10 d times 5'), 'at most 3 times'],
    [taking('heroin 1 mg smoked every 1 s'), 'at most 1000000 events'],
    [taking('heroin 1 mg smoked daily at 25:00'), 'times of day'],
    [taking('heroin 1 mg smoked daily at 08:00 rising to 0.5 mg over 2 d'), 'a larger amount'],
    [taking('heroin 1 mg smoked at 3 h rising to 2 mg over 2 d'), 'a single dose that changes'],
    ['title: t\nduration: 1 d\nrewards: [meel at 3 h]', '(is "meal" meant?)'],
    ['title: t\nduration: 1 d\ncontext: nwe', '(is "new" meant?)'],
    ['title: t\nduration: 1 d\nsamples: often', 'a clause'],
  ])('[SC9] %j has one fault, with place, found and allowed', (text, part) => {
    const all = messages(text);
    expect(all).toHaveLength(1);
    expect(all[0]).toContain(part);
    expect(all[0]).toMatch(/^s\.yaml:\d+:?\d* .*found .*; allowed is /);
  });

  it('[SC10] all faults are told at once, in the order of the file, even inside a phase of unknown length', () => {
    const text =
      'title:\nseed: x\nphases:\n  - name: a\n    lasts: 6\n    take: [heroine 1 mg smoked every 1 min, heroin 1 mg smoked evry 2 h]\n    contxt: new\n';
    expect(messages(text).map((message) => Number(message.split(':')[1]))).toEqual([1, 2, 5, 6, 6, 6, 7]);
  });

  it('[SC11] a later start moves every event by as much', () => {
    const phase = 'lasts: 5 d, take: [heroin 2 mg smoked every 7 h from 1 h for 4 d], rewards: [meal every 6 h]';
    const early = read(`title: t\nphases: [{name: a, ${phase}}]`).events;
    const late = read(`title: t\nphases: [{name: z, lasts: 10 h}, {name: a, ${phase}}]`).events;
    expect(late).toEqual(early.map((event) => ({ ...event, at: expect.closeTo(event.at + 10, 9) })));
  });
});
