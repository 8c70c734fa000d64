/** What a sweep found: means at each point, read shard by shard, and what explains them. */
import { readFileSync } from 'node:fs';
import { parquetReadObjects } from 'hyparquet';
import { type Index, rankCorrelation, sobolIndices } from '../numerics/sensitivity.ts';
import { pointsOf, type SweepSpec, settingsOf } from '../studies/sweepSpec.ts';
import { type StudyFolder, tableFile } from './studyFolder.ts';

export interface Explained {
  readonly place: string;
  /** Sobol design: share of the variance explained alone, and together with others. */
  readonly first?: Index;
  readonly total?: Index;
  /** Latin hypercube: rank correlation, for quantities that are numbers. */
  readonly correlation?: Index;
}

export interface Finding {
  /** 'phases.withdrawal_cows_highest where phase = Stopping' */
  readonly measure: string;
  /** Mean of the points, and their variance. */
  readonly mean: number;
  readonly variance: number;
  /** Empty when nothing varies, and for a Sobol design when points are without a value. */
  readonly explained: readonly Explained[];
  /** Points without a value: nothing to measure there. */
  readonly without: number;
}

export interface SweepResults {
  readonly design: SweepSpec['design'];
  readonly points: number;
  readonly findings: readonly Finding[];
}

type Measure = SweepSpec['measure'][number];

const nameOf = ({ table, column, where }: Measure): string => `${table}.${column}${where ? ` where ${where.column} = ${where.value}` : ''}`;

/** Mean of a measure at each point; NaN where there is no row. Memory: one column of one shard, and two numbers a point. */
async function meansOf({ folder, header }: StudyFolder, spec: SweepSpec, { table, column, where }: Measure): Promise<Float64Array> {
  const sums = new Float64Array(pointsOf(spec));
  const counts = new Float64Array(sums.length);
  const columns = [...new Set(['point', column, ...(where ? [where.column] : [])])];
  for (let shard = 0; shard < header.shards; shard++) {
    const bytes = readFileSync(tableFile(folder, table, shard));
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    for (const row of await parquetReadObjects({ file, columns })) {
      const value = row[column];
      if (value === null || value === undefined || (where && String(row[where.column]) !== where.value)) continue;
      sums[row.point]! += Number(value);
      counts[row.point]! += 1;
    }
  }
  return sums.map((sum, point) => sum / counts[point]!);
}

function explained(spec: SweepSpec, means: Float64Array): Explained[] {
  const { factors, design, seed } = spec;
  if (design === 'sobol') {
    const { first, total } = sobolIndices(means, factors.length, seed);
    return factors.map(({ place }, i) => ({ place, first: first[i]!, total: total[i]! }));
  }
  const settings = settingsOf(spec);
  const points = Array.from(means, (_, point) => point).filter((point) => !Number.isNaN(means[point]!));
  return factors.flatMap(({ place }, i) => {
    const values = points.map((point) => settings(point)[i]!.number);
    if (values.some((value) => value === undefined) || points.length < 4) return [];
    return [
      {
        place,
        correlation: rankCorrelation(
          values as number[],
          points.map((point) => means[point]!),
          seed,
        ),
      },
    ];
  });
}

/** Works out the findings of a whole sweep and keeps them as RUN/sensitivity.json. */
export async function sweepResults(run: StudyFolder): Promise<SweepResults> {
  const spec = run.header.spec as SweepSpec;
  const findings: Finding[] = [];
  for (const measure of spec.measure) {
    const means = await meansOf(run, spec, measure);
    const there = means.filter((value) => !Number.isNaN(value));
    const mean = there.reduce((sum, value) => sum + value, 0) / there.length;
    const variance = there.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (there.length - 1);
    const without = means.length - there.length;
    const explainable = variance > 0 && (spec.design !== 'sobol' || without === 0);
    findings.push({ measure: nameOf(measure), mean, variance, without, explained: explainable ? explained(spec, means) : [] });
  }
  const results = { design: spec.design, points: pointsOf(spec), findings };
  run.keepBeside('sensitivity.json', `${JSON.stringify(results, null, 1)}\n`);
  return results;
}
