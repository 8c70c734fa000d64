/**
 * Fits the free numbers of natural history to the visible rows, and scores what it found on seeds the fit never saw. One command, seeded:
 *
 *   npm run fit -- [--method descend|evolve] [--people N] [--rounds N] [--seed N] [--score N] [--start FILE] [--free ID,ID] [--out FILE]
 *
 * --free names the numbers that may move; the rest stay where they begin. --start names a JSON file of id → value to begin at, in place of the declared values. --rounds 0 scores where it begins, without a search.
 * Takes minutes to hours: every evaluation lives a cohort.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const load = (path) => import(join(root, 'dist/src', path));
const [
  { standardBeing },
  { coordinateOf, fit: calibrate, parametersOf, valueAt },
  { descend },
  { FREE, lossOf, residualsOf, TARGETS },
  { naturalHistory },
] = await Promise.all(['index.js', 'fit/fit.js', 'fit/descend.js', 'fit/targets.js', 'fit/naturalHistory.js'].map(load));

const { values: typed } = parseArgs({
  options: {
    method: { type: 'string', default: 'descend' },
    people: { type: 'string', default: '500' },
    rounds: { type: 'string', default: '2' },
    seed: { type: 'string', default: '11' },
    score: { type: 'string', default: '500' },
    start: { type: 'string' },
    free: { type: 'string' },
    out: { type: 'string', default: join(root, 'fits/natural-history.json') },
  },
});
const [people, rounds, seed, score] = ['people', 'rounds', 'seed', 'score'].map((name) => Number(typed[name]));
const only = typed.free?.split(',');
const free = FREE.filter(({ id }) => only?.includes(id) ?? true);
const declared = standardBeing().mind.parameters;
const begun = typed.start === undefined ? {} : JSON.parse(readFileSync(typed.start, 'utf8'));
const start = Object.fromEntries(FREE.map(({ id }) => [id, begun[id] ?? declared.find((p) => p.id === id).value]));

function search() {
  if (rounds === 0) return { values: start, spread: {} };
  const tell = (text) => console.log(text);
  if (typed.method === 'evolve') {
    const stages = [
      { generations: Math.ceil(rounds / 2), people: Math.ceil(people / 3), size: 0.4 },
      { generations: rounds, people, size: 0.15 },
    ];
    const loss = (parameters, n) => lossOf(naturalHistory({ ...start, ...parameters }, n, seed));
    return calibrate(free, start, stages, seed, loss, (t) =>
      tell(`generation ${t.generation}: best ${t.best.toFixed(2)}, middle ${t.middle.toFixed(2)}`),
    );
  }
  const found = descend(
    free.map((f) => coordinateOf(f, start[f.id])),
    (x) => residualsOf(naturalHistory({ ...start, ...parametersOf(free, x) }, people, seed)),
    { rounds, width: 0.5, holds: [40, 12, 3], tell: (round, what, loss) => tell(`round ${round}, ${what}: ${loss.toFixed(2)}`) },
  );
  const spread = free.map((f, i) => [f.id, [valueAt(f, found.at[i] - found.spread[i]), valueAt(f, found.at[i] + found.spread[i])]]);
  return { values: { ...start, ...parametersOf(free, found.at) }, spread: Object.fromEntries(spread) };
}

const { values, spread } = search();
const scored = [1, 2].map((k) => ({ seed: seed + 1000 * k, measures: naturalHistory(values, score, seed + 1000 * k) }));
for (const { seed: fresh, measures } of scored) {
  console.log(`\nseed ${fresh}, ${score} people: loss ${lossOf(measures).toFixed(1)} over ${TARGETS.length} numbers`);
  for (const { measure, published, tolerance, from } of TARGETS) {
    const { value, error, people: of } = measures[measure] ?? { value: Number.NaN, error: Number.NaN, people: 0 };
    console.log(`  ${measure.padEnd(42)}${value.toFixed(3)} ± ${error.toFixed(3)} of ${of}; wanted ${published} ± ${tolerance} (${from})`);
  }
}
mkdirSync(dirname(typed.out), { recursive: true });
const kept = {
  method: rounds === 0 ? 'scored only' : typed.method,
  people,
  rounds,
  seed,
  free: free.map(({ id }) => id),
  start,
  values,
  spread,
  scored,
};
writeFileSync(typed.out, `${JSON.stringify(kept, null, 1)}\n`);
