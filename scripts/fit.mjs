/**
 * Fits the free numbers of natural history to the visible rows, and scores what it found on seeds the fit never saw. One command, seeded:
 *
 *   npm run fit -- [--method descend|evolve] [--people N] [--rounds N] [--seed N] [--score N] [--start FILE] [--free ID,ID] [--medication DATA] [--out FILE]
 *
 * --free names the numbers that may move; the rest stay where they begin. --start names a JSON file of id → value to begin at, in place of the declared values. --rounds 0 scores where it begins, without a search.
 * Takes minutes to hours: every evaluation lives a cohort.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ctn0027 } from './ctn0027.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const load = (path) => import(join(root, 'dist/src', path));
const [
  { armsBeing },
  { coordinateOf, fit: calibrate, parametersOf, valueAt },
  { descend },
  { FREE, lossOf, residualsOf, TARGETS },
  { naturalHistory },
  { distances, runMedication },
  { expanded, FREE_IN_CARE, residuals },
  { log },
] = await Promise.all(
  [
    'simulate/arms.js',
    'fit/fit.js',
    'fit/descend.js',
    'fit/targets.js',
    'fit/naturalHistory.js',
    'fit/medication.js',
    'fit/medicationTargets.js',
    'numerics/elementary.js',
  ].map(load),
);

const { values: typed } = parseArgs({
  options: {
    method: { type: 'string', default: 'descend' },
    people: { type: 'string', default: '500' },
    rounds: { type: 'string', default: '2' },
    seed: { type: 'string', default: '11' },
    score: { type: 'string', default: '500' },
    start: { type: 'string' },
    free: { type: 'string' },
    medication: { type: 'string' },
    out: { type: 'string', default: join(root, 'fits/natural-history.json') },
  },
});
const [people, rounds, seed, score] = ['people', 'rounds', 'seed', 'score'].map((name) => Number(typed[name]));
const only = typed.free?.split(',');
const trial = typed.medication === undefined ? undefined : ctn0027(typed.medication);
const known = trial ? [...FREE, ...FREE_IN_CARE] : FREE;
const free = known.filter(({ id }) => only?.includes(id) ?? true);
const declared = new Map(armsBeing().mind.parameters.map(({ id, value }) => [id, value]));
const begun = typed.start === undefined ? {} : JSON.parse(readFileSync(typed.start, 'utf8'));
const start = Object.fromEntries(known.map(({ id }) => [id, begun[id] ?? declared.get(id.replace('dispensing', 'methadoneClinic'))]));

/** People an arm of CTN-0027. */
const IN_ARMS = 120;
const part = (parameters, numbers) =>
  expanded(Object.fromEntries(Object.entries(parameters).filter(([id]) => numbers.some((one) => one.id === id))));
const inArms = (parameters, of) => runMedication(IN_ARMS, of, part(parameters, FREE_IN_CARE), part(parameters, FREE));
/** In natural history methadone is the one clinic people come to. */
const history = (parameters, n, of) => {
  const met = Object.entries(part(parameters, FREE_IN_CARE)).filter(([id]) => !id.startsWith('buprenorphineClinic.'));
  return naturalHistory(part(parameters, FREE), n, of, Object.fromEntries(met));
};
const squares = (all) => all.reduce((sum, x) => sum + x * x, 0);
const residualsAt = (parameters, n, of) => [
  ...residualsOf(history(parameters, n, of)),
  ...(trial ? residuals(inArms(parameters, of), trial, log) : []),
];

/** As they are declared afterwards: what is scored is what stands. */
const rounded = (parameters) => Object.fromEntries(Object.entries(parameters).map(([id, x]) => [id, Number(x.toPrecision(3))]));

function search() {
  if (rounds === 0) return { values: start, spread: {} };
  const tell = (text) => console.log(text);
  if (typed.method === 'evolve') {
    const stages = [
      { generations: Math.ceil(rounds / 2), people: Math.ceil(people / 3), size: 0.4 },
      { generations: rounds, people, size: 0.15 },
    ];
    const loss = (parameters, n) => squares(residualsAt({ ...start, ...parameters }, n, seed));
    return calibrate(free, start, stages, seed, loss, (t) =>
      tell(`generation ${t.generation}: best ${t.best.toFixed(2)}, middle ${t.middle.toFixed(2)}`),
    );
  }
  const found = descend(
    free.map((f) => coordinateOf(f, start[f.id])),
    (x) => residualsAt({ ...start, ...parametersOf(free, x) }, people, seed),
    {
      rounds,
      width: 0.5,
      holds: [40, 12, 3],
      tell: (round, what, loss, at) =>
        tell(
          `round ${round}, ${what}: ${loss.toFixed(2)} ${what.startsWith('slope') ? '' : JSON.stringify(rounded(parametersOf(free, at)))}`,
        ),
    },
  );
  const spread = free.map((f, i) => [f.id, [valueAt(f, found.at[i] - found.spread[i]), valueAt(f, found.at[i] + found.spread[i])]]);
  return { values: { ...start, ...rounded(parametersOf(free, found.at)) }, spread: Object.fromEntries(spread) };
}

const { values, spread } = search();
const scored = [1, 2].map((k) => {
  const fresh = seed + 1000 * k;
  const runs = trial && inArms(values, fresh);
  const apart = runs && Object.fromEntries(Object.keys(trial).map((arm) => [arm, distances(runs[arm].shares, trial[arm])]));
  return { seed: fresh, measures: history(values, score, fresh), ...(apart && { apart }) };
});
for (const { seed: fresh, measures, apart } of scored) {
  console.log(`\nseed ${fresh}, ${score} people: loss ${lossOf(measures).toFixed(1)} over ${TARGETS.length} numbers`);
  for (const { measure, published, tolerance, from } of TARGETS) {
    const { value, error, people: of } = measures[measure] ?? { value: Number.NaN, error: Number.NaN, people: 0 };
    console.log(`  ${measure.padEnd(42)}${value.toFixed(3)} ± ${error.toFixed(3)} of ${of}; wanted ${published} ± ${tolerance} (${from})`);
  }
  for (const [arm, off] of Object.entries(apart ?? {}))
    console.log(`  CTN-0027, ${arm}: mean absolute difference ${off.map((x) => x.toFixed(3)).join(' ')} negative, positive, missing`);
}
mkdirSync(dirname(typed.out), { recursive: true });
const kept = {
  method: rounds === 0 ? 'scored only' : typed.method,
  people,
  rounds,
  seed,
  ...(trial && { medication: { people: IN_ARMS } }),
  free: free.map(({ id }) => id),
  start,
  values,
  spread,
  scored,
};
writeFileSync(typed.out, `${JSON.stringify(kept, null, 1)}\n`);
