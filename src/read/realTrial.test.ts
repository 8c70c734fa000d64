import { describe, expect, it } from 'vitest';
import { BadInput } from './faults.ts';
import { matchArms, type RealTableName, readRealTrial } from './realTrial.ts';
import type { TableText } from './trialTables.ts';

const TABLES: Record<RealTableName, TableText> = {
  everybody: { file: 'everybody.csv', text: 'who,project\n1,27\n2,27\n3,30\n4,27\n' },
  randomization: {
    file: 'randomization.csv',
    text: 'who,treatment,which,when\n1,Methadone,1,2\n1,Outpatient BUP,2,9\n2,Outpatient BUP,1,3\n3,Outpatient BUP,1,3\n4,NA,1,NA\n',
  },
  published_endpoints: { file: 'published_endpoints.csv', text: 'who,usePatternUDS,more\n1,-+o*,1\n2,ooo,1\n3,---,1\n4,-,1\n' },
};

describe('a real trial in tables', () => {
  it('[RL1] gives patterns by the first randomisation, of one project', () => {
    expect(readRealTrial(TABLES, 27)).toEqual([
      { name: 'Methadone', patterns: ['-+o*'] },
      { name: 'Outpatient BUP', patterns: ['ooo'] },
    ]);
    expect(readRealTrial(TABLES, 30)).toEqual([{ name: 'Outpatient BUP', patterns: ['---'] }]);
  });

  it('[RL2] faults have file, line and column', () => {
    const bad = { ...TABLES, published_endpoints: { file: 'p.csv', text: 'who,usePatternUDS\n1,-x\n' } };
    expect(() => readRealTrial(bad, 27)).toThrow(/^p\.csv:2:3 usePatternUDS: found "x" at visit 2/);
    expect(() => readRealTrial({ ...TABLES, randomization: { file: 'r.csv', text: 'who,arm\n' } }, 27)).toThrow(BadInput);
    expect(() => readRealTrial(TABLES, 99)).toThrow(/nobody randomised in project 99; allowed is a project of this table: "27", "30"/);
  });

  it('[RL3] arms are matched by name or by their medication, and not when that is not sure', () => {
    expect([...matchArms(['Methadone', 'Outpatient BUP'], ['buprenorphine', 'methadone'])]).toEqual([
      ['Methadone', 'methadone'],
      ['Outpatient BUP', 'buprenorphine'],
    ]);
    expect([...matchArms(['Outpatient BUP'], ['buprenorphine 8 mg', 'buprenorphine 16 mg'])]).toEqual([]);
  });
});
