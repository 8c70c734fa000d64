import { describe, expect, it } from 'vitest';
import { standardModel } from '../simulate/standard.ts';
import { analyseTrial } from '../trial/analyse.ts';
import { madeUp, TRIAL } from '../trial/lives.testdata.ts';
import { trialStudy } from '../trial/study.ts';
import { describe as words } from './figure.ts';
import { INSIDE, retentionFigure, testFigure } from './trialFigures.ts';
import { trialReportHtml } from './trialReport.ts';
import { amount, chance, peopleNeeded, trialReport, trialSentences } from './trialWords.ts';

const study = trialStudy(TRIAL, madeUp());
const result = analyseTrial(TRIAL, [study.run(0), study.run(1)]);
const options = {
  given: { treatment: [{ treatment: 'methadone', settings: 'dose 80 mg', says: 'by mouth' }] },
  warnings: [{ arm: 'treatment', level: 'danger', says: 'naloxone is <missing>', from: 'CM060' }],
  command: 'accumbens trial x.yaml',
};

describe('a trial in words', () => {
  it('[TW1] numbers in the unit of their outcome', () => {
    expect([amount(0.256, '1', 'share'), amount(1234.5, '$'), amount(-3, '$'), amount(2.345, 'd'), amount(Number.NaN, 'd')]).toEqual([
      '26 %',
      '$1,235',
      '−$3',
      '2.3 d',
      'not known',
    ]);
    expect([chance(0.0001), chance(0.0312), peopleNeeded(40.2), peopleNeeded(Infinity)]).toEqual([
      '< 0.001',
      '0.031',
      '41',
      'more than a million',
    ]);
  });

  it('[TW2] the summary comes first in plain language and names what it cannot say', () => {
    const sentences = trialSentences(result);
    expect(sentences[0]).toMatch(/^40 simulated people lived once in each of 2 arms/);
    expect(sentences.join(' ')).toMatch(/Of 100 people with treatment, \d+ stayed/);
    expect(sentences.join(' ')).toContain('naloxone at hand');
    const text = trialReport(result, { plain: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII itself
    expect(text).toMatch(/^[\x00-\x7f]*$/);
    expect(text).toContain('988');
    expect(text).toMatch(/hazard of leaving, treatment over usual care: 0\.\d/);
  });

  it('[TG1] figures describe themselves; a curve of survival begins at all', () => {
    expect(words(testFigure(result, result.arms[0]!, 0))).toMatch(
      /^Line chart over 0 to 8 weeks since entry|^Line chart over 0 to 56 days since entry/,
    );
    const { lines } = retentionFigure(result);
    for (const { band } of lines) {
      expect(band.middle[0]).toBe(100);
      for (let i = 1; i < band.middle.length; i++) expect(band.middle[i]!).toBeLessThanOrEqual(band.middle[i - 1]!);
    }
  });
});

describe('the report of a trial', () => {
  const html = trialReportHtml(result, options);

  it('[TP1] is one file: no script, no network, text made safe, the same bytes again', () => {
    expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
    expect(html).toContain('naloxone is &lt;missing&gt;');
    expect(trialReportHtml(result, options)).toBe(html);
  });

  it('[TP2] has the summary before the figures, a description of every figure, and the help lines', () => {
    expect(html.indexOf('id="words"')).toBeLessThan(html.indexOf('<figure'));
    const figures = html.match(/<figure/g)!.length;
    expect(html.match(/<p class="words">/g)).toHaveLength(figures);
    expect(figures).toBeGreaterThanOrEqual(5);
    expect(html).toContain('tel:988');
    expect(html).toContain('Numbers still in treatment');
  });

  it('[TP3] every opened tag of a block is closed, and ids are unique', () => {
    for (const tag of ['section', 'figure', 'table', 'ul', 'ol', 'svg']) {
      expect(html.match(new RegExp(`<${tag}[ >]`, 'g'))?.length, tag).toBe(html.match(new RegExp(`</${tag}>`, 'g'))?.length);
    }
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(ids.filter((id, i) => ids.indexOf(id) < i)).toEqual([]);
  });

  it('[TP4] every row of a table has a cell for each column', () => {
    const cells = (row: string): number => row.match(/<t[hd][ >]/g)?.length ?? 0;
    for (const [table] of html.matchAll(/<table>.*?<\/table>/gs)) {
      const [head, ...rows] = [...table.matchAll(/<tr>.*?<\/tr>/gs)].map(([row]) => cells(row));
      for (const row of rows) expect(row, table.slice(0, 200)).toBe(head);
    }
  });

  it('[TP5] tells how far the reward felt at rest in health is from enough, as the model has it', () => {
    expect(INSIDE.find(({ series }) => series === 'reward_felt')?.caption).toContain(
      `at rest in health it is −${standardModel([]).model.parameters.find(({ id }) => id === 'reward.restPoint')!.value - 1}.`,
    );
  });
});
