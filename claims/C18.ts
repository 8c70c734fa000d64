import { type Claim, CUE_KINDS, EVERY_CUE, examine, type Script, type Sitting } from '../src/index.ts';
import { above, below, conclude } from './_check.ts';
import { history, seats } from './_lived.ts';
import { numbers, over, shown } from './_measure.ts';

const LATER = 365; // d
/** Days away from every reminder, for spontaneous recovery; a priming dose, share of a bag, and h from it to the test. */
const AWAY = 60;
const PRIME = 0.5;
const AFTER_PRIME = 4;

function* year(s: Sitting): Script<Record<string, number>> {
  s.where('home');
  yield* s.days(14, 10);
  const scene = (value: string) =>
    s.probe(() => {
      s.meet(EVERY_CUE);
      return s.value(value);
    });
  const net = () => scene('cues.net');
  const state = () => ({
    company: s.value('values.company'),
    work: s.value('values.work'),
    ties: s.value('ties.level'),
    job: s.value('job.level'),
    habit: s.value('habit.level'),
    excitation: CUE_KINDS.reduce((sum, kind) => sum + s.value(`cues.excitation.${kind}`), 0),
    inhibited: scene('cues.announced') - net(),
  });
  const early = state();
  yield* s.days(LATER, 10);
  const late = state();
  const met = net();
  s.where('clinic');
  const renewed = net() - met;
  s.where('home');
  s.meet();
  yield* s.dose(PRIME * s.value('market.bag'));
  yield* s.rest(AFTER_PRIME);
  const reinstated = net() - met;
  yield* s.days(7, 10);
  const before = net();
  s.set('cues.shelter', 0);
  s.where('ward');
  yield* s.days(AWAY, 10);
  s.where('home');
  const recovered = net() - before;
  const grown = (name: keyof typeof early) => late[name] - early[name];
  return {
    company: grown('company'),
    work: grown('work'),
    ties: grown('ties'),
    job: grown('job'),
    habit: grown('habit'),
    inhibited: grown('inhibited'),
    kept: late.excitation / early.excitation,
    renewed,
    reinstated,
    recovered,
  };
}

export const c18: Claim = {
  id: 'C18',
  statement: 'Recovery is learning new paths; the old one is inhibited, not erased',
  experiment:
    'After half a year of three doses a day, from two weeks to a year and two weeks at home without access: values learned for company and work, ties, standing at work, habit, and excitation and inhibition of a full scene of use; then the scene in another place, after a priming dose, and after two months away from every reminder',
  bound:
    'values and stocks of other activities grow and habit falls; the scene comes to be inhibited while nine tenths of its excitation are kept; renewal, reinstatement and spontaneous recovery bring part of it back (B-V49)',
  evidence: ['B-V49'],
  run(cohort) {
    const all = examine(seats(cohort, history('dependent')), year).map((e) => e.result);
    const of = (name: string) => over(all, (p) => p[name]!);
    const names = ['company', 'work', 'ties', 'job', 'habit', 'inhibited', 'kept', 'renewed', 'reinstated', 'recovered'] as const;
    const values = Object.assign({}, ...names.map((name) => numbers(name, of(name))));
    const measured = `in a year value of company by ${shown(of('company'), 2)}, of work by ${shown(of('work'), 2)}, habit by ${shown(of('habit'), 2)}; inhibition of a full scene by ${shown(of('inhibited'), 2)} with ${shown(of('kept'), 2)} of its excitation kept; back by renewal ${shown(of('renewed'), 2)}, priming ${shown(of('reinstated'), 2)}, time ${shown(of('recovered'), 2)}`;
    return conclude(cohort, measured, values, [
      above('the value of company grows', of('company'), 0, 'utility'),
      above('the value of work grows', of('work'), 0, 'utility'),
      above('ties grow', of('ties'), 0),
      above('standing at work grows', of('job'), 0),
      below('habit falls', of('habit'), 0),
      above('the scene comes to be inhibited', of('inhibited'), 0),
      above('its excitation is kept', of('kept'), 0.9, 'of two weeks'),
      above('another place brings it back (renewal)', of('renewed'), 0),
      above('a priming dose brings it back (reinstatement)', of('reinstated'), 0),
      above('time brings it back (spontaneous recovery)', of('recovered'), 0),
    ]);
  },
};
