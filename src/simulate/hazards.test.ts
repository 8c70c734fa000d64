import { describe, expect, it } from 'vitest';
import { simulateCourses, standardBeing } from './mind.ts';
import { overdoseChance } from './overdoseChance.ts';

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
    const [seen, expected] = [sum(courses.map((c) => c.overdoses.length)), sum(courses.map((c) => sum([...c.overdoseHazard])))];
    expect(seen).toBeGreaterThan(30);
    expect(expected / seen).toBeGreaterThan(1 / 1.5);
    expect(expected / seen).toBeLessThan(1.5);
  });

  it('[HZ3] on paper: only what the bag brought follows its purity, and what holds the receptors may leave no bag enough', () => {
    const bare = { free: 1, before: 0, limit: 10, purity: 1 };
    // The bag that just suffices is drawn half of the time; a purer one of the same effect would have been a smaller dose.
    expect(overdoseChance({ ...bare, after: 11 }, 0.3)).toBeCloseTo(0.5, 6);
    expect(overdoseChance({ ...bare, after: 11, purity: 2 }, 0.3)).toBeLessThan(0.02);
    // A full agonist beside it (drive 4, the bag 7): taken over left is 7/5, as much as needed.
    expect(overdoseChance({ ...bare, free: 1 / 5, before: 4, after: 11 }, 0.3)).toBeCloseTo(0.5, 6);
    // Steady medication alone is no chance: the same odds without a dose.
    expect(overdoseChance({ ...bare, free: 1 / 10, before: 9, after: 9 }, 0.3)).toBe(0);
    // A blocker on nine receptors of ten: odds of 1/9 at most.
    expect(overdoseChance({ ...bare, free: 0.1, before: 0, after: 0.11, limit: 1 }, 0.3)).toBe(0);
  });
});
