import { type Claim, CUE_KINDS, mean, type Session, sessions, tasks } from '../src/index.ts';
import { above, below, type Check, conclude } from './_cohort.ts';
import { history, seats } from './_lived.ts';
import { numbers, over, shown } from './_measure.ts';

/** Rise of dopamine that counts, % of baseline: a tenth of what a meal does. Assumed; P-V23 gives the direction. */
const DOPAMINE = 5;
/** Share of the response to a paired cue below which an unpaired one must stay. Assumed. */
const UNPAIRED = 0.5;

const task = tasks.find((t) => t.name === 'cueReactivity')!;

export const c11: Claim = {
  id: 'C11',
  statement: 'Cues are conditioned: places, people, smells, sights, objects, times',
  experiment:
    'In people who never used: two kinds of cue are each paired with a dose once a day for a month, a third is met as often without one; each kind is the paired one in a sixth of the people. Then each alone, both together, and one half alike, against nothing',
  bound: `a paired cue alone raises craving, whichever its kind, and dopamine by ${DOPAMINE} % of baseline or more; an unpaired one less than half as much; two do more than one, and a likeness less than the thing`,
  evidence: ['P-V23', 'D020', 'D021'],
  run(cohort) {
    const all = sessions(task, seats(cohort, history('never')));
    const of = (name: string, people: readonly Session[] = all) => over(people, (s) => s.measures[name]!);
    const byKind = CUE_KINDS.map((kind, i) => [kind, all.filter((s) => s.person % CUE_KINDS.length === i)] as const);
    const [craving, dopamine] = [of('craving'), of('dopamine')];
    const less = (name: 'Craving' | 'Dopamine') =>
      over(all, (s) => s.measures[`unpaired${name}`]! - UNPAIRED * s.measures[name.toLowerCase()]!);
    const values = {
      ...numbers('craving', craving),
      ...numbers('dopamine', dopamine),
      ...numbers('unpairedCraving', of('unpairedCraving')),
      ...numbers('unpairedDopamine', of('unpairedDopamine')),
      ...numbers('compound', of('compound')),
      ...numbers('likeness', of('likeness')),
      ...Object.fromEntries(
        byKind.map(([kind, people]) => [`craving ${kind}`, people.length > 0 ? mean(people.map((s) => s.measures.craving!)) : 0]),
      ),
    };
    const kinds = byKind.map(
      ([kind, people]): Check => [
        people.length < 2 ? undefined : above(of('craving', people), 0),
        `a paired cue of the kind "${kind}" raises craving`,
      ],
    );
    const measured = `paired cue: craving up by ${shown(craving, 3)}, dopamine by ${shown(dopamine, 1, '%')}; unpaired: ${shown(of('unpairedCraving'), 3)}, ${shown(of('unpairedDopamine'), 1, '%')}`;
    return conclude(cohort, measured, values, [
      ...kinds,
      [above(dopamine, DOPAMINE), 'a paired cue alone raises dopamine'],
      [below(less('Craving'), 0), 'an unpaired cue brings less than half of the craving'],
      [below(less('Dopamine'), 0), 'an unpaired cue brings less than half of the dopamine'],
      [above(of('compound'), 0), 'two paired cues bring more craving than one'],
      [below(of('likeness'), 1), 'a likeness brings less than the thing'],
      [above(of('likeness'), 0), 'a likeness brings some'],
    ]);
  },
};
