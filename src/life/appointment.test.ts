import { describe, expect, it } from 'vitest';
import { Rig } from '../treatments/care/rig.testdata.ts';
import { appointment } from './appointment.ts';

/** Someone asked to a session, whose five other ways are worth nothing: one session of worth x has odds of e^(2x) to five. */
function asked(over: Readonly<Record<string, number>> = {}): Rig {
  const rig = new Rig(appointment, { promise: 2, delay: 30, bond: 0.5, way: 1, grows: 0.5, holds: 0.4, ...over });
  rig.set('arbitration.planned', 0.5);
  rig.set('arbitration.steepness', 2);
  rig.set('asked', 1);
  rig.set('day.brings', Math.log(5));
  return rig;
}
const lure = (rig: Rig): number => {
  rig.set('care.lure', 0);
  rig.run('attend');
  return rig.get('care.lure');
};

describe('coming to a session', () => {
  it('[AP1] on paper: planned share × promise less the way, against five others of no worth', () => {
    expect(lure(asked())).toBeCloseTo(2 * (0.5 * 2 - 1) - Math.log(5), 12);
  });

  it('[AP2] who is there for a dose, or lives there, saves the way', () => {
    for (const place of ['there', 'near']) {
      const rig = asked();
      rig.set(place, 1);
      expect(lure(rig) - lure(asked())).toBeCloseTo(2, 12);
    }
  });

  it('[AP3] promise is discounted by its delay; what else the hour brings keeps away', () => {
    const steep = asked();
    steep.set('discounting.rate', 1 / 30);
    expect(lure(steep) - lure(asked())).toBeCloseTo(-2 * 0.5 * 1, 12);
    const drawn = asked();
    drawn.set('day.brings', Math.log(4 + Math.exp(2)));
    expect(lure(drawn)).toBeCloseTo(-Math.log(4 + Math.exp(2)), 12);
  });

  it('[AP4] whoever has been met is known, draws, and holds in treatment', () => {
    const rig = asked();
    for (const known of [0.5, 0.75]) {
      rig.set('met', 1);
      rig.run('pass');
      expect(rig.get('known')).toBeCloseTo(known, 12);
      expect(rig.get('care.pull')).toBeCloseTo(0.4 * known, 12);
    }
    expect(lure(rig) - lure(asked())).toBeCloseTo(2 * 0.5 * 0.75, 12);
  });

  it('[AP5] no other visit is touched', () => {
    const rig = asked();
    rig.set('asked', 0);
    expect(lure(rig)).toBe(0);
  });
});
