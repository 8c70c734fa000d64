/** Digitised curves are long; their points stand in the picture and in the table. */
const short = (text: string): string => (text.length > 90 ? `${text.slice(0, 80)} …` : text);

/** How a row was checked (evidence/README.md). */
const TRUST: Readonly<Record<string, string>> = {
  read: 'read in its source',
  'read-direction-only': 'read in its source, for its direction only',
  'recalled-high': 'recalled with confidence, not read again',
  'recalled-medium': 'recalled, not read again',
  'recalled-low': 'recalled with doubt',
  computed: 'computed from other rows',
};

export const EVIDENCE = {
  title: 'Evidence',
  lead: 'Every number of the model, where it comes from, and how far the results agree with what was published. What the model leaves out stands first.',
  tabs: {
    limits: 'What is not modelled',
    claims: 'Claims',
    results: 'Published results',
    parameters: 'Parameters',
    equations: 'Equations',
  },
  tabsLabel: 'Parts of the evidence',
  limits: {
    lead: 'Accumbens describes groups of people. It predicts no single person, and its tolerance and breathing are quantities of the model, not a reading of anyone’s body.',
    so: 'So do not conclude',
  },
  claims: {
    lead: 'The account that the model makes, sentence by sentence. Each is an experiment on 200 simulated people with a bound that could fail.',
    experiment: 'Experiment',
    bound: 'Passes when',
    measured: 'Measured',
    because: 'Why not',
  },
  results: {
    lead: 'Results that others published, and what the model gives. “Calibrated”: a parameter was set on that very row, so that agreement shows only that the equations can carry the number. “Predicted”: none was.',
    published: 'Published',
    measured: 'Model',
    bound: 'Agrees when',
    because: 'Why not',
  },
  verdict: { pass: 'holds', fail: 'fails', warn: 'open' } as Readonly<Record<string, string>>,
  count: (pass: number, fail: number, warn: number) => `${pass} hold, ${fail} fail, ${warn} open`,
  kind: (kind: string, trust: string) => `${kind[0]!.toUpperCase()}${kind.slice(1)}. The published result was ${TRUST[trust] ?? trust}.`,
  parameters: {
    lead: 'The dot is the value, the bar its range; the darker part holds two thirds of people, where people differ.',
    search: 'Find a parameter',
    part: 'Part of the model',
    parts: {
      all: 'all parts',
      body: 'the body',
      learning: 'learning and choice',
      life: 'daily life',
      treatments: 'treatments',
    } as Readonly<Record<string, string>>,
    sure: 'How sure',
    sures: { all: 'however sure', evidence: 'from evidence', fitted: 'fitted', assumed: 'assumed' } as Readonly<Record<string, string>>,
    found: (shown: number, all: number) => `${shown} of ${all} parameters`,
    assumed: 'Assumed',
    fitted: 'Set so that the model meets',
    leans: 'Claims and results that lean on the same rows',
    none: 'none',
    picture: (value: string, unit: string, low: string, high: string) => `${value}${unit}, range ${low} to ${high}${unit}`,
    range: (low: string, high: string, unit: string) => `From ${low} to ${high}${unit}; `,
    spread: (share: string) => `people differ by about ${share}.`,
    same: 'the same in everyone.',
  },
  picture: {
    claims:
      'Dot and line: the model and its 95 % interval. Bar: where the claim holds, open where it has a point. The whole line must lie within. Arrow keys go from one to the next.',
    results:
      'Dot and line: the model and its 95 % interval. Bar: what agrees with the published result, open where it has a point. Arrow keys go from one to the next.',
    interval: (estimate: string, low: string, high: string) => `${estimate} (${low} to ${high})`,
    agrees: (least: string | null, most: string | null) =>
      least === null
        ? `bound: below ${most}`
        : most === null
          ? `bound: above ${least}`
          : `bound: ${least === most ? least : `${least} to ${most}`}`,
    told: '',
    says: (what: string, model: string, bound: string) => [`${what}: model ${model}`, bound].filter(Boolean).join('; '),
    numbers: (model: string, bound: string) => [model, bound].filter(Boolean).join('; '),
    course: (name: string, points: number, axis: string) => `${name}: ${points} points by ${axis}`,
    listen: 'Listen to this course',
    table: 'The numbers as a table',
    columns: ['What', 'Model, with its 95 % interval', 'Held against'],
    none: 'No picture: nothing was measured.',
  },
  reproduceTitle: 'The file and the command',
  reproduce: {
    limits: ['This list is a file of the package.', 'docs/not-modelled.md', ''],
    claims: [
      'Each claim is one file. The command runs it again, on 200 people with seed 1, and gives the same numbers.',
      'claims',
      'npx accumbens claims',
    ],
    results: [
      'Each published result is one file. The command runs it again, on 200 people with seed 1, and gives the same numbers.',
      'validation',
      'npx accumbens validate',
    ],
    parameters: [
      'A parameter stands in the file of its mechanism, its source in the tables of evidence/. The command prints both.',
      'evidence',
      'npx accumbens cite',
    ],
    equations: ['Each mechanism is one file. The command prints the equations that run.', 'src/brain', 'npx accumbens model'],
  } as Readonly<Record<string, readonly [string, string, string]>>,
  row: (quantity: string, value: string, unit: string, spread: string) =>
    `${quantity}: ${[short(value), unit].filter(Boolean).join(' ')}${spread ? ` (${short(spread)})` : ''}`,
  source: (source: string, checked: string) => `${source} [${checked}]`,
  equationsLead: 'The declared equations, in the notation they are written in. Everything that runs is derived from these.',
  loading: 'Fetching the tables …',
  failed: 'The tables could not be fetched.',
} as const;
