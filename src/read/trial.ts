/** Trial files: who enters, what the arms are given, when they are looked at. YAML or JSON; spec/trial.schema.json. Rules [TF1–TF8]. */
import { MEASURE_IDS, USUAL_OUTCOMES } from '../trial/measures.ts';
import type { Allocation, Analysis, Arm, Population, Trial } from '../trial/spec.ts';
import { armOf, type TrialCatalogue } from './arm.ts';
import { Faults, unknownWord } from './faults.ts';
import { durationOf, fault, fieldsOf, found, itemsOf, needs, numberOf, parameterOf, textOf, wordOf } from './fields.ts';
import { parseTree, type Tree } from './tree.ts';
import { TRIAL_KEYS as KEYS } from './trialKeys.ts';

const [DAY, WEEK] = [24, 168];
const DEFAULTS = { within: 52, dependent: 52, attempts: 20, criteria: [{ window: 28, least: 12, most: 28 }] } as const;
const MOST = { people: 1_000_000, arms: 20, weeks: 1040, attempts: 1000 } as const;

/**
 * @param text the file's text
 * @param file its name, for messages
 * @throws BadInput with every fault of the file, and of the incentive files it names
 */
export function readTrialFile(text: string, file: string, catalogue: TrialCatalogue): Trial {
  const faults = new Faults(file);
  const tree = parseTree(text, faults);
  const trial = tree && trialOf(tree, faults, catalogue);
  if (!trial || faults.total > 0) throw faults.error();
  return trial;
}

/** Whether a text is a trial and not a scenario: it has arms. */
export const isTrialText = (text: string): boolean => /^(\s*["']?|.*[{,]\s*"?)arms["']?\s*:/m.test(text);

type Fields<Kind extends keyof typeof KEYS> = { readonly [Key in keyof (typeof KEYS)[Kind]]?: Tree };

function trialOf(tree: Tree, faults: Faults, catalogue: TrialCatalogue): Trial | undefined {
  const fields = fieldsOf(tree, faults, KEYS.trial, 'a mapping with `title`, `people`, `treatment` and `arms`');
  if (!fields) return undefined;
  needs(tree, fields, ['title', 'people', 'treatment', 'arms'], faults);
  const title = fields.title && textOf(fields.title, faults);
  const description = fields.description && textOf(fields.description, faults);
  const whole = (value: Tree | undefined, least: number, most: number, absent: number) =>
    value ? numberOf(value, faults, { least, most, whole: true }) : absent;
  const seed = whole(fields.seed, 0, Number.MAX_SAFE_INTEGER, 1);
  const people = whole(fields.people, 2, MOST.people, 2);
  const weeks = fields.treatment && weeksOf(fields.treatment, faults, 1);
  const followUp = fields.followUp ? weeksOf(fields.followUp, faults, 0) : 0;
  const arms = fields.arms && armsOf(fields.arms, faults, catalogue);
  const population = populationOf(fields.population, faults);
  const visits = visitsOf(fields.visits, faults, weeks ?? 1, followUp ?? 0);
  const allocation = allocationOf(fields.allocation, faults, arms?.length);
  const parameters = parametersOf(fields.parameters, faults, catalogue);
  const outcomes = fields.outcomes
    ? itemsOf(fields.outcomes).map((item) => wordOf(item, faults, MEASURE_IDS, 'an outcome'))
    : USUAL_OUTCOMES;
  const analysis = analysisOf(fields.analysis, faults, arms);
  if (faults.total > 0 || !title || !arms || !population || !visits || !allocation || !parameters || !analysis) return undefined;
  const told = description === undefined ? {} : { description };
  const numbers = { seed: seed!, people: people!, weeks: weeks!, followUp: followUp! };
  return {
    title,
    ...told,
    ...numbers,
    population,
    allocation,
    visits,
    arms,
    parameters,
    outcomes: [...new Set(outcomes as readonly string[])],
    analysis,
  };
}

function weeksOf(tree: Tree, faults: Faults, least: number): number | undefined {
  const hours = durationOf(tree, faults, { least: least * WEEK, most: MOST.weeks * WEEK, why: `${MOST.weeks} weeks` });
  if (hours === undefined || hours % WEEK === 0) return hours === undefined ? undefined : hours / WEEK;
  return fault(faults, tree, found(tree), 'whole weeks, like `24 weeks`');
}

function daysOf(tree: Tree | undefined, faults: Faults, least: number, absent: number): number | undefined {
  if (!tree) return absent;
  const hours = durationOf(tree, faults, { least: least * DAY, most: 3650 * DAY, why: 'ten years' });
  if (hours === undefined || hours % DAY === 0) return hours === undefined ? undefined : hours / DAY;
  return fault(faults, tree, found(tree), 'whole days, like `28 d`');
}

function armsOf(tree: Tree, faults: Faults, catalogue: TrialCatalogue): Arm[] | undefined {
  if (tree.kind !== 'list' || tree.items.length < 2 || tree.items.length > MOST.arms) {
    return fault(faults, tree, tree.kind === 'list' ? `${tree.items.length} arms` : found(tree), `a list of 2 to ${MOST.arms} arms`);
  }
  const names = new Set<string>();
  const arms = tree.items.map((item) => {
    const arm = armOf(item, faults, catalogue);
    if (arm && names.has(arm.name)) fault(faults, item, `a second arm named ${arm.name}`, 'each arm a name of its own');
    if (arm) names.add(arm.name);
    return arm;
  });
  return arms.every((arm) => arm !== undefined) ? arms : undefined;
}

function populationOf(tree: Tree | undefined, faults: Faults): Population | undefined {
  const fields = tree ? fieldsOf(tree, faults, KEYS.population, 'a mapping with `dependent`, `within`, `criteria` and `attempts`') : {};
  if (!fields) return undefined;
  const within = fields.within ? weeksOf(fields.within, faults, 1) : DEFAULTS.within;
  const dependent = fields.dependent ? weeksOf(fields.dependent, faults, 0) : DEFAULTS.dependent;
  const attempts = fields.attempts ? numberOf(fields.attempts, faults, { least: 1, most: MOST.attempts, whole: true }) : DEFAULTS.attempts;
  const criteria = fields.criteria ? itemsOf(fields.criteria).map((item) => criterionOf(item, faults)) : DEFAULTS.criteria;
  if (within === undefined || dependent === undefined || attempts === undefined) return undefined;
  return criteria.every((one) => one !== undefined)
    ? { within, dependent, criteria: criteria as Population['criteria'], attempts }
    : undefined;
}

function criterionOf(tree: Tree, faults: Faults): Population['criteria'][number] | undefined {
  const fields: Fields<'criterion'> | undefined = fieldsOf(tree, faults, KEYS.criterion, 'a criterion, like `{ window: 28 d, least: 12 }`');
  if (!fields || !needs(tree, fields, ['window'], faults)) return undefined;
  const window = daysOf(fields.window, faults, 1, 28);
  if (window === undefined) return undefined;
  const least = fields.least ? numberOf(fields.least, faults, { least: 0, most: window, whole: true }) : 0;
  const most = fields.most ? numberOf(fields.most, faults, { least: least ?? 0, most: window, whole: true }) : window;
  return least === undefined || most === undefined ? undefined : { window, least, most };
}

function visitsOf(tree: Tree | undefined, faults: Faults, weeks: number, followUp: number): Record<string, number> | undefined {
  const fields: Fields<'visits'> | undefined = tree ? fieldsOf(tree, faults, KEYS.visits, 'a mapping with `every` and `first`') : {};
  if (!fields) return undefined;
  const every = daysOf(fields.every, faults, 1, 7);
  const begins = daysOf(fields.first, faults, 0, 6);
  const later = daysOf(fields.followUpEvery, faults, 7, 91);
  const pay = fields.pay ? numberOf(fields.pay, faults, { least: 0, most: 8 }) : undefined;
  const traced = fields.traced ? parameterOf(fields.traced, faults, '1', [0, 1]) : undefined;
  if (every === undefined || begins === undefined || later === undefined) return undefined;
  if (begins >= 7 * weeks)
    fault(faults, fields.first ?? tree!, `the first visit on day ${begins}`, `a day before treatment ends on day ${7 * weeks}`);
  return {
    'assessments.every': every,
    'assessments.begins': begins,
    'assessments.weeks': weeks,
    'assessments.followUp': later,
    'assessments.followUps': Math.floor((7 * followUp) / later),
    ...(pay === undefined ? {} : { 'assessments.pay': pay }),
    ...(traced === undefined ? {} : { 'assessments.traced': traced }),
  };
}

function allocationOf(tree: Tree | undefined, faults: Faults, arms: number | undefined): Allocation | undefined {
  if (!tree) return { method: 'all arms' };
  if (tree.kind === 'scalar') {
    const word = wordOf(tree, faults, ['all arms', 'simple', 'blocked'], 'all arms, simple, blocked, or a mapping with `method`');
    if (word === undefined || word === 'all arms') return word && { method: word };
    const ratio = new Array<number>(arms ?? 2).fill(1);
    return { method: word, ratio, block: 2 * ratio.length, strata: [] };
  }
  const fields: Fields<'allocation'> | undefined = fieldsOf(tree, faults, KEYS.allocation, '`all arms`, or a mapping with `method`');
  if (!fields || !needs(tree, fields, ['method'], faults)) return undefined;
  const method = fields.method && wordOf(fields.method, faults, ['simple', 'blocked'], 'simple or blocked');
  const ratio = ratioOf(fields.ratio, faults, arms);
  const parts = ratio?.reduce((sum, part) => sum + part, 0) ?? 2;
  const block = fields.block ? numberOf(fields.block, faults, { least: parts, most: 1000, whole: true }) : 2 * parts;
  const strata = fields.strata ? itemsOf(fields.strata).map((item) => stratumOf(item, faults)) : [];
  if (!method || !ratio || block === undefined || strata.includes(undefined)) return undefined;
  if (block % parts !== 0) return fault(faults, fields.block!, `${block} people a block`, `a multiple of ${parts}, the sum of the parts`);
  return { method, ratio, block, strata: strata as { window: number; cut: number }[] };
}

function ratioOf(tree: Tree | undefined, faults: Faults, arms: number | undefined): number[] | undefined {
  if (!tree) return new Array<number>(arms ?? 2).fill(1);
  const parts = itemsOf(tree).map((item) => numberOf(item, faults, { least: 1, most: 100, whole: true }));
  if (arms !== undefined && parts.length !== arms) return fault(faults, tree, `${parts.length} parts`, `${arms}, one an arm`);
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

function stratumOf(tree: Tree, faults: Faults): { window: number; cut: number } | undefined {
  const fields: Fields<'stratum'> | undefined = fieldsOf(tree, faults, KEYS.stratum, 'a stratum, like `{ window: 28 d, cut: 21 }`');
  if (!fields || !needs(tree, fields, ['window', 'cut'], faults)) return undefined;
  const window = daysOf(fields.window, faults, 1, 28);
  const cut = fields.cut && window !== undefined ? numberOf(fields.cut, faults, { least: 1, most: window, whole: true }) : undefined;
  return window === undefined || cut === undefined ? undefined : { window, cut };
}

function parametersOf(tree: Tree | undefined, faults: Faults, { parameters }: TrialCatalogue): Record<string, number> | undefined {
  if (!tree) return {};
  if (tree.kind !== 'mapping') return fault(faults, tree, found(tree), '`module.parameter: value with unit`');
  const values: Record<string, number> = {};
  for (const [name, entry] of tree.entries) {
    const known = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (!known) fault(faults, entry, ...unknownWord(name, Object.keys(parameters), 'a parameter'));
    const value = known && parameterOf(entry.value, faults, known.unit, known.range);
    if (value !== undefined) values[name] = value;
  }
  return values;
}

function analysisOf(tree: Tree | undefined, faults: Faults, arms: readonly Arm[] | undefined): Analysis | undefined {
  const fields: Fields<'analysis'> | undefined = tree
    ? fieldsOf(tree, faults, KEYS.analysis, 'a mapping with `control`, `level`, `power` and `cost`')
    : {};
  if (!fields) return undefined;
  const names = arms?.map(({ name }) => name) ?? [];
  const control = fields.control && arms ? wordOf(fields.control, faults, names, 'an arm') : names[0];
  const level = fields.level ? parameterOf(fields.level, faults, '1', [0.5, 0.9999]) : 0.95;
  const power = fields.power ? parameterOf(fields.power, faults, '1', [0.05, 0.9999]) : 0.8;
  const perspective = fields.cost ? wordOf(fields.cost, faults, ['programme', 'rewards', 'everything'], 'who pays') : 'programme';
  if (level === undefined || power === undefined || !perspective || (arms && control === undefined)) return undefined;
  return { control: Math.max(0, names.indexOf(control ?? '')), level, power, perspective };
}
