import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVENT_ORDER, inOrder, type LifeEvent } from './event.ts';

const dose = (at: number, amount = 1): LifeEvent => ({ kind: 'dose', at, substance: 'morphine', route: 'intravenous', amount });
const sample = (at: number): LifeEvent => ({ kind: 'sample', at });
const context = (at: number): LifeEvent => ({ kind: 'context', at, usual: 0 });
const meal = (at: number): LifeEvent => ({ kind: 'reward', at, reward: 'meal', size: 1 });

const events = fc.array(
  fc.tuple(fc.constantFrom(0, 1, 2, 2.5), fc.constantFrom(dose, sample, context, meal)).map(([at, make]) => make(at)),
  { maxLength: 20 },
);

describe('the order of events', () => {
  it('[EV1] earlier acts first', () => {
    expect(inOrder([dose(3), sample(1), meal(2), context(-1)]).map((e) => e.at)).toEqual([-1, 1, 2, 3]);
  });

  it('[EV2] at the same time a sample comes before the context, the reward and the dose', () => {
    expect(inOrder([dose(1), meal(1), context(1), sample(1)]).map((e) => e.kind)).toEqual(['sample', 'context', 'reward', 'dose']);
    expect(new Set(Object.values(EVENT_ORDER)).size).toBe(4);
  });

  it('[EV3] of one kind at the same time, the first written acts first', () => {
    expect(inOrder([dose(1, 5), sample(1), dose(1, 3), dose(1, 4)]).flatMap((e) => (e.kind === 'dose' ? e.amount : []))).toEqual([5, 3, 4]);
  });

  it('[EV1] [EV2] [EV3] sorting is a copy, keeps every event, and done twice changes nothing', () => {
    fc.assert(
      fc.property(events, (given) => {
        const before = [...given];
        const sorted = inOrder(given);
        expect(given).toEqual(before);
        expect(new Set(sorted)).toEqual(new Set(given));
        expect(inOrder(sorted).every((e, i) => e === sorted[i])).toBe(true);
        for (const [i, e] of sorted.slice(1).entries()) {
          const last = sorted[i]!;
          const written = last.at === e.at && last.kind === e.kind;
          expect(written ? given.indexOf(last) < given.indexOf(e) : last.at < e.at || EVENT_ORDER[last.kind] < EVENT_ORDER[e.kind]).toBe(
            true,
          );
        }
      }),
    );
  });
});
