import { mechanisms } from '../brain/registry.generated.ts';
import { type Compiled, compileJavaScript } from '../compile/javascript.ts';
import { drugs } from '../drugs/registry.generated.ts';
import { assemble } from '../language/assemble.ts';
import type { Component } from '../language/component.ts';
import type { LifeEvent } from '../language/event.ts';
import { rewards } from '../rewards/registry.generated.ts';

const SUBSTANCES: readonly Component[] = drugs;

/** Substances the events give, with those they become. Throws on an unknown one. */
export function substancesOf(events: readonly LifeEvent[]): string[] {
  const wanted = new Set<string>();
  const add = (name: string): void => {
    if (wanted.has(name)) return;
    const found = SUBSTANCES.find((d) => d.name === name);
    if (!found) throw new Error(`${name}: no such substance; known are ${SUBSTANCES.map((d) => d.name).join(', ')}`);
    wanted.add(name);
    for (const other of found.requires ?? []) add(other);
  };
  for (const event of events) if (event.kind === 'dose') add(event.substance);
  return SUBSTANCES.map((d) => d.name).filter((name) => wanted.has(name));
}

const made = new Map<string, Compiled>();

/** The standard model with these substances (all when absent), assembled and compiled once per set. */
export function standardModel(substances: readonly string[] = SUBSTANCES.map((d) => d.name), extra: readonly Component[] = []): Compiled {
  const key = substances.join(' ');
  const known = extra.length === 0 ? made.get(key) : undefined;
  if (known) return known;
  const compiled = compileJavaScript(
    assemble([...SUBSTANCES.filter((d) => substances.includes(d.name)), ...rewards, ...mechanisms, ...extra]),
  );
  if (extra.length === 0) made.set(key, compiled);
  return compiled;
}
