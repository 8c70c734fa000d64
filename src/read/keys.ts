/**
 * The words of a scenario file: every key that is read, with its meaning. The reader refuses any other key and the published schema is
 * made from this list, so that the two cannot drift apart.
 */
type Keys = Readonly<Record<string, string>>;

const TIMING = {
  at: 'One time, or several: lengths of time from the start of the phase, e.g. `5 d 2 h`.',
  every: 'The interval between repeats, e.g. `8 h`; the first is at `from`.',
  daily: 'Times of day by the clock, e.g. `08:00, 14:00, 20:00`; 00:00 is when the run starts and every 24 h after.',
  from: 'With `every` or `daily`: when to begin, from the start of the phase; the start of the phase if absent.',
  for: 'With `every` or `daily`: how long to go on; to the end of the phase if absent.',
  times: 'With `every` or `daily`: how many in all.',
} as const satisfies Keys;

export const KEYS = {
  scenario: {
    title: 'What the run is about, in a few words.',
    description: 'What the run shows, in a few sentences.',
    duration: 'Length of the run, e.g. `26 weeks`; may be absent when every phase says how long it lasts.',
    seed: 'Whole number from which every random number of the run follows; 1 if absent.',
    people: 'How many people to simulate; 1 if absent.',
    person:
      '`typical`: the first person has every parameter at its declared value. `drawn`: every person differs. Absent: typical for one person, drawn for more.',
    parameters: 'Changed parameters, `component.parameter: value with unit`, e.g. `tolerance.slowFall: 19 d`.',
    phases: 'Stretches of the run, one after another.',
    take: 'Substances taken over the whole run; times count from its start.',
    rewards: 'Everyday rewards over the whole run; times count from its start.',
    context: 'Where the person is at the start: `usual` (where the drug is usually taken), `new`, or a number from 0 (new) to 1 (usual).',
    samples: 'When urine is sampled over the whole run, e.g. `every 2 d`.',
    lives:
      '`freely`: people choose for themselves, five times a waking day, what to do, use of heroin included; or the same with a treatment: a mapping.',
    record: 'What to record and how often.',
    tolerance: 'Relative tolerance of the solver; 3e-6 if absent.',
  },
  lives: {
    treatments: 'Treatments the person enters: names, e.g. `methadone`, or mappings of a name and times of its own; none if absent.',
    from: '`dependence`: time counts from the day on which criteria for dependence are first met; `start`: from the start of the life.',
    after: 'How long after that the person enters; at once if absent.',
    lasts: 'How long treatment lasts; to the end if absent.',
    blows: 'When something hard happens to everyone, from the start, e.g. `[30 d, 12 weeks]`; others come by chance.',
    cues: 'When everyone meets the cues that have come to announce the drug, at every opportunity: one span of time or several; others come by chance.',
  },
  spell: {
    treatment: 'Name of a treatment, e.g. `methadone`.',
    after: 'How long after the time that `from` names it begins; as `lives` says if absent.',
    lasts: 'How long it lasts; as `lives` says if absent.',
  },
  cues: {
    from: 'When it begins, from the start of the life.',
    for: 'How long it goes on; to the end if absent.',
  },
  phase: {
    name: 'Name of the phase.',
    lasts: 'How long the phase lasts; the last phase may leave it out when the run has a `duration`.',
    take: 'Substances taken in this phase; times count from its start.',
    rewards: 'Everyday rewards in this phase; times count from its start.',
    context: 'Where the person is from the start of this phase on; as it was if absent.',
    samples: 'When urine is sampled in this phase; times count from its start.',
  },
  dose: {
    substance: 'Name of a drug, e.g. `heroin`.',
    amount: 'Amount of one dose with its unit, e.g. `10 mg`.',
    route: 'A route of that drug, e.g. `intravenous`.',
    ...TIMING,
    over: 'Length of an infusion at a constant rate; absent is all at once.',
    rising: 'Amount that later doses rise to, and over how long from the first: `to 80 mg over 2 weeks`.',
    falling: 'Amount that later doses fall to, and over how long from the first: `to 20 mg over 4 weeks`.',
  },
  reward: {
    reward: 'Name of an everyday reward, e.g. `meal`.',
    size: 'Size relative to the usual one; 1 if absent.',
    ...TIMING,
  },
  samples: { ...TIMING },
  record: {
    every: 'Interval between recorded times; 1 h if absent.',
    series: 'Names of the series to record, e.g. `dopamine.percent`; the default set if absent.',
  },
} as const satisfies Readonly<Record<string, Keys>>;

export type Words = Readonly<Record<string, string>>;
