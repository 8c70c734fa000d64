import { behaviour } from '../language/behaviour.ts';
import { assumed, fitted } from '../language/component.ts';
import { treatment } from './_treatment.ts';
import { sessionAsked, sessionDue, sessionReads, sessionSettings, sessionStates } from './care/sessions.ts';

// biome-ignore format: a table
const settings = {
  ...sessionSettings,
  sessions: { value: 8, unit: '1', range: [1, 200], says: 'Meetings with family and friends', from: assumed('network therapies; B-V35 offered fewer and 44 % came') },
  size: { value: 0.3, unit: '1', range: [0, 2], says: 'Support once the network is at work', from: fitted('C19, which has no number') },
  calm: { value: 0.3, unit: '1', range: [0, 3], says: 'Share by which it divides stress', from: assumed('buffering') },
  loosens: { value: 0.006, unit: '1/d', range: [0, 0.1], says: 'Share of friends who use left in a day', from: assumed('behaviour-tried') },
} as const;

/**
 * Friends and family asked to help: time with them is worth more and comes sooner, stress is shared, friends who use are left. It takes
 * meetings to set a network to work, and it wears off when they end.
 */
export const socialSupport = treatment(
  { name: 'social support', says: 'Family and friends asked to help, in meetings', settings },
  behaviour({
    name: 'network',
    says: 'A network of family and friends at work',
    parameters: {
      ...settings,
      builds: {
        value: 0.35,
        unit: '1',
        range: [0, 1],
        says: 'Share of a network that one meeting sets to work',
        from: assumed('a few meetings'),
      },
      fades: { value: 90, unit: 'd', range: [10, 1000], says: 'Time constant at which it stops without meetings', from: assumed('months') },
    },
    reads: sessionReads,
    writes: {
      asked: 'appointment.asked',
      there: 'appointment.there',
      support: 'ties.support',
      ease: 'stress.calm',
      leaving: 'ties.leaving',
    },
    states: {
      ...sessionStates,
      working: { unit: '1', start: 0, bounds: [0, 1], shown: true, says: 'Share of the network at work' },
    },
    visits: { meeting: { says: 'Meeting with family and friends' } },
    before: ['appointment'],
    rules: (at) => {
      const set = (v: { 0: number; readonly 1: number }, to: number): void => {
        v[at.support] += v[at.size] * (to - v[at.working]);
        v[at.ease] += v[at.calm] * (to - v[at.working]);
        v[at.leaving] += v[at.loosens] * (to - v[at.working]);
        v[at.working] = to;
      };
      return {
        enter: (v) => {
          v[at.on] = 1;
        },
        night: (v, world) => {
          if (v[at.working] > 0) set(v, v[at.working] * (1 - 1 / v[at.fades]));
          if (sessionDue(v, at)) world.visit(at.meeting, 8);
        },
        leave: (v) => {
          v[at.on] = 0;
        },
        attend: (v) => sessionAsked(v, at, at.meeting),
        visits: {
          meeting: (v, world, kept) => {
            if (!kept) return;
            // Family and friends need not become known: no `met`.
            v[at.kept] += 1;
            v[at.there] += 1;
            set(v, v[at.working] + v[at.builds] * (1 - v[at.working]));
            world.pay('counselling', v[at.price]);
          },
        },
      };
    },
  }),
);
