import type { ValidationRow } from '../src/index.ts';

export const pV28: ValidationRow = {
  id: 'P-V28',
  statement: 'Deaths by overdose in the two weeks after release against the general population',
  published: 'relative risk 129, 95 % CI 89 to 186 (Binswanger 2007)',
  trust: 'read',
  kind: 'predicted',
  bound: 'none: the comparison is with people who mostly use nothing, whom this model does not hold',
  run: () => ({
    measured: 'not evaluated',
    values: {},
    verdict: 'warn',
    because: 'not evaluated: only people who may use heroin live in the model, and nobody of the general population to compare them with',
  }),
};
