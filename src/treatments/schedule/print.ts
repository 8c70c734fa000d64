import { printMoney } from './money.ts';
import { isMoney, type Phase, type Reward, type Schedule, type Steps } from './schedule.ts';

type Plain = Record<string, unknown>;

/** Keys whose value is worth writing: there, and not what is taken when the key is absent. */
const kept = (fields: Plain, absent: Plain = {}): Plain =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([key, value]) => value !== undefined && value !== absent[key] && !(Array.isArray(value) && value.length === 0),
    ),
  );

const weeksOf = (weeks: number): string => `${weeks} ${weeks === 1 ? 'week' : 'weeks'}`;

/** `23 h`; whole days and weeks are written as such. */
function length(hours: number): string {
  if (hours > 0 && hours % 168 === 0) return weeksOf(hours / 168);
  return hours > 0 && hours % 24 === 0 ? `${hours / 24} d` : `${hours} h`;
}

/** The schedule as plain data that `parseSchedule` reads back to the same. Ready for YAML or JSON. */
export function printSchedule(schedule: Schedule): Plain {
  const { currency, rungs, phases, bowl, cap, delay, detection, ...rest } = schedule;
  return kept(
    {
      ...rest,
      currency,
      phases: phases.map((phase) => phaseOf(phase, currency)),
      rungs: {
        ...kept({ ...rungs, doseCut: rungs.doseCut === 0 ? undefined : `${Math.round(100 * rungs.doseCut)} %` }),
      },
      bowl: bowl.map((kind) => ({ ...kind, prize: printMoney(kind.prize, currency) })),
      cap: cap === undefined ? undefined : printMoney(cap, currency),
      delay: delay === 0 ? undefined : length(delay),
      detection: detection === undefined ? undefined : length(detection),
    },
    { naloxone: false },
  );
}

const phaseOf = ({ weeks, days, rewards }: Phase, currency: string): Plain =>
  kept({ lasts: weeksOf(weeks), days, rewards: rewards.map((reward) => rewardOf(reward, currency)) });

function rewardOf({ kind, steps, ...rest }: Reward, currency: string): Plain {
  const amount = (value: number): number | string => (isMoney(kind) ? printMoney(value, currency) : value);
  return kept({ kind, ...stepsOf(steps, amount), ...rest }, { by: 'rung', when: 'negative', each: 'visit', every: 1, also: false });
}

function stepsOf(steps: Steps, amount: (value: number) => number | string): Plain {
  if (!('first' in steps)) return { ladder: steps.map(amount) };
  const { first, rise, most } = steps;
  return kept({
    first: amount(first),
    rise: rise === 0 ? undefined : amount(rise),
    most: most === undefined ? undefined : amount(most),
  });
}
