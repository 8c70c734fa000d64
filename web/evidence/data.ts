/** The tables behind the evidence room, made at build time by scripts/webEvidence.mjs. */
import type { HeldAgainst, Part } from '../../src/index.ts';

export interface Row {
  readonly quantity: string;
  readonly value: string;
  readonly unit: string;
  readonly spread: string;
  readonly condition: string;
  readonly source: string;
  readonly checked: string;
  readonly note: string;
}

interface Judged {
  readonly id: string;
  readonly statement: string;
  readonly bound: string;
  readonly measured: string;
  readonly verdict: string;
  readonly because?: string;
  readonly compared?: readonly HeldAgainst[];
}

export interface Claim extends Judged {
  readonly experiment: string;
  readonly evidence: readonly string[];
}

export interface Result extends Judged {
  readonly published: string;
  readonly trust: string;
  readonly kind: string;
}

export interface Parameter {
  readonly id: string;
  readonly part: Part;
  readonly value: number;
  readonly unit: string;
  readonly range: readonly [number, number];
  readonly spread?: number;
  readonly says: string;
  readonly rows?: readonly string[];
  readonly assumed?: string;
  readonly fitted?: string;
}

export interface Mechanism {
  readonly name: string;
  readonly says: string;
  readonly equations: Readonly<Record<string, string>>;
}

export interface Tables {
  readonly limits: readonly (readonly [string, string])[];
  readonly claims: readonly Claim[];
  readonly validations: readonly Result[];
  readonly parameters: readonly Parameter[];
  readonly mechanisms: readonly Mechanism[];
  readonly evidence: Readonly<Record<string, Row>>;
}

let tables: Promise<Tables> | undefined;

/** Fetched once; a failure is tried again when asked again. */
export function fetchTables(): Promise<Tables> {
  tables ??= fetch('./evidence.json').then((answer) => {
    if (!answer.ok) throw new Error(`evidence.json: ${answer.status}`);
    return answer.json() as Promise<Tables>;
  });
  tables.catch(() => {
    tables = undefined;
  });
  return tables;
}
