import type { Script } from './_script.ts';
import { CUE_KINDS, type CueKind, type Cues, type Sitting } from './_sitting.ts';
import type { Task } from './_task.ts';

/** Days of conditioning: on each, two cues are paired with a dose and a third is met as often without. */
const DAYS = 30;
/** Hours of the clock of the three meetings of a day. */
const CLOCK = 9;
const APART = 4;
/** Minutes for which the body is watched after a cue. */
const WATCHED = 10;

/** Kind `by` places on, so that over people every kind is paired, and compared with another. */
const kind = (person: number, by: number): CueKind => CUE_KINDS[(person + by) % CUE_KINDS.length]!;

/** What a cue does by itself: in the mind, and in the body over the next minutes. It leaves what it teaches. */
function* shown(s: Sitting, name: string, cues: Cues | undefined): Script<{ craving: number; net: number; dopamine: number }> {
  const start = s.read('dopamine.percent');
  s.meet(cues);
  const met = { craving: s.value('craving.level'), net: s.value('cues.net') };
  s.outcome(0);
  let most = start;
  for (let minute = 0; minute < WATCHED; minute++) {
    yield* s.rest(1 / 60);
    most = Math.max(most, s.read('dopamine.percent'));
  }
  const told = { ...met, dopamine: most - start };
  s.note({ trial: s.trials.length, cue: name, ...told });
  yield* s.rest(2);
  return told;
}

/**
 * Cue reactivity. Two kinds of cue (place, people, smell, sight, object, hour; another pair for each person in turn) are each paired with a
 * dose once a day for a month, and a third is met as often without one. Then each is met alone, and both paired ones together, and the
 * first half as strong as it was learned; and nothing, for comparison.
 */
function* sit(s: Sitting): Script {
  s.where('home');
  const [first, second, unpaired] = [kind(s.person, 0), kind(s.person, 1), kind(s.person, 3)];
  for (let day = 0; day < DAYS; day++) {
    yield* s.days(day === 0 ? 0 : 1, CLOCK);
    for (const paired of [first, second]) {
      s.meet({ [paired]: 1 });
      yield* s.dose(s.value('market.bag'));
      yield* s.rest(APART);
    }
    s.meet({ [unpaired]: 1 });
    s.outcome(0);
  }
  yield* s.days(2, CLOCK);
  const none = yield* shown(s, 'none', undefined);
  const alone = yield* shown(s, 'paired', { [first]: 1 });
  const control = yield* shown(s, 'unpaired', { [unpaired]: 1 });
  const both = yield* shown(s, 'compound', { [first]: 1, [second]: 1 });
  const like = yield* shown(s, 'likeness', { [first]: 0.5 });
  return {
    craving: alone.craving - none.craving,
    dopamine: alone.dopamine - none.dopamine,
    unpairedCraving: control.craving - none.craving,
    unpairedDopamine: control.dopamine - none.dopamine,
    compound: both.craving - alone.craving,
    likeness: (like.craving - none.craving) / (alone.craving - none.craving),
  };
}

export const cueReactivity: Task = {
  name: 'cueReactivity',
  says: 'Cues alone: paired with the drug, not paired, together, and less alike',
  columns: {
    trial: { unit: '1', says: 'Number of the test', digits: 0 },
    cue: { unit: '', says: 'What is met' },
    craving: { unit: '1', says: 'Craving' },
    net: { unit: '1', says: 'Net value of what is met' },
    dopamine: { unit: '%', says: 'Rise of dopamine within ten minutes', digits: 1 },
  },
  measures: {
    craving: { unit: '1', says: 'Craving at the paired cue, above none', digits: 3 },
    dopamine: { unit: '%', says: 'Rise of dopamine at the paired cue, above none', digits: 1 },
    unpairedCraving: { unit: '1', says: 'Craving at the unpaired cue, above none', digits: 3 },
    unpairedDopamine: { unit: '%', says: 'Rise of dopamine at the unpaired cue, above none', digits: 1 },
    compound: { unit: '1', says: 'Craving at two paired cues, above one', digits: 3 },
    likeness: { unit: '1', says: 'Craving at a cue half alike, share of that at the paired one' },
  },
  shown: { column: 'craving', measure: 'craving' },
  tells: (mean) => {
    const [never, dependent] = [mean('never'), mean('dependent')];
    if (never === undefined || dependent === undefined)
      return 'A cue that announced the drug brings craving by itself; one that did not brings less.';
    return `A month of pairing makes a cue bring ${(100 * never).toFixed(1)} points of craving (of 100) in people new to the drug, ${(100 * dependent).toFixed(1)} in people who are dependent.`;
  },
  sit,
};
