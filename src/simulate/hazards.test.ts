import { describe, expect, it } from 'vitest';
import { simulateCourses, standardBeing } from './mind.ts';

const being = standardBeing();

/** Lives of so many people and days, with some parameters set alike for all. */
function lives(seed: number, people: number, days: number, parameters: Record<string, number>) {
  const each = Array.from({ length: people }, (_, person) => ({ seed, person, until: 24 * days, parameters }));
  return [...simulateCourses(being, each)].map(({ course }) => course);
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

describe('hazards sum to what is drawn', () => {
  it('[HZ1] deaths by other causes', () => {
    const parameters = { 'lifespan.rate': 50, 'lifespan.byHarm': 0, 'weather.reluctance': 3, 'market.strange': 3 };
    const courses = lives(9, 200, 730, parameters);
    const expected = sum(courses.map((c) => (c.death?.at ?? c.until) / 24)) * (50 / 365000);
    const seen = courses.filter((c) => c.death?.cause === 'other causes').length;
    expect(Math.abs(seen - expected)).toBeLessThan(3 * Math.sqrt(expected));
  });

  // Overdoses come in runs of the same few people, so that their error is over people. The chance is an approximation; half as many again would mislead.
  it('[HZ2] overdoses: their chance, summed over uses, is near what comes of them', () => {
    const courses = lives(20, 500, 120, {});
    const [seen, expected] = [sum(courses.map((c) => c.overdoses.length)), sum(courses.map((c) => c.overdoseHazard))];
    expect(seen).toBeGreaterThan(30);
    expect(expected / seen).toBeGreaterThan(1 / 1.5);
    expect(expected / seen).toBeLessThan(1.5);
  });
});
