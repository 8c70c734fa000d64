export type { Claim, Cohort, Finding } from '../src/index.ts';
