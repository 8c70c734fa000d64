/** What a person takes, meets and gives, in one stretch of the run: shorthand or mappings → events. */
import type { ContextEvent, DoseEvent, LifeEvent } from '../language/event.ts';
import type { Catalogue } from './catalogue.ts';
import { type Faults, unknownWord } from './faults.ts';
import { amountOf, durationOf, fault, fieldsOf, found, itemsOf, needs, numberOf, textOf, wordOf } from './fields.ts';
import { KEYS } from './keys.ts';
import { expand } from './sentence.ts';
import { type Reading, type Stretch, timesOf } from './timing.ts';
import type { Scalar, Tree } from './tree.ts';

export interface Names extends Reading {
  readonly catalogue: Catalogue;
}

interface StretchFields {
  readonly take?: Tree;
  readonly rewards?: Tree;
  readonly context?: Tree;
  readonly samples?: Tree;
}

export function eventsOf(fields: StretchFields, stretch: Stretch, names: Names): LifeEvent[] {
  const read = (tree: Tree | undefined, one: (item: Tree, stretch: Stretch, names: Names) => readonly LifeEvent[]): LifeEvent[] =>
    tree ? itemsOf(tree).flatMap((item) => one(item, stretch, names)) : [];
  const usual = fields.context && contextOf(fields.context, names.faults);
  const context: ContextEvent[] = usual === undefined ? [] : [{ kind: 'context', at: stretch.from, usual }];
  return [...context, ...read(fields.take, dosesOf), ...read(fields.rewards, rewardsOf), ...read(fields.samples, samplesOf)];
}

function written(tree: Tree, kind: 'dose' | 'reward' | 'samples', faults: Faults): Tree | undefined {
  return tree.kind === 'scalar' && tree.value !== null ? expand(tree, kind, faults) : tree;
}

function dosesOf(item: Tree, stretch: Stretch, names: Names): DoseEvent[] {
  const { faults, catalogue } = names;
  const tree = written(item, 'dose', faults);
  const fields = tree && fieldsOf(tree, faults, KEYS.dose, 'a dose, like `heroin 10 mg intravenous every 8 h`');
  if (!fields) return [];
  const whole = needs(tree, fields, ['substance', 'amount', 'route'], faults);
  const substance = fields.substance && wordOf(fields.substance, faults, Object.keys(catalogue.drugs), 'a substance');
  const routes = substance === undefined ? undefined : catalogue.drugs[substance]!.routes;
  const route = fields.route && routes && wordOf(fields.route, faults, routes, `a route of ${substance}`);
  const amount = fields.amount && amountOf(fields.amount, faults);
  const over = fields.over && durationOf(fields.over, faults);
  const ramp = rampOf(tree, fields, amount, faults);
  const times = timesOf(tree, fields, stretch, names);
  if (!whole || !times || substance === undefined || route === undefined || amount === undefined) return [];
  return times.map((at) => {
    const event = { kind: 'dose' as const, at, substance, route, amount: ramp ? ramp(at - times[0]!, amount) : amount };
    return over ? { ...event, over } : event;
  });
}

/** Amount at a time after the first dose: a straight line, then level. */
type Ramp = (since: number, amount: number) => number;

function rampOf(
  tree: Tree,
  fields: { readonly rising?: Tree; readonly falling?: Tree; readonly every?: Tree; readonly daily?: Tree },
  amount: number | undefined,
  faults: Faults,
): Ramp | undefined {
  const { rising, falling } = fields;
  const written = rising ?? falling;
  if (!written) return undefined;
  const allowed = `\`to 80 mg over 2 weeks\``;
  if (rising && falling) return fault(faults, tree, 'rising and falling', 'one of them');
  if (!fields.every && !fields.daily)
    return fault(faults, written, 'a single dose that changes', 'rising or falling only with every or daily');
  const text = textOf(written, faults, allowed);
  const match = text === undefined ? null : /^to\s+(.+?)\s+over\s+(.+)$/.exec(text);
  if (!match) return text === undefined ? undefined : fault(faults, written, found(written), allowed);
  const piece = (value: string): Scalar => ({ ...(written as Scalar), value, text: value });
  const last = amountOf(piece(match[1]!), faults);
  const length = durationOf(piece(match[2]!), faults, { above: true });
  if (last === undefined || length === undefined) return undefined;
  const wrongWay = amount !== undefined && (rising ? last < amount : last > amount);
  if (wrongWay)
    return fault(
      faults,
      written,
      `${found(written)} from ${amount} mg`,
      rising ? 'a larger amount to rise to' : 'a smaller amount to fall to',
    );
  return (since, first) => first + (last - first) * Math.min(1, since / length);
}

function rewardsOf(item: Tree, stretch: Stretch, names: Names): LifeEvent[] {
  const { faults, catalogue } = names;
  const tree = written(item, 'reward', faults);
  const fields = tree && fieldsOf(tree, faults, KEYS.reward, 'a reward, like `meal every 6 h`');
  if (!fields) return [];
  const whole = needs(tree, fields, ['reward'], faults);
  const reward = fields.reward && wordOf(fields.reward, faults, catalogue.rewards, 'an everyday reward');
  const size = fields.size ? numberOf(fields.size, faults, { least: 0, most: 10 }) : 1;
  const times = timesOf(tree, fields, stretch, names);
  if (!whole || !times || reward === undefined || size === undefined) return [];
  return times.map((at) => ({ kind: 'reward', at, reward, size }));
}

function samplesOf(item: Tree, stretch: Stretch, names: Names): LifeEvent[] {
  const tree = written(item, 'samples', names.faults);
  const fields = tree && fieldsOf(tree, names.faults, KEYS.samples, 'times, like `every 2 d`');
  return ((fields && timesOf(tree, fields, stretch, names)) ?? []).map((at) => ({ kind: 'sample', at }));
}

const PLACES: Readonly<Record<string, number>> = { usual: 1, new: 0 };

function contextOf(tree: Tree, faults: Faults): number | undefined {
  const text = textOf(tree, faults, 'usual, new or a number from 0 to 1');
  if (text === undefined) return undefined;
  if (Object.hasOwn(PLACES, text)) return PLACES[text];
  if (/^[a-z]/i.test(text)) return fault(faults, tree, ...unknownWord(text, Object.keys(PLACES), 'a number from 0 to 1 or a word'));
  return numberOf(tree, faults, { least: 0, most: 1 });
}
