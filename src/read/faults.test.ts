import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadInput, distance, Faults, nearest, throwIfAny, unknownWord } from './faults.ts';

describe('faults', () => {
  it('[FA1] counts edits as on paper', () => {
    expect(distance('kitten', 'sitting')).toBe(3);
    expect(distance('tkae', 'take')).toBe(1);
    expect(distance('', 'abc')).toBe(3);
    expect(nearest('heroine', ['heroin', 'morphine'])).toBe('heroin');
    expect(nearest('Duration', ['duration'])).toBe('duration');
    expect(nearest('zzz', ['heroin'])).toBeUndefined();
  });

  it('[FA2] distance is a metric on short words', () => {
    const word = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(distance(a, b)).toBe(distance(b, a));
        expect(distance(a, b) === 0).toBe(a === b);
        expect(distance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });

  it('[FA3] says file, line, path, found and allowed in one line, and keeps count', () => {
    const faults = new Faults('a.yaml');
    expect(() => throwIfAny(faults)).not.toThrow();
    faults.add({ line: 3, column: 7 }, 'phases[0].lasts', '"6"', 'a length of time');
    faults.add({ line: 4 }, '', ...unknownWord('sed', ['seed'], 'a key'));
    expect(() => throwIfAny(faults)).toThrow(BadInput);
    expect(faults.error().message.split('\n')).toEqual([
      'a.yaml:3:7 phases[0].lasts: found "6"; allowed is a length of time',
      'a.yaml:4 found "sed" (is "seed" meant?); allowed is a key: seed',
    ]);
    for (let i = 0; i < 1000; i++) faults.add({ line: 5 }, '', 'x', 'y');
    expect(faults.error().faults).toHaveLength(200);
    expect(faults.error().message).toContain('and 802 more faults');
  });
});
