import { type Claim, examine, type Sitting, tasks } from '../src/index.ts';
import { above, along, below, conclude, told } from './_check.ts';
import { daily, seats } from './_lived.ts';
import { numbers, over, percent, shown } from './_measure.ts';

/** Days of use compared. */
const USE = [0, 182, 364, 728] as const;
const task = (name: string) => tasks.find((t) => t.name === name)!;
const [devaluation, reversal] = [task('devaluation'), task('reversal')];

/** Both tasks, one after the other. */
function* both(s: Sitting) {
  const first = yield* devaluation.sit(s);
  const second = yield* reversal.sit(s);
  return { ...first, ...second };
}

export const c15: Claim = {
  id: 'C15',
  statement: 'The more use, the less flexible the person',
  experiment:
    'The same people without use and after half a year, a year and two years of three doses a day, the morning after the last: a choice with and without a dose known to be bad (devaluation), and two responses of which first one pays and then the other (reversal)',
  bound:
    'after two years against none: reversal takes more trials, knowing the dose to be bad changes the odds of use less, and the planned share of choice is smaller; each already so after half a year',
  evidence: ['pl_01', 'B-V51'],
  run(cohort) {
    const groups = USE.map((days) => examine(seats(cohort, { ...daily(days), after: days === 0 ? 30 : 0 }), both));
    const byPerson = groups.map((group) => new Map(group.map((e) => [e.seat.person, e.result])));
    const whole = groups[0]!.map((e) => e.seat.person).filter((person) => byPerson.every((g) => g.has(person)));
    const of = (group: number, name: string) => over(whole, (person) => byPerson[group]!.get(person)![name]!);
    const change = (group: number, name: string) =>
      over(whole, (person) => byPerson[group]!.get(person)![name]! - byPerson[0]!.get(person)![name]!);
    const last = USE.length - 1;
    const names = ['reversed', 'sensitivity', 'planned', 'plasticity'] as const;
    const values = Object.assign(
      { people: whole.length },
      ...USE.flatMap((days, i) => names.map((name) => numbers(`${name} ${days}`, of(i, name)))),
    );
    const means = (name: string, digits: number) => USE.map((_, i) => of(i, name).estimate.toFixed(digits)).join(', ');
    const measured = `after ${USE.join(', ')} days of use: reversal in ${means('reversed', 0)} trials; fall of the log odds by devaluation ${means('sensitivity', 2)}; planned share ${means('planned', 2)} (${shown(change(last, 'planned'), 2)} from first to last)`;
    return conclude(cohort, measured, values, [
      ...[1, last].flatMap((i) => [
        above(`reversal takes more trials after ${USE[i]} days`, change(i, 'reversed'), 0, 'trials more'),
        below(`devaluation counts less after ${USE[i]} days`, change(i, 'sensitivity'), 0, 'log odds'),
        below(`less of choice is planned after ${USE[i]} days`, percent(change(i, 'planned')), 0, 'points'),
      ]),
      ...USE.map((days, i) =>
        along('planned share of choice', 'days of use', days, told(`after ${days} days`, percent(of(i, 'planned')), '%')),
      ),
    ]);
  },
};
