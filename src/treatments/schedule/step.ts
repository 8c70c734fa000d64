import { drawSlip } from './bowl.ts';
import { printMoney } from './money.ts';
import { type Result, type Schedule, type Visit, visitsOf } from './schedule.ts';
import { type Place, START, type Turn, turn } from './turn.ts';

export interface State extends Place {
  /** Cents so far. */
  readonly paid: number;
  /** Draws so far. */
  readonly draws: number;
}

export interface Step {
  readonly state: State;
  /** Cents at this visit, prizes included, after the cap. */
  readonly paid: number;
  readonly draws: number;
  /** Prizes drawn, cents, blanks included, before the cap. */
  readonly prizes: readonly number[];
  /** Privileges by what is given. */
  readonly given: Readonly<Record<string, number>>;
  readonly doseCut: number;
  /** What happened, in one sentence. */
  readonly text: string;
}

export const start = (): State => ({ ...START, paid: 0, draws: 0 });

/**
 * One visit: what it pays and where the person then stands. Pure, in whole cents.
 * @param draw uniform numbers in [0, 1): one for each name drawn from a hat, then one for each slip drawn from the bowl
 * @throws RangeError after the last visit, and when draws are earned and `draw` is not given
 */
export function step(schedule: Schedule, state: State, visit: Result | Visit, draw?: () => number): Step {
  const seen: Visit = typeof visit === 'string' ? { result: visit } : visit;
  const earned = turn(schedule, state, seen);
  const uniform = draw ?? (() => missing(schedule, state));
  const names = earned.hats.flatMap(({ drawn, share }) => Array.from({ length: drawn }, () => (uniform() < share ? 1 : 0)));
  const draws = names.reduce((sum: number, won) => sum + won, earned.draws);
  const prizes = Array.from({ length: draws }, () => drawSlip(schedule.bowl, uniform()).prize);
  const full = prizes.reduce((sum, prize) => sum + prize, earned.money);
  const paid = Math.min(full, (schedule.cap ?? Number.POSITIVE_INFINITY) - state.paid);
  const next: State = { ...earned.next, paid: state.paid + paid, draws: state.draws + draws };
  const text = sentence(schedule, seen, earned, { paid, full, draws });
  return { state: next, paid, draws, prizes, given: earned.given, doseCut: earned.doseCut, text };
}

function missing(schedule: Schedule, state: State): never {
  throw new RangeError(`${schedule.name}: visit ${state.visit + 1} earns draws; a source of uniform numbers must be given`);
}

const counted = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;

function sentence(
  schedule: Schedule,
  visit: Visit,
  earned: Turn,
  { paid, full, draws }: { paid: number; full: number; draws: number },
): string {
  const { currency, cap, rungs } = schedule;
  const privileges = Object.entries(earned.given).map(([of, n]) => counted(n, of));
  const rewards = [...(draws > 0 ? [counted(draws, 'draw')] : []), ...privileges];
  const cut = paid < full ? ` (cut from ${printMoney(full, currency)} at the cap of ${printMoney(cap as number, currency)})` : '';
  const money = paid > 0 || cut ? `${printMoney(paid, currency)}${cut}` : rewards.length > 0 ? '' : 'nothing';
  const parts = [`visit ${earned.next.visit}, ${visit.result}: ${[money, ...rewards].filter(Boolean).join(', ')}`];
  if (earned.doseCut > 0) parts.push(`today's medication dose is cut by ${Math.round(100 * earned.doseCut)} %`);
  if (earned.next.visit < visitsOf(schedule)) parts.push(`the next negative is paid at rung ${earned.next.rung}`);
  if (earned.next.lost > earned.next.rung && rungs.restore) {
    parts.push(
      `${counted(Math.max(1, rungs.restore.after - earned.next.run), 'more negative')} in a row bring back rung ${earned.next.lost}`,
    );
  }
  return parts.join('; ');
}

export interface Ledger {
  readonly steps: readonly Step[];
  /** Cents. */
  readonly paid: number;
  readonly draws: number;
  readonly given: Readonly<Record<string, number>>;
}

/**
 * Every visit of one person, from the first on.
 * @param uniforms numbers in [0, 1) in the order they are used, or a source of them
 * @throws RangeError when there are more results than visits, or fewer numbers than draws
 */
export function ledger(
  schedule: Schedule,
  results: readonly (Result | Visit)[],
  uniforms: readonly number[] | (() => number) = [],
): Ledger {
  let used = 0;
  const listed = (): number => {
    const u = (uniforms as readonly number[])[used++];
    if (u === undefined) throw new RangeError(`${schedule.name}: ${used - 1} uniform numbers are given; more draws are earned`);
    return u;
  };
  const draw = typeof uniforms === 'function' ? uniforms : listed;
  const steps: Step[] = [];
  let state = start();
  for (const result of results) {
    const next = step(schedule, state, result, draw);
    steps.push(next);
    state = next.state;
  }
  const given: Record<string, number> = {};
  for (const { given: today } of steps) for (const [of, n] of Object.entries(today)) given[of] = (given[of] ?? 0) + n;
  return { steps, paid: state.paid, draws: state.draws, given };
}
