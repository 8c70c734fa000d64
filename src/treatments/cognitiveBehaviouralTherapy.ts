import { behaviour } from '../language/behaviour.ts';
import { assumed, fitted } from '../language/component.ts';
import { treatment } from './_treatment.ts';
import { sessionAsked, sessionDue, sessionKept, sessionReads, sessionSettings, sessionStates, sessionWrites } from './care/sessions.ts';

// biome-ignore format: a table
const settings = {
  ...sessionSettings,
  assigned: { value: 0.72, unit: '1', range: [0, 1], says: 'Share of sessions that give homework', from: 'cbt_01' },
  started: { value: 0.48, unit: '1', range: [0, 1], says: 'Share of it that is begun', from: 'cbt_01' },
  gain: { value: 0.7, unit: '1', range: [0, 3], says: 'What homework adds to what a session teaches', from: assumed('1.5–2 times; B-V33 shows the direction') },
  commits: { value: 0.1, unit: '1', range: [0, 1], says: 'Event for resolve by a session whose goal is not to use, against entering treatment', from: fitted('B-V32: g at the end') },
  quality: { value: 1, unit: '1', range: [0, 2], says: 'What a session teaches, against one by a trained therapist', from: assumed('less where the manual is not kept') },
} as const;

/**
 * Cognitive-behavioural therapy: sessions teach skills, homework deepens them, and every craving that is met with a skill practises it, so
 * gains go on after the sessions for those who have cravings to practise on. Under effective medication there are few: there it helps by what
 * every session is besides, an occasion to decide again: as far as not using is the goal, and not for long.
 */
export const cognitiveBehaviouralTherapy = treatment(
  { name: 'cognitive-behavioural therapy', says: 'Sessions that teach to meet craving and stress, with homework', settings },
  behaviour({
    name: 'cbt',
    says: 'Sessions of cognitive-behavioural therapy, and homework',
    parameters: settings,
    reads: { ...sessionReads, goal: { from: 'care.goal', unit: '1', says: 'How far not using is the goal' } },
    writes: { ...sessionWrites, taught: 'skills.taught', event: 'resolve.event' },
    states: {
      ...sessionStates,
      homework: { unit: '1', start: 0, bounds: [0, 1e4], says: 'Pieces of homework done' },
      due: { unit: '1', start: 0, bounds: [0, 1], says: '1 when homework was done for the next session' },
    },
    draws: { sets: 'whether homework is set', does: 'whether it is begun' },
    visits: { session: { says: 'Therapy session' } },
    before: ['appointment'],
    rules: (at) => ({
      enter: (v) => {
        v[at.on] = 1;
      },
      night: (v, world) => {
        if (sessionDue(v, at)) world.visit(at.session, 3);
      },
      leave: (v) => {
        v[at.on] = 0;
      },
      attend: (v) => sessionAsked(v, at, at.session),
      visits: {
        session: (v, world, kept) => {
          if (!kept) return;
          sessionKept(v, at);
          v[at.event] += v[at.commits] * v[at.goal];
          v[at.taught] += v[at.quality] * (1 + v[at.gain] * v[at.due]);
          v[at.due] = world.chance(at.sets) < v[at.assigned] && world.chance(at.does) < v[at.started] ? 1 : 0;
          v[at.homework] += v[at.due];
          world.pay('counselling', v[at.price]);
        },
      },
    }),
  }),
);
