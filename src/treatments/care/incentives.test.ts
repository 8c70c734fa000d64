import { describe, expect, it } from 'vitest';
import { contingencyManagement } from '../contingencyManagement.ts';
import { ctn0007Prizes } from '../protocols/ctn0007Prizes.ts';
import { silvermanOpiates } from '../protocols/silvermanOpiates.ts';
import { ledger } from '../schedule/step.ts';
import { yokedControl } from '../yokedControl.ts';
import { Rig } from './rig.testdata.ts';

function running(module = contingencyManagement.module(silvermanOpiates)): Rig {
  const rig = new Rig(module);
  rig.set('discounting.rate', 0.02);
  rig.set('care.clean', 10);
  rig.set('rung', 1);
  rig.run('enter');
  return rig;
}
const paid = (rig: Rig): number => rig.of('pay').reduce((sum, [, , dollars]) => sum + Number(dollars), 0);

describe('incentives', () => {
  it('[IN1] pays by the schedule to the cent: all negative for 12 weeks is $1,155', () => {
    const rig = running();
    for (let day = 0; day < 84; day++) rig.day();
    expect(paid(rig)).toBeCloseTo(1155, 9);
    expect(rig.of('visit')).toHaveLength(36);
  });

  it('[IN2] a missed visit counts as a positive', () => {
    const results = (day: number) => (day % 7 === 2 ? 'missed' : 'negative');
    const rig = running();
    for (let day = 0; day < 84; day++) rig.day(() => results(day) === 'negative');
    const seen = [...Array(84).keys()].filter((day) => [0, 2, 4].includes(day % 7)).map(results);
    expect(paid(rig)).toBeCloseTo(ledger(silvermanOpiates, seen).paid / 100, 9);
  });

  it('[IN3] draws from the bowl with the numbers of the person', () => {
    const rig = running(contingencyManagement.module(ctn0007Prizes));
    rig.chances = [0.99];
    rig.day();
    // One draw and two bonus draws, each a large prize of $20.
    expect(paid(rig)).toBe(60);
    expect(rig.get('drawn')).toBe(3);
  });

  it('[IN4] use is worth less while the next test can still be lost, and no less once it is lost', () => {
    const rig = running();
    for (let day = 0; day < 30; day++) rig.day();
    rig.run('want');
    const clean = rig.get('planning.stakes');
    expect(clean).toBeGreaterThan(0.3);
    rig.set('planning.stakes', 0);
    rig.set('care.clean', 0.1);
    rig.run('want');
    expect(rig.get('planning.stakes')).toBeLessThan(0.1 * clean);
  });

  it('[IN5] what is at stake grows with the run and falls with a reset', () => {
    const rig = running();
    rig.day();
    const first = rig.get('atStake');
    for (let day = 1; day < 40; day++) rig.day();
    const late = rig.get('atStake');
    expect(late).toBeGreaterThan(3 * first);
    rig.positive = true;
    for (let day = 0; day < 3; day++) rig.day();
    expect(rig.get('atStake')).toBeLessThan(0.5 * late);
  });

  it('[IN6] draws to the test more when it can still be passed; holds in treatment; stops with the schedule', () => {
    const rig = running();
    for (let day = 0; day < 30; day++) rig.day();
    const lure = (clean: number): number => {
      rig.set('care.clean', clean);
      rig.set('care.lure', 0);
      rig.set('day.visit', 0);
      rig.run('attend');
      return rig.get('care.lure');
    };
    expect(lure(10)).toBeGreaterThan(2 * lure(0.1));
    expect(rig.get('care.pull')).toBeGreaterThan(0);
    expect(rig.get('cues.context')).toBe(1);
    for (let day = 0; day < 60; day++) rig.day();
    expect(rig.get('care.pull')).toBeCloseTo(0, 12);
    expect(rig.get('cues.context')).toBe(0);
    rig.set('planning.stakes', 0);
    rig.run('want');
    expect(rig.get('planning.stakes')).toBe(0);
  });

  it('[IN7] a contingent test makes people stop and think, for days', () => {
    const rig = running();
    rig.day();
    const salience = rig.get('salience');
    expect(salience).toBeGreaterThan(0.9);
    rig.set('day.since', 24);
    for (let day = 0; day < 9; day++) rig.run('pass');
    expect(rig.get('salience')).toBeCloseTo(salience * Math.exp(-9 / 2.7), 9);
  });

  it('[IN8] a yoked control is paid and acts by none of the ways but that coming is paid', () => {
    const rig = running(yokedControl.module(silvermanOpiates));
    rig.positive = true;
    rig.chances = [0.2];
    for (let day = 0; day < 30; day++) rig.day();
    rig.run('want');
    expect(paid(rig)).toBeGreaterThan(50);
    expect([rig.get('planning.stakes'), rig.get('arbitration.deliberation'), rig.get('cues.context'), rig.get('salience')]).toEqual([
      0, 0, 0, 0,
    ]);
  });

  it('[IN9] never touches what the law of the schedule forbids: a schedule is required', () => {
    expect(() => contingencyManagement.module()).toThrow('contingency management: has no schedule');
  });
});
