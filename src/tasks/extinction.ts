import type { Script } from './_script.ts';
import { type Cues, EVERY_CUE, type Sitting } from './_sitting.ts';
import type { Task } from './_task.ts';

/** Days of pairing, three doses each. */
const PAIRED_DAYS = 10;
/** Days of extinction while another response is paid; then one on which it is not and one on which it is again; and trials on each. */
const EXTINCTION_DAYS = 10;
const TRIALS_A_DAY = 20;
/**
 * From one trial to the next, h: the dopamine of a cue (`cue.duration`) has passed by then. Met all at once twenty cues would be one that is twenty
 * times as strong, and at short intervals each would find less missing than the one before.
 */
const APART = 1 / 4;
/** The other response: an activity whose value is learned from outcomes; and what it is paid, utility. */
const OTHER = 'work';
const PAYS = 1;
/** Days left alone before spontaneous recovery is tested, and most days of pairing again. */
const LEFT_ALONE = 60;
const AGAIN_DAYS = 10;
/** Size of the priming dose, share of a bag, and h from it to the test. */
const PRIME = 0.5;
const AFTER_PRIME = 4;
/** Hour of the clock at which a day in the laboratory begins. */
const CLOCK = 10;

interface Seen {
  readonly net: number;
  readonly seeks: number;
}

/** The sight of the drug as it is met here and now, without a trace. */
function test(s: Sitting, phase: string, cues: Cues = EVERY_CUE): Seen {
  return s.probe(() => {
    s.meet(cues, { planned: { [OTHER]: 0 } });
    const seen = { net: s.value('cues.net'), seeks: s.chanceOf('use', ['use', OTHER]) };
    s.note({ phase, trial: s.trials.length, craving: s.value('craving.level'), ...seen });
    return seen;
  });
}

/** Pairings with the drug, three a day, until the net value is `enough`; how many it took, or one more than were tried. */
function* pair(s: Sitting, phase: string, days: number, enough: number): Script<number> {
  for (let pairing = 0; pairing < 3 * days; pairing++) {
    if (test(s, phase).net >= enough) return pairing;
    s.meet(EVERY_CUE);
    yield* s.dose(s.value('market.bag'));
    yield* s.rest(3);
    if (pairing % 3 === 2) yield* s.days(1, CLOCK);
  }
  return 3 * days + 1;
}

/** Days on which cues are met without the drug, and the other response brings `pays`. The chance of seeking on each, mean over its trials. */
function* unreinforced(s: Sitting, phase: string, days: number, pays: number): Script<number[]> {
  const seeks = new Array<number>(days).fill(0);
  for (let day = 0; day < days; day++) {
    for (let trial = 0; trial < TRIALS_A_DAY; trial++) {
      seeks[day]! += test(s, phase).seeks / TRIALS_A_DAY;
      s.meet(EVERY_CUE);
      s.outcome(pays, OTHER);
      yield* s.rest(APART);
    }
    yield* s.days(1, CLOCK);
  }
  return seeks;
}

/**
 * Extinction and its returns (Bouton 2014). Cues are paired with the drug at home, then met in the clinic without it while another response
 * is paid. Then that is not paid for a day (resurgence); the cues are met at home again (renewal), after a priming dose (reinstatement), after
 * two months without any (spontaneous recovery), and paired again (rapid reacquisition). How it comes back is left to the learners.
 */
function* sit(s: Sitting): Script {
  s.free();
  s.where('home');
  s.set(`values.${OTHER}`, 0);
  yield* s.days(1, CLOCK);
  const before = test(s, 'before');
  yield* pair(s, 'acquisition', PAIRED_DAYS, Number.POSITIVE_INFINITY);
  const acquired = test(s, 'acquired');
  const half = (before.net + acquired.net) / 2;
  const learnedIn = s.trials.filter((t) => t.phase === 'acquisition' && (t.net as number) < half).length;
  s.where('clinic');
  yield* s.days(2, CLOCK);
  const paid = yield* unreinforced(s, 'extinction', EXTINCTION_DAYS, PAYS);
  const extinguished = test(s, 'extinguished');
  const [unpaid] = yield* unreinforced(s, 'unpaid', 1, 0);
  const [again] = yield* unreinforced(s, 'paid again', 1, PAYS);
  s.where('home');
  const renewed = test(s, 'renewal');
  s.where('clinic');
  const primed = test(s, 'before priming');
  s.meet();
  yield* s.dose(PRIME * s.value('market.bag'));
  yield* s.rest(AFTER_PRIME);
  const reinstated = test(s, 'reinstatement');
  // A ward in which nothing reminds of the drug.
  s.set('cues.shelter', 0);
  s.where('ward');
  yield* s.days(LEFT_ALONE, CLOCK);
  s.where('clinic');
  const recovered = test(s, 'recovery');
  yield* unreinforced(s, 'extinction again', 1, 0);
  const anew = test(s, 'extinguished again');
  const relearnedIn = yield* pair(s, 'reacquisition', AGAIN_DAYS, (anew.net + acquired.net) / 2);
  return {
    acquired: acquired.net,
    extinguished: extinguished.net,
    renewed: renewed.net - primed.net,
    reinstated: reinstated.net - primed.net,
    recovered: recovered.net - primed.net,
    // Between two paid days, so that what changes from day to day, such as need, cancels.
    resurged: unpaid! - (paid.at(-1)! + again!) / 2,
    learnedIn,
    relearnedIn,
  };
}

export const extinction: Task = {
  name: 'extinction',
  says: 'Cues without the drug, and the five ways in which their power returns',
  columns: {
    phase: { unit: '', says: 'What is being done' },
    trial: { unit: '1', says: 'Number of the test', digits: 0 },
    craving: { unit: '1', says: 'Craving' },
    net: { unit: '1', says: 'Net value of the cues' },
    seeks: { unit: '1', says: 'Chance of seeking, against the other response' },
  },
  measures: {
    acquired: { unit: '1', says: 'Net value of the cues after pairing' },
    extinguished: { unit: '1', says: 'After extinction in the clinic' },
    renewed: { unit: '1', says: 'Renewal: rise on return home' },
    reinstated: { unit: '1', says: 'Reinstatement: rise after a priming dose' },
    recovered: { unit: '1', says: 'Spontaneous recovery: rise after two months' },
    resurged: {
      unit: '1',
      says: 'Resurgence: rise of the chance of seeking on a day when the other response is not paid, against the days around it',
    },
    learnedIn: { unit: '1', says: 'Pairings that brought half of the rise in acquisition', digits: 1 },
    relearnedIn: { unit: '1', says: 'Pairings that brought half of the rise after extinction', digits: 1 },
  },
  shown: { column: 'net', measure: 'renewed' },
  tells: (mean) => {
    const renewed = mean('dependent');
    return renewed === undefined
      ? 'What returns at home after extinction in the clinic was inhibited there, not erased.'
      : `After extinction in the clinic the cues regain ${renewed.toFixed(2)} of their value at home: they were inhibited, not erased.`;
  },
  sit,
};
