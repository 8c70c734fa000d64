/** What is planned in the laboratory, as plain data, and the scenario file that it is. */

export type Kind =
  | 'heroin'
  | 'meal'
  | 'company'
  | 'sweet'
  | 'sex'
  | 'place'
  | 'cue'
  | 'blow'
  | 'care'
  | 'methadone'
  | 'buprenorphine'
  | 'depot'
  | 'naltrexone'
  | 'naloxone';
export type Often = 'once' | 'weekly' | 'daily' | 'thrice';
export type Strength = 'weak' | 'usual' | 'strong';
/** `choosing`: nothing says when they use; the others live what stands on the line. */
export type Person = 'typical' | 'another' | 'fading' | 'steady' | 'choosing';

/** What belongs to every treatment. */
export const NALOXONE = 'take-home naloxone';

/** Something on the time line, from day `from` to day `to`. */
export interface Item {
  readonly kind: Kind;
  readonly from: number;
  readonly to: number;
  readonly often?: Often;
  readonly strength?: Strength;
  /** The treatment, as a scenario file names it; of `care`. */
  readonly given?: string;
}

export interface Plan {
  readonly person: Person;
  /** Whose traits and luck: another number is another person. */
  readonly seed: number;
  readonly days: number;
  readonly items: readonly Item[];
  /** The second time line, when two are compared. */
  readonly second?: readonly Item[];
}

/** Four months in which use grows, stops, and life goes on. */
export const START: Plan = {
  person: 'typical',
  seed: 1,
  days: 120,
  items: [
    { kind: 'meal', from: 0, to: 120 },
    { kind: 'heroin', from: 7, to: 20, often: 'daily', strength: 'weak' },
    { kind: 'heroin', from: 20, to: 60, often: 'thrice', strength: 'usual' },
    { kind: 'place', from: 60, to: 120 },
  ],
};

/**
 * Amounts in the research file, mg. The page calls them weak, usual and strong: usual is the dose of the claims for someone without
 * tolerance (C02, C06), weak and strong are half and one and a half of it. They are relative to the simulated person and told to nobody.
 */
const AMOUNT: Readonly<Record<Strength, number>> = { weak: 4, usual: 8, strong: 12 };

/** Traits at places of their published spread, for people who are not typical. */
const TRAITS: Readonly<Record<Person, readonly string[]>> = {
  typical: [],
  another: [],
  choosing: [],
  fading: ['tolerance.slowTime: 14 d', 'disinhibition.slowTolerance: 0.8'],
  steady: ['d2Receptors.recoveryTime: 330 d', 'd2Receptors.lastingShare: 0.6'],
};

const number = (value: number): string => String(Math.round(value * 1000) / 1000);

/** Times of day are shortly before even hours, so that regular records see what follows. */
function timing({ from, to, often = 'daily' }: Item): string {
  const length = Math.max(to - from, 1 / 24);
  const span = `from ${number(from)} d for ${number(length)} d`;
  if (often === 'once') return `at ${number(from * 24 + 0.25)} h`;
  if (often === 'weekly') return `every 7 d ${span}`;
  return often === 'daily' ? `every 24 h ${span}` : `every 8 h ${span}`;
}

const months = ({ from, to }: Item): string => `every 28 d from ${number(from)} d for ${number(Math.max(to - from, 1))} d`;

/** Lines of the file that one item is. */
function lines(item: Item, choosing: boolean): { readonly take?: string; readonly reward?: string } {
  const { from, to, strength = 'usual' } = item;
  const span = `from ${number(from)} d for ${number(Math.max(to - from, 1 / 24))} d`;
  switch (item.kind) {
    case 'heroin':
      return { take: `heroin ${AMOUNT[strength]} mg intravenous ${timing(item)}` };
    case 'meal':
      return { reward: `meal daily at 09:45, 13:45, 19:45 ${span}` };
    case 'company':
      return { reward: `company daily at 17:45 ${span}` };
    case 'sweet':
      return { reward: `sweet daily at 11:50 ${span}` };
    case 'sex':
      return { reward: `sex every 7 d ${span}` };
    case 'methadone':
      return { take: `methadone 30 mg oral daily at 09:00 ${span} rising to 80 mg over 3 weeks` };
    case 'buprenorphine':
      return { take: `buprenorphine 16 mg sublingual daily at 09:00 ${span}` };
    case 'depot':
      return { take: `buprenorphine 300 mg depot ${months(item)}` };
    case 'naltrexone':
      return { take: `naltrexone 380 mg depot ${months(item)}` };
    case 'naloxone':
      return { take: `naloxone 4 mg nasal at ${number(from * 24 + 0.4)} h` };
    case 'cue':
      return choosing ? {} : { reward: `cue daily at 11:00, 16:00, 21:00 ${span}` };
    case 'place':
    case 'blow':
    case 'care':
      return {};
  }
}

/** Places as phases, since a scenario says where a person is phase by phase. */
function places(items: readonly Item[], days: number): string[] {
  const edges = new Set([0, days]);
  const away = items.filter(({ kind }) => kind === 'place');
  for (const { from, to } of away) for (const edge of [from, to]) if (edge > 0 && edge < days) edges.add(edge);
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(0, -1).flatMap((from, i) => {
    const elsewhere = away.some((item) => item.from <= from && item.to > from);
    const name = elsewhere ? 'In another place' : 'In the usual place';
    return [`  - { name: ${name}, lasts: ${number(sorted[i + 1]! - from)} d, context: ${elsewhere ? 'new' : 'usual'} }`];
  });
}

const block = (name: string, entries: readonly (string | undefined)[]): string[] => {
  const said = entries.filter((entry) => entry !== undefined);
  return said.length === 0 ? [] : [`${name}:`, ...said.map((entry) => `  - ${JSON.stringify(entry)}`)];
};

/** Hours between records: fine enough for the shortest thing looked at, few enough for a year. Doses and rewards add their own. */
const every = (days: number): string => (days <= 7 ? '10 min' : days <= 60 ? '1 h' : days <= 200 ? '3 h' : '6 h');
/** Of the solver: long time lines are answered while a handle is dragged; the error, 5e-4 of a curve's height at 1e-2, is a twentieth of a pixel. */
const tolerance = (days: number): string => (days <= 7 ? '3e-6' : days <= 200 ? '1e-4' : '1e-2');

const long = ({ from, to }: Item): string => `${number(Math.max(to - from, 1 / 24))} d`;

/** A life of one's own choosing; where it is lived is chosen, too. */
function own(items: readonly Item[], days: number): string[] {
  const of = (wanted: Kind): Item[] => items.filter(({ kind }) => kind === wanted);
  const blows = of('blow').map(({ from }) => `${number(from)} d`);
  const cues = of('cue').map((item) => `{ from: ${number(item.from)} d, for: ${long(item)} }`);
  // A kit is handed over once, and stays.
  const lasts = (item: Item): string => (item.given === NALOXONE ? '0 d' : long(item));
  const care = of('care').map((item) => `    - { treatment: ${item.given}, after: ${number(item.from)} d, lasts: ${lasts(item)} }`);
  const set = [
    ...(care.length > 0 ? ['  from: start', '  treatments:', ...care] : []),
    ...(blows.length > 0 ? [`  blows: [${blows.join(', ')}]`] : []),
    ...(cues.length > 0 ? [`  cues: [${cues.join(', ')}]`] : []),
  ];
  return [`duration: ${days} d`, ...(set.length > 0 ? ['lives:', ...set] : ['lives: freely'])];
}

/** Who chooses takes heroin, goes to places and takes the medicines of a treatment themself; what else there is needs a choice to act on. */
const CHOSEN: readonly Kind[] = ['heroin', 'place', 'methadone', 'buprenorphine', 'depot', 'naltrexone'];
const FOR_CHOICE: readonly Kind[] = ['blow', 'care'];

/** What has a place on the line of this person. */
export const mayHave = (person: Person, kind: Kind): boolean => !(person === 'choosing' ? CHOSEN : FOR_CHOICE).includes(kind);

/** The scenario file of one time line. */
export function scenarioText({ person, seed, days }: Plan, items: readonly Item[], people = 1): string {
  const placed = items
    .filter(({ from, kind }) => from < days && mayHave(person, kind))
    .map((item) => ({ ...item, to: Math.min(item.to, days) }));
  const told = placed.map((item) => lines(item, person === 'choosing'));
  return [
    '# An illustration of mechanisms, not advice and not a forecast for anyone. Help in the US: 988, or SAMHSA 1-800-662-4357.',
    'title: From the laboratory',
    `person: ${person === 'another' || person === 'choosing' ? 'drawn' : 'typical'}`,
    `people: ${people}`,
    `seed: ${seed}`,
    ...(TRAITS[person].length > 0 ? ['parameters:', ...TRAITS[person].map((trait) => `  ${trait}`)] : []),
    ...(person === 'choosing' ? own(placed, days) : ['phases:', ...places(placed, days)]),
    ...block(
      'take',
      told.map(({ take }) => take),
    ),
    ...block(
      'rewards',
      told.map(({ reward }) => reward),
    ),
    `record: { every: ${every(days)} }`,
    `tolerance: ${tolerance(days)}`,
    '',
  ].join('\n');
}

/** Days of a life that takes a worker a few milliseconds. */
const REHEARSAL = 40;

/** The same in short, and with one of its items moved: everything happens, in less time. Texts of their files. */
export function rehearsals(plan: Plan, items: readonly Item[], chosen: number): string[] {
  const share = Math.min(1, REHEARSAL / plan.days);
  const short = items.map((item) => ({ ...item, from: item.from * share, to: item.to * share }));
  const moved = short.map((item, i) => (i === chosen ? { ...item, from: 0.9 * item.from, to: 0.9 * item.to } : item));
  return [short, moved].map((all) => scenarioText({ ...plan, days: plan.days * share }, all));
}

/** Plans of one word run on the same code: it is made for the substances there are. */
export const codeOf = ({ person, items }: Plan): string =>
  `${person === 'choosing' ? 'chosen' : 'given'} ${[...new Set(items.map(({ kind, given }) => given ?? kind))].sort().join(' ')}`;

/** Into an address and back; undefined when the address holds no plan. */
export const toLink = (plan: Plan): string => btoa(JSON.stringify(plan)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

const KINDS = 'heroin meal company sweet sex place cue blow care methadone buprenorphine depot naltrexone naloxone'.split(' ');

function isItem(value: unknown): value is Item {
  const { kind, from, to, often, strength, given } = (value ?? {}) as Item;
  const known = KINDS.includes(kind) && [undefined, 'once', 'weekly', 'daily', 'thrice'].includes(often);
  const named = kind === 'care' ? typeof given === 'string' && /^[\w -]+$/.test(given) : given === undefined;
  return (
    known &&
    named &&
    [undefined, 'weak', 'usual', 'strong'].includes(strength) &&
    [from, to].every((day) => day >= 0 && day <= 730) &&
    to >= from
  );
}

/** Links from before each treatment had its own bar hold several names in one. */
const apart = (items: readonly Item[]): readonly Item[] =>
  items.flatMap((item) => (Array.isArray(item?.given) ? item.given.map((given: string) => ({ ...item, given })) : [item]));

export function fromLink(link: string): Plan | undefined {
  try {
    const plan = JSON.parse(atob(link.replaceAll('-', '+').replaceAll('_', '/'))) as Plan;
    const { person, seed, days } = plan;
    const whole = Number.isSafeInteger(seed) && seed >= 0 && days > 0 && days <= 730 && Object.hasOwn(TRAITS, person);
    const [items, second] = [apart(plan.items), plan.second && apart(plan.second)];
    if (!whole || ![items, second ?? []].every((list) => list.length <= 40 && list.every(isItem))) return undefined;
    return { ...plan, items, ...(second ? { second } : {}) };
  } catch {
    return undefined;
  }
}
