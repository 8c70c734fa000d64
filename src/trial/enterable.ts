import type { Enterable } from '../simulate/selfChosen.ts';
import { treatments } from '../treatments/registry.generated.ts';

/** Treatments that a life of one’s own choosing can enter: those with a schedule of incentives are compared in trials. */
export const enterable: readonly Enterable[] = treatments
  .filter(({ contingent }) => !contingent)
  .map(({ name, module }) => ({ name, module: () => module() }));
