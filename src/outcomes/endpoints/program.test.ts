import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definitions } from './definitions.generated.ts';
import { parseSteps, StepError } from './program.ts';

const refusal = (steps: string): string => {
  try {
    parseSteps('mine', steps);
  } catch (error) {
    if (error instanceof StepError) return error.message;
    throw error;
  }
  return '';
};

describe('what cannot be meant', () => {
  it.each([
    ['', 'mine: step 1: found nothing; allowed is set X to Y, drop X, take A..B, take 1..last, view CALENDAR,'],
    ['set o to +;', 'mine: step 2: found nothing; allowed is set X to Y'],
    ['tkae 1..3', 'mine: step 1: found "tkae 1..3"; allowed is set X to Y'],
    ['set o to x', 'mine: step 1: found "set o to x"; allowed is set X to Y'],
    ['count -; take 1..3', 'mine: step 2: found "take 1..3", which works on a pattern, after a number; allowed is one minus, 120 minus,'],
    ['at least 2', 'which works on a number, after a pattern; allowed is set X to Y'],
    ['contains -; one minus', 'which works on a number, after TRUE or FALSE; allowed is no further step'],
    ['take 1..', 'found "take 1.."; allowed is take A..B or take 1..last'],
    ['first window 3 need 4 of +', 'found a need of 4 in a window of 3; allowed is a need of at most the window'],
    ['first window 0 need 0 of +', 'allowed is first window W need K of X'],
    ['count -; at least 2/0', 'found "at least 2/0"; allowed is at least Q'],
    ['count -; at least 1e9', 'found "at least 1e9"'],
    ['all of (contains -', 'mine: step 1: found "all of (contains -"; allowed is all of (STEPS) (STEPS) …, no bracket inside another'],
    ['all of (all of (contains -))', 'no bracket inside another'],
    ['all of (take 1..2; cuont -)', 'mine: step 1, bracket 1, step 2: found "cuont -"'],
    ['all of (contains -) (count -)', 'mine: step 1, bracket 2, its end: found a number; allowed is TRUE or FALSE'],
    ['count -; only if last >= 3 else 0', 'allowed is only if last >= N else VALUE, as the first step'],
    ['only if last >= 3 else 0', 'mine: its end: found a pattern; allowed is a number, as "else 0" gives'],
    ['only if last >= 3 else 0; contains -', 'mine: its end: found TRUE or FALSE; allowed is a number'],
    ['only if last >= 3 else NA; count -', 'where VALUE is TRUE, FALSE or a number'],
    ['x'.repeat(3000), 'mine: the whole: found 3000 characters; allowed is at most 2000'],
  ])('[EP8] %s', (steps, part) => {
    expect(refusal(steps)).toContain(part);
  });

  it('[EP7] spaces and line breaks are as good as one space', () => {
    const tight = parseSteps('a', 'all of (take 2..3;contains -) (count +;at most 1)');
    const loose = parseSteps('a', '\n all of  (  take 2..3 ;\n contains - ) ( count +; at most   1 ) ');
    for (const pattern of ['+-', '-++', '+-+']) expect(loose.run(pattern)).toBe(tight.run(pattern));
  });
});

const KINDS: Readonly<Record<string, (value: unknown) => boolean>> = {
  pattern: (value) => typeof value === 'string' && /^[-+o*_]*$/.test(value),
  number: Number.isFinite,
  logical: (value) => typeof value === 'boolean',
  survival: (value) => Number.isInteger((value as { time: number }).time),
  time: Number.isInteger,
  event: (value) => value === 0 || value === 1,
};
const patterns = fc.string({ unit: fc.constantFrom('+', '-', 'o', '*'), minLength: 1, maxLength: 40 });

/** A program that gives what it says on any pattern, or a StepError of one line; nothing else may come out. */
function parseOrRefuse(steps: string, pattern: string): 'run' | 'refused' {
  let program: ReturnType<typeof parseSteps>;
  try {
    program = parseSteps('fuzzed', steps);
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    expect(error.found && error.allowed && error.at).toBeTruthy();
    expect(error.message).not.toContain('\n');
    return 'refused';
  }
  const value = program.run(pattern);
  expect(value === null || KINDS[program.gives]!(value), `${steps} | ${pattern} | ${value}`).toBe(true);
  expect(program.run(pattern)).toEqual(value);
  return 'run';
}

const texts = definitions.map(({ steps }) => steps);
const WORDS = [...new Set(texts.flatMap((steps) => steps.split(/[\s;()]+/)))];
const STEPS = [...new Set(texts.flatMap((steps) => steps.split(/[;()]/).map((step) => step.trim())))].filter(Boolean);

describe('whatever the steps say', () => {
  it('[EP9] any text is a program or a StepError', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.array(fc.constantFrom(...WORDS, ';', '(', ')')).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, patterns, (steps, pattern) => void parseOrRefuse(steps, pattern)),
      { numRuns: 3000 },
    );
  });

  it('[EP9] any order of real steps is a program or a StepError, and many are programs', () => {
    const outcomes = { run: 0, refused: 0 };
    const chains = fc.array(fc.constantFrom(...STEPS), { minLength: 1, maxLength: 5 }).map((steps) => steps.join('; '));
    fc.assert(
      fc.property(chains, patterns, (steps, pattern) => void outcomes[parseOrRefuse(steps, pattern)]++),
      { numRuns: 3000 },
    );
    expect(Math.min(outcomes.run, outcomes.refused)).toBeGreaterThan(300);
  });

  it('[EP9] a real program with a piece cut out or put in is a program or a StepError', () => {
    const edit = fc.tuple(
      fc.constantFrom(...texts),
      fc.nat(120),
      fc.nat(6),
      fc.constantFrom('', ';', '(', ')', '9', '-', '_', ' all of ', '..'),
    );
    fc.assert(
      fc.property(edit, patterns, ([text, at, cut, put], pattern) => {
        const i = Math.min(at, text.length);
        parseOrRefuse(text.slice(0, i) + put + text.slice(i + cut), pattern);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['brackets', `all of ${'('.repeat(1900)}`],
    ['separators', ';'.repeat(2000)],
    ['a long calendar', `view ${'o'.repeat(1500)}`],
    ['penalties', `score weights + 1 * 1 o 1 - 0 steps${' 1'.repeat(900)}x`],
  ])('[EP9] many %s do not hang or overflow', (_, steps) => {
    const started = performance.now();
    expect(() => parseSteps('long', steps)).toThrow(StepError);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
