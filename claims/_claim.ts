/** A claim: one statement of the account, as an experiment on a cohort with a bound that could fail. */
export interface Claim {
  /** Id in the account, e.g. 'C01'. */
  readonly id: string;
  /** The statement, in plain words. */
  readonly statement: string;
  /** What is done to whom, and what is measured. */
  readonly experiment: string;
  /** What must hold. */
  readonly bound: string;
  /** Evidence behind the bound: row ids. */
  readonly evidence: readonly string[];
  /** Runs the experiment on `people` virtual people of a seed. */
  run(cohort: { readonly people: number; readonly seed: number }): Finding;
}

export interface Finding {
  /** The measured number in words with its interval, e.g. '254 % (95 % CI 248 to 260)'. */
  readonly measured: string;
  /** The same as numbers, for machines. */
  readonly values: Readonly<Record<string, number>>;
  readonly verdict: 'pass' | 'fail' | 'warn';
  /** Why, when it is not a pass. */
  readonly because?: string;
}
