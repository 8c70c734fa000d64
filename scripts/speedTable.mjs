// Writes the table of docs/speed.md (and of README.md where it has the marks) from bench/results.json.  node scripts/speedTable.mjs
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [FROM, TO] = ['<!-- speed: made by scripts/speedTable.mjs -->', '<!-- /speed -->'];
const number = (x, digits = 2) => Number(x.toPrecision(digits)).toLocaleString('en-GB', { maximumFractionDigits: 3 });

/** A machine that others use at the same time blurs every number; the table says so. */
const loadOf = ({ machine }) => `load ${number(machine.load)} on ${machine.processors} processors`;

/** The table of a result of `npm run bench`. */
export function speedTable(result) {
  const names = result.speeds[0].solvers.map((s) => s.name);
  const cell = (name, { solvers }) => {
    const s = solvers.find((one) => one.name === name);
    if (s.skipped) return 'not measured | ';
    return s.perSecond === undefined
      ? 'error not reached | '
      : `${number(s.perSecond)} | ${s.ratio === undefined ? '' : `${number(s.ratio)} ×`}`;
  };
  const head = result.speeds.map(({ target }) => `person-years/s at an error of ${target} | the kernel is`).join(' | ');
  return [
    `| one core, ${result.lives.people} people, ${result.machine.processor.trim()}, Node ${result.machine.node.slice(1)}, ${loadOf(result)} | ${head} |`,
    `|---|${result.speeds.map(() => '---:|---:').join('|')}|`,
    ...names.map((name) => `| ${name} | ${result.speeds.map((speed) => cell(name, speed)).join(' | ')} |`),
  ].join('\n');
}

/** A document with its table made anew; as it is when it has no marks. */
export function withTable(text, result) {
  const [from, to] = [text.indexOf(FROM), text.indexOf(TO)];
  return from < 0 || to < from ? text : `${text.slice(0, from + FROM.length)}\n${speedTable(result)}\n${text.slice(to)}`;
}

export const DOCUMENTS = ['docs/speed.md', 'README.md'];

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const result = JSON.parse(readFileSync(join(root, 'bench/results.json'), 'utf8'));
  for (const file of DOCUMENTS.map((name) => join(root, name)).filter((path) => existsSync(path)))
    writeFileSync(file, withTable(readFileSync(file, 'utf8'), result));
}
