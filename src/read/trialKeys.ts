/** The words of a trial file, each with its meaning: the reader refuses any other, and the published schema is made from this list. */
import type { Words } from './keys.ts';

export const TRIAL_KEYS = {
  trial: {
    title: 'What the trial asks, in a few words.',
    description: 'What it is, in a few sentences.',
    seed: 'Whole number from which every random number follows; 1 if absent.',
    people: 'People an arm.',
    population: 'Who enters.',
    allocation:
      '`all arms`: the same people live once in every arm, so that chance falls out of the differences; if absent. Else how each is allocated to one arm.',
    treatment: 'How long treatment lasts, e.g. `24 weeks`.',
    followUp: 'How long people are followed after it; no time if absent.',
    visits: 'Research visits, at which urine is taken.',
    arms: 'The arms of the trial, at least two.',
    parameters: 'Changed parameters in every arm, `module.parameter: value with unit`.',
    outcomes:
      'Primary outcomes, tested as a family and planned for: negative, negative_submitted, stayed, abstinence, abstinent_4, use_days, … ; negative, stayed, abstinence and use_days if absent. Every outcome is reported.',
    analysis: 'What is compared, and how.',
  },
  population: {
    dependent: 'Time from the first day of dependence to entry; `52 weeks` if absent.',
    within: 'How long a life is followed for dependence to begin in; `52 weeks` if absent.',
    criteria: 'Days of use before entry that are asked for, all of them; use on at least 12 of 28 days if absent.',
    attempts: 'Lives looked at for a place, over all places of a site, before those still open stay empty; 20 if absent.',
  },
  criterion: {
    window: 'Days before entry that are looked at, e.g. `28 d`.',
    least: 'Fewest of them with use; 0 if absent.',
    most: 'Most of them with use; all if absent.',
  },
  allocation: {
    method: '`simple`: by chance alone. `blocked`: by chance within blocks, so that arms stay level.',
    ratio: 'Parts of the arms, in their order; equal if absent.',
    block: 'People a block, of `blocked`; twice the sum of the parts if absent.',
    strata: 'Strata by days of use before entry, each with blocks of its own.',
  },
  stratum: {
    window: 'Days before entry that are looked at.',
    cut: 'Days with use from which a person belongs to the upper stratum.',
  },
  visits: {
    every: 'Time from one research visit to the next; `7 d` if absent.',
    first: 'Day of treatment of the first, counted from 0; `6 d` if absent.',
    followUpEvery: 'Time from one visit of the follow-up to the next; `13 weeks` if absent.',
    pay: 'What draws to a research visit besides treatment, log odds; 0 if absent.',
    traced: 'Share of those who left who are found for a visit of the follow-up; 75 % if absent.',
  },
  arm: {
    name: 'Name of the arm.',
    treatments: 'What it is given: names of treatments, alone or with their settings.',
  },
  analysis: {
    control: 'Name of the arm the others are compared with; the first if absent.',
    level: 'Level of intervals; 95 % if absent.',
    power: 'Power for which a real trial is planned; 80 % if absent.',
    cost: 'Who pays: `programme`, `rewards` or `everything`; `programme` if absent.',
  },
} as const satisfies Readonly<Record<string, Words>>;
