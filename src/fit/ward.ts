import { behaviour } from '../language/behaviour.ts';

/** A stay in a ward, and nothing else: what discharged people of published cohorts had in common (B-V01, B-V02). Not a treatment to compare. */
export const ward = behaviour({
  name: 'ward',
  says: 'A stay in a ward without drug',
  writes: { context: 'cues.context', barred: 'market.barred' },
  rules: (at) => ({
    enter: (v, world) => {
      v[at.context] += 2;
      v[at.barred] += 1;
      world.place(0);
    },
    leave: (v, world) => {
      v[at.context] -= 2;
      v[at.barred] -= 1;
      world.place(1);
    },
  }),
});
