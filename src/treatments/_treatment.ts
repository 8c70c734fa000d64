import type { Behaviour } from '../language/behaviour.ts';
import type { Parameter } from '../language/component.ts';
import type { Medication, Schedule } from './schedule/schedule.ts';

/**
 * A treatment as a trial file names it. It acts through its module alone: real doses, visits, sessions, incentives, places. What a
 * programme decides are parameters of that module, so each setting has a unit, a range and a meaning; the rest describes people.
 */
export interface Treatment {
  /** As a trial file names it. */
  readonly name: string;
  readonly says: string;
  /** Settings by the name a trial file uses; the parameter 'module.setting' holds the value. */
  readonly settings: Readonly<Record<string, Parameter>>;
  /** A schedule of incentives must be given to it. */
  readonly contingent?: true;
  /** Medication for opioid use disorder it gives, for the safety checks. */
  readonly medication?: Medication;
  /** Gives take-home naloxone. */
  readonly naloxone?: true;
  /** Takes tolerance away without medication that protects afterwards. */
  readonly detoxifies?: true;
  /** Throws when a schedule is missing, or given to a treatment that has none. */
  readonly module: (schedule?: Schedule) => Behaviour;
}

type Facts = Omit<Treatment, 'module' | 'contingent'>;

/** A treatment whose module is always the same. */
export function treatment(facts: Facts, module: Behaviour): Treatment {
  return {
    ...facts,
    module: (schedule) => {
      if (schedule) throw new Error(`${facts.name}: is given the schedule ${schedule.name}; it takes none`);
      return module;
    },
  };
}

/** A treatment made of a schedule of incentives. */
export function contingentTreatment(facts: Facts, make: (schedule: Schedule) => Behaviour): Treatment {
  return {
    ...facts,
    contingent: true,
    module: (schedule) => {
      if (!schedule) throw new Error(`${facts.name}: has no schedule; name a protocol or write one (docs/incentives.md)`);
      return make(schedule);
    },
  };
}
