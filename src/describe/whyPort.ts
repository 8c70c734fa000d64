import type { Moment, Rule } from '../language/behaviour.ts';
import type { MindModel } from '../language/mind.ts';
import type { Why } from './why.ts';
import { numbersOf, pushesOf, type Watch, type WeekSum } from './whyWatch.ts';

/** A port, to which modules add: what each has added since it was last at its start. Rule [WM4]. */
export class PortWatch implements Watch {
  private readonly id: string;
  private readonly mind: MindModel;
  private readonly place: number;
  private readonly start: number;
  private seen: number;
  private base: number;
  private readonly shares = new Map<string, number>();

  constructor(mind: MindModel, id: string) {
    this.id = id;
    this.mind = mind;
    this.place = mind.places[id]!;
    this.start = mind.ports.find((port) => port.id === id)!.start;
    this.seen = this.start;
    this.base = this.start;
  }

  around(module: string, _: Moment | 'visit', rule: Rule): Rule {
    return (values, world) => {
      const v = numbersOf(values);
      const before = v[this.place]!;
      // Between rules it falls back to its start, or is set for everyone.
      if (before !== this.seen) {
        this.shares.clear();
        this.base = before;
      }
      rule(values, world);
      this.seen = v[this.place]!;
      if (this.seen !== before) this.shares.set(module, (this.shares.get(module) ?? 0) + this.seen - before);
    };
  }

  begin(): void {}

  end(week: WeekSum | undefined): void {
    week?.add(this.seen, this.shares);
    if (week) week.rest += this.base;
  }

  told({ count, value, shares, rest }: WeekSum): Why {
    const who = this.mind.modules.map(({ name, says }) => ({ id: name, says, unit: this.unit, closed: true as const }));
    const mean = value / count;
    const pushes = pushesOf(who, (id) => (shares.get(id) ?? 0) / count, mean);
    return { id: this.id, says: this.says, unit: this.unit, moving: false, value: mean, rest: rest / count, pushes };
  }

  private get declared(): { readonly says: string; readonly unit: string } {
    const [module, name] = this.id.split('.') as [string, string];
    const port = this.mind.modules.find((m) => m.name === module)?.inputs?.[name];
    const activity = this.mind.modules.flatMap((m) => Object.entries(m.activities ?? {})).find(([own]) => own === module)?.[1];
    return port ?? { says: activity ? `${activity.says}: ${PARTS[name]}` : this.id, unit: '1' };
  }
  private get says(): string {
    return this.declared.says;
  }
  private get unit(): string {
    return this.declared.unit;
  }
}

/** What speaks for an activity, in words. */
export const PARTS: Readonly<Record<string, string>> = {
  planned: 'what planning expects of it',
  habit: 'what habit says for it',
  push: 'what the moment says for it (craving, cost, resolve)',
};
