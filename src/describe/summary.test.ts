import { describe, expect, it } from 'vitest';
import { sampleRun } from './sample.testdata.ts';
import { summarise } from './summary.ts';

describe('the account of one person', () => {
  const run = sampleRun(1, 1);
  const summary = summarise(run);

  it('tells who, how long and what was given', () => {
    expect(summary.opening[0]).toBe(
      'One typical person, followed for 12 months. In that time: 540 doses of heroin, 164 doses of methadone and 122 everyday rewards.',
    );
  });

  it('has the numbers of the record in its table and in its words', () => {
    const stopping = summary.phases[2]!;
    const cows = run.records[0]!.series['withdrawal.cows']!.subarray(187 * 24, 201 * 24);
    const peak = Math.max(...cows);
    expect(
      summary.table.find(({ place, series, measure }) => place === 2 && series === 'withdrawal.cows' && measure === 'highest')!.middle,
    ).toBe(peak);
    expect(stopping.when).toBe('14 days, beginning 6.1 months in');
    expect(stopping.lines.find((line) => line.startsWith('Withdrawal'))).toContain(
      `moderately severe at its worst (${Math.round(peak)} on the 0–48 clinical scale)`,
    );
  });

  it('says no word about people or bands, and none that labels a person', () => {
    expect(summary.lines.join(' ')).not.toMatch(/across people|addict|abuser|junkie|clean\b|dirty/i);
  });
});

describe('the account of several people', () => {
  const summary = summarise(sampleRun(12, 2));

  it('gives medians with the band of people, and overdoses for the group with an interval', () => {
    expect(summary.phases[1]!.lines[0]).toMatch(/^Dopamine was typically about .* \(\d+ %; \d+ to \d+ across people\)/);
    expect(summary.phases[1]!.lines.at(-1)).toBe('2 overdoses, in 2 of 12 people (17 %; 95 % interval 5 to 45 %).');
  });

  it('encloses every middle in its band', () => {
    for (const { low, middle, high, people } of summary.table) {
      expect(low).toBeLessThanOrEqual(middle);
      expect(middle).toBeLessThanOrEqual(high);
      expect(people).toBeLessThanOrEqual(12);
    }
  });
});

describe('the account of a run with little in it', () => {
  const run = sampleRun(1, 24);

  it('tells only the series that were recorded', () => {
    const only = {
      ...run,
      records: run.records.map((record) => ({ ...record, series: { 'tolerance.level': record.series['tolerance.level']! } })),
    };
    for (const { lines } of summarise(only).phases) expect(lines.every((line) => line.startsWith('Tolerance'))).toBe(true);
  });

  it('tells that a run stopped early, and why', () => {
    const failed = {
      ...run,
      records: run.records.map((record) => ({ ...record, failure: { at: 12.5, reason: 'the step became too small' } })),
    };
    expect(summarise(failed).closing).toEqual([
      'The calculation stopped before the end (first at 12.5 h: the step became too small); what is told ends there.',
    ]);
  });

  it('stands with no series and no events at all', () => {
    const empty = {
      ...run,
      scenario: { ...run.scenario, phases: [], events: [] },
      records: run.records.map((record) => ({ ...record, series: {} })),
    };
    expect(summarise(empty).phases).toEqual([{ name: 'The whole run', when: 'the first 12 months', lines: [] }]);
  });
});
