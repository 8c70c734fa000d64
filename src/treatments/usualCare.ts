import { behaviour } from '../language/behaviour.ts';
import { assumed } from '../language/component.ts';
import { treatment } from './_treatment.ts';
import { sessionAsked, sessionDue, sessionKept, sessionReads, sessionSettings, sessionStates, sessionWrites } from './care/sessions.ts';

// biome-ignore format: a table
const settings = {
  ...sessionSettings,
  sessions: { value: 24, unit: '1', range: [1, 200], says: 'Counselling sessions', from: assumed('weekly counselling') },
  quality: { value: 0.25, unit: '1', range: [0, 2], says: 'Skill taught, against a session of cognitive-behavioural therapy', from: assumed('general counselling teaches some') },
  price: { value: 40, unit: '$', range: [0, 1000], says: 'Cost of a session', from: assumed('half an hour of a counsellor') },
} as const;

/** Usual care: counselling now and then, without a method of its own. */
export const usualCare = treatment(
  { name: 'usual care', says: 'Counselling as usual', settings },
  behaviour({
    name: 'counselling',
    says: 'Counselling as usual',
    parameters: settings,
    reads: sessionReads,
    writes: { ...sessionWrites, taught: 'skills.taught' },
    states: sessionStates,
    visits: { session: { says: 'Counselling session' } },
    before: ['appointment'],
    rules: (at) => ({
      enter: (v) => {
        v[at.on] = 1;
      },
      night: (v, world) => {
        if (sessionDue(v, at)) world.visit(at.session, 3.5);
      },
      leave: (v) => {
        v[at.on] = 0;
      },
      attend: (v) => sessionAsked(v, at, at.session),
      visits: {
        session: (v, world, kept) => {
          if (!kept) return;
          sessionKept(v, at);
          v[at.taught] += v[at.quality];
          world.pay('counselling', v[at.price]);
        },
      },
    }),
  }),
);
