import { contingentTreatment } from './_treatment.ts';
import { incentives } from './care/incentives.ts';
import { incentivePeople } from './care/incentiveTables.ts';

/** Contingency management by any schedule: vouchers, prizes, cash, privileges, take-home doses. */
export const contingencyManagement = contingentTreatment(
  { name: 'contingency management', says: 'Rewards for what a schedule names, by that schedule', settings: incentivePeople },
  (schedule) => incentives('contingency', schedule, false),
);
