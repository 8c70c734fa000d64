import type { Moment, Rule } from '../language/behaviour.ts';
import type { MindActivity, MindModel } from '../language/mind.ts';
import { shapley } from '../numerics/shapley.ts';
import { weigh } from '../simulate/choice.ts';
import type { Why } from './why.ts';
import { PARTS } from './whyPort.ts';
import { type Numbers, pushesOf, type Watch, type WeekSum } from './whyWatch.ts';

const LUCK = 'luck';

/** Hours given to an activity: its chance at every opportunity, by what spoke for and against it, and the luck of the choice. Rule [WM5]. */
export class ChoiceWatch implements Watch {
  private readonly mind: MindModel;
  private readonly activity: MindActivity;
  private readonly players: readonly {
    readonly id: string;
    readonly says: string;
    readonly unit: string;
    readonly places: readonly number[];
    readonly closed?: true;
  }[];
  private readonly chances: Float64Array;
  private v: Numbers | undefined;
  private rest: Numbers | undefined;
  private weighed: Numbers | undefined;

  constructor(mind: MindModel, name: string) {
    this.mind = mind;
    this.activity = mind.activities.find((activity) => activity.name === name)!;
    this.chances = new Float64Array(mind.activities.length);
    const parts = (['planned', 'habit', 'push'] as const).map((part) => ({
      id: `${name}.${part}`,
      says: `${this.says(this.activity)}: ${PARTS[part]}`,
      unit: '1',
      places: [this.activity[part]],
    }));
    const others = mind.activities
      .filter((activity) => activity !== this.activity)
      .map((other) => ({
        id: `hours.${other.name}`,
        says: `${this.says(other)}, instead`,
        unit: '1',
        places: [other.planned, other.habit, other.push],
        closed: true as const,
      }));
    const share = { id: 'arbitration.planned', says: 'Planned share of choice', unit: '1', places: [mind.places['arbitration.planned']!] };
    this.players = [...parts, ...others, share];
  }

  private says({ module, name }: MindActivity): string {
    return this.mind.modules.find((m) => m.name === module)!.activities![name]!.says;
  }

  around(_: string, moment: Moment | 'visit', rule: Rule): Rule {
    if (moment !== 'act') return rule;
    return (values, world) => {
      // Before the first deed; a deed changes none of what was weighed.
      this.weighed ??= this.v!.slice();
      this.rest ??= this.weighed;
      rule(values, world);
    };
  }

  begin(v: Numbers): void {
    this.v = v;
    this.weighed = undefined;
  }

  end(week: WeekSum | undefined): void {
    if (!week || !this.weighed) return;
    const { players, rest, weighed } = this;
    const chance = (present: number): number => {
      const v = weighed.slice();
      for (const [i, { places }] of players.entries()) if (!((present >> i) & 1)) for (const place of places) v[place] = rest![place]!;
      return this.chance(v);
    };
    const hours = weighed[this.mind.places['day.hours']!]!;
    const shares = shapley(this.activity.name, players.length, chance);
    const taken = weighed[this.mind.places['day.chosen']!] === this.activity.number ? 1 : 0;
    const all = new Map(players.map(({ id }, i) => [id, hours * shares[i]!]));
    all.set(LUCK, hours * (taken - chance((1 << players.length) - 1)));
    week.add(hours * taken, all);
    week.rest += hours * chance(0);
  }

  private chance(v: Numbers): number {
    const { mind, chances, activity } = this;
    weigh(mind.activities, v, v[mind.places['arbitration.planned']!]!, v[mind.places['arbitration.steepness']!]!, chances);
    return chances[activity.number]! / chances.reduce((sum, one) => sum + one, 0);
  }

  told({ value, shares, rest }: WeekSum, days: number): Why {
    const luck = { id: LUCK, says: 'Luck of the choices', unit: 'h', closed: true as const };
    const pushes = pushesOf([...this.players, luck], (id) => (shares.get(id) ?? 0) / days, value / days);
    const id = `hours.${this.activity.name}`;
    return {
      id,
      says: `${this.says(this.activity)}, hours a day`,
      unit: 'h',
      moving: false,
      value: value / days,
      rest: rest / days,
      pushes,
    };
  }
}
