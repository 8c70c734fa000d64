import type { MindWorld, Moment, Rule, Rules, Values } from '../language/behaviour.ts';
import type { MindModel } from '../language/mind.ts';
import type { Push, Why } from './why.ts';

/** Hours that one value of a weekly curve stands for. */
export const WEEK = 168;

/** Looks on while a life is lived. */
export interface Watch {
  /** A rule of a module, looked at while it does what it does. */
  around(module: string, moment: Moment | 'visit', rule: Rule): Rule;
  /** Before anything of an opportunity. */
  begin(v: Float64Array): void;
  /** After everything of an opportunity; what the dose of it taught comes later. */
  end(week: WeekSum | undefined): void;
  told(week: WeekSum, days: number): Why;
}

/** Sums over the opportunities of the week that is asked about. */
export class WeekSum {
  count = 0;
  value = 0;
  /** What it would have been with nothing away from the first morning; of those that sum it. */
  rest = 0;
  readonly shares = new Map<string, number>();
  add(value: number, shares: ReadonlyMap<string, number>): void {
    this.count++;
    this.value += value;
    for (const [id, share] of shares) this.shares.set(id, (this.shares.get(id) ?? 0) + share);
  }
}

/** A rule seen from outside: its numbers as they stand in memory. */
export type Numbers = Float64Array;
export const numbersOf = (v: Values): Numbers => v as unknown as Numbers;
export const valuesOf = (v: Numbers): Values => v as unknown as Values;

/** The same modules, with somebody looking on; `finish` when the life is over. */
export function watched(mind: MindModel, watch: Watch, week: WeekSum, from: number): { readonly mind: MindModel; finish(): void } {
  const hour = mind.places['day.hour']!;
  let open: number | undefined;
  const close = (now: number): void => {
    if (open === undefined || now <= open) return;
    watch.end(open >= from && open < from + WEEK ? week : undefined);
    open = undefined;
  };
  const around = (module: string, moment: Moment | 'visit', rule: Rule): Rule => {
    const looked = watch.around(module, moment, rule);
    return (v: Values, world: MindWorld) => {
      close(numbersOf(v)[hour]!);
      looked(v, world);
    };
  };
  const rules = Object.fromEntries(
    Object.entries(mind.rules).map(([moment, list]) => {
      const names = mind.order[moment as Moment];
      return [moment, list.map((rule, i) => around(names[i]!, moment as Moment, rule))];
    }),
  ) as Record<Moment, Rule[]>;
  rules.pass.unshift((v) => {
    close(numbersOf(v)[hour]!);
    open = numbersOf(v)[hour]!;
    watch.begin(numbersOf(v));
  });
  const own = Object.fromEntries(
    Object.entries(mind.own).map(([module, { enter, leave, ...others }]): [string, Rules] => {
      const seen = {
        ...(enter ? { enter: around(module, 'enter', enter) } : {}),
        ...(leave ? { leave: around(module, 'leave', leave) } : {}),
      };
      return [module, { ...others, ...seen }];
    }),
  );
  const visits = mind.visits.map(({ id, rule, ...visit }) => {
    const seen: typeof rule = (v, world, kept) => around(id.split('.')[0]!, 'visit', (w, its) => rule!(w, its, kept))(v, world);
    return { ...visit, id, rule: seen };
  });
  return { mind: { ...mind, rules, own, visits }, finish: () => close(Number.POSITIVE_INFINITY) };
}

/** Pushes by size, the largest first; those that push nothing are left out. */
export function pushesOf(
  who: readonly Pick<Push, 'id' | 'says' | 'unit' | 'closed'>[],
  share: (id: string) => number,
  whole: number,
): Push[] {
  const worth = (size: number): boolean => Math.abs(size) > 1e-9 * Math.max(1, Math.abs(whole));
  const all = who.map((one) => ({ ...one, share: share(one.id) }));
  return all.filter((one) => worth(one.share)).sort((a, b) => Math.abs(b.share) - Math.abs(a.share));
}
