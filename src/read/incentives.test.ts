import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { protocols } from '../treatments/protocols/registry.generated.ts';
import { printSchedule } from '../treatments/schedule/print.ts';
import { BadInput, type Fault } from './faults.ts';
import { readIncentives } from './incentives.ts';

const GOOD = `name: small
says: Draws for coming
currency: USD
targets: [attendance]
phases:
  - lasts: 2 weeks
    days: [Monday, Thursday]
    rewards:
      - { kind: voucher, first: 2 USD, rise: 1 USD }
rungs: { climb: visit }
`;

function faultsOf(text: string): readonly Fault[] {
  try {
    readIncentives(text, 'f.yaml');
  } catch (error) {
    if (error instanceof BadInput) return error.faults;
    throw error;
  }
  return [];
}
const told = (text: string) => faultsOf(text).map(({ line, column, path }) => `${line}:${column} ${path}`);

describe('incentive files', () => {
  it('[RI1] are schedules, in YAML or in JSON', () => {
    const read = readIncentives(GOOD, 'f.yaml');
    expect(read).toMatchObject({ name: 'small', targets: ['attendance'], naloxone: false, delay: 0 });
    expect(readIncentives(JSON.stringify(printSchedule(read)), 'f.json')).toEqual(read);
  });

  it('[RI2] one fault a mistake, with the line of what is wrong, or of what lacks it', () => {
    expect(told(GOOD.replace('first: 2 USD', 'first: 2 EUR'))).toEqual(['9:33 phases[0].rewards[0].first']);
    expect(told(GOOD.replace('rise:', 'rize:'))).toEqual(['9:46 phases[0].rewards[0].rize']);
    expect(told(GOOD.replace('kind: voucher, ', ''))).toEqual(['9:9 phases[0].rewards[0].kind']);
    expect(told(GOOD.replace('climb: visit', 'climb: often'))).toEqual(['10:17 rungs.climb']);
    expect(told(GOOD.replace('currency: USD\n', ''))).toEqual(['1:1 currency']);
    expect(told(GOOD.replace('currency: USD', 'currency:'))).toEqual(['3:1 currency']);
    expect(told(GOOD.replace('[Monday, Thursday]', '[Thursday, Monday]'))).toEqual(['7:5 phases[0].days']);
    expect(told('')).toEqual(['1:undefined ']);
    expect(told('a: *b')[0]).toMatch(/^1:/);
  });

  it('[RI2] any text gives a schedule or faults with lines', () => {
    fc.assert(
      fc.property(fc.nat(GOOD.length), fc.nat(12), fc.string({ maxLength: 6 }), (at, cut, put) => {
        for (const { line, found, allowed } of faultsOf(GOOD.slice(0, at) + put + GOOD.slice(at + cut))) {
          expect(line).toBeGreaterThan(0);
          expect(found.length * allowed.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each(protocols.map((of) => [of.name, of] as const))('[RI3] %s, written to a file, reads as itself', (_, of) => {
    expect(readIncentives(stringify(printSchedule(of)), 'f.yaml')).toEqual(of);
  });
});
