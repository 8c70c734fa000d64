import { type Claim, EVERY_CUE, examine, type Script, type Sitting } from '../src/index.ts';
import { above, conclude, told } from './_check.ts';
import { history, seats } from './_lived.ts';
import { numbers, over, percent, shown } from './_measure.ts';

/** Meetings averaged in each condition. */
const MEETINGS = 10;
/** A small dose, share of a bag; and h from it to the test. */
const PRIME = 0.25;
const LATER = 6;

interface Seeking {
  readonly none: number;
  readonly cue: number;
  readonly stress: number;
  readonly primed: number;
}

/** Mean chance that the next opportunity goes into use, with everything else a person could do open; without a trace. */
function seeks(s: Sitting, cued: boolean, stress = 0): number {
  let sum = 0;
  for (let i = 0; i < MEETINGS; i++) {
    sum += s.probe(() => {
      s.set('stress.shock', s.value('stress.shock') + stress);
      s.meet(cued ? EVERY_CUE : undefined);
      return s.chanceOf('use');
    });
  }
  return sum / MEETINGS;
}

/** Three weeks into abstinence, out of the ward for a day. */
function* morning(s: Sitting): Script<Seeking> {
  s.where('home');
  yield* s.days(1, 10);
  const [none, cue] = [seeks(s, false), seeks(s, true)];
  const stress = seeks(s, false, s.value('stress.size') * s.value('stress.reactivity'));
  s.meet();
  yield* s.dose(PRIME * s.value('market.bag'));
  yield* s.rest(LATER);
  return { none, cue, stress, primed: seeks(s, false) };
}

export const c12: Claim = {
  id: 'C12',
  statement: 'The cue primes seeking',
  experiment:
    'People three weeks abstinent after half a year of daily use, on a day at home: chance that the next opportunity goes into seeking, with a scene of use met and without, after a life event of usual size, and six hours after a quarter of a bag; same person, same chance',
  bound: 'higher with the cue than without; higher after the small dose, and after the life event',
  evidence: ['B-V49', 'B-V46'],
  run(cohort) {
    const all = examine(seats(cohort, history('abstinent')), morning).map((e) => e.result);
    const rise = (name: keyof Seeking) => over(all, (p) => p[name] - p.none);
    const none = over(all, (p) => p.none);
    const values = {
      ...numbers('none', none),
      ...numbers('byCue', rise('cue')),
      ...numbers('byPriming', rise('primed')),
      ...numbers('byStress', rise('stress')),
    };
    const measured = `chance of seeking ${shown(none, 3)}; with the cue more by ${shown(rise('cue'), 3)}, after a small dose by ${shown(rise('primed'), 3)}, after a life event by ${shown(rise('stress'), 3)}`;
    return conclude(cohort, measured, values, [
      above('the cue raises seeking', percent(rise('cue')), 0, 'points'),
      above('a small dose raises seeking', percent(rise('primed')), 0, 'points'),
      above('stress raises seeking', percent(rise('stress')), 0, 'points'),
      told('chance of seeking without any of them', percent(none), '%'),
    ]);
  },
};
