import type { Kind } from '../language/behaviour.ts';
import type { MindModel } from '../language/mind.ts';

/** Visits that lie ahead of a person, the soonest first. */
export class Ahead {
  private readonly mind: MindModel;
  private list: { readonly at: number; readonly kind: Kind }[] = [];

  constructor(mind: MindModel) {
    this.mind = mind;
  }

  /** All of them, and another list in its place. */
  all(): readonly { readonly at: number; readonly kind: Kind }[] {
    return this.list.slice();
  }
  set(list: ReturnType<Ahead['all']>): void {
    this.list = list.slice();
  }

  /** h; infinite when there is none. */
  get next(): number {
    return this.list[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  /** Of two at one time, the one that was made first comes first. Throws on a visit that does not lie ahead. */
  make(kind: Kind, now: number, after: number): void {
    if (!(after > 0)) throw new Error(`${this.mind.visits[kind]!.id}: a visit ${after} h from now; it must lie ahead`);
    const at = now + after;
    const place = this.list.findIndex((v) => v.at > at);
    this.list.splice(place < 0 ? this.list.length : place, 0, { at, kind });
  }

  /** Takes the soonest off. */
  take(): Kind {
    return this.list.shift()!.kind;
  }

  clear(): void {
    this.list = [];
  }

  /** Calls off what these modules would have had. */
  callOff(modules: readonly string[]): void {
    this.list = this.list.filter(({ kind }) => !modules.some((name) => this.mind.visits[kind]!.id.startsWith(`${name}.`)));
  }
}
