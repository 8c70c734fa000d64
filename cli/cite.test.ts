import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Citation, type CitedParameter, citationJson, citationText, cite, type Library, summary, takenWith } from './cite.ts';
import { readEvidence } from './evidence.ts';

const parameters: CitedParameter[] = [
  { id: 'heroin.halfLife', value: 3, unit: 'min', says: 'Half-life in blood', from: 'PK001, PK006' },
  { id: 'tolerance.gain', value: 3.3, unit: '1', says: 'Fall in potency', from: 'R034' },
  { id: 'tolerance.riseTime', value: 72, unit: 'h', says: 'Time of gaining', from: { assumed: 'between R032 and days' } },
  { id: 'breathing.floor', value: 0.2, unit: '1', says: 'Lowest drive', from: { fitted: 'P-V03' } },
];
const library: Library = { rows: readEvidence(), parameters, takenWith: takenWith([{ name: 'heroin' }]) };
const ids = (citation: Citation | undefined) => citation?.evidence.map(({ id }) => id);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cite-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
const writeRun = (text: string) => writeFileSync(join(folder, 'run.json'), text);

describe('cite', () => {
  it('[CT1] gives a row asked for by its id, and what rests on it', () => {
    const { citations, faults } = cite(['r034'], library);
    expect(faults).toEqual([]);
    expect(ids(citations[0])).toEqual(['R034']);
    expect(citations[0]?.usedBy).toEqual(['tolerance.gain']);
  });

  it('[CT2] gives a parameter, or all of a component, or all of the model', () => {
    expect(ids(cite(['heroin.halfLife'], library).citations[0])).toEqual(['PK001', 'PK006']);
    expect(cite(['tolerance'], library).citations.map(({ parameter }) => parameter)).toEqual(['tolerance.gain', 'tolerance.riseTime']);
    expect(cite([], library).citations).toHaveLength(parameters.length);
  });

  it('[CT3] tells an assumption and a fit from evidence, and still finds the rows they name', () => {
    const [gain, rise, floor] = cite(['tolerance', 'breathing.floor'], library).citations;
    expect([gain?.basis, rise?.basis, floor?.basis]).toEqual(['evidence', 'assumed', 'fitted']);
    expect(rise?.why).toBe('between R032 and days');
    expect([ids(rise), ids(floor)]).toEqual([['R032'], ['P-V03']]);
  });

  it('[CT4] cites a run folder: what it set, and only the drugs that were taken', () => {
    writeRun(JSON.stringify({ scenario: { parameters: { 'tolerance.gain': 2 }, events: [{ kind: 'reward', reward: 'meal' }] } }));
    const without = cite([folder], library).citations;
    expect(without.map(({ parameter }) => parameter)).toEqual(['tolerance.gain', 'tolerance.riseTime', 'breathing.floor']);
    expect(without[0]).toMatchObject({ value: 3.3, setTo: 2 });
    writeRun(JSON.stringify({ scenario: { events: [{ kind: 'dose', substance: 'heroin' }] } }));
    expect(cite([folder], library).citations.map(({ parameter }) => parameter)).toContain('heroin.halfLife');
  });

  it('[CT4] cites learning and life only when people choose for themselves, and of treatments those that are entered', () => {
    const one = { value: 1, unit: '1', says: 'x', from: 'R034' };
    const parts = ['learning', 'life', 'treatments'] as const;
    const wide = { ...library, parameters: parts.map((part) => ({ ...one, id: `${part}.x`, part, treatment: 'methadone' })) };
    const cited = (scenario: object) => {
      writeRun(JSON.stringify({ scenario }));
      return cite([folder], wide).citations.map(({ parameter }) => parameter);
    };
    expect(cited({})).toEqual([]);
    expect(cited({ lives: {} })).toEqual(['learning.x', 'life.x']);
    expect(cited({ lives: { entry: { treatments: ['buprenorphine'] } } })).toEqual(['learning.x', 'life.x']);
    for (const entered of ['methadone', { treatment: 'methadone', after: 3 }])
      expect(cited({ lives: { entry: { treatments: [entered] } } })).toEqual(['learning.x', 'life.x', 'treatments.x']);
  });

  it('[CT4] counts what a drug brings in as taken with it, round circles too', () => {
    const drugs = [
      { name: 'heroin', requires: ['morphine'] },
      { name: 'morphine', requires: ['metabolite'] },
      { name: 'metabolite', requires: ['heroin'] },
    ];
    expect(takenWith(drugs.slice(0, 2))).toEqual({
      heroin: ['heroin'],
      morphine: ['heroin', 'morphine'],
      metabolite: ['heroin', 'morphine'],
    });
    expect(takenWith(drugs).metabolite).toEqual(['heroin', 'morphine', 'metabolite']);
  });

  it('[CT5] answers every wrong target with one sentence, and the others all the same', () => {
    writeRun('{');
    const empty = mkdtempSync(join(tmpdir(), 'cite-'));
    const { citations, faults } = cite(['tolerance.gian', empty, folder, 'R034', 'nothing like it at all'], library);
    rmSync(empty, { recursive: true });
    expect(citations).toHaveLength(1);
    expect(faults).toHaveLength(4);
    expect(faults[0]).toBe(
      'accumbens cite: found tolerance.gian; allowed are an evidence row (A001), a parameter (tolerance.gain), a component (tolerance) or a run folder; did you mean tolerance.gain?',
    );
    expect(faults[1]).toBe(`cite: ${empty} has no run.json; name a folder that accumbens run wrote`);
    expect(faults[2]).toMatch(/run\.json is not JSON \(.*\); name a folder/);
    expect(faults[3]).toBe(
      'accumbens cite: found nothing like it at all; allowed are an evidence row (A001), a parameter (tolerance.gain), a component (tolerance) or a run folder',
    );
  });

  it('[CT6] prints value, source and trust for people and for machines', () => {
    const { citations } = cite(['tolerance'], library);
    expect(citationText(citations).split('\n')).toEqual([
      'tolerance.gain = 3.3: Fall in potency',
      '  R034    respiratory tolerance C50 naive / chronic: 0.42 / 1.82 ng/mL fentanyl effect-site',
      expect.stringMatching(/^ {10}spread SE 0\.07 \/ 0\.39; n=14 \/ 8 · .*Algera 2021.* · checked: read$/),
      expect.stringContaining('4.3-fold'),
      '',
      'tolerance.riseTime = 72 h: Time of gaining',
      '  assumed: between R032 and days',
      expect.stringMatching(/^ {2}R032/),
      expect.stringMatching(/^ {10}.*JPET 1987.* · checked: read$/),
      '',
      '2 parameters: 1 assumed, 1 from evidence; 2 rows: 2 read',
      '',
    ]);
    expect(JSON.parse(citationJson(citations))).toEqual(citations);
    expect(summary(cite(['PK014'], library).citations)).toBe('1 row: 1 recalled-low');
  });
});
