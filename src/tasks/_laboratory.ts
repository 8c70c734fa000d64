import type { Behaviour } from '../language/behaviour.ts';
import { drawPerson } from '../people/person.ts';
import type { Agent, World } from '../simulate/lifeOptions.ts';
import { type LifeToLive, simulateLives } from '../simulate/lives.ts';
import { COURSE_TOLERANCE, standardBeing } from '../simulate/mind.ts';
import { MindAgent } from '../simulate/mindAgent.ts';
import { arranged, regimen } from './_history.ts';
import type { Pause, Script, Trial } from './_script.ts';
import { Sitting } from './_sitting.ts';
import type { Seat, Session, Task } from './_task.ts';

/** Read besides what the mind reads, for tasks that watch the body. */
const WATCHED = ['dopamine.percent'];
/** Hour of the clock at which a session begins: before waking, a night after the last dose. */
const MORNING = 6;
/** No session lasts longer, h; the pauses of a script end it before. */
const LONGEST = 24 * 365 * 40;
const MINUTE = 1 / 60;

/** A person who lives as everybody does until the session begins, and then does what the script says. */
class Subject<T> implements Agent {
  readonly reads: readonly string[];
  readonly sitting: Sitting;
  result: T | undefined;
  private readonly mind: MindAgent;
  private readonly script: Script<T>;
  private pause: Pause;
  private now = 0;

  constructor(mind: MindAgent, sitting: Sitting, reads: readonly string[], begins: number, script: Script<T>) {
    this.mind = mind;
    this.sitting = sitting;
    this.reads = reads;
    this.script = script;
    this.pause = { until: begins, living: true };
  }

  next(): number {
    if (this.mind.diary.death) return Number.POSITIVE_INFINITY;
    const life = this.pause.living ? this.mind.next() : Number.POSITIVE_INFINITY;
    return Math.max(Math.min(life, this.pause.until), this.now + MINUTE / 60);
  }

  live(at: number, readings: Float64Array, world: World): void {
    this.now = at;
    if (this.pause.living && this.mind.next() <= at) this.mind.live(at, readings, world);
    if (at < this.pause.until || this.mind.diary.death) return;
    this.sitting.see(at, readings, world);
    const step = this.script.next();
    if (step.done) {
      this.result = step.value;
      world.end();
    } else this.pause = step.value;
  }
}

/** What a person's session gave. */
export interface Examined<T> {
  readonly seat: Seat;
  readonly result: T;
  readonly trials: readonly Trial[];
}

/**
 * Sessions, one for each seat: people with a history, examined by a script. The same seat and script give the same bits, whoever else is
 * examined. People who died before it was over are left out.
 * @param modules examined besides those of every life
 * @throws Error when the solver stops early
 */
export function examine<T>(seats: readonly Seat[], script: (s: Sitting) => Script<T>, modules: readonly Behaviour[] = []): Examined<T>[] {
  const { compiled, mind } = standardBeing([regimen, ...modules]);
  const places = new Map(compiled.model.parameters.map((p, i) => [p.id, i]));
  const subjects: Subject<T>[] = [];
  const seated = function* (): Generator<LifeToLive> {
    for (const { seed, person, history, typical = false, parameters, tolerance = COURSE_TOLERANCE } of seats) {
      const own = { ...parameters, ...arranged(history) };
      const of = (model: Parameters<typeof drawPerson>[0]) => {
        const known = Object.entries(own).filter(([id]) => model.parameters.some((p) => p.id === id));
        return drawPerson(model, { seed, index: person, typical, parameters: Object.fromEntries(known) });
      };
      const body = of(compiled.model);
      const bodyParameter = (id: string): number => body[places.get(id)!]!;
      const agent = new MindAgent({ mind, parameters: of(mind), bodyParameter, seed, person, until: LONGEST, pleasures: false });
      const reads = [...agent.reads, ...WATCHED.filter((id) => !agent.reads.includes(id))];
      const sitting = new Sitting({ mind, values: agent.values, reads, seed, person });
      const subject = new Subject(agent, sitting, reads, 24 * (history.days + history.after) + MORNING, script(sitting));
      subjects.push(subject);
      const options = { person, until: LONGEST, times: [], series: [], agent: subject, tolerance };
      yield { parameters: body, options };
    }
  };
  const done: Examined<T>[] = [];
  let i = 0;
  for (const { failure, person } of simulateLives(compiled, seated())) {
    if (failure) throw new Error(`person ${person}: the solver stopped at ${failure.at} h, ${failure.reason}`);
    const { result, sitting } = subjects[i]!;
    if (result !== undefined) done.push({ seat: seats[i]!, result, trials: sitting.trials });
    delete subjects[i++];
  }
  return done;
}

/** Sessions of a task, in the order of the seats. */
export function sessions(task: Task, seats: readonly Seat[]): Session[] {
  return examine(seats, (s) => task.sit(s)).map(({ seat, result, trials }) => {
    return { person: seat.person, history: seat.history.name, trials, measures: result };
  });
}
