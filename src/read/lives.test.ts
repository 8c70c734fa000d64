import { describe, expect, it } from 'vitest';
import { standardBeing } from '../simulate/mind.ts';
import { standardModel } from '../simulate/standard.ts';
import { catalogueOf, withLives } from './catalogue.ts';
import { BadInput } from './faults.ts';
import { readScenario } from './scenario.ts';

const catalogue = withLives(catalogueOf(standardModel().model), standardBeing().mind, [{ name: 'methadone' }, { name: 'mutual help' }]);
const read = (lives: string, more = '') => readScenario(`title: x\nduration: 30 d\n${more}lives: ${lives}\n`, 'x.yaml', catalogue);
const faults = (lives: string): string => {
  try {
    read(lives);
  } catch (error) {
    if (error instanceof BadInput) return error.message;
    throw error;
  }
  return '';
};

describe('lives people choose', () => {
  it('[LV1] `freely` asks for no treatment; a mapping says which, from when, for how long, in days', () => {
    expect(read('freely').lives).toEqual({});
    expect(read('{ treatments: [methadone, mutual help], after: 4 weeks, lasts: 1 d }').lives).toEqual({
      entry: { treatments: ['methadone', 'mutual help'], from: 'dependence', after: 28, lasts: 1 },
    });
    expect(read('{ treatments: methadone, from: start }').lives).toEqual({ entry: { treatments: ['methadone'], from: 'start', after: 0 } });
  });

  it('[LV2] what cannot be meant is said with its place and what is allowed', () => {
    expect(faults('often')).toMatch(/x\.yaml:3.*freely/s);
    expect(faults('{ treatments: metadone }')).toMatch(/methadone/);
    expect(faults('{ after: 3 d }')).toMatch(/treatments/);
    expect(faults('{ }')).toMatch(/treatments/);
    expect(faults('{ blows: [soon] }')).toMatch(/soon/);
    expect(faults('{ treatments: methadone, from: birth }')).toMatch(/dependence/);
    expect(faults('{ treatments: methadone, after: soon }')).toMatch(/soon/);
  });

  it('[LV4] hard things happen when they are set, without a treatment or with one', () => {
    expect(read('{ blows: [3 d, 1 week] }').lives).toEqual({ blows: [72, 168] });
    expect(read('{ treatments: methadone, blows: 3 d }').lives).toMatchObject({ entry: { treatments: ['methadone'] }, blows: [72] });
  });

  it('[LV5] cues are met over spans of time; one without an end goes on', () => {
    expect(read('{ cues: { from: 3 d, for: 1 week } }').lives).toEqual({ cues: [{ from: 72, to: 240 }] });
    expect(read('{ cues: [{ from: 3 d }, { from: 10 d, for: 1 d }] }').lives?.cues?.[0]).toEqual({ from: 72 });
    expect(faults('{ cues: { for: 3 d } }')).toMatch(/from/);
    expect(faults('{ cues: 3 d }')).toMatch(/span of time/);
  });

  it('[LV3] parameters of learning and life may be set, within their ranges', () => {
    expect(read('freely', 'parameters: { resolve.weight: 3 }\n').parameters).toEqual({ 'resolve.weight': 3 });
    expect(() => read('freely', 'parameters: { resolve.weight: 99 }\n')).toThrow(BadInput);
  });

  it('[LV6] a treatment may have days of its own; those it does not name are the days of all', () => {
    const { lives } = read('{ treatments: [{ treatment: methadone, after: 2 weeks, lasts: 3 d }, mutual help], from: start, lasts: 9 d }');
    expect(lives?.entry).toEqual({
      treatments: [{ treatment: 'methadone', after: 14, lasts: 3 }, 'mutual help'],
      from: 'start',
      after: 0,
      lasts: 9,
    });
    expect(faults('{ treatments: [{ treatment: metadone }] }')).toMatch(/methadone/);
    expect(faults('{ treatments: [{ after: 3 d }] }')).toMatch(/treatment/);
    expect(faults('{ treatments: [{ treatment: methadone, before: 3 d }] }')).toMatch(/before/);
    expect(faults('{ treatments: [{ treatment: methadone, after: soon }] }')).toMatch(/soon/);
  });
});
