import { describe, expect, it } from 'vitest';
import type { Reply } from './port.ts';
import { answering, buffersOf } from './serve.ts';

/** What comes back for batches 0, 1, … of these inputs. */
async function replies(start: (init: number) => (input: number) => number, inputs: readonly number[]): Promise<Reply<number>[]> {
  const sent: Reply<number>[] = [];
  const answer = answering(start, 10, (reply) => sent.push(reply));
  for (const [batch, input] of inputs.entries()) await answer({ batch, input });
  return sent;
}

describe('the side of the worker', () => {
  it('makes itself ready once, with the first batch', async () => {
    let starts = 0;
    const start = (init: number) => {
      starts++;
      return (input: number) => init + input;
    };
    expect(await replies(start, [])).toEqual([]);
    expect(starts).toBe(0);
    expect(await replies(start, [1, 2, 3])).toEqual([11, 12, 13].map((result, batch) => ({ batch, result })));
    expect(starts).toBe(1);
  });

  it('answers with the fault when it cannot make itself ready, or what is thrown is no error', async () => {
    const unready = () => {
      throw new TypeError('this engine has no SIMD');
    };
    expect(await replies(unready, [1])).toMatchObject([{ batch: 0, fault: { name: 'TypeError', message: 'this engine has no SIMD' } }]);
    const rude = () => () => {
      throw 'a word';
    };
    expect(await replies(rude, [1])).toEqual([{ batch: 0, fault: { name: 'Error', message: 'a word', stack: undefined } }]);
  });
});

describe('what is moved instead of copied', () => {
  it('each buffer once: of the result itself, of its values, never shared ones nor deeper ones', () => {
    const numbers = new Float64Array(4);
    expect(buffersOf(numbers)).toEqual([numbers.buffer]);
    expect(buffersOf(numbers.buffer)).toEqual([numbers.buffer]);
    const mixed = { a: numbers, b: numbers.subarray(2), c: new Int8Array(new SharedArrayBuffer(1)), d: [numbers], e: 3 };
    expect(buffersOf(mixed)).toEqual([numbers.buffer]);
    expect(buffersOf([new Uint8Array(1), 'x', null])).toHaveLength(1);
    expect([undefined, null, 4, 'text'].flatMap(buffersOf)).toEqual([]);
  });
});
