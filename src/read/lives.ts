import type { SelfChosen } from '../simulate/scenario.ts';
import { durationOf, fault, fieldsOf, itemsOf, needs, wordOf } from './fields.ts';
import { KEYS } from './keys.ts';
import type { Names } from './regimen.ts';
import type { Tree } from './tree.ts';

/** `lives: freely`, or a mapping that says which treatment is entered and when. Rules [LV1–LV3]. */
export function livesOf(tree: Tree, { faults, catalogue }: Names): SelfChosen | undefined {
  if (!catalogue.treatments) return fault(faults, tree, 'lives', 'no lives of one’s own here');
  if (tree.kind === 'scalar') return wordOf(tree, faults, ['freely'], '`freely`, or a mapping with `treatments`') && {};
  const fields = fieldsOf(tree, faults, KEYS.lives, '`freely`, or a mapping with `treatments`');
  if (!fields || !needs(tree, fields, ['treatments'], faults)) return undefined;
  const named = itemsOf(fields.treatments!).map((item) => wordOf(item, faults, catalogue.treatments!, 'a treatment'));
  const from = fields.from ? wordOf(fields.from, faults, ['dependence', 'start'] as const, 'where time counts from') : 'dependence';
  const days = (one: Tree | undefined) => (one ? (durationOf(one, faults) ?? Number.NaN) / 24 : undefined);
  const [after, lasts] = [days(fields.after) ?? 0, days(fields.lasts)];
  if (from === undefined || named.some((name) => name === undefined) || Number.isNaN(after) || Number.isNaN(lasts)) return undefined;
  return { entry: { treatments: named as string[], from, after, ...(lasts === undefined ? {} : { lasts }) } };
}
