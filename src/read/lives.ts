import type { Span } from '../simulate/happenings.ts';
import type { SelfChosen } from '../simulate/scenario.ts';
import type { Faults } from './faults.ts';
import { durationOf, fault, fieldsOf, itemsOf, needs, wordOf } from './fields.ts';
import { KEYS } from './keys.ts';
import type { Names } from './regimen.ts';
import type { Tree } from './tree.ts';

const ALLOWED = '`freely`, or a mapping with `treatments`, `blows` or `cues`';

/** `lives: freely`, or a mapping that says which treatment is entered and when, and what is set to happen. Rules [LV1–LV5]. */
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
  const named = itemsOf(fields.treatments).map((item) => wordOf(item, faults, known, 'a treatment'));
  const from = fields.from ? wordOf(fields.from, faults, ['dependence', 'start'] as const, 'where time counts from') : 'dependence';
  const days = (one: Tree | undefined) => (one ? (durationOf(one, faults) ?? Number.NaN) / 24 : undefined);
  const [after, lasts] = [days(fields.after) ?? 0, days(fields.lasts)];
  return { treatments: named as string[], from: from!, after, ...(lasts === undefined ? {} : { lasts }) };
}
