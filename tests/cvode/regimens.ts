import type { LifeEvent } from '../../src/language/event.ts';
import { uniform } from '../../src/numerics/random.ts';

/** A dose as people use or are given it, mg: what is drawn lies between a third and twice this. */
const USUAL: Readonly<Record<string, number>> = {
  'heroin intravenous': 20,
  'heroin smoked': 40,
  'heroin snorted': 40,
  'heroin intramuscular': 20,
  'heroin swallowed': 50,
  'morphine intravenous': 10,
  'morphine intramuscular': 10,
  'morphine oral': 30,
  'fentanyl intravenous': 0.1,
  'methadone oral': 40,
  'buprenorphine sublingual': 8,
  'buprenorphine depot': 100,
  'buprenorphine intravenous': 0.6,
  'naltrexone oral': 50,
  'naltrexone depot': 380,
  'naloxone intravenous': 0.4,
  'naloxone nasal': 2,
  'naloxone intramuscular': 0.8,
};
const ROUTES = Object.keys(USUAL);
const HEROIN = ROUTES.filter((r) => r.startsWith('heroin'));
const NALOXONE = ROUTES.filter((r) => r.startsWith('naloxone'));
const VEIN = ROUTES.filter((r) => r.endsWith('intravenous'));
const REWARDS = ['company', 'meal', 'novelty', 'sex', 'sweet'];

export interface Regimen {
  /** h */
  readonly until: number;
  readonly events: readonly LifeEvent[];
  /** Times to compare at, h, increasing: some chosen at random, some at events, and the end. */
  readonly times: readonly number[];
}

/** Regimen number `index` of a seed: two to ten days with heroin, other substances, an antagonist after heroin, infusions, rewards, moves. */
export function drawRegimen(seed: number, index: number): Regimen {
  let draws = 0;
  const u = (): number => uniform(seed, index, 'regimen', draws++);
  const between = (low: number, high: number): number => low + (high - low) * u();
  const pick = <T>(list: readonly T[]): T => list[Math.floor(u() * list.length)] as T;
  const until = Math.round(between(48, 240));
  const events: LifeEvent[] = [];
  const give = (at: number, what: string, over?: number, amount = (USUAL[what] as number) * between(1 / 3, 2)): void => {
    const [substance = '', route = ''] = what.split(' ');
    events.push({ kind: 'dose', at, substance, route, amount, ...(over ? { over } : {}) });
  };

  const [usual, every] = [pick(HEROIN), pick([4, 6, 8, 12, 24])];
  for (let at = pick([0, 2.5]); at < until; at += every) give(at, u() < 0.8 ? usual : pick(HEROIN));
  const daily = pick(ROUTES.filter((r) => !r.endsWith('depot')));
  for (let at = between(0, until); at < until; at += 24) give(at, daily);
  for (let i = 0; i < 3; i++) give(between(0, until), pick(ROUTES));
  const rescued = pick(events).at;
  give(rescued + between(0.05, 1), pick(NALOXONE));
  // Two infusions back to back, one into the other's last hour, one that the run cuts off.
  const [from, length, what] = [between(0, until / 2), between(0.2, 8), pick(VEIN)];
  give(from, what, length);
  give(from + length, what, between(0.2, 8));
  give(from + length - 0.1, pick(VEIN), 1);
  give(until - 0.5, pick(VEIN), 3);
  // At one time: two substances, the same one twice, and nothing of a third.
  const together = Math.round(between(1, until - 1));
  for (const [route, amount] of [[usual], [usual], [pick(ROUTES)], [pick(ROUTES), 0]] as const) give(together, route, 0, amount);
  for (let at = between(0, 12); at < until; at += between(3, 20))
    events.push({ kind: 'reward', at, reward: pick(REWARDS), size: between(0.3, 2) });
  const meal = between(1, until - 1);
  for (const later of [0, 0.1]) events.push({ kind: 'reward', at: meal + later, reward: 'meal', size: 1 });
  for (let at = between(10, 60), usualPlace = 0; at < until; at += between(5, 60), usualPlace = 1 - usualPlace) {
    events.push({ kind: 'context', at, usual: u() < 0.2 ? 0.5 : usualPlace });
  }
  const kept = events.filter((e) => e.at < until);
  const times = new Set([0, together, rescued, from, from + length, until]);
  while (times.size < 40) times.add(between(0, until));
  return { until, events: kept, times: [...times].filter((t) => t <= until).sort((a, b) => a - b) };
}
