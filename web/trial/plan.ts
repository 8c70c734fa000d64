/** A trial as it is built on the page, as plain data, and the file that it is. */
export interface ArmPlan {
  readonly name: string;
  /** Names of treatments, as a trial file has them. */
  readonly given: readonly string[];
  /** Treatment → daily dose, mg. */
  readonly doses: Readonly<Record<string, number>>;
  readonly schedule: string;
}

export interface TrialPlan {
  readonly people: number;
  readonly weeks: number;
  readonly followUp: number;
  readonly arms: readonly ArmPlan[];
}

/** Doses a page may change, with what it begins from: middle of the range of published trials. */
export const DOSES: Readonly<
  Record<string, { readonly value: number; readonly min: number; readonly max: number; readonly step: number }>
> = {
  methadone: { value: 80, min: 20, max: 160, step: 5 },
  buprenorphine: { value: 16, min: 2, max: 32, step: 2 },
};

const NALOXONE = 'take-home naloxone';

/** A question people ask: does something beside counselling help? */
export const START: TrialPlan = {
  people: 40,
  weeks: 12,
  followUp: 0,
  arms: [
    { name: 'counselling', given: ['usual care', NALOXONE], doses: {}, schedule: 'silverman-opiates' },
    { name: 'methadone', given: ['methadone', NALOXONE], doses: { methadone: 80 }, schedule: 'silverman-opiates' },
  ],
};

/** The treatment that takes a schedule, by the name a file gives it. */
export const INCENTIVES = 'contingency management';

function treatmentLine(arm: ArmPlan, name: string): string {
  if (name === INCENTIVES) return `      - incentives: ${arm.schedule}`;
  const dose = DOSES[name] && (arm.doses[name] ?? DOSES[name].value);
  return dose === undefined ? `      - ${name}` : `      - ${name}: { dose: ${dose} mg }`;
}

export function trialText({ people, weeks, followUp, arms }: TrialPlan): string {
  return [
    '# An illustration of mechanisms, not advice. Help in the US: 988, or SAMHSA 1-800-662-4357.',
    `title: ${JSON.stringify(arms.map(({ name }) => name).join(' against '))}`,
    `people: ${people}`,
    `treatment: ${weeks} weeks`,
    ...(followUp > 0 ? [`followUp: ${followUp} weeks`] : []),
    'population:',
    '  dependent: 26 weeks',
    '  criteria: { window: 28 d, least: 12 }',
    'arms:',
    ...arms.flatMap((arm) => [
      `  - name: ${JSON.stringify(arm.name)}`,
      '    treatments:',
      ...arm.given.map((name) => treatmentLine(arm, name)),
    ]),
    '',
  ].join('\n');
}
