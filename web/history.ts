/** A value with steps back and forth. */
export class History<T> {
  private readonly past: T[] = [];
  private future: T[] = [];
  now: T;

  constructor(start: T) {
    this.now = start;
  }
  get canUndo(): boolean {
    return this.past.length > 0;
  }
  get canRedo(): boolean {
    return this.future.length > 0;
  }
  /** @param merge the step before is replaced: a slider on its way is one step */
  set(next: T, merge = false): void {
    if (!merge || this.past.length === 0) this.past.push(this.now);
    this.future = [];
    this.now = next;
  }
  undo(): void {
    const before = this.past.pop();
    if (before === undefined) return;
    this.future.push(this.now);
    this.now = before;
  }
  redo(): void {
    const after = this.future.pop();
    if (after === undefined) return;
    this.past.push(this.now);
    this.now = after;
  }
}
