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
    what: 'Not in the model',
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
  kind: (kind: string, trust: string) => `${kind}; the row was ${trust}`,
  parameters: {
    lead: 'The dot is the value, the bar its range; the darker part holds two thirds of people, where people differ.',
    search: 'Find a parameter',
    found: (shown: number, all: number) => `${shown} of ${all} parameters`,
    assumed: 'Assumed',
    fitted: 'Set so that the model meets',
    leans: 'Claims and results that lean on the same rows',
    none: 'none',
    picture: (value: number, unit: string, low: number, high: number) => `${value} ${unit}, range ${low} to ${high} ${unit}`,
    spread: (share: string) => `people differ by about ${share}`,
    same: 'the same in everyone',
  },
  picture: {
    key: 'Dot and line: the model and its 95 % interval. Bar below: what agrees with the published result.',
    says: (what: string, estimate: string, low: string, high: string, least: string, most: string) =>
      `${what}: model ${estimate} (${low} to ${high}); agrees from ${least} to ${most}`,
    numbers: (estimate: string, low: string, high: string, least: string, most: string) =>
      `model ${estimate} (${low} to ${high}); agrees from ${least} to ${most}`,
  },
  row: (quantity: string, value: string, unit: string, spread: string) =>
    `${quantity}: ${[value, unit].filter(Boolean).join(' ')}${spread ? ` (${spread})` : ''}`,
  source: (source: string, checked: string) => `${source} [${checked}]`,
  equationsLead: 'The declared equations, in the notation they are written in. Everything that runs is derived from these.',
  loading: 'Fetching the tables …',
  failed: 'The tables could not be fetched.',
} as const;
