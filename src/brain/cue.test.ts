import { describe, expect, it } from 'vitest';
import { Bench } from '../../tests/_bench.ts';
import { cue } from './cue.ts';
import { dopamine } from './dopamine.ts';
import { naturalReward } from './naturalReward.ts';

const [lag, lasts] = [naturalReward.parameters.lag.value, cue.parameters.duration.value];
/** Bench at the end of a cue of this net value. */
const met = (net: number) => new Bench([naturalReward, dopamine, cue]).set('cue.present', net).wait(lasts / 60);

describe('cue, on paper', () => {
  it('[CU1] a fully learned cue has driven firing by size × (1 − e^(−duration/lag)) when it ends', () => {
    expect(met(1).read('naturalReward.level')).toBeCloseTo(cue.parameters.size.value * (1 - Math.exp(-lasts / lag)), 8);
  });
});

describe('cue, laws', () => {
  it('[CU2] what was not learned does nothing; half learned drives half as much; it passes within the hour', () => {
    expect(met(0).read('naturalReward.level')).toBe(0);
    expect(met(0.5).read('naturalReward.level')).toBeCloseTo(met(1).read('naturalReward.level') / 2, 8);
    const after = met(1).set('cue.present', 0).wait(1).read('dopamine.percent');
    expect(Math.abs(after - 100)).toBeLessThan(2);
  });
});

describe('cue, published', () => {
  it('[CU3] D020: a fully learned cue raises dopamine by tens of nM, no more than the 100 nM of the transient', () => {
    const b = met(1);
    const rise = ((b.read('dopamine.percent') - 100) / 100) * b.read('dopamine.baseline');
    expect(rise).toBeGreaterThan(20);
    expect(rise).toBeLessThan(100);
  });
});
