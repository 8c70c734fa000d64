import { type Design, type LifeRecord, Past, type ShardTables, type Why } from '../src/index.ts';
import type { Cued } from './story/lives.ts';
import type { Offers, Plan, Told } from './trial/conduct.ts';

/** What a worker can be asked. Plain data: it crosses a thread. */
export type Job =
  | { readonly kind: 'warm' }
  /** One person of a scenario file, exactly as the command line would run it. */
  | ({ readonly kind: 'life' } & Asked)
  /** One person of a scenario file in which people choose, with the series of their life. */
  | ({ readonly kind: 'free' } & Asked)
  /** Several people of such a file. */
  | { readonly kind: 'several'; readonly text: string; readonly people: readonly number[]; readonly series: readonly string[] }
  /** What pushed a quantity of that person's body. */
  | { readonly kind: 'whyFree'; readonly text: string; readonly id: string; readonly at: number }
  /** What a kind of cue does to people who have become dependent. */
  | { readonly kind: 'cued'; readonly cue: string }
  /** Treatments and schedules that an arm can be given. */
  | { readonly kind: 'offers' }
  /** How many sites a trial has, and what is dangerous about its arms. */
  | { readonly kind: 'plan'; readonly text: string }
  /** One site of a trial: its people in every arm. */
  | { readonly kind: 'shard'; readonly text: string; readonly number: number }
  /** What came of a trial, from the sites that have arrived. */
  | { readonly kind: 'told'; readonly text: string; readonly shards: readonly ShardTables[] }
  /** What pushed a quantity at a time, h, away from where it rests. */
  | { readonly kind: 'why'; readonly text: string; readonly id: string; readonly at: number }
  /** All that follows from the rules of a schedule, and what a course of results would earn. */
  /** A file with a schedule, as plain data; refused with every fault in it. */
  | { readonly kind: 'opened'; readonly text: string; readonly name: string }
  | {
      readonly kind: 'design';
      readonly plain: unknown;
      readonly negative: number;
      readonly people: number;
      readonly results: readonly ('negative' | 'positive' | 'missed')[];
    };

interface Asked {
  readonly text: string;
  readonly person: number;
  readonly series: readonly string[];
  /** Where a life that begins like the one asked for last under this name goes on from; without, it is lived from its beginning. */
  readonly memory?: string;
  /** Lived, but not told. */
  readonly unseen?: true;
}

export interface Life {
  /** h */
  readonly until: number;
  readonly record: LifeRecord;
  /** Where the life ended before its time: when, h, and of what. */
  readonly death?: { readonly at: number; readonly cause: string };
}

/**
 * A life as it crosses to the page: its numbers in one buffer, which is moved. Some twenty buffers a life would be copied, and freeing thousands of
 * them at once holds a page up for 70 ms. A life that is not told crosses without its numbers.
 */
export function crossing(life: Life, { unseen }: Asked): Life & { readonly numbers: Float64Array } {
  const { record } = life;
  const named = unseen ? [] : Object.entries(record.series);
  const each = record.times.length;
  const numbers = new Float64Array(unseen ? 0 : (1 + named.length) * each);
  const laid = (values: Float64Array, place: number): Float64Array => {
    numbers.set(values, place * each);
    return numbers.subarray(place * each, (place + 1) * each);
  };
  const times = unseen ? numbers : laid(record.times, 0);
  const series = Object.fromEntries(named.map(([name, values], i) => [name, laid(values, 1 + i)]));
  return { ...life, record: { ...record, times, series }, numbers };
}

const pasts = new Map<string, Past>();

/** Of a worker: what it keeps of the life lived last under a name. */
export function pastOf({ memory }: Asked): Past | undefined {
  if (memory === undefined) return undefined;
  const past = pasts.get(memory) ?? new Past();
  pasts.set(memory, past);
  return past;
}

/** What is wrong with a schedule, or everything about it. Worth in cents, draws at their mean, the cap at the end. */
export type Designed =
  | { readonly faults: readonly string[] }
  | { readonly design: Design; readonly course: readonly number[]; readonly earned: number };

export interface Answers {
  readonly warm: true;
  readonly life: Life;
  readonly free: Life;
  readonly several: readonly Life[];
  readonly whyFree: Why;
  readonly design: Designed;
  readonly opened: unknown;
  readonly why: Why;
  readonly offers: Offers;
  readonly plan: Plan;
  readonly shard: ShardTables;
  readonly told: Told;
  readonly cued: Cued;
}

/** Kinds of job for people who choose for themselves; all others are for one body. */
const PEOPLE: readonly string[] = ['free', 'several', 'whyFree', 'cued', 'offers', 'plan', 'shard', 'told'];
export const isForPeople = (kind: Job['kind']): boolean => PEOPLE.includes(kind);

type Answering = {
  readonly [Kind in keyof Answers]?: (job: Extract<Job, { kind: Kind }>) => Answers[Kind] | Promise<Answers[Kind]>;
};

/** What a worker does with a job. Throws on a kind that is not its own. */
export function answerer(answers: Answering): (job: Job) => unknown {
  return (job) => {
    const answer = answers[job.kind] as ((job: Job) => unknown) | undefined;
    if (!answer) throw new Error(`${job.kind}: another worker answers this`);
    return answer(job);
  };
}
