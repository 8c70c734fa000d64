import { behaviour } from '../language/behaviour.ts';
import { assumed } from '../language/component.ts';
import { treatment } from './_treatment.ts';
import { sessionAsked, sessionDue, sessionKept, sessionReads, sessionSettings, sessionStates, sessionWrites } from './care/sessions.ts';

// biome-ignore format: a table
const settings = {
  ...sessionSettings,
  sessions: { value: 9, unit: '1', range: [1, 200], says: 'Number of sessions', from: 'B-V34' },
  every: { value: 3, unit: 'd', range: [1, 60], says: 'Days from one to the next', from: assumed('nine within a stay of weeks') },
  begins: { value: 14, unit: 'd', range: [0, 365], says: 'Days after entry at which they begin', from: assumed('after withdrawal') },
  strength: { value: 1, unit: '1', range: [0, 1], says: 'How like the cues shown are to those of use', from: assumed('pictures, equipment, stories') },
  shows: { value: 4, unit: '1', range: [1, 20], says: 'Presentations on a day with a session', from: assumed('until craving falls') },
} as const;

/**
 * Cue exposure: cues of use are shown without the drug. Inhibition is learned, in the place where they are shown; craving is raised
 * meanwhile. Whether that helps at home is for the model to say (B-V34).
 */
export const cueExposure = treatment(
  { name: 'cue exposure', says: 'Cues of use shown without the drug, in sessions', settings },
  behaviour({
    name: 'exposure',
    says: 'Cue exposure therapy',
    parameters: settings,
    reads: sessionReads,
    writes: { ...sessionWrites, exposed: 'cues.exposed' },
    states: {
      ...sessionStates,
      due: { unit: '1', start: 0, bounds: [0, 1e4], says: 'Presentations still to come today' },
    },
    visits: { session: { says: 'Session of cue exposure' } },
    before: ['appointment'],
    rules: (at) => ({
      enter: (v) => {
        v[at.on] = 1;
      },
      night: (v, world) => {
        v[at.due] = 0;
        if (sessionDue(v, at)) world.visit(at.session, 2);
      },
      // One presentation at each opportunity after the session, when cues are met.
      pass: (v) => {
        if (v[at.due] === 0) return;
        v[at.exposed] += v[at.strength];
        v[at.due] -= 1;
      },
      leave: (v) => {
        v[at.on] = 0;
      },
      attend: (v) => sessionAsked(v, at, at.session),
      visits: {
        session: (v, world, kept) => {
          if (!kept) return;
          sessionKept(v, at);
          v[at.due] = v[at.shows];
          world.pay('counselling', v[at.price]);
        },
      },
    }),
  }),
);
