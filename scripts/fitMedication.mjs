/**
 * Fits what makes people come and leave to CTN-0027, methadone and buprenorphine together, and to the retention ratio of B-V37.
 * Run after `npm run build`: node scripts/fitMedication.mjs DATA [--people 140] [--rounds 3] [--seed 11] [--stay] [--check]
 * DATA is a folder with the CTN-0094 tables. --stay keeps the numbers as they are and works out how
 * far the data hold each; --check only says how far the model as it stands is from the data.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { descend } from '../dist/src/fit/descend.js';
import { coordinateOf, valueAt } from '../dist/src/fit/fit.js';
import { distances, runMedication } from '../dist/src/fit/medication.js';
import { expanded, FREE_IN_CARE, residuals } from '../dist/src/fit/medicationTargets.js';
import { log } from '../dist/src/numerics/elementary.js';
import { armsBeing } from '../dist/src/simulate/arms.js';
import { ctn0027 } from './ctn0027.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    people: { type: 'string', default: '140' },
    rounds: { type: 'string', default: '3' },
    seed: { type: 'string', default: '11' },
    stay: { type: 'boolean' },
    check: { type: 'boolean' },
    set: { type: 'string', default: '{}' },
  },
});
const [folder] = positionals;
if (!folder) {
  console.error('fitMedication: found no folder; allowed is a folder with the CTN-0094 tables');
  process.exit(2);
}

const goal = ctn0027(folder);

const [seed, people] = [Number(values.seed), Number(values.people)];
const known = new Map(armsBeing().mind.parameters.map((p) => [p.id, p.value]));
const start = (id) => known.get(id.replace('dispensing', 'methadoneClinic'));
console.log(`${people} people dependent for a year, seed ${seed}`);
const run = (parameters) => runMedication(people, seed, expanded(parameters));
const told = (parameters) => {
  const runs = run(parameters);
  for (const arm of ['methadone', 'buprenorphine']) {
    const off = distances(runs[arm].shares, goal[arm]).map((x) => x.toFixed(3));
    console.log(
      `${arm}: mean absolute difference negative ${off[0]}, positive ${off[1]}, missing ${off[2]}; retained ${runs[arm].retained.toFixed(2)}`,
    );
    console.log(runs[arm].shares.map((week) => week.map((x) => x.toFixed(2)).join('/')).join(' '));
  }
  console.log(`waiting list: retained ${runs['waiting list'].retained.toFixed(2)}`);
  return runs;
};
told(JSON.parse(values.set));
if (!values.check) {
  const parametersOf = (x) => Object.fromEntries(FREE_IN_CARE.map((free, i) => [free.id, valueAt(free, x[i])]));
  const begun = Object.fromEntries(FREE_IN_CARE.map(({ id }) => [id, JSON.parse(values.set)[id] ?? start(id)]));
  const found = descend(
    FREE_IN_CARE.map((free) => coordinateOf(free, begun[free.id])),
    (x) => residuals(run(parametersOf(x)), goal, log),
    {
      rounds: Number(values.rounds),
      width: 0.6,
      holds: values.stay ? [] : [30, 300],
      tell: (round, what, loss, at) =>
        console.log(round, what, loss.toFixed(1), what.startsWith('slope') ? '' : JSON.stringify(parametersOf(at))),
    },
  );
  const fitted = FREE_IN_CARE.map((free, i) => ({
    id: free.id,
    value: Number(valueAt(free, found.at[i]).toPrecision(3)),
    from: Number(valueAt(free, found.at[i] - found.spread[i]).toPrecision(3)),
    to: Number(valueAt(free, found.at[i] + found.spread[i]).toPrecision(3)),
  }));
  const runs = told(parametersOf(found.at));
  const off = Object.fromEntries(
    ['methadone', 'buprenorphine'].map((arm) => [arm, distances(runs[arm].shares, goal[arm]).map((x) => Number(x.toFixed(4)))]),
  );
  const file = new URL('../fits/medication.json', import.meta.url);
  writeFileSync(
    file,
    `${JSON.stringify({ command: `node scripts/fitMedication.mjs DATA --people ${people} --rounds ${values.rounds} --seed ${seed}${values.stay ? ' --stay' : ''}`, to: ['B-V60', 'B-V37'], values: values.stay ? 'as given, not searched for: this run worked out how well they are known' : 'searched for from `start`', start: begun, loss: Number(found.loss.toFixed(1)), distance: off, fitted, covariance: found.covariance.map((row) => row.map((x) => Number(x.toPrecision(4)))) }, null, 2)}\n`,
  );
}
