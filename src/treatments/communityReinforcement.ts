import { behaviour } from '../language/behaviour.ts';
import { assumed } from '../language/component.ts';
import { treatment } from './_treatment.ts';
import { sessionAsked, sessionDue, sessionKept, sessionReads, sessionSettings, sessionStates, sessionWrites } from './care/sessions.ts';

// biome-ignore format: a table
const settings = {
  ...sessionSettings,
  sessions: { value: 24, unit: '1', range: [1, 200], says: 'Number of sessions', from: 'CM001' },
  teaches: { value: 0.5, unit: '1', range: [0, 2], says: 'Skill taught, against a session of cognitive-behavioural therapy', from: assumed('half of a session is practical help') },
  company: { value: 0.02, unit: '1', range: [0, 0.3], says: 'Ties gained by a session', from: assumed('an outing arranged; two evenings together') },
  work: { value: 0.02, unit: '1', range: [0, 0.3], says: 'Standing at work gained by a session', from: assumed('job club, letters, interviews') },
} as const;

/** Community reinforcement: sessions that arrange what competes with the drug (company, work, a home) and teach skills besides. */
export const communityReinforcement = treatment(
  {
    name: 'community reinforcement',
    says: 'Sessions that help people find company, work and a life that competes with the drug',
    settings,
  },
  behaviour({
    name: 'reinforcement',
    says: 'Community reinforcement approach',
    parameters: settings,
    reads: sessionReads,
    writes: { ...sessionWrites, taught: 'skills.taught', helped: 'ties.helped', placed: 'job.helped' },
    states: sessionStates,
    visits: { session: { says: 'Session of community reinforcement' } },
    before: ['appointment'],
    rules: (at) => ({
      enter: (v) => {
        v[at.on] = 1;
      },
      night: (v, world) => {
        if (sessionDue(v, at)) world.visit(at.session, 4);
      },
      leave: (v) => {
        v[at.on] = 0;
      },
      attend: (v) => sessionAsked(v, at, at.session),
      visits: {
        session: (v, world, kept) => {
          if (!kept) return;
          sessionKept(v, at);
          v[at.taught] += v[at.teaches];
          v[at.helped] += v[at.company];
          v[at.placed] += v[at.work];
          world.pay('counselling', v[at.price]);
        },
      },
    }),
  }),
);
