import { describe, expect, it } from 'vitest';
import { firstDose } from '../fit/beginnings.ts';
import { ward } from '../fit/ward.ts';
import { normal, Stream, uniform } from '../numerics/random.ts';
import { simulateCourse, simulateCourses, standardBeing } from './mind.ts';

const being = standardBeing();
const live = (person: number, more = {}) => simulateCourse(being, { seed: 7, person, until: 60 * 24, ...more }).course;

describe('self-chosen lives, laws', () => {
  it('[SL1] a stream has the bits of `uniform` and `normal`', () => {
    const stream = new Stream(2 ** 40 + 3, 12, 'mind choice');
    for (const [occasion, index] of [
      [0, 0],
      [5, 2],
      [4e9, 1],
    ] as const) {
      expect(stream.uniform(occasion, index)).toBe(uniform(2 ** 40 + 3, 12, 'mind choice', occasion, index));
      expect(stream.normal(occasion, index)).toBe(normal(2 ** 40 + 3, 12, 'mind choice', occasion, index));
    }
  });

  it('[SL2] the same options give the same course, bit for bit', () => {
    expect(live(3)).toEqual(live(3));
  });

  it('[SL6] many lives on the compiled kernel have the bits of one at a time', () => {
    const people = [0, 3, 5].map((person) => ({ seed: 7, person, until: 20 * 24 }));
    const many = [...simulateCourses(being, people)].map((lived) => lived.course);
    expect(many).toEqual(people.map((one) => simulateCourse(being, one).course));
  });

  it('[SL8] whoever lives beside them', () => {
    const people = Array.from({ length: 24 }, (_, person) => ({ seed: 4, person, until: 300 * 24, tolerance: 3e-3 }));
    const lived = (who: typeof people) => [...simulateCourses(being, who)].map(({ course }) => course);
    expect(lived(people.toReversed()).toReversed()).toEqual(lived(people));
  });

  it('[SL3] waking hours add up, whatever is done with them', () => {
    const { hours, activities } = live(5);
    const week = hours.slice(0, activities.length).reduce((a, b) => a + b, 0);
    expect(week).toBeCloseTo(7 * 16, 3);
  });

  it('[SL4] no state leaves its bounds in a dozen lives', () => {
    for (let person = 0; person < 12; person++) expect(live(person).strayed).toEqual({});
  });

  it('[SL7] nor in twenty years of people who began to use, among them one whose cues once announced ever more', () => {
    const lived = standardBeing([firstDose, ward]);
    const people = [100, 0, 1, 2, 3, 4, 5].map((person) => ({ seed: 1, person, until: 20 * 365 * 24 }));
    for (const { course } of simulateCourses(lived, people)) {
      expect(course.strayed, `person ${course.person}`).toEqual({});
      expect(course.failure).toBeUndefined();
    }
  });

  it('[SL5] without access there is no use', () => {
    const { useDays } = live(5, { parameters: { 'weather.reluctance': 3, 'market.strange': 3 } });
    expect(useDays.reduce((a, b) => a + b, 0)).toBeLessThan(5);
  });
});
