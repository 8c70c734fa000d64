import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patternFault } from './pattern.ts';
import { parseSteps } from './program.ts';

const run = (pattern: string, steps: string) => parseSteps('test', steps).run(pattern);
const patterns = fc.string({ unit: fc.constantFrom('+', '-', 'o', '*'), minLength: 1, maxLength: 40 });

/** Made-up people, each answer worked out by hand from evidence/endpoints.md. */
const ON_PAPER: readonly [pattern: string, steps: string, answer: unknown][] = [
  ['-o*+o', 'set o to +', '-+*++'],
  ['-o*+o', 'set o to +; set * to +', '-++++'],
  ['-o*+o', 'drop o', '-*+'],
  ['-o*+o', 'take 2..4', 'o*+'],
  ['-o*+o', 'take -4..-2', 'o*+'],
  ['-+', 'take -4..-2', '-'],
  ['-+', 'take 5..15', ''],
  ['-+', 'take 2..1', ''],
  ['-+', 'take 1..0', ''],
  ['-+', 'take 0..9', '-+'],
  ['-+', 'take 5..15; share +', 0],
  ['-o+oo', 'take 1..last', '-o+'],
  ['oooo', 'take 1..last', ''],
  ['-oo-', 'set o to -; take 1..last', '----'],
  ['-+oo', 'drop -; take 1..last', '+o'],
  ['+-', 'view ___o', '___o'],
  ['+--+-', 'view o_o', '+_-'],
  ['--*+', 'view o__o_o; carry _ forward', '---++o'],
  ['_-_+_', 'carry _ forward', '_--++'],
  ['++--o-', 'view _o___o; drop _', '+-'],
  ['--+o', 'fill o by mode', '--+-'],
  ['-+oo', 'fill o by mode', '-+++'],
  ['-*oo', 'fill o by mode', '-*++'],
  ['ooo', 'fill o by mode', 'ooo'],
  ['-o-+o+*o*', 'fill o by neighbours', '---+++***'],
  ['-o*o+', 'fill o by neighbours', '-**++'],
  ['-o+', 'fill o by neighbours', '-*+'],
  ['o-oo-o', 'fill o by neighbours', 'o-oo-o'],
  ['-_o-', 'fill o by neighbours', '-_o-'],
  ['-*+o-', 'count -', 2],
  ['-*+o-', 'count - and half *', 2.5],
  ['-*+o-', 'share - and half *', 0.5],
  ['-*+o', 'drop o; share + and half *', 0.5],
  ['ooo', 'drop o; share - and half *', 0],
  ['ooo', 'drop o; share + and half *; one minus', 1],
  ['-*+o-', 'drop o; remainder + and half *', 2.5],
  [`${'-'.repeat(23)}+`, 'share - and half *; one minus', 1 - 23 / 24],
  ['-+--', 'contains --', true],
  ['-+--', 'contains ---', false],
  ['--o-', 'drop o; contains ---', true],
  ['--+---+-', 'longest run without +', 3],
  ['+++', 'longest run without +', 0],
  ['ooo', 'drop o; longest run without +', 0],
  ['-----', 'first window 1 need 1 of +', { time: 5, event: 0 }],
  ['--+--', 'first window 1 need 1 of +', { time: 3, event: 1 }],
  ['--+++', 'first window 3 need 3 of +', { time: 3, event: 1 }],
  ['--++-+', 'first window 3 need 3 of +', { time: 4, event: 0 }],
  ['------++', 'first window 4 need 2 of +', { time: 7, event: 1 }],
  ['++------', 'first window 4 need 2 of +', { time: 3, event: 1 }],
  ['--+-+---', 'first window 4 need 2 of +', { time: 4, event: 1 }],
  ['--------', 'first window 4 need 2 of +', { time: 7, event: 0 }],
  ['+++', 'first window 4 need 4 of +', null],
  ['+++', 'first window 4 need 4 of +; add 2 to time; report event', null],
  ['++++++', 'take 3..-1; first window 4 need 4 of +; add 2 to time; report time', 3],
  ['++++++', 'take 3..-1; first window 4 need 4 of +; report event', 1],
  ['++-', 'share +; at least 2/3', true],
  ['+-------+-', 'share -; at least 0.8', true],
  ['+++++++---', 'share +; at least 0.7', true],
  ['++', 'count +; at most 1', false],
  ['+', 'count +; equals 1', true],
  // 120 × (1 + 0.5 × 2 + 0.25) / (1 + 2 + 3), and 120 × (0.8 + 0.4 × 3 + 1) / (1 + 2.4 + 4).
  ['+*o', 'score weights + 1 * 0.5 o 0.25 - 0 steps 1 2 3', 45],
  ['+*o', 'score weights + 0.8 * 0.4 o 1 - 0 ramp 1 to 5', (120 * 3) / 7.4],
  ['+', 'score weights + 1 * 0.5 o 0.25 - 0 ramp 1 to 5; 120 minus', 0],
  ['+*', 'score weights + 1 * 0.5 o 0.25 - 0 steps 1 2 3; 120 minus', null],
  ['+*-', 'view o_o; score weights + 1 * 0.5 o 0.25 - 0 steps 1 2 3', null],
  ['+*-', 'score weights + 0 * 0 o 0 - 0 ramp 1 to 5; at least 0', null],
  ['--oo', 'only if last >= 3 else FALSE; contains --', false],
  ['--o-', 'only if last >= 3 else FALSE; contains --', true],
  ['----oooo', 'only if last >= 5 else 0.5; share -', 0.5],
  ['++++---+o-', 'all of (take -1..-1; contains -) (take -4..-2; set o to +; count +; at most 2)', true],
  ['++++---+o-', 'all of (take -1..-1; contains -) (take -4..-2; set o to +; count +; at most 1)', false],
  ['++', 'all of (contains ++) (score weights + 1 * 1 o 1 - 0 steps 1; at least 1)', null],
];

describe('steps', () => {
  it.each(ON_PAPER)('[EP1–EP9] %s | %s | %j', (pattern, steps, answer) => {
    const got = run(pattern, steps);
    if (typeof answer === 'number') expect(got).toBeCloseTo(answer, 12);
    else expect(got).toEqual(answer);
  });

  it('[EP6] a share turned round keeps the last bit of 1 − x', () => {
    expect(run(`${'-'.repeat(23)}+`, 'share -; one minus')).toBe(0.04166666666666663);
    expect(run(`${'-'.repeat(23)}+`, 'share +')).toBe(0.041666666666666664);
  });

  it('[EP2] a filled, recoded or viewed pattern keeps its length; a dropped one loses exactly what was dropped', () => {
    fc.assert(
      fc.property(patterns, (pattern) => {
        for (const steps of ['set o to -', 'fill o by mode', 'fill o by neighbours', `view ${'o_'.repeat(20).slice(0, pattern.length)}`])
          expect(run(pattern, steps)).toHaveLength(pattern.length);
        expect((run(pattern, 'drop o') as string).length + (run(pattern, 'count o') as number)).toBe(pattern.length);
      }),
    );
  });

  it('[EP4] shares of all symbols add to 1, and a symbol is the remainder of the others', () => {
    fc.assert(
      fc.property(patterns, (pattern) => {
        const shares = ['+', '-', 'o', '*'].map((symbol) => run(pattern, `share ${symbol}`) as number);
        expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
        expect(run(pattern, 'remainder +')).toBe(run(pattern, 'set o to -; set * to -; count -'));
      }),
    );
  });

  it('[EP5] the first window is where a search from every start finds it', () => {
    const windows = fc.integer({ min: 1, max: 6 }).chain((width) => fc.tuple(fc.constant(width), fc.integer({ min: 1, max: width })));
    fc.assert(
      fc.property(patterns, windows, (pattern, [width, need]) => {
        const starts = Array.from({ length: Math.max(0, pattern.length - width + 1) }, (_, i) => i);
        const found = starts.find((i) => [...pattern.slice(i, i + width)].filter((symbol) => symbol === '+').length >= need);
        const time = (found ?? starts.length - 1) + 1 + width - need;
        const expected = starts.length === 0 ? null : { time, event: found === undefined ? 0 : 1 };
        expect(run(pattern, `first window ${width} need ${need} of +`)).toEqual(expected);
      }),
    );
  });

  it('[EP5] visits added at the end never bring an event forward', () => {
    fc.assert(
      fc.property(patterns, patterns, (pattern, more) => {
        const before = run(pattern, 'first window 3 need 2 of +') as { time: number; event: number } | null;
        const after = run(pattern + more, 'first window 3 need 2 of +') as { time: number; event: number } | null;
        if (before?.event === 1) expect(after).toEqual(before);
        else if (before && after) expect(after.time).toBeGreaterThan(before.time - (after.event === 1 ? 0 : 1));
      }),
    );
  });

  it('[EP6] one more positive never lowers the 0–120 score of use, and all positive is the worst', () => {
    const steps = 'score weights + 1 * 0.5 o 0.22 - 0 ramp 1 to 5';
    fc.assert(
      fc.property(patterns, fc.nat(39), (pattern, place) => {
        const i = place % pattern.length;
        const worse = `${pattern.slice(0, i)}+${pattern.slice(i + 1)}`;
        expect(run(worse, steps)).toBeGreaterThanOrEqual((run(pattern, steps) as number) - 1e-9);
        expect(run('+'.repeat(pattern.length), steps)).toBeCloseTo(120, 9);
      }),
    );
  });

  it('[EP1] a pattern nobody can mean is told by its visit', () => {
    expect(patternFault('+-o*')).toBeUndefined();
    expect(patternFault('')?.found).toBe('an empty pattern');
    expect(patternFault('+-_')?.found).toBe('"_" at visit 3');
    expect(patternFault('+😀')?.found).toBe('"😀" at visit 2');
    expect(patternFault(' +')?.found).toBe('" " at visit 1');
  });
});
