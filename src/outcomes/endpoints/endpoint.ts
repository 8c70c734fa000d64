/**
 * The 61 endpoints that trials of treatment for opioid use disorder have published, from weekly urine tests. What each is, and where it
 * comes from, is data: evidence/endpoints.tsv. Rules [EP10–EP13].
 */
import { definitions } from './definitions.generated.ts';
import { patternFault } from './pattern.ts';
import { type Program, parseSteps, StepError } from './program.ts';
import type { Kind } from './steps.ts';

/** An `integer` is whole; a `ratio` is any number; times are in visits; events are 1 (happened) or 0 (censored). */
export type EndpointType = 'logical' | 'integer' | 'ratio' | 'survival_time' | 'survival_event';

/** An endpoint as it is written down. */
export interface Definition {
  readonly id: string;
  readonly group: 'abstinence' | 'reduction' | 'relapse';
  readonly type: EndpointType;
  readonly says: string;
  /** What a missed visit and a mixed week count as. */
  readonly missing: string;
  readonly steps: string;
  /** The publication; '' as its `doi` where there is none. */
  readonly source: string;
  readonly doi: string;
}

/** null: the pattern is too short for the endpoint to say anything. */
export type Answer = number | boolean | null;

export interface Endpoint extends Definition {
  readonly program: Program;
}

/** A pattern nothing can be computed from. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
}

const GIVES: Readonly<Record<EndpointType, Kind>> = {
  logical: 'logical',
  integer: 'number',
  ratio: 'number',
  survival_time: 'time',
  survival_event: 'event',
};

/** An endpoint of one's own is made the same way. Throws StepError. */
export function defineEndpoint(definition: Definition): Endpoint {
  const { id, type, steps } = definition;
  const program = parseSteps(id, steps);
  const wanted = GIVES[type];
  if (program.gives !== wanted) throw new StepError(id, 'its end', `what gives a ${program.gives}`, `what gives a ${wanted}, for ${type}`);
  return { ...definition, program };
}

/** In the order of the published tables. */
export const endpoints: readonly Endpoint[] = definitions.map(defineEndpoint);

/**
 * @param pattern a symbol a visit, the first is visit 1: `+` positive, `-` negative, `o` missed, `*` both in one week
 * @param wanted by default all
 * @returns one answer for each wanted endpoint, in their order
 * @throws PatternError when the pattern is empty or holds another symbol
 */
export function endpointAnswers(pattern: string, wanted: readonly Endpoint[] = endpoints): Answer[] {
  const fault = patternFault(pattern);
  if (fault) throw new PatternError(`pattern: found ${fault.found}; allowed is ${fault.allowed}`);
  return wanted.map(({ program }) => program.run(pattern) as Answer);
}
