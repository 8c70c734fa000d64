import { describe, expect, it } from 'vitest';
import type { Catalogue } from './catalogue.ts';
import { readEventTable } from './eventTable.ts';
import { BadInput } from './faults.ts';

const catalogue: Catalogue = {
  drugs: { heroin: { routes: ['intravenous', 'smoked'] }, methadone: { routes: ['oral'] } },
  rewards: [],
  parameters: {},
  series: [],
};
const read = (text: string, defaults = {}) => readEventTable(text, 't.csv', catalogue, defaults);
const faultsOf = (text: string) => {
  try {
    read(text);
  } catch (error) {
    if (error instanceof BadInput) return error.faults.map((fault) => fault.message);
    throw error;
  }
  return [];
};
const one = (columns: string, cells: string) => `ID,TIME,AMT,SUBSTANCE,ROUTE${columns}\n1,0,5,heroin,smoked${cells}\n`;

describe('event tables', () => {
  it('[ET1] doses, infusions, additional doses and observations are what the record says', () => {
    const table = read(
      'ID,TIME,AMT,RATE,EVID,II,ADDL,ROUTE,SUBSTANCE,DV,WT\n1,0,10,.,1,8,2,intravenous,heroin,.,70\n1,4,.,.,0,.,.,.,.,3.1,70\n1,30,60,20,1,,,,methadone,.,70\nB,2,1,0,4,0,0,smoked,heroin,.,60\n',
    );
    expect(table.ignored).toEqual(['DV', 'WT']);
    expect([...table.people.keys()]).toEqual(['1', 'B']);
    expect(table.people.get('1')).toEqual({
      events: [
        ...[0, 8, 16].map((at) => ({ kind: 'dose', at, substance: 'heroin', route: 'intravenous', amount: 10 })),
        { kind: 'dose', at: 30, substance: 'methadone', route: 'oral', amount: 60, over: 3 },
      ],
      observations: [4],
      until: 30,
    });
    expect(table.people.get('B')?.events).toHaveLength(1);
  });

  it('[ET2] without EVID, an amount makes a dose and no amount an observation', () => {
    const { events, observations } = read('ID,TIME,AMT,CMT\n1,0,5,2\n1,1,0,1\n', { substance: 'heroin' }).people.get('1')!;
    expect(events).toEqual([{ kind: 'dose', at: 0, substance: 'heroin', route: 'smoked', amount: 5 }]);
    expect(observations).toEqual([1]);
  });

  it('[ET3] ADDL written out is the same life', () => {
    const short = 'ID,TIME,AMT,SUBSTANCE,ROUTE,II,ADDL\n1,0,5,heroin,smoked,6,3\n';
    const long = `ID,TIME,AMT,SUBSTANCE,ROUTE\n${[0, 6, 12, 18].map((at) => `1,${at},5,heroin,smoked`).join('\n')}\n`;
    expect(read(short).people.get('1')!.events).toEqual(read(long).people.get('1')!.events);
  });

  it.each([
    [one(',SS', ',1'), 't.csv:2:21 SS: found "1"; allowed is 0: a steady state is not supported'],
    [one(',EVID', ',5'), '0, 1, 2, 3 or 4'],
    [one(',EVID', ',0'), '5 mg with EVID 0'],
    [one(',RATE', ',-2'), 'modelled rates'],
    [one(',ADDL', ',3'), 'without an interval'],
    [one(',ADDL,II', ',3e5,8'), 'within 876600 h'],
    [one(',ADDL,II', ',2e6,0.001'), 'a whole number from 0 to 1000000'],
    [`${one('', '')}1,-1,5,heroin,smoked\n`, 't.csv:3:3 TIME: found "-1"'],
    [`${one('', '')}1,08:00,5,heroin,smoked\n`, '"08:00"'],
    [`${one('', '')}1,1,5,heroine,smoked\n`, '(is "heroin" meant?)'],
    [`${one('', '')}1,1,5,heroin,oral\n`, 'a route of heroin: intravenous, smoked'],
    [`${one('', '')}1,1,20000,heroin,smoked\n`, 'slip of the pen'],
    [`${one(',EVID', ',1')}1,1,5,heroin,smoked,4\n`, 'a person keeps tolerance'],
    ['ID,TIME,AMT,SUBSTANCE\n1,4,1,methadone\n1,3,1,methadone\n', '3 h after 4 h'],
    ['ID,TIM,AMT,SUBSTANCE,TIME\n', '(is "TIME" meant?)'],
    ['ID,TIME,SUBSTANCE\n', 'no column AMT'],
    ['ID,TIME,AMT,SUBSTANCE\n', 'no records'],
  ])('[ET4] %j has one fault', (text, part) => {
    expect(faultsOf(text)).toHaveLength(1);
    expect(faultsOf(text)[0]).toContain(part);
  });

  it('[ET5] every bad cell is told, with its line and column', () => {
    expect(faultsOf('ID,TIME,AMT,SUBSTANCE,ROUTE\n1,x,y,heroin,smoked\n2,0,1,herion,smoked\n')).toEqual([
      expect.stringContaining('t.csv:2:3 TIME: found "x"'),
      expect.stringContaining('t.csv:2:5 AMT: found "y"'),
      expect.stringContaining('t.csv:3:7 SUBSTANCE: found "herion"'),
    ]);
  });
});
