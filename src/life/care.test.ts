import { describe, expect, it } from 'vitest';
import { Rig } from '../treatments/care/rig.testdata.ts';
import { care } from './care.ts';

const logit = (p: number): number => Math.log(p / (1 - p));

function treated(over: Readonly<Record<string, number>> = {}): Rig {
  const rig = new Rig(care, { leaves: -2, byLapse: 2, byVain: 1, byRelief: 0, byPull: 1, misses: logit(0.2), ...over });
  rig.set('goal', 1);
  rig.set('day.treated', 1);
  rig.set('day.number', 6);
  rig.run('pass');
  return rig;
}
/** Whether the person leaves on a night when chance says so. */
const leavesAt = (rig: Rig, chance: number): boolean => {
  rig.chances = [chance];
  rig.run('night');
  return rig.of('leave').length > 0;
};
const use = (rig: Rig, effect: number): Rig => {
  rig.set('using.used', 1);
  rig.set('values.effect', effect);
  for (let dose = 0; dose < 20; dose++) rig.run('learn');
  return rig;
};

describe('coming and leaving', () => {
  it('[CA1] misses a visit by the day alone: neither lapse nor hold matters, what draws to it does', () => {
    const rig = use(treated(), 2);
    rig.run('attend');
    expect(rig.get('absence')).toBeCloseTo(0.2, 12);
    rig.set('lure', logit(0.9) - logit(0.8));
    rig.run('attend');
    expect(rig.get('absence')).toBeCloseTo(0.1, 12);
  });

  it('[CA2] on paper: without a reason e⁻² of odds leave in a week, with a hold of 1 e⁻³', () => {
    const [plain, held] = [Math.exp(-2) / (1 + Math.exp(-2)), Math.exp(-3) / (1 + Math.exp(-3))];
    expect([leavesAt(treated(), plain - 1e-6), leavesAt(treated(), plain + 1e-6)]).toEqual([true, false]);
    const rig = treated();
    rig.set('pull', 1);
    expect([leavesAt(rig, held + 1e-6), leavesAt(rig, held - 1e-6)]).toEqual([false, true]);
  });

  it('[CA3] a felt lapse drives out as far as not using is the goal; a dose that brought nothing by disappointment, whatever the goal', () => {
    const felt = use(treated(), 50);
    expect([felt.get('lapse'), felt.get('vain')].map((x) => Math.round(x * 100) / 100)).toEqual([1, 0]);
    const vain = use(treated(), -0.2);
    expect([vain.get('lapse'), vain.get('vain')].map((x) => Math.round(x * 100) / 100)).toEqual([0, 1]);
    // Odds e⁰ and e⁻¹; with no goal the lapse moves nobody.
    expect(leavesAt(felt, 0.49)).toBe(true);
    expect(leavesAt(vain, 0.26)).toBe(true);
    expect(leavesAt(use(treated(), -0.2), 0.28)).toBe(false);
    const calm = use(treated(), 50);
    calm.set('goal', 0);
    expect(leavesAt(calm, 0.13)).toBe(false);
  });

  it('[CA4] treatment comes to appeal as company and work come back', () => {
    const appeal = (company: number): number => {
      const rig = treated({ learns: 1, begins: 0, byGood: 2, byBetter: 0, leaves: -9 });
      rig.set('ties.level', company);
      leavesAt(rig, 0.9);
      return rig.get('appeal');
    };
    expect(appeal(0.3) - appeal(0)).toBeCloseTo(0.6, 12);
  });

  it('[CA5] a cut dose takes appeal by its share and more than a dose gave; without a cut nothing changes', () => {
    const appeal = (cut: number): number => {
      const rig = treated({ learns: 1, begins: 0, byCut: 2, byBetter: 0, leaves: -9 });
      rig.set('cut', cut);
      leavesAt(rig, 0.9);
      return rig.get('appeal');
    };
    expect(appeal(0.5)).toBeCloseTo(appeal(0) - 1, 12);
  });

  it('[CA6] entering sets resolve as far as not using is the goal: wholly without a medication, less on an agonist or a waiting list', () => {
    const event = (goal: number, waiting: number): number => {
      const rig = new Rig(care, { waits: 0.3 });
      rig.set('goal', goal);
      rig.set('waiting', waiting);
      rig.set('day.treated', 1);
      rig.run('pass');
      rig.run('pass');
      return rig.get('resolve.event');
    };
    expect(event(1, 0)).toBe(1);
    expect(event(0.4, 0)).toBe(0.4);
    expect(event(1, 1)).toBe(0.3);
  });
});
