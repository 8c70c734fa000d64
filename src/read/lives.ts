import type { Spell } from '../simulate/entry.ts';
import type { Span } from '../simulate/happenings.ts';
import type { SelfChosen } from '../simulate/scenario.ts';
import type { Faults } from './faults.ts';
import { durationOf, fault, fieldsOf, itemsOf, needs, wordOf } from './fields.ts';
import { KEYS } from './keys.ts';
import type { Names } from './regimen.ts';
import type { Tree } from './tree.ts';

const ALLOWED = '`freely`, or a mapping with `treatments`, `blows` or `cues`';

/** `lives: freely`, or a mapping that says which treatments are entered and when, and what is set to happen. Rules [LV1–LV6]. */
export function livesOf(tree: Tree, { faults, catalogue }: Names): SelfChosen | undefined {
  if (!catalogue.treatments) return fault(faults, tree, 'lives', 'no lives of one’s own here');
  if (tree.kind === 'scalar') return wordOf(tree, faults, ['freely'], ALLOWED) && {};
  const fields = fieldsOf(tree, faults, KEYS.lives, ALLOWED);
  if (!fields) return undefined;
  const before = faults.total;
  const blows = fields.blows && itemsOf(fields.blows).map((item) => durationOf(item, faults) ?? Number.NaN);
  const cues = fields.cues && itemsOf(fields.cues).map((item) => spanOf(item, faults));
  const entry = entryOf(fields, tree, faults, catalogue.treatments);
  if (faults.total > before) return undefined;
  return { ...(entry ? { entry } : {}), ...(blows ? { blows } : {}), ...(cues ? { cues } : {}) };
}

function spanOf(tree: Tree, faults: Faults): Span {
  const fields = fieldsOf(tree, faults, KEYS.cues, 'a span of time, e.g. `{ from: 30 d, for: 2 weeks }`');
  if (!fields || !needs(tree, fields, ['from'], faults)) return { from: Number.NaN };
  const from = durationOf(fields.from!, faults) ?? Number.NaN;
  const lasts = fields.for && durationOf(fields.for, faults);
  return { from, ...(lasts === undefined ? {} : { to: from + lasts }) };
}

function entryOf(
  fields: { readonly [K in keyof typeof KEYS.lives]?: Tree },
  tree: Tree,
  faults: Faults,
  known: readonly string[],
): SelfChosen['entry'] {
  if (!fields.treatments) {
    if (fields.from || fields.after || fields.lasts || !(fields.blows || fields.cues)) needs(tree, fields, ['treatments'], faults);
    return undefined;
  }
  const treatments = itemsOf(fields.treatments).map((item) => treatmentOf(item, faults, known));
  const from = fields.from ? wordOf(fields.from, faults, ['dependence', 'start'] as const, 'where time counts from') : 'dependence';
  const { after = 0, ...lasts } = daysOf(fields, faults);
  return { treatments, from: from!, after, ...lasts };
}

/** A name, or a name with days of its own. */
function treatmentOf(tree: Tree, faults: Faults, known: readonly string[]): string | Spell {
  if (tree.kind !== 'mapping') return wordOf(tree, faults, known, 'a treatment') ?? '';
  const fields = fieldsOf(tree, faults, KEYS.spell, 'a treatment');
  if (!fields || !needs(tree, fields, ['treatment'], faults)) return '';
  return { treatment: wordOf(fields.treatment!, faults, known, 'a treatment') ?? '', ...daysOf(fields, faults) };
}

function daysOf(fields: { readonly after?: Tree; readonly lasts?: Tree }, faults: Faults): { after?: number; lasts?: number } {
  const days = (tree: Tree): number => (durationOf(tree, faults) ?? Number.NaN) / 24;
  return { ...(fields.after ? { after: days(fields.after) } : {}), ...(fields.lasts ? { lasts: days(fields.lasts) } : {}) };
}
