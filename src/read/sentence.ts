/**
 * Regimen shorthand: `heroin 10 mg intravenous every 8 h for 30 d` becomes the mapping a person could have written out, so that both are
 * checked by the same reader.
 */
import { type Faults, unknownWord } from './faults.ts';
import { fault } from './fields.ts';
import { KEYS, type Words } from './keys.ts';
import type { Entry, Mapping, Scalar } from './tree.ts';

/** Keys that are named by their place before the first clause. */
type Head = (words: readonly string[]) => Readonly<Record<string, string>>;

const BARE = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

export const HEADS = {
  dose: (words: readonly string[]) => {
    const end = BARE.test(words[1] ?? '') ? 3 : 2;
    return { substance: words[0] ?? '', amount: words.slice(1, end).join(' '), route: words.slice(end).join(' ') };
  },
  reward: (words: readonly string[]) => ({ reward: words.join(' ') }),
  samples: () => ({}),
} as const satisfies Readonly<Record<string, Head>>;

/** Words that belong to the clause before them: `daily at 08:00`, `rising to 80 mg over 2 weeks`. */
function continues(word: string, clause: string | undefined, body: readonly string[]): boolean {
  if (clause === 'daily') return word === 'at' && body.length === 0;
  return word === 'over' && (clause === 'rising' || clause === 'falling') && !body.includes('over');
}

interface Clause {
  readonly key: string | undefined;
  readonly body: string[];
}

function clausesOf(text: string, keys: readonly string[]): readonly Clause[] {
  const clauses: Clause[] = [{ key: undefined, body: [] }];
  for (const word of text.trim().split(/\s+/)) {
    const last = clauses[clauses.length - 1]!;
    if (keys.includes(word) && !continues(word, last.key, last.body)) clauses.push({ key: word, body: [] });
    else if (!(last.key === 'daily' && word === 'at' && last.body.length === 0)) last.body.push(word);
  }
  return clauses;
}

export function expand(sentence: Scalar, kind: keyof typeof HEADS, faults: Faults): Mapping | undefined {
  const place = sentence.column === undefined ? { line: sentence.line } : { line: sentence.line, column: sentence.column };
  const [first, ...clauses] = clausesOf(sentence.text, clauseKeys(kind));
  const head: Readonly<Record<string, string>> = HEADS[kind](first?.body ?? []);
  const entries = new Map<string, Entry>();
  const put = (key: string, text: string): void => {
    const path = `${sentence.path}.${key}`;
    entries.set(key, { ...place, path, value: { kind: 'scalar', ...place, path, value: text, text } });
  };
  if (kind === 'samples' && first?.body.length)
    return fault(faults, sentence, ...unknownWord(first.body[0]!, clauseKeys(kind), 'a clause'));
  for (const [key, text] of Object.entries(head)) if (text !== '') put(key, text);
  for (const { key, body } of clauses) {
    if (entries.has(key!)) return fault(faults, sentence, `"${key}" twice`, 'each clause once');
    put(key!, body.join(' '));
  }
  return { kind: 'mapping', ...place, path: sentence.path, entries };
}

const clauseKeys = (kind: keyof typeof HEADS): readonly string[] => {
  const head = Object.keys(HEADS[kind]([]));
  return Object.keys(KEYS[kind] as Words).filter((key) => !head.includes(key));
};
