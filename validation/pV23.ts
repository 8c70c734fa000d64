import type { ValidationRow } from './_row.ts';

export const pV23: ValidationRow = {
  id: 'P-V23',
  statement: 'Fall of raclopride binding after amphetamine, and after a placebo in the place of amphetamine',
  published: '−22 and −23 % in the ventral striatum (n = 9; Boileau 2007)',
  trust: 'read',
  kind: 'predicted',
  bound: 'none: not evaluated',
  run: () => ({
    measured: 'not evaluated',
    values: {},
    verdict: 'warn',
    because:
      'not evaluated: amphetamine is no opioid and has no substance file, and a placebo that people expect something of is not described',
  }),
};
