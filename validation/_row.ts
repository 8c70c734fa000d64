export type { Cohort, Finding, ValidationRow } from '../src/index.ts';
