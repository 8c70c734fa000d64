import { describe, expect, it } from 'vitest';
import { readArguments, wholeNumber } from './usage.ts';

const options = { sets: { type: 'string' }, json: { type: 'boolean' } } as const;
const read = (...args: string[]) => readArguments('compare', args, options);

describe('what is typed', () => {
  it('takes a number below zero as the value of its option, which says what it allows', () => {
    expect(read('a.yaml', '--sets', '-1')).toEqual({ values: { sets: '-1' }, positionals: ['a.yaml'] });
    expect(() => wholeNumber('compare', 'sets', '-1', 0, 100)).toThrow(
      'accumbens compare: --sets is "-1"; allowed is a whole number from 0 to 100',
    );
  });

  it('says what was found and what is allowed where a value lacks or is too much', () => {
    expect(() => read('--sets')).toThrow('accumbens compare: found --sets followed by nothing; allowed is --sets and its value');
    expect(() => read('--sets', '--json')).toThrow('found --sets followed by --json; allowed is --sets and its value');
    expect(() => read('--json=yes')).toThrow('found a value with --json; allowed is --json alone');
    expect(() => read('--json', '-1')).toThrow('allowed are --sets --json');
    expect(() => read('--stes', '3')).toThrow('found --stes; allowed are --sets --json; did you mean --sets?');
  });
});
