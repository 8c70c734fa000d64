import { measuresOf, naturalHistoryPiece, proportionInterval, type ValidationRow } from '../src/index.ts';
import { judged } from './_detoxified.ts';

const YEARS = 5;

export const nat03: ValidationRow = {
  id: 'nat_03',
  statement: 'Of those who ever used heroin, who ever become dependent',
  published: '26 % (95 % CI 22–29) in a lifetime, three US surveys (Rivera 2018); in new users 23–38 % within a year (nat_02)',
  trust: 'read',
  kind: 'calibrated',
  bound: `share who meet three of seven criteria within ${YEARS} years of the first dose, without treatment: 22 to 29 %, and no more of them by the years before`,
  run({ people, seed, parameters = {} }) {
    const lived = measuresOf([naturalHistoryPiece({ parameters, seed, from: 0, to: people, days: 365 * YEARS })]);
    const by = (says: string, name: string, agrees: readonly [number, number]) => {
      const { value, people: of } = lived[name]!;
      return { says, model: proportionInterval(Math.round(value * of), of), agrees };
    };
    // The first years are shown, and judged by no more than that they come before the last.
    return judged([
      by('one year', 'dependent within a year', [0, 0.29]),
      by('two years', 'dependent within 2 years', [0, 0.29]),
      by('five years', 'dependent within 5 years', [0.22, 0.29]),
    ]);
  },
};
