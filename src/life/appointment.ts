import { behaviour } from '../language/behaviour.ts';
import { assumed, fitted } from '../language/component.ts';

/**
 * Coming to talk, where no dose is waiting: a choice like any other, weighed against what else the hour would bring. A session promises something later,
 * gives the company of somebody known by now, and asks for the way there, unless the person is there anyway (for a dose, a test, in a ward). Who plans
 * little, discounts steeply or is drawn to the drug comes less.
 */
export const appointment = behaviour({
  name: 'appointment',
  says: 'Coming to a session, weighed against what else the hour would bring',
  parameters: {
    promise: { value: 6, unit: '1', range: [0, 8], says: 'Worth hoped for from a session, which comes later', from: fitted('B-V25') },
    delay: { value: 30, unit: 'd', range: [1, 365], says: 'Delay of that', from: assumed('skills and a life to come back to take weeks') },
    bond: {
      value: 0.5,
      unit: '1',
      range: [0, 2],
      says: 'Worth of an hour with somebody known well',
      from: assumed('half of an evening with friends'),
    },
    grows: {
      value: 0.15,
      unit: '1',
      range: [0, 1],
      says: 'Share of what is missing to that gained by a session',
      from: assumed('a handful of sessions'),
    },
    holds: {
      value: 0.5,
      unit: '1',
      range: [0, 4],
      says: 'What somebody known well there adds to what holds in treatment',
      from: assumed('half of what rewards ahead can'),
    },
    way: { value: 0.4, unit: '1', range: [0, 4], says: 'Cost of the way there and back', from: fitted('B-V25') },
  },
  reads: {
    share: { from: 'arbitration.planned', unit: '1', says: 'Planned share of choice' },
    steepness: { from: 'arbitration.steepness', unit: '1', says: 'Inverse temperature of choice' },
    rate: { from: 'discounting.rate', unit: '1/d', says: 'Discount rate' },
    brings: { from: 'day.brings', unit: '1', says: 'What the hour would bring otherwise, as choice weighs it' },
  },
  inputs: {
    asked: {
      unit: '1',
      start: 0,
      bounds: [0, 5],
      cleared: 'visit',
      says: '1 when the visit at hand is a session, with nothing handed out',
    },
    there: { unit: '1', start: 0, bounds: [0, 20], cleared: 'day', says: 'Visits kept today: the way is made already' },
    near: { unit: '1', start: 0, bounds: [0, 1], cleared: 'never', says: '1 where sessions are held under the same roof' },
    met: { unit: '1', start: 0, bounds: [0, 20], cleared: 'never', says: 'Sessions kept and not yet felt' },
  },
  writes: { lure: 'care.lure', pull: 'care.pull' },
  states: {
    known: { unit: '1', start: 0, bounds: [0, 1], shown: true, says: 'How well the people of the sessions are known' },
  },
  before: ['care'],
  rules: (at) => ({
    pass: (v) => {
      if (v[at.met] === 0) return;
      const more = v[at.grows] * (1 - v[at.known]);
      v[at.known] += more;
      v[at.pull] += v[at.holds] * more;
      v[at.met] = 0;
    },
    attend: (v) => {
      if (v[at.asked] === 0) return;
      const company = v[at.bond] * v[at.known];
      const later = v[at.promise] / (1 + v[at.delay] * v[at.rate]);
      const way = v[at.there] > 0 || v[at.near] > 0 ? 0 : v[at.way];
      v[at.lure] += v[at.steepness] * (v[at.share] * later + company - way) - v[at.brings];
    },
  }),
});
