/**
 * A study is any number of simulated people cut into shards, each a pure function of what was asked (plain data) and its number. A cohort, a
 * trial and a sweep are kinds of study; who runs the shards (threads, a cluster), in which order and how often, leaves no trace in the
 * results. Rules [ST1–ST4].
 */

/** One column of a table, as it is declared in the files. */
export interface ColumnShape {
  readonly name: string;
  /** whole: 32-bit integer; number: 64-bit float; short: 32-bit float; text: repeated words cost little; flag: true or false. */
  readonly type: 'whole' | 'number' | 'short' | 'text' | 'flag';
  /** As in the model: 'h', 'mg', '1' for a plain number, '' for text. */
  readonly unit: string;
  readonly says: string;
  /** A row may have nothing (null) here. */
  readonly optional?: boolean;
}

/** A table every shard adds its rows to. */
export interface TableShape {
  /** Letters, digits and underscores, so that it can be named in SQL. */
  readonly name: string;
  readonly says: string;
  readonly columns: readonly ColumnShape[];
  /** Columns that a ready-made summary is grouped by. */
  readonly by?: readonly string[];
}

/** The values of a column, one a row. */
export type Column = ArrayLike<number> | ArrayLike<string> | ArrayLike<boolean> | ArrayLike<number | string | boolean | null>;

/** Rows of one table as columns of equal length, all of its shape's and no other. */
export type Columns = Readonly<Record<string, Column>>;

/** What a shard gives: every table of the study, perhaps without rows. */
export type ShardTables = Readonly<Record<string, Columns>>;

/** A study made ready to run in this thread. */
export interface Study {
  readonly title: string;
  readonly seed: number;
  /** Lives simulated in all shards together. */
  readonly people: number;
  readonly shards: number;
  readonly tables: readonly TableShape[];
  /** Name and settings of what solves the equations. */
  readonly engine: string;
  /** What the results rest on besides what was asked, as plain data: kept as hashes, so that a changed model is noticed. */
  readonly model: unknown;
  readonly parameters: unknown;
  /**
   * The rows of one shard, 0 to shards − 1. Pure: no row depends on another shard, on what ran before, or on the thread.
   * Throws when the shard cannot be computed at all; a person whose run failed is a row that says so.
   */
  run(shard: number): ShardTables | Promise<ShardTables>;
}

/** A kind of study, found by its name in another thread or on another machine. */
export interface StudyKind<Spec = unknown> {
  readonly kind: string;
  readonly says: string;
  /** Makes ready (assembles, compiles). `spec` is plain data that survives JSON. */
  begin(spec: Spec, kinds: KindOf): Study | Promise<Study>;
  /**
   * What a file says, as a spec. Throws BadInput with every fault of the file. A sweep changes places in the text and reads it again, so
   * everything that can be written in the file can be swept.
   * @param shardPeople people a shard, where the caller wants other than the kind's own choice
   */
  read?(text: string, file: string, shardPeople?: number): Spec;
}

/** The kind of this name. Throws when there is none. */
export type KindOf = (name: string) => StudyKind;

/** What is kept of a study to run it again: enough for any machine. */
export interface StudyRequest {
  readonly kind: string;
  readonly spec: unknown;
}

/** Shard `shard` holds people [first, end) of `people`, `size` a shard. */
export function shardRange(people: number, size: number, shard: number): { readonly first: number; readonly end: number } {
  const first = shard * size;
  if (!(Number.isInteger(shard) && shard >= 0 && first < people)) {
    throw new RangeError(`shard ${shard}: there are ${Math.ceil(people / size)}, counted from 0`);
  }
  return { first, end: Math.min(first + size, people) };
}

/** One fault, or nothing when the tables of a shard are as declared: every table, every column, equal lengths, nothing else. */
export function shapeFault(shapes: readonly TableShape[], tables: ShardTables): string | undefined {
  const extra = Object.keys(tables).find((name) => !shapes.some((shape) => shape.name === name));
  if (extra) return `table ${extra}: not declared by the study`;
  for (const { name, columns } of shapes) {
    const table = tables[name];
    if (!table) return `table ${name}: missing`;
    const surplus = Object.keys(table).find((key) => !columns.some((column) => column.name === key));
    if (surplus) return `table ${name}: column ${surplus} is not declared`;
    const rows = table[columns[0]?.name ?? '']?.length ?? 0;
    for (const column of columns) {
      const found = table[column.name]?.length;
      if (found !== rows) return `table ${name}: column ${column.name} has ${found ?? 'no'} values; the first column has ${rows}`;
    }
  }
  return undefined;
}
