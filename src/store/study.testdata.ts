import { uniform } from '../numerics/random.ts';
import { type KindOf, type StudyKind, type StudyRequest, shardRange, type TableShape } from '../simulate/study.ts';

export interface ToySpec {
  readonly people: number;
  readonly shardPeople: number;
  readonly seed: number;
  /** Rows a person in `weeks`. */
  readonly weeks: number;
  /** A shard that throws. */
  readonly broken?: number;
}

const person = { name: 'person', type: 'whole', unit: '1', says: 'Index in the cohort' } as const;
const tables: readonly TableShape[] = [
  { name: 'people', says: 'One row a person', columns: [person, { name: 'trait', type: 'number', unit: 'mg', says: 'A trait' }] },
  {
    name: 'weeks',
    says: 'One row a person and week',
    columns: [
      person,
      { name: 'week', type: 'whole', unit: '1', says: 'Week' },
      { name: 'craving', type: 'short', unit: '1', says: 'A mean', optional: true },
      { name: 'place', type: 'text', unit: '', says: 'Where' },
      { name: 'used', type: 'flag', unit: '', says: 'Whether' },
    ],
  },
];

/** A study that costs nothing, so that tests see the store alone. */
export const toy: StudyKind<ToySpec> = {
  kind: 'toy',
  says: 'numbers looked up',
  begin: ({ people, shardPeople, seed, weeks, broken }) => ({
    title: 'A toy',
    seed,
    people,
    shards: Math.ceil(people / shardPeople),
    tables,
    engine: 'none',
    model: { toy: 1 },
    parameters: {},
    run(shard) {
      if (shard === broken) throw new Error(`shard ${shard} is broken`);
      const { first, end } = shardRange(people, shardPeople, shard);
      const who = Array.from({ length: end - first }, (_, i) => first + i);
      const rows = who.flatMap((one) => Array.from({ length: weeks }, (_, week) => ({ one, week, u: uniform(seed, one, 'toy', week) })));
      return {
        people: { person: who, trait: who.map((one) => uniform(seed, one, 'trait', 0)) },
        weeks: {
          person: rows.map(({ one }) => one),
          week: rows.map(({ week }) => week),
          craving: rows.map(({ u }) => (u < 0.1 ? null : u)),
          place: rows.map(({ u }) => (u < 0.5 ? 'home' : 'street')),
          used: rows.map(({ u }) => u < 0.3),
        },
      };
    },
  }),
};

export const toyKind: KindOf = (name) => {
  if (name !== 'toy') throw new Error(`${name}: no such kind`);
  return toy as StudyKind;
};

export const toyRequest = (spec: Partial<ToySpec> = {}): StudyRequest => ({
  kind: 'toy',
  spec: { people: 50, shardPeople: 8, seed: 3, weeks: 4, ...spec },
});
