import { describe, expect, it } from 'vitest';
import { Rig } from '../treatments/care/rig.testdata.ts';
import { resolve } from './resolve.ts';

const resolved = (slowing: number): Rig => {
  const rig = new Rig(resolve, { time: 100, slowing, erosion: 0.5 });
  rig.set('level', 0.8);
  return rig;
};
const faded = (rig: Rig, nights: number): number => {
  for (let night = 0; night < nights; night++) rig.run('night');
  return rig.get('level');
};

describe('resolve, on paper', () => {
  it('[RS1] fades by a share a day without slowing, and by a power of time with it: 0.8·e⁻¹ and 0.8·(1 + 3)^(−1/3) after its time', () => {
    expect(faded(resolved(0), 100)).toBeCloseTo(0.8 * Math.exp(-1), 12);
    expect(faded(resolved(3), 100)).toBeCloseTo(0.8 * 4 ** (-1 / 3), 2);
    expect(faded(resolved(3), 1000)).toBeCloseTo(0.8 * 31 ** (-1 / 3), 2);
  });

  it('[RS2] a felt dose takes from it and lets it fade as if new; one that brought nothing does neither', () => {
    const dosed = (effect: number): Rig => {
      const rig = resolved(3);
      faded(rig, 100);
      rig.set('using.used', 1);
      rig.set('values.effect', effect);
      rig.run('learn');
      return rig;
    };
    const [strong, blocked, none] = [dosed(1e6), dosed(-0.1), resolved(3)];
    expect(strong.get('level')).toBeCloseTo(faded(none, 100) / 2, 6);
    expect(strong.get('kept')).toBeCloseTo(0, 6);
    expect(blocked.get('level')).toBe(none.get('level'));
    expect(blocked.get('kept')).toBe(100);
  });

  it('[RS3] on paper: who uses every day recommits with half the chance at a burden of 1, nine tenths of it at 3, never without', () => {
    const nightly = (burden: number): number => {
      const rig = new Rig(resolve, { recommitment: 0.04 });
      rig.set('discounting.recent', 1);
      rig.set('harm.burden', burden);
      // The chance lies between the luck at which it comes and that at which it does not.
      let [low, high] = [0, 1];
      for (let i = 0; i < 30; i++) {
        const middle = (low + high) / 2;
        rig.chances = [middle];
        const before = rig.get('episodes');
        rig.run('night');
        if (rig.get('episodes') > before) low = middle;
        else high = middle;
      }
      return low;
    };
    expect(nightly(0)).toBeCloseTo(0, 8);
    expect(nightly(1)).toBeCloseTo(0.02, 8);
    expect(nightly(3)).toBeCloseTo(0.036, 8);
  });
});
