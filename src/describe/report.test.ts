import { describe, expect, it } from 'vitest';
import { reportHtml } from './report.ts';
import { sampleRun } from './sample.testdata.ts';

const options = {
  command: 'npx accumbens run first-year.yaml',
  scenarioFile: 'first-year.yaml',
  scenarioText: 'title: <A & B>',
  evidence: [{ id: 'PK001', says: 'heroin terminal half-life, 7.6 min', source: 'Rook 2006' }],
};
const html = reportHtml(sampleRun(4, 3), options);

const all = (pattern: RegExp, text = html) => [...text.matchAll(pattern)].map((found) => found[1]!);

describe('the report stands alone', () => {
  it('refers to nothing outside itself but telephone numbers, and runs nothing', () => {
    expect(html).not.toMatch(/https?:|\/\/[a-z]|@import|url\(|<script|<link|<iframe|<object|<img|\son\w+=/i);
    expect(all(/(?:href|src)="([^"]*)"/g).every((target) => /^(#[\w-]+|tel:\+?\d+)$/.test(target))).toBe(true);
    expect(html).toMatch(/Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'/);
  });

  it('makes what people wrote safe', () => {
    const run = sampleRun(1, 24);
    const hostile = {
      ...run,
      scenario: {
        ...run.scenario,
        title: '<script>alert(1)</script>',
        description: '"><img src=x>',
        phases: [{ name: '</title><b>', from: 0, to: 100 }],
      },
    };
    expect(reportHtml(hostile)).not.toMatch(/<script|<img|<b>/);
    expect(html).toContain('title: &lt;A &amp; B&gt;');
  });

  it('is the same bytes for the same run, however long it took', () => {
    const run = sampleRun(4, 3);
    expect(reportHtml({ ...run, meta: { ...run.meta, seconds: 9 } }, options)).toBe(html);
  });
});

describe('the report can be read by everybody', () => {
  it('has a language, one first heading, landmarks, and no heading level left out', () => {
    expect(html).toMatch(/^<!doctype html>\n<html lang="en-GB">/);
    for (const landmark of ['<header>', '<main>', '<footer>', '<nav aria-label=']) expect(html.split(landmark)).toHaveLength(2);
    const levels = all(/<h([1-6])[ >]/g).map(Number);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (let i = 1; i < levels.length; i++) expect(levels[i]! - levels[i - 1]!).toBeLessThanOrEqual(1);
  });

  it('tells first in words, then in pictures, then for a pharmacologist, then its limits, sources and where help is', () => {
    expect(all(/<h2[^>]*>([^<]+)</g)).toEqual([
      'What happened, in words',
      'In pictures',
      'For a pharmacologist',
      'What is not modelled',
      'Where the numbers come from',
      'Not medical advice',
    ]);
    expect(html.indexOf('1-800-662-4357')).toBeLessThan(html.indexOf('<h2'));
    expect(html.lastIndexOf('findahelpline.com')).toBeGreaterThan(html.indexOf('<footer>'));
  });

  it('gives every figure a name, a text description and a table, and every id once', () => {
    const figures = html.split('<figure').slice(1);
    expect(figures).toHaveLength(9); // sampled too sparsely to compare single doses
    for (const figure of figures) {
      expect(all(/<svg [^>]*role="img"/g, figure).length).toBe(2);
      expect(figure).toMatch(/<p class="words">Line chart over /);
      expect(figure).toMatch(/<details><summary>Values of .*<table>/s);
    }
    const ids = all(/\sid="([^"]+)"/g);
    expect(new Set(ids).size).toBe(ids.length);
    const named = all(/aria-labelledby="([^"]+)"/g).flatMap((names) => names.split(' '));
    for (const target of [...named, ...all(/href="#([^"]+)"/g)]) expect(ids).toContain(target);
    for (const table of html.split('<table').slice(1)) expect(table).toMatch(/<caption>[^<]+.*scope="col".*scope="row"/s);
  });

  it('closes what it opens', () => {
    const open: string[] = [];
    for (const [, close, tag, empty] of html.replace(/<!doctype html>/, '').matchAll(/<(\/?)([a-z0-9]+)[^>]*?(\/?)>/g)) {
      if (empty === '/' || tag === 'meta') continue;
      if (close) expect(open.pop()).toBe(tag);
      else open.push(tag!);
    }
    expect(open).toEqual([]);
  });
});

describe('the report can be repeated and checked', () => {
  it('gives command, seed, hash, solver, overridden parameters, doses and evidence', () => {
    for (const fact of [
      'npx accumbens run first-year.yaml',
      'c0ffee00c0ffee00',
      '<dt>Seed</dt><dd>7</dd>',
      '<dt>Relative tolerance</dt><dd>0.00001</dd>',
      'tolerance.riseTime',
      'PK001',
      'Rook 2006',
    ])
      expect(html).toContain(fact);
  });

  it('tells nobody what they can take', () => {
    expect(html).toContain('not a reading of anyone’s own');
    expect(html).not.toMatch(/safe dose|recommended dose|you can take|addict|abuser|junkie/i);
  });
});
