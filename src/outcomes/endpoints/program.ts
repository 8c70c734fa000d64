/**
 * Steps separated by `;`, read from left to right: a small language for outcomes of trials. What the text means is settled when it is
 * parsed; running it cannot fail. Explained in evidence/endpoints.md. Rules [EP7–EP9].
 */
import { quoted } from '../../units/quantity.ts';
import { lastAttended } from './pattern.ts';
import { type Act, type Form, forms, type Kind, type Value, WrongWords } from './steps.ts';

/** A text that is no program; `at` is the step, counted from 1, within its bracket where it stands in one. */
export class StepError extends Error {
  override readonly name = 'StepError';
  readonly endpoint: string;
  readonly at: string;
  readonly found: string;
  readonly allowed: string;
  constructor(endpoint: string, at: string, found: string, allowed: string) {
    super(`${endpoint}: ${at}: found ${found}; allowed is ${allowed}`);
    this.endpoint = endpoint;
    this.at = at;
    this.found = found;
    this.allowed = allowed;
  }
}

export interface Program {
  /** What comes out; null comes out of any program but one that gives a pattern, where the pattern is too short for it. */
  readonly gives: Kind;
  /** Pure. `pattern` is not checked here: `patternFault` says what is wrong with one. */
  readonly run: (pattern: string) => Value;
}

const LONGEST = 2000;
const GUARD = 'only if last >= N else VALUE, as the first step';
const ALL = 'all of (STEPS) (STEPS) …';
/** Where in the text, for messages. */
type Fail = (at: string, found: string, allowed: string) => never;

/** The steps of a text. A `;` inside a bracket separates no steps out here. */
function split(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const symbol of text) {
    if (symbol === '(') depth++;
    if (symbol === ')') depth--;
    if (symbol === ';' && depth === 0) parts.push('');
    else parts[parts.length - 1] += symbol;
  }
  return parts.map((part) => part.trim().replace(/\s+/g, ' '));
}

const KINDS: Readonly<Record<Kind, string>> = {
  pattern: 'a pattern',
  number: 'a number',
  logical: 'TRUE or FALSE',
  survival: 'a time with its event',
  time: 'a time',
  event: 'an event',
};

/** Steps that may follow a value of this kind, or that begin as `text` does. */
function offered(kind: Kind, text: string): string {
  const start = text.split(' ')[0]!;
  const alike = [...forms.map(({ shown }) => shown), ALL, GUARD].filter((shown) => shown.split(' ')[0] === start);
  if (alike.length > 0) return alike.join(' or ');
  const next = forms.filter(({ takes }) => takes === kind).map(({ shown }) => shown);
  return kind === 'pattern' ? [...next, ALL].join(', ') : next.join(', ') || 'no further step';
}

function makeStep(form: Form, text: string, at: string, fail: Fail): Act {
  try {
    return form.make(form.words.exec(text)!.slice(1));
  } catch (error) {
    if (error instanceof WrongWords) return fail(at, error.found, error.allowed);
    throw error;
  }
}

interface Chain {
  readonly acts: readonly Act[];
  readonly gives: Kind;
}

/** Steps that each work on what the one before gave. */
function chain(texts: readonly string[], first: number, within: string, fail: Fail): Chain {
  const acts: Act[] = [];
  let kind: Kind = 'pattern';
  for (const [i, text] of texts.entries()) {
    const at = `${within}step ${first + i}`;
    const step = text.startsWith('all of') && within === '' ? allOf(text, at, fail) : undefined;
    const form = forms.find(({ words }) => words.test(text));
    const takes = step ? 'pattern' : form?.takes;
    if (takes === undefined) return fail(at, text === '' ? 'nothing' : quoted(text), offered(kind, text));
    if (takes !== kind) return fail(at, `${quoted(text)}, which works on ${KINDS[takes]}, after ${KINDS[kind]}`, offered(kind, ''));
    acts.push(step ?? makeStep(form!, text, at, fail));
    kind = step ? 'logical' : form!.gives;
  }
  return { acts, gives: kind };
}

/** Nothing follows no answer. */
const follow =
  (acts: readonly Act[]): Act =>
  (value, raw) =>
    acts.reduce<Value>((now, act) => (now === null ? null : act(now, raw)), value);

/** Each bracket on the pattern as it stands; no answer in one is no answer. */
function allOf(text: string, at: string, fail: Fail): Act {
  if (!/^all of( \([^()]*\))+$/.test(text)) return fail(at, quoted(text), `${ALL}, no bracket inside another`);
  const brackets = [...text.matchAll(/\(([^()]*)\)/g)].map(([, inside], i) => {
    const within = `${at}, bracket ${i + 1}, `;
    const { acts, gives } = chain(split(inside!), 1, within, fail);
    if (gives !== 'logical') return fail(`${within}its end`, KINDS[gives], KINDS.logical);
    return follow(acts);
  });
  return (value, raw) => {
    const answers = brackets.map((bracket) => bracket(value, raw));
    return answers.includes(null) ? null : answers.every((answer) => answer === true);
  };
}

interface Guard {
  readonly least: number;
  readonly otherwise: number | boolean;
}

function guardOf(text: string, fail: Fail): Guard | undefined {
  if (!text.startsWith('only if')) return undefined;
  const parts = /^only if last >= ([1-9]\d{0,4}) else (TRUE|FALSE|\d{1,6}(?:\.\d{1,12})?)$/.exec(text);
  if (!parts) return fail('step 1', quoted(text), `${GUARD}, where VALUE is TRUE, FALSE or a number`);
  const [, least, otherwise] = parts as unknown as [string, string, string];
  return { least: Number(least), otherwise: /\d/.test(otherwise) ? Number(otherwise) : otherwise === 'TRUE' };
}

/**
 * @param endpoint whose steps these are, for messages
 * @throws StepError for the first step that cannot be meant
 */
export function parseSteps(endpoint: string, text: string): Program {
  const fail: Fail = (at, found, allowed) => {
    throw new StepError(endpoint, at, found, allowed);
  };
  if (text.length > LONGEST) fail('the whole', `${text.length} characters`, `at most ${LONGEST}`);
  const texts = split(text);
  const guard = guardOf(texts[0]!, fail);
  const { acts, gives } = chain(guard ? texts.slice(1) : texts, guard ? 2 : 1, '', fail);
  const run = follow(acts);
  if (!guard) return { gives, run: (pattern) => run(pattern, pattern) };
  const { least, otherwise } = guard;
  const kind = typeof otherwise === 'number' ? 'number' : 'logical';
  if (gives !== kind) fail('its end', KINDS[gives], `${KINDS[kind]}, as "else ${texts[0]!.split(' ').at(-1)}" gives`);
  return { gives, run: (pattern) => (lastAttended(pattern) < least ? otherwise : run(pattern, pattern)) };
}
