import { describe, expect, it } from 'vitest';
import { brailleChart, sparkline, starChart } from './chart.ts';
import { sampleRun } from './sample.testdata.ts';
import { terminalReport } from './terminal.ts';

const step = (value: number, lowest = value) => ({ at: 0, typical: value, lowest, highest: value });

describe('charts in letters', () => {
  it('draw a ramp as a ramp, a gap as a gap', () => {
    const ramp = [0, 1, 2, 3, 4, 5, 6, 7].map((value) => step(value));
    expect(sparkline([...ramp, undefined], 'highest', [0, 7], false)).toBe('▁▂▃▄▅▆▇█ ');
    expect(sparkline(ramp, 'highest', [0, 7], true)).toBe('_.-=+*#@');
    expect(sparkline([step(5, 0)], 'lowest', [0, 7], true)).toBe('_');
  });

  it('put the highest value on the top line and the lowest on the bottom one, and join what is between', () => {
    expect(starChart([step(0), step(2), undefined, step(0)], 3, 0, 2)).toEqual([' *  ', ' *  ', '*  *']);
    expect(brailleChart([step(0), step(3)], 1, 0, 3)).toEqual([String.fromCodePoint(0x2800 + 0x40 + 0x08 + 0x10 + 0x20)]);
  });
});

describe('the terminal summary', () => {
  const runs = [sampleRun(1, 2), sampleRun(5, 6)];

  it('fits in 40 lines of the width given, whatever the width', () => {
    for (const run of runs) {
      for (const width of [60, 72, 80, 120]) {
        const lines = terminalReport(run, { width }).trimEnd().split('\n');
        expect(lines.length).toBeLessThanOrEqual(40);
        for (const line of lines) expect([...line].length, line).toBeLessThanOrEqual(width);
      }
    }
  });

  it('tells the same lowest breathing in the curve and in the phases, when an overdose lay between two samples', () => {
    const [run] = runs;
    const record = run!.records[0]!;
    const overdose = { at: run!.scenario.until / 2, lasts: 0.2, lowest: 0.11 };
    const text = terminalReport({ ...run!, records: [{ ...record, overdoses: [overdose] }] }, { width: 120 });
    expect(text).toMatch(/breathing .* 11–\d+ %/);
    expect(text).toMatch(/ 11 %$/m);
  });

  it('ends with where help is', () => {
    expect(terminalReport(runs[0]!)).toMatch(/Not medical advice\. Help: US 988 or SAMHSA 1-800-662-4357/);
  });

  it('has colour only when asked, and only ASCII when plain', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape sign is what is looked for
    expect(terminalReport(runs[0]!)).not.toMatch(/\x1b/);
    expect(terminalReport(runs[0]!, { colour: true })).toContain('\x1b[38;5;172m');
    expect(terminalReport(runs[0]!, { plain: true })).toMatch(/^[\x20-\x7e\n]*$/);
  });

  it('keeps to 40 lines with many phases and a long title, and stands with no series', () => {
    const [run] = runs;
    const phases = Array.from({ length: 30 }, (_, i) => ({ name: `Phase number ${i}`, from: i * 290, to: (i + 1) * 290 }));
    const many = { ...run!, scenario: { ...run!.scenario, phases, title: 'A title '.repeat(20) } };
    expect(terminalReport(many).trimEnd().split('\n').length).toBeLessThanOrEqual(40);
    expect(terminalReport(many)).toContain('Not medical advice');
    expect(terminalReport({ ...run!, records: [{ ...run!.records[0]!, series: {} }] })).toContain('No series was recorded.');
  });
});
