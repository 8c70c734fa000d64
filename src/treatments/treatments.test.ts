/** Holds of every treatment of the folder, so that a new one is tested before its author writes a test. Rules [TR1–TR6]. */
import { describe, expect, it } from 'vitest';
import { Rig } from './care/rig.testdata.ts';
import { higginsVouchers } from './protocols/higginsVouchers.ts';
import { treatments } from './registry.generated.ts';

const made = treatments.map((one) => ({ one, module: one.module(one.contingent ? higginsVouchers : undefined) }));
/** What an unenrolled person's ports start from does not matter; what enrolment adds must come off again. */
const STAYS = new Set(['take-home naloxone']);
/** Events that happened and stay with the person, unlike conditions. */
const EVENTS = new Set(['skills.taught', 'resolve.event', 'ties.helped', 'ties.parted', 'job.helped', 'purse.earned', 'appointment.met']);
/** Emptied by their owner at every visit, opportunity or day. */
const MOMENTARY = new Set([
  'care.lure',
  'care.cut',
  'care.takeHome',
  'planning.stakes',
  'arbitration.deliberation',
  'cues.exposed',
  'appointment.asked',
  'appointment.there',
]);

const ports = (rig: Rig): [string, number][] => Object.values(rig.module.writes ?? {}).map((port) => [port, rig.get(port)]);
/** Deterministic and irregular. */
const luck = (seed: number): number[] => Array.from({ length: 997 }, (_, i) => (((i + 1) * 7919 * (seed + 3)) % 997) / 997);

describe.each(made.map(({ one, module }) => [one.name, one, module] as const))('%s', (name, one, module) => {
  it('[TR1] every setting is a parameter of its module, with its range around its value', () => {
    for (const [setting, p] of Object.entries(one.settings)) {
      expect(module.parameters?.[setting], setting).toEqual(p);
      expect(p.value, setting).toBeGreaterThanOrEqual(p.range[0]);
      expect(p.value, setting).toBeLessThanOrEqual(p.range[1]);
    }
  });

  it('[TR2] does nothing to a person who is not enrolled', () => {
    const rig = new Rig(module);
    const before = [...rig.values];
    for (let day = 0; day < 60; day++) {
      rig.run('night');
      for (const moment of ['pass', 'meet', 'want', 'weigh', 'act', 'learn', 'attend'] as const) rig.run(moment);
    }
    for (const kind of Object.keys(module.visits ?? {})) rig.visit(kind, false);
    expect(rig.deeds).toEqual([]);
    const changed = [...rig.places].filter(([, place]) => rig.values[place] !== before[place]).map(([of]) => of);
    expect(changed).toEqual([]);
  });

  it('[TR3] what it adds to the conditions of a life comes off when it ends', () => {
    if (STAYS.has(name)) return;
    const rig = new Rig(module);
    const before = new Map(ports(rig));
    rig.run('enter');
    for (let day = 0; day < 40; day++) rig.day();
    rig.run('leave');
    // A network that was set to work wears off over months.
    for (let day = 0; day < 3000; day++) rig.run('night');
    for (const [port, value] of ports(rig)) {
      if (!EVENTS.has(port) && !MOMENTARY.has(port)) expect(value, port).toBeCloseTo(before.get(port)!, 6);
    }
  });

  it('[TR4] its states stay within the bounds it declares, whatever is kept and missed', () => {
    const states = Object.entries(module.states ?? {});
    const strays: string[] = [];
    for (let seed = 0; seed < 6; seed++) {
      const rig = new Rig(module);
      rig.chances = luck(seed);
      rig.run('enter');
      for (let day = 0; day < 400; day++) {
        rig.positive = (day * (seed + 1)) % 5 < seed % 3;
        for (const read of ['care.clean', 'withdrawal.cows']) if (rig.places.has(read)) rig.set(read, (day * 3) % 17);
        if (rig.places.has('tolerance.level')) rig.set('tolerance.level', ((day * 3) % 17) / 8);
        rig.day(() => (day * 13 + seed * 5) % 7 > 1);
        for (const [state, { bounds }] of states) {
          const x = rig.get(state);
          if (!(x >= bounds[0] && x <= bounds[1])) strays.push(`${state} is ${x} on day ${day}`);
        }
      }
    }
    expect(strays).toEqual([]);
  });

  it('[TR5] says what substances it gives', () => {
    const rig = new Rig(module);
    rig.run('enter');
    for (const read of ['care.clean', 'withdrawal.cows']) if (rig.places.has(read)) rig.set(read, 20);
    for (let day = 0; day < 60; day++) rig.day();
    const given = new Set(rig.of('dose').map(([, substance]) => substance));
    for (const substance of given) expect(module.substances).toContain(substance);
  });
});

it('[TR6] names differ, of treatments and of modules', () => {
  expect(new Set(made.map(({ one }) => one.name)).size).toBe(made.length);
  expect(new Set(made.map(({ module }) => module.name)).size).toBe(made.length);
});
