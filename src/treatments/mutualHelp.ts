import { behaviour } from '../language/behaviour.ts';
import { assumed } from '../language/component.ts';
import { treatment } from './_treatment.ts';
import { sessionAsked, sessionDue, sessionKept, sessionReads, sessionSettings, sessionStates, sessionWrites } from './care/sessions.ts';

// biome-ignore format: a table
const settings = {
  ...sessionSettings,
  sessions: { value: 200, unit: '1', range: [1, 5000], says: 'Meetings within reach', from: assumed('they do not end') },
  every: { value: 3, unit: 'd', range: [1, 30], says: 'Days from one to the next', from: assumed('two or three a week') },
  company: { value: 0.008, unit: '1', range: [0, 0.1], says: 'Ties gained at a meeting', from: assumed('as an evening in company') },
  parts: { value: 0.01, unit: '1', range: [0, 0.2], says: 'Share of friends who use left at a meeting', from: assumed('new acquaintances who do not use') },
  example: { value: 0.1, unit: '1', range: [0, 1], says: 'Event for resolve at every tenth meeting', from: assumed('anniversaries and being heard; es_12 is observational') },
  price: { value: 0, unit: '$', range: [0, 100], says: 'Cost of a meeting', from: assumed('free of charge') },
} as const;

/** Mutual help: meetings that cost nothing and do not end, with people who do not use. */
export const mutualHelp = treatment(
  { name: 'mutual help', says: 'Meetings of people who help each other not to use', settings },
  behaviour({
    name: 'meetings',
    says: 'Mutual-help meetings',
    parameters: settings,
    reads: sessionReads,
    writes: { ...sessionWrites, helped: 'ties.helped', leaving: 'ties.parted', event: 'resolve.event' },
    states: sessionStates,
    visits: { meeting: { says: 'Mutual-help meeting' } },
    before: ['appointment'],
    rules: (at) => ({
      enter: (v) => {
        v[at.on] = 1;
      },
      night: (v, world) => {
        if (sessionDue(v, at)) world.visit(at.meeting, 10);
      },
      leave: (v) => {
        v[at.on] = 0;
      },
      attend: (v) => sessionAsked(v, at, at.meeting),
      visits: {
        meeting: (v, world, kept) => {
          if (!kept) return;
          sessionKept(v, at);
          v[at.helped] += v[at.company];
          v[at.leaving] += v[at.parts];
          if (v[at.kept] % 10 === 0) v[at.event] += v[at.example];
          world.pay('mutual help', v[at.price]);
        },
      },
    }),
  }),
);
