import { describe, expect, it } from 'vitest';
import { learners } from '../learning/registry.generated.ts';
import { lifeParts } from '../life/registry.generated.ts';
import { standardModel } from '../simulate/standard.ts';
import { treatments } from '../treatments/registry.generated.ts';
import { declaredParameters } from './declared.ts';

const all = declaredParameters();
const ids = new Set(all.map(({ id }) => id));

describe('declared parameters', () => {
  it('[DP1] are those of the body, of learning, of life and of every treatment, each once', () => {
    expect(ids.size).toBe(all.length);
    for (const { id } of standardModel().model.parameters) expect(ids).toContain(id);
    for (const { name, parameters = {} } of [...learners, ...lifeParts])
      for (const key of Object.keys(parameters)) expect(ids).toContain(`${name}.${key}`);
    for (const { settings } of treatments)
      for (const key of Object.keys(settings))
        expect(all.some(({ id, part }) => part === 'treatments' && id.endsWith(`.${key}`))).toBe(true);
  });

  it('[DP2] have a value within their range, a unit, a meaning and a provenance', () => {
    const lacking = all.filter(
      ({ value, unit, range: [low, high], says, from }) => !(value >= low && value <= high && unit && says && from),
    );
    expect(lacking).toEqual([]);
  });
});
