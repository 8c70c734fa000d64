/**
 * The notation equations are written in: numbers, names, + − * / ^, comparisons, calls, `(x in unit)`, `name[i]` and `sum(i: …)`.
 * Text → tree. Faults carry the column. Rules [EX1–EX6].
 */
export type Tree =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string; readonly index?: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Tree[] }
  | { readonly kind: 'binary'; readonly op: '+' | '-' | '*' | '/' | '^' | '<' | '>' | '<=' | '>='; readonly a: Tree; readonly b: Tree }
  | { readonly kind: 'negate'; readonly a: Tree }
  | { readonly kind: 'convert'; readonly a: Tree; readonly unit: string }
  | { readonly kind: 'sum'; readonly index: string; readonly body: Tree };

/** Functions that may be called, with how many arguments each takes. */
export const FUNCTIONS: Readonly<Record<string, number>> = {
  exp: 1,
  log: 1,
  sqrt: 1,
  tanh: 1,
  max: 2,
  min: 2,
  positive: 1,
  ramp: 2,
  select: 3,
};

export class ExpressionFault extends Error {}

const TOKEN = /\s*(?:(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|([\p{L}_][\p{L}\p{N}_]*)|(<=|>=|[-+*/^()<>,[\]:]))/uy;

/** Most brackets, signs and powers within each other, and most tokens: an equation beyond them is to be split into outputs. */
const DEEPEST = 200;
const LONGEST = 2000;

interface Token {
  readonly kind: 'number' | 'name' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
}

function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const start = at + text.slice(at).search(/\S/u);
    // A unit after `in` has its own alphabet (%, µ, /) and is taken whole up to the closing bracket.
    if (tokens.at(-1)?.kind === 'name' && tokens.at(-1)?.text === 'in') {
      const close = text.indexOf(')', at);
      if (close < 0) throw new ExpressionFault(`"${text}": the conversion at column ${start + 1} is not closed; write (x in unit)`);
      tokens.push({ kind: 'name', text: text.slice(at, close).trim(), at: start });
      TOKEN.lastIndex = close;
      continue;
    }
    const match = TOKEN.exec(text);
    if (!match) throw new ExpressionFault(`"${text}": column ${start + 1} cannot be read`);
    const kind = match[1] !== undefined ? 'number' : match[2] !== undefined ? 'name' : 'sign';
    tokens.push({ kind, text: (match[1] ?? match[2] ?? match[3]) as string, at: start });
  }
  tokens.push({ kind: 'end', text: 'the end', at: text.length });
  return tokens;
}

/** Precedence: comparison < sum < product < sign < power (right to left) < atom. */
class Reader {
  private readonly tokens: Token[];
  private readonly text: string;
  private at = 0;
  private depth = 0;
  constructor(text: string) {
    this.text = text;
    this.tokens = tokenise(text);
    const { length } = this.tokens;
    if (length > LONGEST) throw new ExpressionFault(`"${text.slice(0, 40)}…": ${length} tokens; allowed are ${LONGEST} in one equation`);
  }
  private get next(): Token {
    return this.tokens[this.at] as Token;
  }
  private take(...signs: string[]): string | undefined {
    const { kind, text } = this.next;
    if (kind !== 'sign' || !signs.includes(text)) return undefined;
    this.at++;
    return text;
  }
  private need(sign: string): void {
    if (!this.take(sign)) this.fail(`"${sign}"`);
  }
  private name(allowed: string): string {
    const { kind, text } = this.next;
    if (kind !== 'name' || text === '') this.fail(allowed);
    this.at++;
    return text;
  }
  private fail(allowed: string): never {
    throw new ExpressionFault(`"${this.text}": found ${this.next.text} at column ${this.next.at + 1}; allowed is ${allowed}`);
  }
  whole(): Tree {
    const tree = this.comparison();
    if (this.next.kind !== 'end') this.fail('an operator or the end');
    return tree;
  }
  private comparison(): Tree {
    const a = this.sum();
    const op = this.take('<=', '>=', '<', '>') as '<' | undefined;
    return op ? { kind: 'binary', op, a, b: this.sum() } : a;
  }
  private sum(): Tree {
    let a = this.product();
    for (let op = this.take('+', '-'); op; op = this.take('+', '-')) a = { kind: 'binary', op: op as '+', a, b: this.product() };
    return a;
  }
  private product(): Tree {
    let a = this.signed();
    for (let op = this.take('*', '/'); op; op = this.take('*', '/')) a = { kind: 'binary', op: op as '*', a, b: this.signed() };
    return a;
  }
  private signed(): Tree {
    if (++this.depth > DEEPEST) {
      const at = `column ${this.next.at + 1}`;
      throw new ExpressionFault(`"${this.text.slice(0, 40)}…": more than ${DEEPEST} brackets, signs and powers within each other at ${at}`);
    }
    const tree: Tree = this.take('-') ? { kind: 'negate', a: this.signed() } : this.power();
    this.depth--;
    return tree;
  }
  private power(): Tree {
    const a = this.atom();
    return this.take('^') ? { kind: 'binary', op: '^', a, b: this.signed() } : a;
  }
  private atom(): Tree {
    const token = this.next;
    if (token.kind === 'number') {
      if (!Number.isFinite(Number(token.text))) this.fail('a finite number');
      this.at++;
      return { kind: 'number', value: Number(token.text) };
    }
    if (this.take('(')) return this.bracket();
    if (token.kind !== 'name') this.fail('a number, a name or a bracket');
    this.at++;
    if (this.take('(')) return token.text === 'sum' ? this.total() : this.call(token.text);
    if (this.take('[')) {
      const index = this.name('an index');
      this.need(']');
      return { kind: 'name', name: token.text, index };
    }
    return { kind: 'name', name: token.text };
  }
  private bracket(): Tree {
    const inner = this.comparison();
    if (this.next.kind === 'name' && this.next.text === 'in') {
      this.at++;
      const unit = this.name('a unit');
      this.need(')');
      return { kind: 'convert', a: inner, unit };
    }
    this.need(')');
    return inner;
  }
  private total(): Tree {
    const index = this.name('an index');
    this.need(':');
    const body = this.sum();
    this.need(')');
    return { kind: 'sum', index, body };
  }
  private call(name: string): Tree {
    const wanted = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
    if (wanted === undefined)
      throw new ExpressionFault(`"${this.text}": ${name} is not a function; allowed are ${Object.keys(FUNCTIONS).join(', ')}, sum`);
    const args = [this.comparison()];
    while (this.take(',')) args.push(this.comparison());
    this.need(')');
    if (args.length !== wanted) throw new ExpressionFault(`"${this.text}": ${name} has ${args.length} arguments; it takes ${wanted}`);
    return { kind: 'call', name, args };
  }
}

/** Throws ExpressionFault with column, found and allowed. */
export function parseExpression(text: string): Tree {
  return new Reader(text).whole();
}
