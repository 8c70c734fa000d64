import { rewards } from '../src/index.ts';
import { after, merged, reward, type Subject } from './_cohort.ts';
import { rise, type Stretch, stretch, timeAbove } from './_measure.ts';

/** Hours between two everyday rewards given to the same person; far more than any of them lasts. */
const APART = 6;
const DOPAMINE = 'dopamine.percent';

/** What one everyday reward does to dopamine in a healthy person. */
export interface Answer {
  /** Rise above the level just before, % of baseline. */
  readonly rise: number;
  /** Time above 125 % of baseline, h. */
  readonly above: number;
  /** Distance from baseline two hours after its start, % of baseline. */
  readonly left: number;
}

/** Gives each everyday reward the model knows, one after the other, to a person who has never used. */
export function everydayAnswers(person: Subject): Record<string, Answer> {
  const names = rewards.map((r) => r.name);
  const starts = names.map((_, i) => 1 + APART * i);
  const events = names.map((name, i) => reward(starts[i] as number, name));
  const record = person.live(events, merged(...starts.map((at) => after(at, 3))), [DOPAMINE]);
  return Object.fromEntries(
    names.map((name, i) => [name, answer(stretch(record, DOPAMINE, starts[i] as number, (starts[i] as number) + 3))]),
  );
}

function answer(s: Stretch): Answer {
  const twoHours = s.t.findIndex((t) => t - (s.t[0] as number) >= 2 - 1e-9);
  return { rise: rise(s), above: timeAbove(s, 125), left: Math.abs((s.x[twoHours] as number) - 100) };
}
