/** Lives over worker threads, as built: the lives are those of this thread, bit for bit. */
import { describe, expect, it } from 'vitest';
import type { LifeEvent, LivesRun, LivesSpec, Member, Port } from '../src/index.ts';
import { someLives } from '../src/index.ts';

const built = (file: string): string => new URL(`../dist/src/${file}`, import.meta.url).href;
const { runLives } = (await import(built('index.js'))) as { runLives: (run: LivesRun) => AsyncGenerator<Member> };
const { livesPort } = (await import(built('node.js'))) as { livesPort: LivesRun['spawn'] };

const PEOPLE = 9;
const dose = (at: number, amount: number): LifeEvent => ({ kind: 'dose', at, substance: 'heroin', route: 'smoked', amount });
const spec: LivesSpec = {
  substances: ['heroin', 'morphine'],
  series: ['dopamine.percent', 'withdrawal.cows'],
  scenario: {
    title: 'a cohort',
    until: 48,
    seed: 3,
    people: PEOPLE,
    typical: false,
    parameters: {},
    phases: [],
    events: [dose(1, 10), dose(9, 12), { kind: 'sample', at: 20 }],
    record: { series: [], every: 4 },
    tolerance: 1e-4,
  },
};
const own: LivesSpec = { ...spec, events: Array.from({ length: PEOPLE }, (_, i) => [dose(1 + i / 3, 5 + i)]) };

async function over(run: Partial<LivesRun>): Promise<Member[]> {
  const lives: Member[] = [];
  for await (const life of runLives({ spec, spawn: livesPort, workers: 2, ...run })) lives.push(life);
  return lives;
}

describe('lives over worker threads', () => {
  const alone = someLives(spec, true)({ from: 0, to: PEOPLE });

  it('[CO1] has the lives of this thread for any batch and any number of workers', async () => {
    expect(await over({ batch: 1, workers: 1 })).toEqual(alone);
    expect(await over({ batch: 4, workers: 3 })).toEqual(alone);
    expect(await over({})).toEqual(alone);
    expect(alone.map(({ record }) => record.samples.length)).toEqual(Array.from({ length: PEOPLE }, () => 1));
  });

  it('[CO2] sends each person their own events', async () => {
    expect(await over({ spec: own, batch: 2 })).toEqual(someLives(own, false)({ from: 0, to: PEOPLE }));
  });

  it('[CO3] is the same when workers die, and ends at once when cancelled', async () => {
    let born = 0;
    const dying = (given: LivesSpec): Port => {
      const port = livesPort(given);
      if (born++ > 1) return port;
      return {
        ...port,
        post: (message) => {
          port.post(message);
          void port.end();
        },
      };
    };
    expect(await over({ spawn: dying, batch: 2 })).toEqual(alone);
    expect(born).toBeGreaterThan(2);
    const cancel = new AbortController();
    const run = runLives({ spec, spawn: livesPort, workers: 2, batch: 1, signal: cancel.signal });
    expect((await run.next()).value).toEqual(alone[0]);
    cancel.abort();
    await expect(run.next()).rejects.toThrow('cancelled after 1 batch');
  });
});
