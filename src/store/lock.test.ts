import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holderOf, takeLock } from './lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'accumbens-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A holder's file, as this process would write it but for `changes`. */
function leave(changes: Record<string, unknown>): string {
  const lock = takeLock(folder);
  const room = join(folder, 'lock');
  const holder = JSON.parse(readFileSync(join(room, readdirSync(room)[0]!), 'utf8'));
  lock.release();
  mkdirSync(room, { recursive: true });
  const path = join(room, '00000000-left.json');
  writeFileSync(path, JSON.stringify({ ...holder, ...changes }));
  return path;
}
const age = (path: string, minutes: number) => utimesSync(path, new Date(), new Date(Date.now() - minutes * 60_000));

describe('the lock of a run', () => {
  it('[LK1] is held by one at a time, says by whom, and leaves nothing when released', () => {
    const lock = takeLock(folder);
    expect(() => takeLock(folder)).toThrow(new RegExp(`process ${process.pid} on .* is working on this run`));
    expect(holderOf(folder)).toMatchObject({ pid: process.pid });
    lock.release();
    expect(holderOf(folder)).toBeUndefined();
    expect(existsSync(join(folder, 'lock'))).toBe(false);
    takeLock(folder).release();
  });

  it('[LK2] of a process that is gone counts for nothing', () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    const path = leave({ pid });
    expect(holderOf(folder)).toBeUndefined();
    takeLock(folder).release();
    expect(existsSync(path)).toBe(false);
  });

  it('[LK2] is not inherited by a process that was given the same number later', () => {
    leave({ pid: process.ppid, born: 1 });
    takeLock(folder).release();
  });

  it('[LK3] of another machine stands while it shows signs of life, and falls after three minutes of silence', () => {
    const path = leave({ machine: 'elsewhere', host: 'node17', pid: 1 });
    expect(() => takeLock(folder)).toThrow('process 1 on node17 is working on this run');
    age(path, 2.5);
    expect(() => takeLock(folder)).toThrow('node17');
    age(path, 3.5);
    takeLock(folder).release();
  });

  it('[LK4] that was cut short while being written stands for ten seconds', () => {
    const path = leave({});
    writeFileSync(path, '{"pid":');
    expect(() => takeLock(folder)).toThrow('an unknown machine');
    age(path, 0.5);
    takeLock(folder).release();
  });

  it('[LK5] goes to exactly one of many that come at once', async () => {
    const entry = new URL('../../dist/src/store/lock.js', import.meta.url).href;
    const program = `
      const { takeLock } = await import(${JSON.stringify(entry)});
      process.stdout.write('ready');
      await new Promise((go) => process.stdin.once('data', go));
      try { takeLock(${JSON.stringify(folder)}); process.stdout.write(' held'); setTimeout(() => process.exit(0), 4000); }
      catch (error) { process.stdout.write(' ' + error.name); process.exit(0); }`;
    const racers = Array.from({ length: 6 }, () => spawn(process.execPath, ['--input-type=module', '-e', program]));
    const said = racers.map((racer) => {
      let text = '';
      racer.stdout.on('data', (chunk) => {
        text += chunk;
      });
      return () => text;
    });
    const until = async (word: RegExp) => {
      while (!said.every((text) => word.test(text()))) await new Promise((go) => setTimeout(go, 20));
    };
    await until(/ready/);
    for (const racer of racers) racer.stdin.write('go');
    await until(/held|Error/);
    for (const racer of racers) racer.kill('SIGKILL');
    expect(said.filter((text) => text().endsWith('held'))).toHaveLength(1);
    expect(said.filter((text) => text().endsWith('RunFolderError'))).toHaveLength(5);
  });
});
