import { describe, expect, it } from 'vitest';
import { drawPerson } from '../people/person.ts';
import { standardModel } from '../simulate/standard.ts';
import { stateBlocks } from './blocks.ts';
import { preparation } from './kernel.ts';
import type { KernelLayout } from './kernelLayout.ts';
import { kernelProgram } from './kernelProgram.ts';
import { programC } from './programC.ts';
import { runJavaScript } from './programJavaScript.ts';
import { LANES, startWasm, wasmCode } from './programWasm.ts';

const compiled = standardModel(['heroin', 'morphine']);
const { model } = compiled;
const made = kernelProgram(model);

/** A person at the start of a life, in the memory of one lane: two decaying modes drive every read. */
function fill(layout: KernelLayout, person: number): Float64Array {
  const m = new Float64Array(layout.size);
  const prepared = preparation(made);
  prepared.run([drawPerson(model, { seed: 3, index: person })]);
  for (const [i, place] of layout.prepared.entries()) m[place] = prepared.result(i);
  const q = new Float64Array(compiled.size.q);
  const y = new Float64Array(compiled.size.y);
  const p = drawPerson(model, { seed: 3, index: person });
  compiled.prepare(p, q);
  compiled.start(p, q, y);
  for (const [i, s] of model.states.entries()) {
    m[layout.absolute[i]!] = 1e-5 * s.scale;
    m[layout.y[i]!] = y[i]!;
  }
  for (const [i, input] of model.inputs.entries()) m[layout.inputs[i]!] = input.start;
  Object.assign(m, {
    [layout.relative]: 1e-5,
    [layout.h]: 1e-3,
    [layout.first]: 1e-3,
    [layout.fresh]: 1,
    [layout.stop]: 5 + person,
    [layout.look]: 5 + person,
  });
  for (const modes of layout.modes) {
    m[modes.count] = 2;
    for (const [j, rate] of [-0.2, -20 - person].entries()) {
      m[modes.rate + j] = rate;
      m[modes.now + j] = j === 0 ? 40 : -40;
      for (const { weights } of modes.reads) m[weights + j] = 1 + 0.1 * person;
    }
  }
  return m;
}

function inJavaScript(person: number): Float64Array {
  const memory = fill(made.layout, person);
  const { functions } = runJavaScript(made.program, memory);
  functions.restart!();
  functions.advance!();
  return memory;
}

/** The same people side by side, two a pair: each lane rests once it has arrived. */
function inWasm(people: readonly number[]): Float64Array[] {
  const { pairs, call } = startWasm(wasmCode(made.program), people.length / LANES);
  const at = (place: number, lane: number): number => LANES * place + (lane % LANES);
  const memory = (lane: number): Float64Array => pairs[Math.floor(lane / LANES)] as Float64Array;
  for (const [lane, person] of people.entries())
    for (const [place, x] of fill(made.layout, person).entries()) memory(lane)[at(place, lane)] = x;
  call.restart!(0, pairs.length);
  for (let done = 0; done !== 2 ** people.length - 1; ) {
    done |= call.advance!(0, pairs.length);
    for (const lane of people.keys()) if (done & (1 << lane)) memory(lane)[at(made.layout.idle, lane)] = 1;
  }
  return people.map((_, lane) => Float64Array.from({ length: made.layout.size }, (_, place) => memory(lane)[at(place, lane)] as number));
}

describe('the kernel', () => {
  it('[KN1] finds the blocks of the model: every state once, each after what it reads', () => {
    const blocks = stateBlocks(model);
    const order = blocks.flatMap((b) => b.states);
    expect([...order].sort((a, b) => a - b)).toEqual(model.states.map((_, i) => i));
    const ligands = blocks.find((b) => b.states.length === 3);
    expect(ligands?.shared).toBeDefined();
    const name = (i: number | undefined): string => model.states[i ?? -1]?.id ?? '';
    expect(name(blocks[0]?.states[0])).toMatch(/^receptor/);
    expect(blocks.filter(({ solution }) => solution === 'inputs').map(({ states }) => name(states[0]))).toEqual(['naturalReward.level']);
    expect(order.indexOf(model.states.findIndex((s) => s.id === 'reward.setPointState'))).toBeGreaterThan(
      order.indexOf(model.states.findIndex((s) => s.id === 'dopamine.level')),
    );
  });

  it('[KN2] gives the same bits in JavaScript and in WebAssembly, whoever is in the other lanes', () => {
    const { layout } = made;
    const kept = [...layout.y, ...layout.f, layout.t, layout.h, layout.first, layout.accepted, ...layout.modes.map((x) => x.now)];
    for (const people of [
      [0, 1],
      [1, 0],
      [2, 2],
      [2, 0, 1, 1, 0, 2],
    ]) {
      const found = inWasm(people);
      for (const [lane, person] of people.entries()) {
        const alone = inJavaScript(person);
        for (const place of kept) expect(found[lane]?.[place]).toBe(alone[place]);
      }
    }
  });

  it('[KN3] ends exactly at its stop, having really moved', () => {
    const memory = inJavaScript(1);
    expect(memory[made.layout.t]).toBe(6);
    expect(memory[made.layout.accepted]).toBeGreaterThan(10);
    const bound = model.states.findIndex((s) => s.id === 'receptor.bound.morphine');
    expect(memory[made.layout.y[bound]!]).toBeGreaterThan(0.01);
  });

  it('[KN4] writes constants as C has them', () => {
    expect(programC(made.program, LANES)).not.toMatch(/Infinity|NaN/);
  });
});
