import { behaviour, type Values } from '../language/behaviour.ts';
import { assumed, fitted } from '../language/component.ts';
import { exp } from '../numerics/elementary.ts';
import { treatment } from './_treatment.ts';

// biome-ignore format: a table
const settings = {
  days: { value: 28, unit: 'd', range: [1, 365], says: 'Days in the ward', from: assumed('four weeks; five to ten days for detoxification alone') },
  taperFrom: { value: 30, unit: 'mg', range: [0, 120], says: 'First daily dose of methadone; 0 is no taper', from: assumed('the US limit of a first dose') },
  taperDays: { value: 10, unit: 'd', range: [1, 60], says: 'Days over which it falls to nothing', from: assumed('common practice') },
  price: { value: 250, unit: '$', range: [0, 3000], says: 'Cost of a day', from: assumed('residential care, US') },
} as const;

/**
 * A ward: another place, no heroin, few reminders, a taper if wanted. Cues keep their excitation and what is unlearned there is unlearned
 * there; tolerance falls in the body meanwhile. Relapse and danger afterwards follow from that (B-V01, P-V27).
 */
export const residentialDetoxification = treatment(
  {
    name: 'residential detoxification',
    says: 'Weeks in a ward without access to the drug, with a taper or without',
    settings,
    detoxifies: true,
  },
  behaviour({
    name: 'ward',
    says: 'Detoxification in a ward',
    parameters: {
      ...settings,
      walks: {
        value: 0.006,
        unit: '1/d',
        range: [0, 0.1],
        says: 'Chance of leaving the ward on a day without craving',
        from: fitted('B-V34'),
      },
      byCraving: { value: 3, unit: '1', range: [0, 10], says: 'How steeply craving raises that', from: fitted('B-V34') },
      byNeed: {
        value: 2,
        unit: '1',
        range: [0, 10],
        says: 'How steeply withdrawal does',
        from: assumed('the first days lose most people'),
      },
    },
    reads: {
      craving: { from: 'craving.level', unit: '1', says: 'Craving' },
      withdrawn: { from: 'need.withdrawn', unit: '1', says: 'Withdrawal' },
    },
    writes: { context: 'cues.context', barred: 'market.barred', near: 'appointment.near' },
    states: {
      inside: { unit: '1', start: 0, bounds: [0, 1], says: '1 while in the ward' },
      day: { unit: 'd', start: 0, bounds: [0, 1e4], says: 'Day in the ward' },
      wanting: { unit: '1', start: 0, bounds: [0, 1], says: 'Craving of recent days' },
      completed: { unit: '1', start: 0, bounds: [0, 1], says: '1 once the stay was completed' },
    },
    draws: { walk: 'whether the person walks out' },
    after: ['care'],
    rules: (at) => {
      const discharge = (v: Values, world: { place(usual: number): void }): void => {
        if (v[at.inside] === 0) return;
        v[at.inside] = 0;
        v[at.context] = 0;
        v[at.barred] = 0;
        v[at.near] = 0;
        world.place(1);
      };
      return {
        enter: (v, world) => {
          v[at.inside] = 1;
          v[at.context] = 2;
          v[at.barred] = 1;
          v[at.near] = 1;
          world.place(0);
        },
        learn: (v) => {
          if (v[at.inside] === 1) v[at.wanting] += (v[at.craving] - v[at.wanting]) / 10;
        },
        night: (v, world) => {
          if (v[at.inside] === 0) return;
          if (v[at.day] >= v[at.days]) {
            v[at.completed] = 1;
            return discharge(v, world);
          }
          const left = 1 - v[at.day] / v[at.taperDays];
          if (v[at.taperFrom] > 0 && left > 0) {
            world.dose('methadone', 'oral', v[at.taperFrom] * left, 0.5);
            world.medicate('methadone');
          }
          v[at.day] += 1;
          world.pay('ward', v[at.price]);
          const chance = v[at.walks] * exp(v[at.byCraving] * v[at.wanting] + v[at.byNeed] * v[at.withdrawn]);
          if (world.chance(at.walk) < chance) world.leave();
        },
        leave: discharge,
      };
    },
    substances: ['methadone'],
  }),
);
