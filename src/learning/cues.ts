import { behaviour } from '../language/behaviour.ts';
import { assumed } from '../language/component.ts';
import { exp } from '../numerics/elementary.ts';

const KINDS = ['place', 'people', 'smell', 'sight', 'object', 'hour', 'need'] as const;
const CONTEXTS = ['home', 'clinic', 'away'] as const;
const N = KINDS.length;
const NEED = 6;

/**
 * Cues. Excitation is learned when the drug follows (Rescorla–Wagner over all cues present, so that compounds share it, overshadow and
 * block); inhibition is learned in the context where it does not, and holds there. Excitation is never erased: renewal, spontaneous
 * recovery and reinstatement follow (Bouton 2014, B-V49). Other rewards met lately are part of that context: where they stop, so does what was
 * learned beside them (resurgence). What is met is a likeness of what was paired; strength is the likeness.
 */
export const cues = behaviour({
  name: 'cues',
  says: 'Places, people, smells, sights, objects, hours and inner states that have come to announce the drug',
  parameters: {
    rare: {
      value: 0.06,
      unit: '1',
      range: [0, 0.5],
      spread: 0.5,
      says: 'Chance to meet a scene of use without friends who use',
      from: assumed('weakly held by B-V01'),
    },
    byUsers: {
      value: 0.55,
      unit: '1',
      range: [0, 1],
      says: 'More of it when all friends use',
      from: assumed('most use is offered or seen among friends'),
    },
    shelter: {
      value: 0.08,
      unit: '1',
      range: [0, 1],
      says: 'Share of scenes still met in a ward',
      from: assumed('few reminders in a ward'),
    },
    excite: {
      value: 0.008,
      unit: '1',
      range: [1e-4, 0.1],
      says: 'Learning of excitation per pairing',
      from: assumed('weeks of use, as habit; behaviour-tried'),
    },
    fade: {
      value: 0.2,
      unit: '1',
      range: [0, 1],
      says: 'Share of that rate when an outcome is worse than announced',
      from: assumed('excitation is hard to erase, B-V49'),
    },
    inhibit: { value: 0.012, unit: '1', range: [0, 0.2], says: 'Learning of inhibition per cue without drug', from: assumed('B-V49') },
    undo: {
      value: 0.04,
      unit: '1',
      range: [0, 0.5],
      says: 'Inhibition undone by a reinforced cue; without it people extinguish at home while using',
      from: assumed('behaviour-tried'),
    },
    elsewhere: {
      value: 0.25,
      unit: '1',
      range: [0, 1],
      says: 'Inhibition that works outside its context',
      from: assumed('renewal, B-V49'),
    },
    lately: {
      value: 0.2,
      unit: '1',
      range: [0.02, 1],
      says: 'Weight of the last everyday outcome in what was met lately',
      from: assumed('a handful of outcomes; resurgence shows within a session, B-V49'),
    },
    forgetting: {
      value: 60,
      unit: 'd',
      range: [10, 400],
      says: 'Time constant of fading inhibition (spontaneous recovery)',
      from: assumed('30–60 d; published models'),
    },
  },
  reads: {
    since: { from: 'day.since', unit: 'h', says: 'Time since the last opportunity' },
    users: { from: 'ties.circle', unit: '1', says: 'Share of friends who use' },
    withdrawn: { from: 'need.withdrawn', unit: '1', says: 'Withdrawal' },
    priming: { from: 'craving.priming', unit: '1', says: 'After-effect of the last dose' },
    plasticity: { from: 'plasticity.level', unit: '1', says: 'Plasticity' },
    reward: { from: 'values.reward', unit: '1', says: 'Reward of the dose just taken' },
    used: { from: 'using.used', unit: '1', says: '1 when a dose was just taken' },
    outcome: { from: 'values.outcome', unit: '1', says: 'Felt value of what was done instead' },
  },
  inputs: {
    context: { unit: '1', start: 0, bounds: [0, 2], cleared: 'never', says: '0 at home, 1 under a treatment contract, 2 in a ward' },
    exposed: { unit: '1', start: 0, bounds: [0, 1], cleared: 'opportunity', says: 'Strength at which cues of use are shown on purpose' },
  },
  states: {
    excitation: { unit: '1', start: 0, bounds: [0, 4], each: KINDS, says: 'Excitation of each kind of cue' },
    inhibition: {
      unit: '1',
      start: 0,
      bounds: [0, 4],
      each: CONTEXTS.flatMap((x) => KINDS.map((k) => `${k}In${x}`)),
      says: 'Inhibition of each kind in each context',
    },
    rewarded: { unit: '1', start: 0.5, bounds: [-1, 1], says: 'Everyday reward met lately; half when it was worth 0.5' },
    beside: { unit: '1', start: 0.5, bounds: [-1, 1], each: CONTEXTS, says: 'The same, where the inhibition of each context was learned' },
    present: { unit: '1', start: 0, bounds: [0, 2], each: KINDS, says: 'Strength at which each kind is met now' },
    scene: { unit: '1', start: 0, bounds: [0, 1], says: '1 when a scene of use is met' },
    idle: { unit: 'd', start: 0, bounds: [0, 1e5], says: 'Days since inhibition was last learned' },
    announced: { unit: '1', start: 0, bounds: [0, 6], says: 'What the cues met now announce by excitation' },
    net: { unit: '1', start: 0, bounds: [0, 6], shown: true, says: 'The same less inhibition' },
    error: { unit: '1', start: 0, bounds: [-6, 6], says: 'Prediction error of the last outcome' },
  },
  draws: { met: 'whether a scene of use is met', likeness: 'how like the cues met are to those learned' },
  rules: (at) => ({
    meet: (v, world) => {
      v[at.idle] += v[at.since] / 24;
      const chance = (v[at.rare] + v[at.byUsers] * v[at.users] * (1 - v[at.rare])) * (v[at.context] === 2 ? v[at.shelter] : 1);
      v[at.scene] = world.chance(at.met) < chance ? 1 : 0;
      for (let c = 0; c < NEED; c++) v[at.present(c)] = Math.max(v[at.scene] === 1 ? world.chance(at.likeness, c) : 0, v[at.exposed]);
      v[at.present(NEED)] = (0.6 * v[at.withdrawn] + 0.3 * v[at.priming]) / (1 + 0.3 * v[at.withdrawn]);
      const memory = exp(-v[at.idle] / v[at.forgetting]) * (1 - 0.7 * v[at.priming]);
      let announced = 0;
      let net = 0;
      for (let c = 0; c < N; c++) {
        if (v[at.present(c)] === 0) continue;
        let inhibition = 0;
        for (let x = 0; x < CONTEXTS.length; x++) {
          const changed = Math.abs(v[at.rewarded] - v[at.beside(x)]);
          const like = (x === v[at.context] ? 1 : v[at.elsewhere]) * (1 - (1 - v[at.elsewhere]) * Math.min(1, changed));
          inhibition += v[at.inhibition(x * N + c)] * like;
        }
        const kept = v[at.excitation(c)] - memory * inhibition;
        announced += v[at.present(c)] * v[at.excitation(c)];
        net += kept > 0 ? v[at.present(c)] * kept : 0;
      }
      v[at.announced] = announced;
      v[at.net] = net;
      // The error at a cue that nothing announced is what it announces itself.
      if (net > 0 && (v[at.scene] === 1 || v[at.exposed] > 0)) world.reward('cue', net);
    },
    learn: (v) => {
      const paired = v[at.used] * (v[at.reward] > 0.1 ? 1 : 0);
      v[at.error] = (v[at.used] === 1 ? v[at.reward] : 0) - v[at.net];
      const surplus = v[at.reward] - v[at.announced];
      const first = N * v[at.context];
      const pace = v[at.inhibit] * v[at.plasticity];
      let taught = 0;
      let held = 0;
      let met = false;
      for (let c = 0; c < N; c++) {
        const x = v[at.present(c)];
        const A = v[at.excitation(c)];
        const I = at.inhibition(first + c);
        if (paired === 1) {
          // A faint cue shares what is learned, but none comes to announce more than what it was paired with.
          const more = surplus > 0 ? Math.min(surplus, v[at.reward] - A) : (surplus * A) / (v[at.announced] + 1e-9);
          v[at.excitation(c)] += v[at.excite] * x * (more > 0 ? more : v[at.fade] * more);
          v[I] -= v[at.undo] * x * v[I];
        } else if (c !== NEED && x > 0) {
          v[I] += A > v[I] ? pace * x * (A - v[I]) : 0;
          met = true;
          taught += x * A;
          held += v[I];
        }
      }
      if (met) v[at.idle] = 0;
      if (held > 0) v[at.beside(v[at.context])] += (v[at.rewarded] - v[at.beside(v[at.context])]) * Math.min(1, (pace * taught) / held);
      if (v[at.used] === 1) return;
      const outcome = v[at.outcome];
      v[at.rewarded] += v[at.lately] * (outcome / (0.5 + Math.abs(outcome)) - v[at.rewarded]);
    },
  }),
});
