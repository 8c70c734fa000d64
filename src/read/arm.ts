/** An arm of a trial file: its name, and treatments with their settings and schedules. Rules [TF4–TF6]. */
import type { Schedule } from '../treatments/schedule/schedule.ts';
import type { Arm, GivenTreatment } from '../trial/spec.ts';
import { BadInput, type Faults, unknownWord } from './faults.ts';
import { fault, fieldsOf, found, itemsOf, needs, parameterOf, textOf } from './fields.ts';
import { readIncentives, scheduleOf } from './incentives.ts';
import type { Entry, Tree } from './tree.ts';
import { TRIAL_KEYS as KEYS } from './trialKeys.ts';

/** A setting or parameter as a file may give it. */
export interface Ranged {
  readonly unit: string;
  readonly range: readonly [number, number];
  readonly says?: string;
}

export interface KnownTreatment {
  readonly name: string;
  readonly says: string;
  readonly settings: Readonly<Record<string, Ranged>>;
  /** It is given a schedule of incentives. */
  readonly contingent?: boolean;
  /** The module whose parameters the settings are. */
  readonly module: string;
}

/** The names and ranges of the model, and where incentive files come from. */
export interface TrialCatalogue {
  readonly treatments: readonly KnownTreatment[];
  readonly parameters: Readonly<Record<string, Ranged>>;
  readonly protocols: readonly Schedule[];
  /** The text of a file named in the trial, or why it cannot be read; absent: no file can be named. */
  readonly open?: (name: string) => { readonly text: string } | { readonly why: string };
}

/** Short names for treatments. */
export const ALIASES: Readonly<Record<string, string>> = {
  cbt: 'cognitive-behavioural therapy',
  incentives: 'contingency management',
  detoxification: 'residential detoxification',
  naloxone: 'take-home naloxone',
  support: 'social support',
};

export function armOf(tree: Tree, faults: Faults, catalogue: TrialCatalogue): Arm | undefined {
  const fields = fieldsOf(tree, faults, KEYS.arm, 'an arm: a mapping with `name` and `treatments`');
  if (!fields) return undefined;
  const whole = needs(tree, fields, ['name', 'treatments'], faults);
  const name = fields.name && textOf(fields.name, faults);
  const given = fields.treatments ? itemsOf(fields.treatments).map((item) => givenOf(item, faults, catalogue)) : [];
  const twice = given.find((one, i) => one && given.findIndex((other) => other?.treatment === one.treatment) < i);
  if (twice) fault(faults, fields.treatments!, `${twice.treatment} a second time`, 'each treatment once an arm');
  if (!whole || !name || !given.every((one) => one !== undefined)) return undefined;
  return { name, treatments: given as GivenTreatment[] };
}

function givenOf(tree: Tree, faults: Faults, catalogue: TrialCatalogue): GivenTreatment | undefined {
  if (tree.kind === 'list') return fault(faults, tree, found(tree), 'a treatment, like `methadone` or `methadone: { dose: 80 mg }`');
  if (tree.kind === 'scalar') {
    const name = textOf(tree, faults, 'a treatment');
    return name === undefined ? undefined : treatmentOf(name, tree, undefined, faults, catalogue);
  }
  const [first, second] = [...tree.entries];
  if (!first || second)
    return fault(faults, tree, `${tree.entries.size} keys`, 'one treatment with its settings, like `methadone: { dose: 80 mg }`');
  const [name, entry] = first;
  const empty = entry.value.kind === 'scalar' && entry.value.value === null;
  return treatmentOf(name, entry, empty ? undefined : entry.value, faults, catalogue);
}

function treatmentOf(
  written: string,
  at: Tree | Entry,
  settings: Tree | undefined,
  faults: Faults,
  catalogue: TrialCatalogue,
): GivenTreatment | undefined {
  const name = ALIASES[written] ?? written;
  const known = catalogue.treatments.find((one) => one.name === name);
  if (!known)
    return fault(
      faults,
      at,
      ...unknownWord(written, [...catalogue.treatments.map((one) => one.name), ...Object.keys(ALIASES)], 'a treatment'),
    );
  const before = faults.total;
  const { values, schedule } = settingsOf(known, settings, faults, catalogue);
  if (known.contingent && !schedule && faults.total === before) {
    return fault(
      faults,
      at,
      `${written} without a schedule`,
      `a schedule: a protocol (${catalogue.protocols.map((one) => one.name).join(', ')}) or an incentive file`,
    );
  }
  return faults.total > before ? undefined : { treatment: name, settings: values, ...(schedule ? { schedule } : {}) };
}

interface Settings {
  readonly values: Record<string, number>;
  readonly schedule?: Schedule | undefined;
}

function settingsOf(known: KnownTreatment, tree: Tree | undefined, faults: Faults, catalogue: TrialCatalogue): Settings {
  const values: Record<string, number> = {};
  if (!tree) return { values };
  if (tree.kind !== 'mapping') {
    if (known.contingent && tree.kind === 'scalar') return { values, schedule: scheduleBy(tree, faults, catalogue) };
    fault(
      faults,
      tree,
      found(tree),
      `settings of ${known.name}: a mapping with ${Object.keys(known.settings).join(', ') || 'nothing in it'}`,
    );
    return { values };
  }
  let schedule: Schedule | undefined;
  for (const [name, entry] of tree.entries) {
    const setting = Object.hasOwn(known.settings, name) ? known.settings[name] : undefined;
    if (name === 'schedule' && known.contingent) schedule = scheduleBy(entry.value, faults, catalogue);
    else if (!setting)
      fault(
        faults,
        entry,
        ...unknownWord(name, [...Object.keys(known.settings), ...(known.contingent ? ['schedule'] : [])], `a setting of ${known.name}`),
      );
    else {
      const value = parameterOf(entry.value, faults, setting.unit, setting.range);
      if (value !== undefined) values[`${known.module}.${name}`] = value;
    }
  }
  return { values, schedule };
}

/** A protocol by name, a file, or the schedule written here. */
function scheduleBy(tree: Tree, faults: Faults, { protocols, open }: TrialCatalogue): Schedule | undefined {
  if (tree.kind !== 'scalar') return scheduleOf(tree, faults);
  const name = textOf(tree, faults, 'a protocol or an incentive file');
  if (name === undefined) return undefined;
  const protocol = protocols.find((one) => one.name === name);
  if (protocol) return protocol;
  if (!/[./\\]/.test(name))
    return fault(
      faults,
      tree,
      ...unknownWord(
        name,
        protocols.map((one) => one.name),
        'a protocol, or the path of an incentive file',
      ),
    );
  const file = open?.(name) ?? { why: 'no file can be named here' };
  if ('why' in file) return fault(faults, tree, `the file ${name}: ${file.why}`, 'an incentive file that can be read');
  try {
    return readIncentives(file.text, name);
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    for (const one of error.faults) fault(faults, tree, `in ${name}:${one.line} ${one.path}: ${one.found}`, one.allowed);
    return undefined;
  }
}
