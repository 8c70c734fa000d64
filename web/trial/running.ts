/** A trial, site by site, in the workers. */
import type { ShardTables } from '../../src/index.ts';
import { ask, crowd } from '../engine.ts';
import type { Told } from './conduct.ts';

/** People of one site; a trial grows in whole ones, so that curves fill in evenly. */
export const SITE = 20;

/** What is known after each site, of so many. Throws Cancelled when `signal` is raised. */
export async function* running(
  text: string,
  signal: AbortSignal,
): AsyncGenerator<{ readonly told: Told; readonly arrived: number; readonly sites: number }> {
  const { shards: sites } = await ask<'plan'>({ kind: 'plan', text }, 'sites');
  const jobs = Array.from({ length: sites }, (_, number) => ({ kind: 'shard', text, number }) as const);
  const shards: ShardTables[] = [];
  for await (const tables of crowd<'shard'>(jobs, signal)) {
    shards.push(tables);
    const told = await ask<'told'>({ kind: 'told', text, shards }, 'told');
    yield { told, arrived: shards.length, sites };
  }
}
