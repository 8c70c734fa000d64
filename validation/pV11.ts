import { averageInterval, log, mean, type ValidationRow } from '../src/index.ts';
import { judge, lies, withInterval } from './_dopamine.ts';
import { column, dose, span } from './_exposure.ts';
import { everyone, halfLife } from './_people.ts';

const PUBLISHED = [72, 108] as const;

export const pV11: ValidationRow = {
  id: 'P-V11',
  statement: 'Half-time of blockade after 50 mg of naltrexone by mouth, from the second to the seventh day',
  published: '72 to 108 h, 5 people (Lee 1988)',
  trust: 'read',
  kind: 'calibrated',
  bound: 'mean within the published range',
  run(cohort) {
    const times = span(48, 168, 12);
    const halves = everyone(cohort, ['naltrexone'], (person) => {
      const blocked = column(person.live([dose(0, 'naltrexone', 'oral', 50)], times, ['receptor.occupied']), 'receptor.occupied');
      return halfLife(times, Array.from(blocked, log));
    });
    const half = mean(halves);
    return judge(`${withInterval(halves)} h`, { half }, [lies('half-time', averageInterval(halves), PUBLISHED, 'h')]);
  },
};
