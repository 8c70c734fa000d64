/** What an analysis needs of a trial, taken in shard by shard: a row a person, sums of the rest. */
import type { MemberRow } from './member.ts';
import type { Cell } from './tables.ts';

/** Rows of one shard, or of several one after another: one array a column. */
export type TrialTables = Readonly<Record<string, Readonly<Record<string, ArrayLike<Cell>>>>>;

export interface ArmTally {
  readonly rows: MemberRow[];
  /** Sum and count by week, of every series. */
  readonly weeks: Map<string, { readonly sum: Float64Array; readonly count: Float64Array }>;
  /** Sums of hours by activity, and of $ by item. */
  readonly hours: Map<string, number>;
  readonly costs: Map<string, number>;
}

/** Columns of the table of weeks that say whose row it is. */
const KEYS = ['person', 'arm', 'week', 'letter'];

export class TrialTally {
  readonly arms: ReadonlyMap<string, ArmTally>;
  looked = 0;
  entered = 0;
  readonly excluded: Record<string, number> = {};
  private readonly weeks: number;

  /** @param weeks of treatment and follow-up */
  constructor(arms: readonly string[], weeks: number) {
    this.weeks = weeks;
    this.arms = new Map(arms.map((name) => [name, { rows: [], weeks: new Map(), hours: new Map(), costs: new Map() }]));
  }

  /** Takes in the next shard. Nothing of its tables is held but what a row a person says. */
  add(tables: TrialTables): void {
    const people = Object.entries(tables.people!);
    each(tables.people!, (i, arm) => this.arm(arm).rows.push(Object.fromEntries(people.map(([name, cells]) => [name, cells[i]])) as never));
    this.addWeeks(tables.weeks!);
    each(tables.hours!, (i, arm) => addTo(this.arm(arm).hours, tables.hours!.activity![i], tables.hours!.hours![i]));
    each(tables.costs!, (i, arm) => addTo(this.arm(arm).costs, tables.costs!.item![i], tables.costs!.dollars![i]));
    for (const why of Array.from(tables.screened!.excluded!)) {
      this.looked += 1;
      if (why === null) this.entered += 1;
      else this.excluded[why as string] = (this.excluded[why as string] ?? 0) + 1;
    }
  }

  private addWeeks(table: TrialTables[string]): void {
    for (const [name, cells] of Object.entries(table)) {
      if (KEYS.includes(name)) continue;
      each(table, (i, arm) => {
        const { weeks } = this.arm(arm);
        const kept = weeks.get(name) ?? { sum: new Float64Array(this.weeks), count: new Float64Array(this.weeks) };
        weeks.set(name, kept);
        const value = cells[i];
        if (typeof value !== 'number') return;
        const week = (table.week![i] as number) - 1;
        kept.sum[week]! += value;
        kept.count[week]! += 1;
      });
    }
  }

  private arm(name: string): ArmTally {
    const arm = this.arms.get(name);
    if (!arm) throw new RangeError(`found a row of arm ${name}; the arms of this trial are ${[...this.arms.keys()].join(', ')}`);
    return arm;
  }
}

function each(table: TrialTables[string], act: (row: number, arm: string) => void): void {
  const arms = table.arm!;
  for (let i = 0; i < arms.length; i++) act(i, arms[i] as string);
}

function addTo(sums: Map<string, number>, key: Cell | undefined, value: Cell | undefined): void {
  sums.set(key as string, (sums.get(key as string) ?? 0) + (value as number));
}

/** Mean by week over those of whom there is a value. */
export function weekMeans({ weeks }: ArmTally, name: string): (number | null)[] {
  const { sum, count } = weeks.get(name) ?? { sum: new Float64Array(0), count: new Float64Array(0) };
  return Array.from(sum, (total, week) => (count[week]! > 0 ? total / count[week]! : null));
}
