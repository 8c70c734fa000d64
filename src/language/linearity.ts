import type { Component } from './component.ts';
import { type Graph, linearForm } from './graph.ts';

/** Components that exchange by linear kinetics, and the linear form of each of their states (state leaf → state leaf → coefficient). */
export interface LinearGroup {
  readonly members: readonly Component[];
  readonly forms: ReadonlyMap<number, ReadonlyMap<number, number>>;
}

/** Linear form of every state of a component, or undefined when one is not linear with constant coefficients or does not start empty. */
function formsOf(graph: Graph, owners: readonly Component[], c: Component, derivatives: readonly (number | undefined)[]) {
  const forms = new Map<number, Map<number, number>>();
  // Modes are made at the first dose; before it a linear block holds nothing.
  if (Object.values(c.states ?? {}).some((state) => state.start !== 0)) return undefined;
  for (const [i, owner] of owners.entries()) {
    if (owner !== c) continue;
    const node = derivatives[i];
    if (node === undefined || !graph.isFreeOf(node, ['input', 'dose'])) return undefined;
    const form = linearForm(graph, node, 'state');
    if (!form) return undefined;
    forms.set(i, form);
  }
  return forms.size > 0 ? forms : undefined;
}

/**
 * The linear part of a model: components that are linear and read only linear ones. Those that exchange make one group, which is
 * propagated exactly. `owners`: component of each state leaf; `derivatives`: node of each, undefined where it has a fault.
 * Rules [LN1–LN4].
 */
export function linearGroups(
  graph: Graph,
  list: readonly Component[],
  owners: readonly Component[],
  derivatives: readonly (number | undefined)[],
): LinearGroup[] {
  const linear = new Map<Component, Map<number, Map<number, number>>>();
  for (const c of list) {
    const forms = formsOf(graph, owners, c, derivatives);
    if (forms) linear.set(c, forms);
  }
  const partners = (c: Component): Component[] =>
    [...(linear.get(c)?.values() ?? [])].flatMap((form) => [...form.keys()].map((place) => owners[place] as Component));
  for (let before = -1; before !== linear.size; ) {
    before = linear.size;
    for (const c of [...linear.keys()]) if (partners(c).some((p) => !linear.has(p))) linear.delete(c);
  }
  const groups: LinearGroup[] = [];
  for (const [c, forms] of linear) {
    const tied = groups.filter((g) => g.members.some((m) => partners(c).includes(m) || partners(m).includes(c)));
    const merged = { members: [...tied.flatMap((g) => g.members), c], forms: new Map([...tied.flatMap((g) => [...g.forms]), ...forms]) };
    for (const g of tied) groups.splice(groups.indexOf(g), 1);
    groups.push(merged);
  }
  return groups;
}
