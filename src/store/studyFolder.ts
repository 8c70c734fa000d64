/**
 * The folder of a study: study.json says what was asked; TABLE/000017.parquet holds the rows of shard 17; done/000017.json, written last,
 * says that the shard is whole and what it must weigh; manifest.json, written when every shard is, closes the run. Each file appears whole
 * or not at all, and holds nothing that differs between equal runs. Rules [SF1–SF6].
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Study, type StudyRequest, shapeFault, type TableShape } from '../simulate/study.ts';
import { DRAFT, hashOf, placeWhole, RunFolderError, reasonOf, sha256, utf8 } from './disk.ts';
import { tableParquet } from './table.ts';

/** study.json: enough to run the study again on any machine, and to tell whether it is the same. */
export interface StudyHeader extends StudyRequest {
  readonly accumbens: string;
  readonly title: string;
  readonly seed: number;
  readonly people: number;
  readonly shards: number;
  readonly engine: string;
  readonly modelHash: string;
  readonly parameterHash: string;
  readonly specHash: string;
  readonly tables: readonly TableShape[];
}

/** done/NNNNNN.json */
export interface ShardDone {
  readonly shard: number;
  /** By table. */
  readonly files: Readonly<Record<string, { readonly rows: number; readonly bytes: number; readonly sha256: string }>>;
}

/** What is kept of `request`, made ready as `study`, by version `version` of this program. */
export function headerOf(request: StudyRequest, study: Study, version: string): StudyHeader {
  const { title, seed, people, shards, engine, tables } = study;
  return {
    accumbens: version,
    kind: request.kind,
    title,
    seed,
    people,
    shards,
    engine,
    modelHash: hashOf(study.model),
    parameterHash: hashOf(study.parameters),
    specHash: hashOf(request.spec),
    tables,
    spec: request.spec,
  };
}

const fileOf = (shard: number): string => String(shard).padStart(6, '0');
export const tableFile = (folder: string, table: string, shard: number): string => join(folder, table, `${fileOf(shard)}.parquet`);
const doneFile = (folder: string, shard: number): string => join(folder, 'done', `${fileOf(shard)}.json`);

/** Folders and files of a study; anything else in the folder is left alone. */
export const isStudyFolder = (folder: string): boolean => existsSync(join(folder, 'study.json'));

/** @throws RunFolderError when there is no readable study.json */
export function readHeader(folder: string): StudyHeader {
  try {
    return JSON.parse(readFileSync(join(folder, 'study.json'), 'utf8')) as StudyHeader;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === 'ENOENT' ? 'has no study.json, so it is no run in shards' : `study.json cannot be read (${code ?? 'it is damaged'})`;
    throw new RunFolderError(`${folder}: ${why}; name the folder of a run`);
  }
}

/** Where the hashes of the same study differ, in words; nothing when it is the same. */
export function difference(kept: StudyHeader, asked: StudyHeader): string | undefined {
  const same = (name: keyof StudyHeader, words: string): string[] => (kept[name] === asked[name] ? [] : [words]);
  const found = [
    ...same('kind', `it is a ${kept.kind}, asked is a ${asked.kind}`),
    ...same('specHash', 'what is asked differs (file, people or seed)'),
    ...same('modelHash', 'the model differs'),
    ...same('parameterHash', 'parameters differ'),
    ...same('engine', `it was solved by ${kept.engine}, asked is ${asked.engine}`),
    ...same('accumbens', `it was begun by version ${kept.accumbens}, this is ${asked.accumbens}`),
  ];
  return found.length > 0 ? found.join('; ') : undefined;
}

export class StudyFolder {
  readonly folder: string;
  readonly header: StudyHeader;
  /** Tells this writer from every other, on any machine. */
  private readonly writer: string;

  constructor(folder: string, header: StudyHeader, writer: string) {
    this.folder = folder;
    this.header = header;
    this.writer = writer;
  }

  private attempt<T>(act: () => T): T {
    try {
      return act();
    } catch (error) {
      if (error instanceof RunFolderError) throw error;
      throw new RunFolderError(`${this.folder}: ${reasonOf(error)}; whole shards are kept, so mend that and go on with --resume`, {
        cause: error,
      });
    }
  }

  /** Makes the folders and writes study.json, unless it is there. */
  create(): void {
    this.attempt(() => {
      for (const name of ['done', ...this.header.tables.map((table) => table.name)])
        mkdirSync(join(this.folder, name), { recursive: true });
      if (!isStudyFolder(this.folder)) this.place(join(this.folder, 'study.json'), utf8(`${JSON.stringify(this.header, null, 1)}\n`));
    });
  }

  private place(path: string, bytes: Uint8Array): void {
    placeWhole(path, bytes, this.writer);
  }

  /** Computes one shard and keeps it. The same shard may be kept by several at once: the bytes are the same. */
  async keep(study: Study, shard: number): Promise<ShardDone> {
    const tables = await study.run(shard);
    const fault = shapeFault(study.tables, tables);
    if (fault) throw new Error(`${this.header.kind}, shard ${shard}: ${fault}`);
    const provenance = this.provenance(shard);
    const files = study.tables.map((shape) => {
      const bytes = tableParquet(shape, tables[shape.name]!, provenance, this.header.accumbens);
      this.attempt(() => this.place(tableFile(this.folder, shape.name, shard), bytes));
      const rows = tables[shape.name]?.[shape.columns[0]!.name]?.length ?? 0;
      return [shape.name, { rows, bytes: bytes.length, sha256: sha256(bytes) }] as const;
    });
    const done = { shard, files: Object.fromEntries(files) };
    this.attempt(() => this.place(doneFile(this.folder, shard), utf8(`${JSON.stringify(done)}\n`)));
    return done;
  }

  private provenance(shard: number): Record<string, string> {
    const { accumbens, kind, seed, modelHash, parameterHash, specHash, engine } = this.header;
    const told = { version: accumbens, kind, seed, modelHash, parameterHash, specHash, engine, shard };
    return Object.fromEntries(Object.entries(told).map(([name, value]) => [`accumbens.${name}`, String(value)]));
  }

  /** What was kept of a shard, if it is whole; with `thorough`, every byte is weighed. */
  kept(shard: number, thorough = false): ShardDone | undefined {
    let done: ShardDone;
    try {
      done = JSON.parse(readFileSync(doneFile(this.folder, shard), 'utf8')) as ShardDone;
    } catch {
      return undefined;
    }
    const whole = this.header.tables.every(({ name }) => {
      const wanted = done.files?.[name];
      return wanted !== undefined && isWhole(tableFile(this.folder, name, shard), wanted, thorough);
    });
    return done.shard === shard && whole ? done : undefined;
  }

  /** Shards that are not there, and those that are damaged: a mark of being done, but not the bytes that belong to it. */
  missing(thorough = false): { readonly missing: number[]; readonly damaged: number[] } {
    const marked = new Set(this.marked());
    const missing: number[] = [];
    const damaged: number[] = [];
    for (let shard = 0; shard < this.header.shards; shard++) {
      if (!marked.has(shard)) missing.push(shard);
      else if (!this.kept(shard, thorough)) damaged.push(shard);
    }
    return { missing, damaged };
  }

  /** Shards marked as done, by name alone: quick, for progress. */
  marked(): number[] {
    try {
      const names = readdirSync(join(this.folder, 'done')).filter((name) => /^\d+\.json$/.test(name));
      return names.map((name) => Number.parseInt(name, 10)).sort((a, b) => a - b);
    } catch {
      return [];
    }
  }

  /** Keeps what was worked out from a whole run beside its shards. */
  keepBeside(name: string, text: string): void {
    this.attempt(() => this.place(join(this.folder, name), utf8(text)));
  }

  get finished(): boolean {
    return existsSync(join(this.folder, 'manifest.json'));
  }

  /** Takes back what closed the run, before shards are written anew. */
  reopen(): void {
    this.attempt(() => rmSync(join(this.folder, 'manifest.json'), { force: true }));
  }

  /** What killed writers left behind. Only while nobody else is writing. */
  sweepDrafts(): void {
    for (const name of ['.', 'done', ...this.header.tables.map((table) => table.name)]) {
      const inside = existsSync(join(this.folder, name)) ? readdirSync(join(this.folder, name)) : [];
      for (const draft of inside.filter((one) => one.startsWith(DRAFT))) rmSync(join(this.folder, name, draft), { force: true });
    }
  }

  /** Closes the run: manifest.json with every file's checksum and the totals. Every shard must be whole. */
  finish(): Manifest {
    const shards = Array.from({ length: this.header.shards }, (_, shard) => this.kept(shard));
    const absent = shards.indexOf(undefined);
    if (absent >= 0) throw new RunFolderError(`${this.folder}: shard ${absent} is not whole; go on with --resume`);
    const manifest = manifestOf(this.header, shards as ShardDone[]);
    this.attempt(() => {
      this.sweepDrafts();
      this.place(join(this.folder, 'manifest.json'), utf8(`${JSON.stringify(manifest)}\n`));
    });
    return manifest;
  }
}

export interface Manifest {
  readonly accumbens: string;
  readonly specHash: string;
  readonly modelHash: string;
  /** Rows and bytes of each table over all shards. */
  readonly tables: Readonly<Record<string, { readonly rows: number; readonly bytes: number }>>;
  readonly bytes: number;
  /** Of the checksums of all files, in order of table and shard: two runs with this number are the same to the last bit. */
  readonly seal: string;
  readonly shards: readonly ShardDone[];
}

function manifestOf({ accumbens, specHash, modelHash, tables }: StudyHeader, shards: readonly ShardDone[]): Manifest {
  const sum = (name: string, what: 'rows' | 'bytes') => shards.reduce((total, done) => total + done.files[name]![what], 0);
  const totals = tables.map(({ name }) => [name, { rows: sum(name, 'rows'), bytes: sum(name, 'bytes') }] as const);
  const seals = tables.flatMap(({ name }) => shards.map((done) => done.files[name]!.sha256));
  return {
    accumbens,
    specHash,
    modelHash,
    tables: Object.fromEntries(totals),
    bytes: totals.reduce((total, [, { bytes }]) => total + bytes, 0),
    seal: sha256(seals.join('\n')),
    shards,
  };
}

function isWhole(path: string, { bytes, sha256: sum }: { bytes: number; sha256: string }, thorough: boolean): boolean {
  try {
    return statSync(path).size === bytes && (!thorough || sha256(readFileSync(path)) === sum);
  } catch {
    return false;
  }
}

/** Sets a finished or broken run aside under a name of its own and removes it, so that its place is free in one step. */
export function removeStudyFolder(folder: string, writer: string): void {
  const aside = `${folder.replace(/[\\/]+$/, '')}-replaced-${writer}`;
  try {
    renameSync(folder, aside);
    rmSync(aside, { recursive: true, force: true });
  } catch (error) {
    throw new RunFolderError(`${folder}: ${reasonOf(error)}; the earlier run stands`, { cause: error });
  }
}
