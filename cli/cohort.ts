import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import {
  catalogueOf,
  entryOf,
  HELP_LINE,
  type Measures,
  measuresOf,
  naturalHistoryPiece,
  type PieceOfHistory,
  type Population,
  readPopulation,
  runBatches,
  SEVERITIES,
  standardBeing,
  standardModel,
  withLives,
} from '../src/index.ts';
import { nodePort } from '../src/node.ts';
import { Progress } from './progress.ts';
import { readArguments, UsageError, wholeNumber } from './usage.ts';

const OPTIONS = {
  people: { type: 'string' },
  seed: { type: 'string' },
  workers: { type: 'string' },
  json: { type: 'boolean' },
} as const;

export interface CohortJob {
  readonly population: Population;
  readonly from: number;
  readonly to: number;
}

/** People of a population, lived in one worker. */
export const runCohortJob = ({ population, from, to }: CohortJob): PieceOfHistory => {
  const entry = entryOf(population);
  const { seed, severity, parameters, followed } = population;
  return naturalHistoryPiece({ parameters, seed, from, to, days: followed, never: severity === 'never', ...(entry ? { entry } : {}) });
};

const PIECE = 10;

/** `accumbens cohort FILE`: lives a population and prints its natural history. */
export async function cohortCommand(args: string[]): Promise<number> {
  const { values, positionals } = readArguments('cohort', args, OPTIONS);
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0)
    throw new UsageError(
      `accumbens cohort: found ${positionals.length} files; allowed is one, such as scenarios/populations/new-users.yaml`,
    );
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file}: cannot be read (${(error as NodeJS.ErrnoException).code}); name a population file`);
  }
  const read = readPopulation(text, file, withLives(catalogueOf(standardModel().model), standardBeing().mind, []));
  const people = wholeNumber('cohort', 'people', values.people, 1, 1_000_000) ?? read.people;
  const seed = wholeNumber('cohort', 'seed', values.seed, 0, 2 ** 32) ?? read.seed;
  const workers = wholeNumber('cohort', 'workers', values.workers, 1, 256) ?? availableParallelism();
  const population = { ...read, people, seed };
  const jobs = Array.from({ length: Math.ceil(people / PIECE) }, (_, i): CohortJob => {
    return { population, from: i * PIECE, to: Math.min(people, (i + 1) * PIECE) };
  });
  const progress = new Progress('people lived', people);
  const pieces: PieceOfHistory[] = [];
  const spawn = (): ReturnType<typeof nodePort> => nodePort(new URL('./cohortWorker.js', import.meta.url));
  for await (const piece of runBatches<CohortJob, PieceOfHistory>({
    batches: jobs,
    workers: Math.min(workers, jobs.length),
    ahead: 8,
    spawn,
  })) {
    pieces.push(piece);
    progress.tell(Math.min(people, pieces.length * PIECE));
  }
  progress.end();
  const measures = measuresOf(pieces);
  if (values.json) process.stdout.write(`${JSON.stringify({ ...population, measures }, null, 1)}\n`);
  else process.stdout.write(report(population, measures));
  return 0;
}

function report(population: Population, measures: Measures): string {
  const wide = Math.max(...Object.keys(measures).map((name) => name.length)) + 2;
  const rows = Object.entries(measures).map(([name, { value, error, people }]) => {
    const digits = Math.abs(value) >= 10 ? 1 : 3;
    return `  ${name.padEnd(wide)}${value.toFixed(digits).padStart(8)}  ±${error.toFixed(digits).padStart(7)}  of ${people}`;
  });
  const head = `${population.title}\n${population.people} simulated people: ${SEVERITIES[population.severity]}; seed ${population.seed}\n`;
  return `${head}\n${rows.join('\n')}\n\n± is the standard error over people. Groups only: none of this is a forecast for anyone.\n${HELP_LINE}\n`;
}
