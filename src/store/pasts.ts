/** Pasts of a trial's people on disk: the same people with the same treatments, whatever their settings, need not live up to entry again. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { Diary } from '../simulate/diary.ts';
import type { Origin } from '../simulate/mind.ts';
import type { Lives, Recruited } from '../trial/lives.ts';
import { placesOf, type Trial } from '../trial/spec.ts';
import { type PastsKept, placesAShard } from '../trial/study.ts';
import { RunFolderError, reasonOf } from './disk.ts';

/** Of every file of the program: another program may live other pasts. */
function codeHash(): string {
  const hash = createHash('sha256');
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (/\.(js|ts)$/.test(entry.name)) hash.update(entry.name).update(readFileSync(path));
    }
  };
  walk(fileURLToPath(new URL('../', import.meta.url)));
  return hash.digest('hex');
}

/** All that pasts depend on: the model, which holds the modules of all arms, but none of their settings. */
function keyOf(trial: Trial, { model, parameters, engine }: Lives): string {
  const { population, seed, weeks, followUp } = trial;
  const facts = [
    codeHash(),
    process.version,
    model,
    parameters,
    engine,
    population,
    seed,
    trial.parameters,
    weeks + followUp,
    placesOf(trial),
    placesAShard(trial),
  ];
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 24);
}

/** A diary has methods, which no file keeps. */
function revived(recruited: Recruited): Recruited {
  for (const { past } of recruited.members) {
    const { agent } = past.origin as Origin;
    Object.setPrototypeOf(agent.diary, Diary.prototype);
  }
  return recruited;
}

/**
 * Pasts in `folder`, one file a site. A file is written whole or not at all; one that cannot be read is lived again.
 * @throws RunFolderError when the folder cannot be written
 */
export function pastsIn(folder: string, trial: Trial, lives: Lives): PastsKept {
  const own = join(folder, keyOf(trial, lives));
  try {
    mkdirSync(own, { recursive: true });
  } catch (error) {
    throw new RunFolderError(`${folder}: ${reasonOf(error)}; name a folder for pasts that can be written to`, { cause: error });
  }
  const pathOf = (shard: number): string => join(own, `${shard}.pasts`);
  return {
    read: (shard) => {
      if (!existsSync(pathOf(shard))) return undefined;
      try {
        return revived(deserialize(readFileSync(pathOf(shard))) as Recruited);
      } catch {
        return undefined;
      }
    },
    write: (shard, recruited) => {
      const draft = `${pathOf(shard)}.unfinished-${process.pid}`;
      writeFileSync(draft, serialize(recruited));
      renameSync(draft, pathOf(shard));
    },
  };
}
