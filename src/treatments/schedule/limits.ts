/** US limits on incentives as dated information, not legal advice: what a programme must look up again before it relies on it. */
export interface Limit {
  readonly name: string;
  /** Cents of USD per person and year. */
  readonly amount: number;
  readonly says: string;
  /** The year or month the statement was true of. */
  readonly asOf: string;
  readonly cashAllowed: boolean;
  /** Row of evidence/. */
  readonly from: string;
}

export const LIMITS: readonly Limit[] = [
  {
    name: 'nominal value',
    amount: 7_500,
    says: 'older practice in federal grants (e.g. State Opioid Response), from the Inspector General’s “nominal value”',
    asOf: 'before 2025',
    cashAllowed: false,
    from: 'CM080',
  },
  {
    name: 'federal grants',
    amount: 75_000,
    says: 'SAMHSA grants: items, vouchers and gift cards, no cash',
    asOf: 'from January 2025',
    cashAllowed: false,
    from: 'CM081',
  },
  {
    name: 'patient-engagement safe harbour',
    amount: 52_700,
    says: 'Inspector General’s safe harbour, $500 indexed; excludes cash and its equivalents',
    asOf: '2022',
    cashAllowed: false,
    from: 'CM082',
  },
  {
    name: 'advisory opinion 22-04',
    amount: 59_900,
    says: 'opinion for one digital programme: under $5 each, at most $200 a month and $599 a year; it binds nobody else',
    asOf: '2022',
    cashAllowed: false,
    from: 'CM083',
  },
  {
    name: 'tax report line',
    amount: 60_000,
    says: 'payments of $600 and more in a year are reported to the tax authority; programmes stay at $599 (recalled); $2,000 for payments from 2026 (recalled, medium)',
    asOf: 'until 2025',
    cashAllowed: true,
    from: 'CM084',
  },
];
