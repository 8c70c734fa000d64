import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { log } from '../numerics/elementary.ts';
import { armsBeing } from '../simulate/arms.ts';
import { type ArmRun, distances, type Shares, WEEKS } from './medication.ts';
import { expanded, FREE_IN_CARE, residuals } from './medicationTargets.ts';

const flat = (week: readonly [number, number, number]): Shares => Array.from({ length: WEEKS }, () => week);
const run = (shares: Shares, retained: number): ArmRun => ({ shares, retained });
const file = JSON.parse(readFileSync(new URL('../../fits/medication.json', import.meta.url), 'utf8')) as {
  fitted: { id: string; value: number; from: number; to: number }[];
};

describe('the fit of coming and leaving', () => {
  it('[FM1] on paper: a tenth more negative and less missing is a distance of 0.1, 0, 0.1', () => {
    const far = distances(flat([0.4, 0.3, 0.3]), flat([0.3, 0.3, 0.4]));
    for (const [k, x] of [0.1, 0, 0.1].entries()) expect(far[k]).toBeCloseTo(x, 12);
  });

  it('[FM2] nothing is left where the model is what was published', () => {
    const week = [0.4, 0.3, 0.3] as const;
    const same = { methadone: flat(week), buprenorphine: flat(week) };
    const runs = {
      methadone: run(flat(week), 0.74),
      buprenorphine: run(flat(week), 0.5),
      'waiting list': run(flat(week), 0.75 / 3.7 - 0.01),
    };
    for (const r of residuals(runs, same, log)) expect(r).toBeCloseTo(0, 9);
  });

  it('[FM3] what was fitted is what the model uses, inside its own spread', () => {
    const { mind } = armsBeing();
    const values = new Map(mind.parameters.map((p) => [p.id, p.value]));
    expect(file.fitted.map(({ id }) => id).sort()).toEqual(FREE_IN_CARE.map(({ id }) => id).sort());
    for (const { id, value, from, to } of file.fitted) {
      expect(from).toBeLessThan(value);
      expect(to).toBeGreaterThan(value);
      for (const [own] of Object.entries(expanded({ [id]: value }))) expect(values.get(own), own).toBeCloseTo(value, 1);
    }
  });
});
