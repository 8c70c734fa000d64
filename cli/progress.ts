/** Progress on anything that takes over two seconds, to standard error, so that output can be piped. */
export class Progress {
  private readonly started = performance.now();
  private shown = 0;
  private readonly what: string;
  private readonly total: number;

  constructor(what: string, total: number) {
    this.what = what;
    this.total = total;
  }

  /** `done` of the total is done. A terminal is told twice a second, a log every ten seconds. */
  tell(done: number): void {
    const now = performance.now();
    const terminal = process.stderr.isTTY === true;
    if (now - this.started < 2000 || now - this.shown < (terminal ? 500 : 10_000)) return;
    this.shown = now;
    const left = done > 0 ? Math.ceil(((now - this.started) / 1000) * (this.total / done - 1)) : undefined;
    const text = `${this.what}: ${done} of ${this.total}${left === undefined ? '' : `, about ${left} s left`}`;
    process.stderr.write(terminal ? `\r\u001b[K${text}` : `${text}\n`);
  }

  end(): void {
    if (this.shown > 0 && process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  }

  /** s since the start. */
  get seconds(): number {
    return (performance.now() - this.started) / 1000;
  }
}
