import { behaviour } from '../language/behaviour.ts';
import { treatment } from './_treatment.ts';

/** Waiting: asked for help and given none yet. Only the visits of a study happen, if it has any. */
export const waitingList = treatment(
  { name: 'waiting list', says: 'No treatment yet', settings: {} },
  behaviour({
    name: 'waiting',
    says: 'Waiting for treatment',
    writes: { waits: 'care.waiting' },
    states: { on: { unit: '1', start: 0, bounds: [0, 1], says: '1 while waiting' } },
    rules: (at) => ({
      enter: (v) => {
        v[at.on] = 1;
        v[at.waits] = 1;
      },
      leave: (v) => {
        v[at.on] = 0;
        v[at.waits] = 0;
      },
    }),
  }),
);
