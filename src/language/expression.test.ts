import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExpressionFault, FUNCTIONS, parseExpression, type Tree } from './expression.ts';

/** Fully bracketed, so that a tree can be read at a glance. */
function show(tree: Tree): string {
  switch (tree.kind) {
    case 'number':
      return String(tree.value);
    case 'name':
      return tree.index === undefined ? tree.name : `${tree.name}[${tree.index}]`;
    case 'negate':
      return `(-${show(tree.a)})`;
    case 'binary':
      return `(${show(tree.a)} ${tree.op} ${show(tree.b)})`;
    case 'convert':
      return `(${show(tree.a)} in ${tree.unit})`;
    case 'sum':
      return `sum(${tree.index}: ${show(tree.body)})`;
    case 'call':
      return `${tree.name}(${tree.args.map(show).join(', ')})`;
  }
}
const read = (text: string) => show(parseExpression(text));

describe('expressions', () => {
  it.each([
    ['1 + 2 * x', '(1 + (2 * x))'],
    ['a - b - c', '((a - b) - c)'],
    ['a / b / c', '((a / b) / c)'],
    ['a / b * c', '((a / b) * c)'],
    ['a ^ b ^ c', '(a ^ (b ^ c))'],
    ['-x ^ 2', '(-(x ^ 2))'],
    ['2 ^ -x', '(2 ^ (-x))'],
    ['-a * b', '((-a) * b)'],
    ['a * -b', '(a * (-b))'],
    ['a - -b', '(a - (-b))'],
    ['--a', '(-(-a))'],
    ['(a + b) * c', '((a + b) * c)'],
    ['a * b ^ 2 / c', '((a * (b ^ 2)) / c)'],
    ['a + b < c * d', '((a + b) < (c * d))'],
    ['a<=b', '(a <= b)'],
    ['a >= b', '(a >= b)'],
    ['1.5e-3*x', '(0.0015 * x)'],
    ['  x\n+ y ', '(x + y)'],
    ['µ_opioid2 + Δx', '(µ_opioid2 + Δx)'],
  ])('[EX1] %s binds as %s', (text, wanted) => {
    expect(read(text)).toBe(wanted);
  });

  it.each([
    ['bound[l]', 'bound[l]'],
    ['1 - sum(l: efficacy[l] * bound[l])', '(1 - sum(l: (efficacy[l] * bound[l])))'],
    ['sum(i: x[i]) / sum(j: y[j])', '(sum(i: x[i]) / sum(j: y[j]))'],
    ['sum + 1', '(sum + 1)'],
    ['exp', 'exp'],
  ])('[EX2] names, indices and sums: %s', (text, wanted) => {
    expect(read(text)).toBe(wanted);
  });

  it.each([
    ['(x in nM)', '(x in nM)'],
    ['(a + b in ng/mL) / c', '(((a + b) in ng/mL) / c)'],
    ['(ratio in %)', '(ratio in %)'],
    ['((x in µg) / v in ng/mL)', '(((x in µg) / v) in ng/mL)'],
    ['(log(2) / t in 1/min)', '((log(2) / t) in 1/min)'],
    ['exp((x in 1))', 'exp((x in 1))'],
    ['( dose  in  µg )', '(dose in µg)'],
  ])('[EX3] a unit is taken whole: %s', (text, wanted) => {
    expect(read(text)).toBe(wanted);
  });

  it('[EX4] every function takes its number of arguments and no other', () => {
    for (const [name, count] of Object.entries(FUNCTIONS)) {
      const call = (n: number) => `${name}(${Array.from({ length: n }, (_, i) => `x${i}`).join(', ')})`;
      expect(read(call(count))).toBe(call(count));
      expect(() => parseExpression(call(count + 1))).toThrow(`"${call(count + 1)}": ${name} has ${count + 1} arguments; it takes ${count}`);
      if (count > 1) expect(() => parseExpression(call(count - 1))).toThrow(`${name} has ${count - 1} arguments; it takes ${count}`);
    }
    expect(read('select(a > b, exp(c), d + 1)')).toBe('select((a > b), exp(c), (d + 1))');
  });

  it.each([
    ['sin(x)', '"sin(x)": sin is not a function; allowed are exp, log, sqrt, tanh, max, min, positive, ramp, select, sum'],
    ['constructor(x)', '"constructor(x)": constructor is not a function; allowed are exp'],
    ['', '"": found the end at column 1; allowed is a number, a name or a bracket'],
    ['a +', '"a +": found the end at column 4; allowed is a number, a name or a bracket'],
    ['a   b', '"a   b": found b at column 5; allowed is an operator or the end'],
    ['a < b < c', 'found < at column 7; allowed is an operator or the end'],
    ['(a + b', 'found the end at column 7; allowed is ")"'],
    ['a + * b', 'found * at column 5; allowed is a number, a name or a bracket'],
    ['1.5.2', '"1.5.2": column 4 cannot be read'],
    ['a  ?', '"a  ?": column 4 cannot be read'],
    ['.5', '".5": column 1 cannot be read'],
    ['2 * 1e999', 'found 1e999 at column 5; allowed is a finite number'],
    ['(x in nM', '"(x in nM": the conversion at column 7 is not closed; write (x in unit)'],
    ['(x in', 'found the end at column 6; allowed is a unit'],
    ['(x in)', 'found  at column 6; allowed is a unit'],
    ['x in nM', 'the conversion at column 6 is not closed; write (x in unit)'],
    ['exp(x in 1)', 'found in at column 7; allowed is ")"'],
    ['x[', 'found the end at column 3; allowed is an index'],
    ['x[1]', 'found 1 at column 3; allowed is an index'],
    ['x[i', 'found the end at column 4; allowed is "]"'],
    ['sum(', 'found the end at column 5; allowed is an index'],
    ['sum(3: x)', 'found 3 at column 5; allowed is an index'],
    ['sum(i x)', 'found x at column 7; allowed is ":"'],
    ['sum(i: x < y)', 'found < at column 10; allowed is ")"'],
    ['max(a, )', 'found ) at column 8; allowed is a number, a name or a bracket'],
  ])('[EX5] %s is refused with column, found and allowed', (text, message) => {
    expect(() => parseExpression(text)).toThrow(ExpressionFault);
    expect(() => parseExpression(text)).toThrow(message);
  });

  it.each([
    ['brackets', `${'('.repeat(900)}1${')'.repeat(900)}`, 'more than 200 brackets, signs and powers within each other at column 201'],
    ['signs', `${'-'.repeat(1000)}1`, 'more than 200 brackets, signs and powers within each other at column 201'],
    ['powers', `2${'^2'.repeat(900)}`, 'more than 200 brackets, signs and powers within each other at column 401'],
    ['terms', `1${' + 1'.repeat(20_000)}`, '40002 tokens; allowed are 2000 in one equation'],
  ])('[EX6] too many %s are a fault, not an overflow', (_, text, message) => {
    expect(() => parseExpression(text)).toThrow(ExpressionFault);
    expect(() => parseExpression(text)).toThrow(message);
  });

  it('[EX6] as deep and as long as allowed is read', () => {
    expect(parseExpression(`${'('.repeat(199)}x${')'.repeat(199)}`)).toEqual({ kind: 'name', name: 'x' });
    expect(parseExpression(`1${' + 1'.repeat(999)}`).kind).toBe('binary');
  });

  it('[EX5] any text is a tree or an ExpressionFault that quotes it', () => {
    const words = [
      'x',
      'in',
      'sum',
      'exp',
      'max',
      '(',
      ')',
      '[',
      ']',
      ':',
      ',',
      '<=',
      '>',
      '^',
      '-',
      '+',
      '/',
      '1',
      '2e9',
      '.',
      ' ',
      '%',
      'µ',
      '__proto__',
      '𝛼',
      '∂',
    ];
    const pieces = fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((p) => p.join(''));
    const lenient = fc.oneof({ weight: 3, arbitrary: pieces }, { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) });
    fc.assert(
      fc.property(lenient, (text) => {
        try {
          expect(read(text)).not.toBe('');
        } catch (error) {
          expect(error).toBeInstanceOf(ExpressionFault);
          expect((error as Error).message.startsWith(`"${text}": `)).toBe(true);
          const column = /column (\d+)/.exec((error as Error).message.slice(text.length + 2))?.[1];
          if (column) expect(Number(column)).toBeLessThanOrEqual(text.length + 1);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('[EX1] a tree written with all its brackets is read back as it was', () => {
    const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.nat(99).map((value): Tree => ({ kind: 'number', value })),
        fc.constantFrom('a', 'b').map((name): Tree => ({ kind: 'name', name })),
        fc.constant<Tree>({ kind: 'name', name: 'x', index: 'i' }),
        tie('tree').map((a): Tree => ({ kind: 'negate', a })),
        fc.record({
          kind: fc.constant('binary' as const),
          op: fc.constantFrom('+', '-', '*', '/', '^', '<', '>=') as fc.Arbitrary<'+'>,
          a: tie('tree'),
          b: tie('tree'),
        }),
        fc.record({ kind: fc.constant('convert' as const), a: tie('tree'), unit: fc.constantFrom('nM', '1/h', '%') }),
        fc.record({ kind: fc.constant('sum' as const), index: fc.constant('i'), body: tie('tree') }),
        fc.record({ kind: fc.constant('call' as const), name: fc.constantFrom('max', 'min'), args: fc.tuple(tie('tree'), tie('tree')) }),
      ),
    }));
    fc.assert(
      fc.property(tree, (t) => {
        expect(parseExpression(show(t))).toEqual(t);
      }),
    );
  });
});
