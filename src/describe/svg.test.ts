import { describe, expect, it } from 'vitest';
import { describe as inWords } from './figure.ts';
import { figuresOf } from './figures.ts';
import { sampleRun } from './sample.testdata.ts';
import { svg } from './svg.ts';

const run = sampleRun(5, 1);
const figures = figuresOf(run);

describe('figures of a run', () => {
  it('are one for each thing told, and the same dose compared', () => {
    expect(figures.map(({ id }) => id)).toEqual([
      'dopamine',
      'same-dose',
      'pleasure',
      'set-point',
      'receptors',
      'tolerance',
      'withdrawal',
      'occupied',
      'breathing',
      'reserve',
    ]);
    const [first, last] = figures[1]!.lines;
    expect(Math.max(...first!.band.middle)).toBeGreaterThan(Math.max(...last!.band.middle));
    expect(figures[1]!.to).toBe(6);
  });

  it('are only those of the series that were recorded; a series without words of its own gets a plain one', () => {
    const lacking = {
      ...run,
      records: run.records.map((record) => ({ ...record, series: { 'my.own': record.series['tolerance.level']! } })),
    };
    expect(figuresOf(lacking).map(({ id, title }) => [id, title])).toEqual([['series-my-own', 'my.own']]);
  });

  it('are told in words with the numbers of the record', () => {
    const one = figuresOf(sampleRun(1, 1)).find(({ id }) => id === 'withdrawal')!;
    const peak = Math.round(Math.max(...one.lines[0]!.band.middle));
    expect(inWords(one)).toContain(`and ${peak} in “Stopping”`);
    expect(inWords(one)).toContain('steady at 0 in “Before”');
  });
});

describe('a figure as SVG', () => {
  it('has role, title and description, and names its phases and axes', () => {
    for (const figure of figures) {
      const drawn = svg(figure);
      expect(drawn).toMatch(/^<svg [^>]*role="img" aria-labelledby="[\w-]+-title [\w-]+-desc"/);
      expect(drawn).toMatch(/<title id="[\w-]+">[^<]+<\/title><desc id="[\w-]+">[^<]{40,}<\/desc>/);
      if (figure.phases.length > 0) expect(drawn).toContain('2 Use three times a day');
    }
  });

  it('draws the spike of one sample at its full height', () => {
    const spiked = structuredClone(run.records[0]!);
    spiked.series['dopamine.percent']!.fill(100);
    spiked.series['dopamine.percent']![4_321] = 400;
    const figure = figuresOf({ ...run, records: [spiked] })[0]!;
    const range = svg(figure).match(/class="range"[^>]* d="([^"]+)"/)![1]!;
    const heights = [...range.matchAll(/[ML][\d.]+ ([\d.]+)/g)].map((found) => Number(found[1]));
    const flat = heights[0]!;
    const top = Number(svg(figure).match(/<line class="grid"[^>]*y1="([\d.]+)"[^>]*\/><text[^>]*>400</)![1]);
    expect(Math.min(...heights)).toBeCloseTo(top, 6);
    expect(flat).toBeGreaterThan(top + 50);
  });

  it('names a level where no line and nothing shaded runs through the name', () => {
    const quiet = structuredClone(run.records[0]!);
    const dopamine = quiet.series['dopamine.percent']!;
    // Dips on the left and peaks on the right: free are the left above and the right below.
    for (let i = 0; i < dopamine.length; i++) dopamine[i] = i < dopamine.length / 2 ? 100 - (i % 7) * 8 : 100 + (i % 7) * 20;
    const drawn = svg(figuresOf({ ...run, records: [quiet] })[0]!);
    const [, x, y, anchor] = /<text x="([\d.]+)" y="([\d.]+)"( text-anchor="end")? class="halo">healthy level/.exec(drawn)!;
    const level = Number(/<line class="reference"[^>]*y1="([\d.]+)"/.exec(drawn)![1]);
    expect(anchor ? Number(y) > level : Number(y) < level, `${x} ${y} against ${level}`).toBe(true);
  });

  it('stays inside its frame, with no number missing', () => {
    for (const shape of ['wide', 'narrow'] as const)
      for (const figure of figures) {
        const drawn = svg(figure, shape);
        const [, width, height] = drawn.match(/viewBox="0 0 (\d+) ([\d.]+)"/)!.map(Number) as [number, number, number];
        expect(drawn).not.toMatch(/NaN|undefined|Infinity/);
        for (const [, x, y] of drawn.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)) {
          expect(Number(x)).toBeGreaterThanOrEqual(-0.5);
          expect(Number(x)).toBeLessThanOrEqual(width + 0.5);
          expect(Number(y)).toBeGreaterThanOrEqual(0);
          expect(Number(y)).toBeLessThanOrEqual(height);
        }
      }
  });

  it('names lines that end at one height one under the other, inside the frame', () => {
    const figure = figures.find(({ id }) => id === 'receptors')!;
    const flat = { times: Float64Array.of(figure.from, figure.to), middle: Float64Array.of(0, 0) };
    const lines = ['Craving', 'Habit', 'Resolve'].map((label) => ({ ...figure.lines[0]!, label, band: flat }));
    const drawn = svg({ ...figure, lines, references: [], include: [0, 1] });
    const height = Number(drawn.match(/viewBox="0 0 \d+ ([\d.]+)"/)![1]);
    const places = [...drawn.matchAll(/y="([\d.]+)"[^>]*>(?:Craving|Habit|Resolve)</g)].map(([, y]) => Number(y)).sort((a, b) => a - b);
    expect(places).toHaveLength(3);
    expect(places[1]! - places[0]!).toBeGreaterThanOrEqual(13);
    expect(places[2]! - places[1]!).toBeGreaterThanOrEqual(13);
    expect(places[2]).toBeLessThan(height);
  });

  it('on its own carries its colours for light and dark; text from outside is made safe', () => {
    const alone = svg({ ...figures[0]!, title: '<script>&' }, 'wide', true);
    expect(alone).toContain('prefers-color-scheme:dark');
    expect(alone).toContain('xmlns="http://www.w3.org/2000/svg"');
    expect(alone).toContain('&lt;script&gt;&amp;');
    expect(alone).not.toContain('<script');
  });
});
