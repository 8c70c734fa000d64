import { describe, expect, it } from 'vitest';
import { drugs } from '../drugs/registry.generated.ts';
import { standardModel } from '../index.ts';
import { compileKernel } from './kernel.ts';
import { inPieces } from './pieces.ts';

const LINES = [
  '  const x0 = M[0] * 3;',
  '  u = x0 + 1;',
  '  let again1 = false;',
  '  do {',
  '    const x2 = u * 2;',
  '    u = x2;',
  '    again1 = u < 100;',
  '  } while (again1);',
  '  const x3 = u - x0;',
  '  w = x3;',
  '  M[1] = x0 + u + w;',
  '  return w > 0 ? 1 : 0;',
];

function run(longest: number, start: number): readonly [number, number, number] {
  const { source, handed } = inPieces('step', ['u', 'w', 'idle'], LINES, longest);
  const M = Float64Array.of(start, 0);
  const step = new Function('M', 'S', `${source}\nreturn step;`)(M, new Float64Array(handed)) as () => number;
  step();
  return [step(), M[1]!, handed];
}

describe('a long function in pieces', () => {
  it('[PI1] does what it does whole, when called again too', () => {
    for (const start of [0.1, 7, 1e300, Number.NaN]) {
      const [holds, left] = run(Number.POSITIVE_INFINITY, start);
      for (const longest of [0, 20, 60, 120]) expect(run(longest, start).slice(0, 2)).toEqual([holds, left]);
    }
    expect(run(0, 1)[2]).toBeGreaterThan(1);
    expect(run(Number.POSITIVE_INFINITY, 1)[2]).toBe(0);
  });

  it('[PI2] leaves no function of the kernel of all substances too long for V8 to optimise', () => {
    const { model } = standardModel(drugs.map(({ name }) => name));
    const lengths = compileKernel(model)
      .source.split(/^function /m)
      .map((text) => text.length);
    expect(lengths.length).toBeGreaterThan(5);
    expect(Math.max(...lengths)).toBeLessThan(50_000);
  });
});
