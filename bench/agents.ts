import { type Agent, drawPerson, type LifeToLive, simulateLives, uniform } from '../src/index.ts';
import { timed } from './cpu.ts';
import { checked, compiled } from './lives.ts';

const READS = ['withdrawal.cows', 'reward.felt', 'dopamine.percent', 'tolerance.level', 'breathing.reserve'];
/** Times a day at which the agent is asked, and how often it then takes something. */
const ASKED = 8;
const TAKES = 1 / 2;

/** Asked at times of its own, reads five outputs, takes heroin half of the times. */
function agent(person: number): Agent {
  let next = 1;
  let asked = 0;
  const dose = { kind: 'dose' as const, at: 0, substance: 'heroin', route: 'intravenous', amount: 0 };
  return {
    reads: READS,
    next: () => next,
    live: (at, _, world) => {
      asked++;
      next = at + (24 / ASKED) * (0.3 + 1.4 * uniform(1, person, 'wait', asked));
      if (uniform(1, person, 'take', asked) > TAKES) return;
      dose.at = at;
      dose.amount = 10 + 20 * uniform(1, person, 'mg', asked);
      world.emit(dose);
    },
  };
}

/** Person-years a second of one core with self-chosen doses. */
export function selfChosen(people: number, days: number, tolerance: number): number {
  const until = 24 * days;
  const parameters = Array.from({ length: people }, (_, index) => drawPerson(compiled.model, { seed: 1, index }));
  const lives = (): LifeToLive[] =>
    Array.from({ length: people }, (_, person) => ({
      parameters: parameters[person] as Float64Array,
      options: { person, until, times: [until], series: [], tolerance, agent: agent(person) },
    }));
  const { seconds } = timed(() => {
    for (const record of simulateLives(compiled, lives())) checked(record);
  });
  return (people * days) / 365 / seconds;
}
