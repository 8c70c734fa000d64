import { behaviour } from '../language/behaviour.ts';

/** Beyond anything that speaks for or against. */
const DECIDED = 500;

/** Someone offers, and a first dose is taken on the first day; what follows is the person's own choice. */
export const firstDose = behaviour({
  name: 'firstDose',
  says: 'A first dose, on the first day',
  reads: {
    number: { from: 'day.number', unit: 'd', says: 'Day' },
    slot: { from: 'day.slot', unit: '1', says: 'Opportunity of the day' },
  },
  writes: { push: 'use.push' },
  rules: (at) => ({
    weigh: (v) => {
      if (v[at.number] === 0 && v[at.slot] === 2) v[at.push] += DECIDED;
    },
  }),
});

/** Nobody ever offers. */
export const unoffered = behaviour({
  name: 'unoffered',
  says: 'No heroin, ever',
  writes: { barred: 'market.barred' },
  rules: (at) => ({
    begin: (v) => {
      v[at.barred] += 1;
    },
  }),
});
