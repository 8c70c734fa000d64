import { type Claim, CUE_KINDS, mean, type Session, sessions, tasks } from '../src/index.ts';
import { above, below, conclude, told } from './_check.ts';
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
    const unknown = { estimate: 0, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }; // of one person nothing can be said
    const kinds = byKind.map(([kind, people]) =>
      above(`a paired cue of the kind "${kind}" raises craving`, people.length < 2 ? unknown : of('craving', people), 0),
    );
    const measured = `paired cue: craving up by ${shown(craving, 3)}, dopamine by ${shown(dopamine, 1, '%')}; unpaired: ${shown(of('unpairedCraving'), 3)}, ${shown(of('unpairedDopamine'), 1, '%')}`;
    return conclude(cohort, measured, values, [
      ...kinds,
      above('a paired cue alone raises dopamine', dopamine, DOPAMINE, '% of baseline'),
      below('an unpaired cue brings less than half of the craving', less('Craving'), 0, 'craving beyond half'),
      below('an unpaired cue brings less than half of the dopamine', less('Dopamine'), 0, '% of baseline beyond half'),
      above('two paired cues bring more craving than one', of('compound'), 0, 'craving'),
      below('a likeness brings less than the thing', of('likeness'), 1, 'of the thing'),
      above('a likeness brings some', of('likeness'), 0, 'of the thing'),
      told('craving by a paired cue', craving),
      told('craving by an unpaired cue', of('unpairedCraving')),
      told('dopamine by an unpaired cue', of('unpairedDopamine'), '% of baseline'),
    ]);
  },
};
