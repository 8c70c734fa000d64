import { describe, expect, it } from 'vitest';
import { Rig } from '../treatments/care/rig.testdata.ts';
import { ties } from './ties.ts';

/** Company after so many days, with so many doses on each; nobody is sought out. */
function lived(days: number, doses: number, set: Readonly<Record<string, number>> = {}): Rig {
  const rig = new Rig(ties, { users: 0.2, settling: 2, bonds: 0.001, parting: 0.05, returns: 1, recruits: 0, loss: 0, byUse: 0 });
  for (const [id, value] of Object.entries({ around: 0.2, circle: 0.2, level: 0.5, ...set })) rig.set(id, value);
  for (let day = 0; day < days; day++) {
    rig.set('using.used', 1);
    for (let k = 0; k < doses; k++) rig.run('learn');
    rig.run('night');
  }
  return rig;
}

describe('friends who use, on paper', () => {
  it('[TI1] of those one had at first e to the −2 are left after a year, whoever does not use', () => {
    expect(lived(365, 0).get('circle')).toBeCloseTo(0.2 * Math.exp(-2), 10);
  });

  it('[TI2] those met by use: each dose adds a thousandth of what is missing, and a year takes a twentieth in the logarithm', () => {
    expect(lived(1, 100).get('known')).toBeCloseTo((1 - 0.999 ** 100) * Math.exp(-0.05 / 365), 12);
    expect(lived(365, 0, { known: 0.4 }).get('known')).toBeCloseTo(0.4 * Math.exp(-0.05), 12);
  });

  it('[TI3] the circle returns to both, as chances that are independent', () => {
    expect(lived(1, 0, { known: 0.5 }).get('circle')).toBeCloseTo(
      1 - (1 - 0.2 * Math.exp(-2 / 365)) * (1 - 0.5 * Math.exp(-0.05 / 365)),
      12,
    );
  });
});
