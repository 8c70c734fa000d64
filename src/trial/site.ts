/** One site of a trial: who fills its places, and how they live on in their arms. */
import type { Course } from '../simulate/course.ts';
import { armOf } from './allocate.ts';
import type { Lives, Past, Recruited, Wanted } from './lives.ts';
import { exclusion, useBefore } from './member.ts';
import type { Allocation, Trial } from './spec.ts';

export interface SiteLived {
  readonly recruited: Recruited;
  /** A course a member and arm, by person and in the order of the arms. */
  readonly courses: readonly { readonly person: number; readonly arm: number; readonly course: Course }[];
}

interface Place {
  readonly person: number;
  /** Lives begun for it, and those of them that are known. */
  begun: number;
  known: number;
  filled: boolean;
}

interface Candidate {
  readonly place: Place;
  readonly attempt: number;
}

interface InArm {
  readonly person: number;
  readonly past: Past;
  readonly arm: number;
}

/**
 * For every place the first of its lives that meets the criteria; each who enters lives on in every arm, or in the one they are allocated to.
 * While a place waits for what becomes of its candidate, other places and arms are lived; only when there are none is a second one begun for it,
 * so that the kernel never waits, and a life behind the one that enters is let go unseen. A site looks at so many lives a place; what one
 * place does not need, another may.
 * @param known who was recruited, when that is kept
 */
export function liveSite(trial: Trial, lives: Lives, site: number, persons: readonly number[], step: number, known?: Recruited): SiteLived {
  let left = trial.population.attempts * persons.length;
  const places = known ? [] : persons.map((person): Place => ({ person, begun: 0, known: 0, filled: false }));
  const begun: (Candidate | InArm)[] = [];
  const waiting: InArm[] = [];
  const members = [...(known?.members ?? [])];
  const screened: { attempt: number; person: number; life: number; excluded: string | null }[] = [];
  const courses: { person: number; arm: number; course: Course }[] = [];
  // With more lanes than that, candidates are begun for places that are about to be filled: 40 % more of them at four pairs for twenty places.
  const pairs = Math.ceil(persons.length / 20);
  const everywhere = trial.allocation.method === 'all arms';

  function* next(): Generator<Wanted, void, undefined> {
    for (;;) {
      const open = left > 0 ? places.filter((place) => !place.filled) : [];
      const idle = open.filter((place) => place.begun === place.known);
      const on = idle.length > 0 ? undefined : waiting.shift();
      if (on) {
        begun.push(on);
        yield on;
        continue;
      }
      if (open.length === 0) return;
      const place = (idle.length > 0 ? idle : open).reduce((least, other) => (other.begun < least.begun ? other : least));
      begun.push({ place, attempt: place.begun });
      left--;
      yield place.person + place.begun++ * step;
    }
  }
  const admit = (person: number, past: Past, arms: readonly number[]) => waiting.push(...arms.map((arm) => ({ person, past, arm })));
  const screen = ({ place, attempt }: Candidate, past: Past): void => {
    place.known++;
    if (place.filled) return;
    const excluded = exclusion(past.course, trial.population) ?? null;
    screened.push({ attempt, person: place.person, life: past.life, excluded });
    if (excluded !== null) return;
    place.filled = true;
    members.push({ person: place.person, past });
    if (everywhere) admit(place.person, past, armsOf(trial, place.person, site, past.course));
  };
  const liveAll = (): void => {
    for (const lived of lives.live(next(), pairs)) {
      const was = begun.shift()!;
      if ('place' in was) screen(was, lived);
      else courses.push({ person: was.person, arm: was.arm, course: lived.course });
    }
  };

  if (!known) liveAll();
  members.sort((a, b) => a.person - b.person);
  if (known || !everywhere) {
    const queue = new Map<number, number>();
    for (const { person, past } of members) admit(person, past, armsOf(trial, person, site, past.course, queue));
  }
  if (waiting.length > 0) liveAll();
  screened.sort((a, b) => a.attempt - b.attempt || a.person - b.person);
  courses.sort((a, b) => a.person - b.person || a.arm - b.arm);
  return { recruited: known ?? { members, screened: screened.map(({ attempt: _, ...row }) => row) }, courses };
}

/** @param queue who of each stratum came before, for arms that take their turn */
function armsOf(trial: Trial, person: number, site: number, past: Course, queue = new Map<number, number>()): number[] {
  const { allocation } = trial;
  if (allocation.method === 'all arms') return trial.arms.map((_, arm) => arm);
  const stratum = stratumOf(allocation, past);
  const place = queue.get(stratum) ?? 0;
  queue.set(stratum, place + 1);
  return [armOf(allocation, trial.seed, person, { site, stratum, place })];
}

const stratumOf = ({ strata }: Exclude<Allocation, { method: 'all arms' }>, course: Course): number =>
  strata.reduce((number, { window, cut }) => 2 * number + (useBefore(course, window) >= cut ? 1 : 0), 0);
