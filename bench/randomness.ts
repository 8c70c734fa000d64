/**
 * Dieharder on the keyed random numbers, in several orders of their keys. Without --quick the first order gets the whole battery (about
 * an hour of one core; use nice) and the others the fast subset.
 *
 *   node dist/bench/randomness.js [--quick] [--order NAME]... [--seed N] [--json FILE]
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { exp } from '../src/index.ts';
import { TESTS, type Test } from './randomness/battery.ts';
import { dieharderVersion, type Finding, runTest } from './randomness/dieharder.ts';
import { CONTROL, ORDERS, type Order } from './randomness/streams.ts';

/** Share of p-values that Dieharder calls weak or worse when the numbers are random: 0.005 at each end. */
const WEAK_SHARE = 0.01;

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    order: { type: 'string', multiple: true },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
  },
});

interface Row {
  readonly order: string;
  readonly battery: 'whole' | 'quick';
  readonly findings: readonly Finding[];
  readonly gigabytes: number;
  readonly seconds: number;
}

function chosenOrders(): readonly Order[] {
  const all = [...ORDERS, CONTROL];
  return (options.order ?? all.map(({ name }) => name)).map((name) => {
    const found = all.find((order) => order.name === name);
    if (!found) throw new Error(`bench: --order is ${name}; it must be one of ${all.map((order) => order.name).join(', ')}`);
    return found;
  });
}

function mustBeSeed(text: string): number {
  const seed = Number(text);
  if (Number.isInteger(seed) && seed >= 0 && seed <= 50) return seed;
  throw new Error(`bench: --seed is ${text}; it must be a whole number from 0 to 50`);
}

/** Each test reads a seed of its own, or one unlucky stretch of numbers would be counted many times. */
const seedOf = (base: number, test: Test): number => base * TESTS.length + TESTS.indexOf(test);

async function measure(order: Order, base: number, battery: Row['battery']): Promise<Row> {
  const start = performance.now();
  const findings: Finding[] = [];
  let words = 0;
  for (const test of battery === 'quick' ? TESTS.filter(({ quick }) => quick) : TESTS) {
    const began = performance.now();
    const seed = seedOf(base, test);
    const measured = await runTest(test, (i) => order.word(seed, i));
    words += measured.words;
    for (const found of measured.findings) {
      const size = `${(measured.words * 4e-9).toFixed(2)} GB, ${((performance.now() - began) / 1000).toFixed(0)} s`;
      console.log(
        `  ${found.test.padEnd(22)}${String(found.ntuple).padStart(3)}  ${found.p.toFixed(8)}  ${found.verdict.padEnd(6)}  ${size}`,
      );
      findings.push(found);
    }
  }
  return { order: order.name, battery, findings, gigabytes: words * 4e-9, seconds: (performance.now() - start) / 1000 };
}

/** Chance of `count` or more events when `expected` are: Poisson, near enough to the binomial at a share of 1 %. */
function atLeast(count: number, expected: number): number {
  let term = exp(-expected);
  let below = 0;
  for (let i = 0; i < count; i++) {
    below += term;
    term *= expected / (i + 1);
  }
  return 1 - below;
}

const count = (findings: readonly Finding[], verdict: Finding['verdict']): number => findings.filter((f) => f.verdict === verdict).length;

function tableRow({ order, battery, findings, gigabytes, seconds }: Row): string {
  const ps = findings.map(({ p }) => p);
  const weak = count(findings, 'WEAK');
  const failed = count(findings, 'FAILED');
  const expected = WEAK_SHARE * findings.length;
  const cells = [
    order,
    battery,
    findings.length,
    weak,
    failed,
    expected.toFixed(1),
    atLeast(weak + failed, expected).toPrecision(2),
    `${Math.min(...ps).toFixed(4)} to ${Math.max(...ps).toFixed(4)}`,
    gigabytes.toFixed(1),
    (seconds / 60).toFixed(1),
  ];
  return `| ${cells.join(' | ')} |`;
}

const HEADER = [
  '| order | battery | p-values | weak | failed | expected weak | chance of as many | p from–to | GB | min |',
  '|---|---|---|---|---|---|---|---|---|---|',
];

const version = dieharderVersion();
if (version === undefined) {
  console.log('randomness: skipped: dieharder is not installed (Debian: apt-get install dieharder)');
} else {
  const base = mustBeSeed(options.seed);
  const rows: Row[] = [];
  for (const [place, order] of chosenOrders().entries()) {
    const battery = options.quick || place > 0 ? 'quick' : 'whole';
    console.log(`${order.name}: ${order.says} (${battery})`);
    rows.push(await measure(order, base, battery));
  }
  console.log(`\nDieharder ${version}, seed ${base}\n\n${[...HEADER, ...rows.map(tableRow)].join('\n')}`);
  if (options.json) writeFileSync(options.json, `${JSON.stringify({ dieharder: version, seed: base, rows }, null, 2)}\n`);
  // A sound generator never meets Dieharder's 10⁻⁶; the control must.
  const unsound = rows.filter(({ order, findings }) => count(findings, 'FAILED') > 0 !== (order === CONTROL.name));
  if (unsound.length) console.log(`NOT AS EXPECTED: ${unsound.map(({ order }) => order).join(', ')}`);
  process.exitCode = unsound.length ? 1 : 0;
}
