// Redraws figures/ from the model as built in dist. `--check` compares instead and fails when a picture has changed.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  catalogueOf,
  drawPerson,
  figuresOf,
  MAIN_SERIES,
  readScenario,
  recordTimes,
  simulateLife,
  standardModel,
  substancesOf,
  svg,
} from '../dist/src/index.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const check = process.argv.includes('--check');

/** The figures of a scenario's typical person, by name of the file. */
function figures(name, wanted) {
  const file = join('scenarios', `${name}.yaml`);
  const scenario = readScenario(readFileSync(join(root, file), 'utf8'), file, catalogueOf(standardModel().model));
  const compiled = standardModel(substancesOf(scenario.events));
  const parameters = drawPerson(compiled.model, { seed: scenario.seed, index: 0, typical: true });
  const times = recordTimes(scenario.until, scenario.record.every, scenario.events);
  const record = simulateLife(compiled, parameters, scenario.events, { until: scenario.until, times, series: MAIN_SERIES });
  const seriesUnits = Object.fromEntries(compiled.model.outputs.map((o) => [o.id, { unit: o.unit, says: o.says }]));
  const run = { scenario, records: [record], meta: { version: '', modelHash: '', engine: '', seriesUnits } };
  return figuresOf(run)
    .filter((f) => wanted.includes(f.id))
    .map((f) => [`figures/${name}-${f.id}.svg`, `${svg(f, 'wide', true)}\n`]);
}

let changed = 0;
for (const [file, text] of figures('first-year', ['dopamine', 'withdrawal', 'receptors'])) {
  const path = join(root, file);
  if (!check) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(`drew ${file}`);
    continue;
  }
  let old = '';
  try {
    old = readFileSync(path, 'utf8');
  } catch {}
  if (old !== text) {
    console.error(`${file}: the picture has changed; look at it, then run: npm run figures`);
    changed++;
  }
}
process.exitCode = changed > 0 ? 1 : 0;
