import { describe, expect, it } from 'vitest';
import { buprenorphine } from '../buprenorphine.ts';
import { buprenorphineDepot } from '../buprenorphineDepot.ts';
import { methadone } from '../methadone.ts';
import { naltrexone } from '../naltrexone.ts';
import { naltrexoneDepot } from '../naltrexoneDepot.ts';
import { Rig } from './rig.testdata.ts';

function enrolled(module: ReturnType<typeof methadone.module>, over: Record<string, number> = {}): Rig {
  const rig = new Rig(module, over);
  rig.set('care.goal', 1);
  rig.set('withdrawal.cows', 12);
  rig.set('care.clean', 10);
  rig.run('enter');
  return rig;
}
const mg = (rig: Rig): number[] => rig.of('dose').map((deed) => Number(deed[3]));
const days = (rig: Rig, n: number, kept: (day: number) => boolean = () => true) => {
  for (let day = 0; day < n; day++) rig.day(() => kept(day));
};

describe('medication', () => {
  it('[DI1] on paper: methadone from 30 mg by 10 mg every third dose to 80', () => {
    const rig = enrolled(methadone.module());
    days(rig, 20);
    expect(mg(rig)).toEqual([30, 30, 30, 40, 40, 40, 50, 50, 50, 60, 60, 60, 70, 70, 70, 80, 80, 80, 80, 80]);
    expect(rig.of('medicate')).toHaveLength(20);
    expect(rig.get('care.goal')).toBeCloseTo(0.4, 12);
  });

  it('[DI2] a missed dose is not taken; after three, half the way up is gone again; after a fortnight treatment is over', () => {
    const rig = enrolled(methadone.module());
    days(rig, 30);
    days(rig, 3, () => false);
    rig.deeds.length = 0;
    days(rig, 1);
    expect(mg(rig)).toEqual([80]);
    const longer = enrolled(methadone.module());
    days(longer, 12);
    days(longer, 3, () => false);
    longer.deeds.length = 0;
    days(longer, 1);
    expect(mg(longer)).toEqual([50]);
    days(longer, 15, () => false);
    expect(longer.of('leave')).toHaveLength(1);
    expect(longer.get('care.goal')).toBe(1);
    days(longer, 5);
    expect(mg(longer)).toHaveLength(1);
  });

  it('[DI3] doses at home need no visit, and are taken as often as adherence says', () => {
    const rig = enrolled(buprenorphine.module(), { takeHome: 6, adherence: 0.5 });
    rig.chances = [0.4, 0.6];
    days(rig, 70);
    expect(rig.of('visit')).toHaveLength(10);
    expect(rig.of('dose')).toHaveLength(10 + 30);
  });

  it('[DI4] buprenorphine waits for withdrawal, some days; then it is given all the same', () => {
    const rig = enrolled(buprenorphine.module());
    rig.set('withdrawal.cows', 2);
    days(rig, 3);
    expect(mg(rig)).toEqual([]);
    days(rig, 1);
    expect(mg(rig)).toEqual([8]);
    const ready = enrolled(buprenorphine.module());
    days(ready, 3);
    expect(mg(ready)).toEqual([8, 16, 16]);
  });

  it('[DI5] naltrexone is not given to someone who has used this week; who cannot get there leaves', () => {
    for (const one of [naltrexone, naltrexoneDepot]) {
      const rig = enrolled(one.module());
      rig.set('care.clean', 3);
      days(rig, 21);
      expect(mg(rig)).toEqual([]);
      expect(rig.of('leave')).toEqual([]);
      days(rig, 1);
      expect(rig.of('leave')).toHaveLength(1);
      expect(mg(rig)).toEqual([]);
    }
  });

  it('[DI6] on paper: depots come every four weeks, behind their lead', () => {
    const rig = enrolled(buprenorphineDepot.module());
    days(rig, 7 + 28 * 3);
    expect(rig.of('dose').map(([, , route]) => route)).toEqual([...Array(7).fill('sublingual'), 'depot', 'depot', 'depot']);
    expect(mg(rig).slice(7)).toEqual([300, 300, 100]);
    const blocker = enrolled(naltrexoneDepot.module());
    days(blocker, 1 + 28 * 2);
    expect(blocker.of('dose').map(([, , route, amount]) => [route, amount])).toEqual([
      ['oral', 25],
      ['depot', 380],
      ['depot', 380],
    ]);
    expect(blocker.get('care.goal')).toBe(1);
  });

  it('[DI7] a taper falls evenly to nothing and ends', () => {
    const rig = enrolled(buprenorphine.module(), { taperAt: 10, taperOver: 28 });
    days(rig, 60);
    const doses = mg(rig);
    expect(doses).toHaveLength(37);
    expect(doses[9]).toBe(16);
    expect(doses[23]).toBeCloseTo(16 * (1 - 14 / 28), 12);
    for (let i = 10; i < doses.length; i++) expect(doses[i]!).toBeLessThan(doses[i - 1]!);
    expect(rig.of('leave')).toEqual([]);
  });

  it('[DI8] a cut of the dose and take-home doses earned act on that day’s visit', () => {
    const rig = enrolled(methadone.module());
    days(rig, 30);
    rig.deeds.length = 0;
    rig.set('care.cut', 0.5);
    rig.set('care.takeHome', 1);
    days(rig, 1);
    rig.set('care.cut', 0);
    rig.set('care.takeHome', 0);
    days(rig, 2);
    expect(mg(rig)).toEqual([40, 80, 80]);
    expect(rig.of('visit')).toHaveLength(2);
  });

  it('[DI9] dread of withdrawal draws to the dose, and to nothing else', () => {
    const rig = enrolled(methadone.module(), { need: 2 });
    rig.set('tolerance.level', 1);
    rig.set('day.visit', 0);
    rig.run('attend');
    expect(rig.get('care.lure')).toBeCloseTo(2 / 1.5, 12);
    rig.set('day.visit', 5);
    rig.run('attend');
    expect(rig.get('care.lure')).toBeCloseTo(2 / 1.5, 12);
  });

  it('[DI10] holds in treatment by tolerance and satisfies while it is given, both no longer', () => {
    const rig = enrolled(methadone.module(), { binds: 2, sates: 0.5 });
    rig.set('tolerance.level', 0.8);
    days(rig, 3);
    expect(rig.get('care.pull')).toBeCloseTo(1.6, 12);
    expect(rig.get('craving.sated')).toBe(0.5);
    rig.run('leave');
    expect([rig.get('care.pull'), rig.get('craving.sated')]).toEqual([0, 0]);
    const blocker = enrolled(naltrexone.module());
    days(blocker, 3);
    expect(blocker.get('craving.sated')).toBe(0);
  });
});
