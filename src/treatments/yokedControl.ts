import { contingentTreatment } from './_treatment.ts';
import { incentives } from './care/incentives.ts';
import { partner } from './care/incentiveTables.ts';

/** The same rewards at the same visits whatever the person's own results: what a partner on the schedule earned (B-V16). */
export const yokedControl = contingentTreatment(
  { name: 'yoked control', says: 'Rewards as a partner on the schedule earns them, whatever the own result', settings: partner },
  (schedule) => incentives('yoked', schedule, true),
);
