import { describe, expect, it } from 'vitest';
import { Rig } from '../treatments/care/rig.testdata.ts';
import { lifespan } from './lifespan.ts';

/** Whether someone dies on a night of that year when chance says so. */
const dies = (chance: number, years: number, burden = 0): boolean => {
  const rig = new Rig(lifespan, { rate: 1, doubling: 10, byHarm: 1 });
  rig.set('day.number', 365 * years);
  rig.set('harm.burden', burden);
  rig.chances = [chance];
  rig.run('night');
  return rig.of('die').length > 0;
};

describe('death by other causes, on paper', () => {
  it('[LS1] one in 365,000 a night at first, twice as many ten years later and eight times as many after thirty', () => {
    for (const [years, times] of [
      [0, 1],
      [10, 2],
      [30, 8],
    ] as const) {
      expect(dies((times * 0.999) / 365000, years), `${years} years`).toBe(true);
      expect(dies((times * 1.001) / 365000, years), `${years} years`).toBe(false);
    }
  });

  it('[LS2] and with a burden of harm of 3 four times as many', () => {
    expect([dies(3.999 / 365000, 0, 3), dies(4.001 / 365000, 0, 3)]).toEqual([true, false]);
  });
});
