import { exp, log } from '../numerics/elementary.ts';
import { Stream } from '../numerics/random.ts';

/**
 * Separable CMA-ES (Ros & Hansen 2008): evolution with one variance a coordinate, for some tens of free numbers and a noisy, costly loss.
 * Ask for a generation, score it, tell the scores. Seeded: the same scores give the same course. Rules [EV1–EV4].
 */
export class Evolution {
  readonly mean: Float64Array;
  /** Standard deviation of each coordinate, before `size`. */
  readonly scale: Float64Array;
  size: number;
  generation = 0;
  readonly offspring: number;
  private readonly weights: Float64Array;
  private readonly effective: number;
  private readonly path: Float64Array;
  private readonly sizePath: Float64Array;
  private readonly stream: Stream;
  private asked: Float64Array[] = [];

  /**
   * @param start coordinates, each scaled so that 1 is a large change
   * @param size first standard deviation of the search
   * @param offspring candidates a generation; default 4 + 3 ln n, as Hansen advises
   */
  constructor(start: ArrayLike<number>, size: number, seed: number, offspring?: number) {
    const n = start.length;
    if (n === 0) throw new Error('evolution: no coordinate to search');
    if (!(size > 0)) throw new Error(`evolution: the first size is ${size}; it must be > 0`);
    this.mean = Float64Array.from(start);
    this.scale = new Float64Array(n).fill(1);
    this.size = size;
    this.offspring = offspring ?? 4 + Math.floor(3 * log(n));
    const parents = Math.floor(this.offspring / 2);
    const raw = Float64Array.from({ length: parents }, (_, i) => log((this.offspring + 1) / 2) - log(i + 1));
    const sum = raw.reduce((a, b) => a + b, 0);
    this.weights = raw.map((w) => w / sum);
    this.effective = 1 / this.weights.reduce((a, w) => a + w * w, 0);
    this.path = new Float64Array(n);
    this.sizePath = new Float64Array(n);
    this.stream = new Stream(seed, 0, 'evolution');
  }

  /** Candidates of the next generation. */
  ask(): readonly Float64Array[] {
    this.asked = Array.from({ length: this.offspring }, (_, k) =>
      this.mean.map((m, i) => m + this.size * this.scale[i]! * this.stream.normal(this.generation * this.offspring + k, i)),
    );
    return this.asked;
  }

  /** Losses of the candidates last asked for, in their order; one that is no number counts as the worst. */
  tell(losses: readonly number[]): void {
    if (losses.length !== this.asked.length) throw new Error(`evolution: ${losses.length} losses for ${this.asked.length} candidates`);
    const order = [...losses.keys()].sort((a, b) => worst(losses[a]!) - worst(losses[b]!) || a - b);
    const n = this.mean.length;
    const before = this.mean.slice();
    this.mean.fill(0);
    for (const [rank, w] of this.weights.entries()) {
      const x = this.asked[order[rank]!]!;
      for (let i = 0; i < n; i++) this.mean[i]! += w * x[i]!;
    }
    this.adapt(before, order);
    this.generation++;
  }

  private adapt(before: Float64Array, order: readonly number[]): void {
    const n = this.mean.length;
    const mu = this.effective;
    const cs = (mu + 2) / (n + mu + 5);
    const damping = 1 + cs + 2 * Math.max(0, Math.sqrt((mu - 1) / (n + 1)) - 1);
    const cc = (4 + mu / n) / (n + 4 + (2 * mu) / n);
    // Separable: learning of the variances may be (n + 2)/3 times as fast.
    const faster = (n + 2) / 3;
    const c1 = Math.min(0.5, (faster * 2) / ((n + 1.3) * (n + 1.3) + mu));
    const cmu = Math.min(1 - c1, (faster * 2 * (mu - 2 + 1 / mu)) / ((n + 2) * (n + 2) + mu));
    let length = 0;
    const step = this.mean.map((m, i) => (m - before[i]!) / this.size);
    for (let i = 0; i < n; i++) {
      this.sizePath[i] = (1 - cs) * this.sizePath[i]! + Math.sqrt(cs * (2 - cs) * mu) * (step[i]! / this.scale[i]!);
      length += this.sizePath[i]! * this.sizePath[i]!;
    }
    length = Math.sqrt(length);
    const expected = Math.sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n));
    const stalled = length / expected < 1.4 + 2 / (n + 1) ? 1 : 0;
    for (let i = 0; i < n; i++) {
      this.path[i] = (1 - cc) * this.path[i]! + stalled * Math.sqrt(cc * (2 - cc) * mu) * step[i]!;
      let spread = 0;
      for (const [rank, w] of this.weights.entries()) {
        const y = (this.asked[order[rank]!]![i]! - before[i]!) / this.size;
        spread += w * y * y;
      }
      const variance = (1 - c1 - cmu) * this.scale[i]! * this.scale[i]! + c1 * this.path[i]! * this.path[i]! + cmu * spread;
      this.scale[i] = Math.sqrt(variance);
    }
    this.size *= exp((cs / damping) * (length / expected - 1));
  }
}

const worst = (loss: number): number => (Number.isNaN(loss) ? Number.POSITIVE_INFINITY : loss);
