/**
 * How long lives that people choose take: the whole model on one core, and what of it is behaviour; and what memory a day of them asks for.
 *
 *   node dist/bench/choosing.js [--people N] [--json FILE]
 */
import { writeFileSync } from 'node:fs';
import { type HeapProfiler, Session } from 'node:inspector/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { MindAgent, simulateCourses, standardBeing } from '../src/index.ts';

const { values: options } = parseArgs({ options: { people: { type: 'string', default: '200' }, json: { type: 'string' } } });
const people = Number(options.people);
if (!(Number.isInteger(people) && people > 0)) throw new Error(`bench: --people is ${options.people}; it must be a whole number above 0`);

const being = standardBeing();
const YEAR = 365 * 24;
/** The promise of docs/speed.md is made at this tolerance, whatever courses are solved to by default. */
const TOLERANCE = 1e-4;
const lives = (seed: number, count: number, until = YEAR) =>
  Array.from({ length: count }, (_, person) => ({ seed, person, until, tolerance: TOLERANCE }));

/** Years lived, doses taken, seconds of processor time, ms passed. */
function measure(seed: number, count: number) {
  const before = process.cpuUsage();
  const began = performance.now();
  let [years, doses] = [0, 0];
  for (const { course } of simulateCourses(being, lives(seed, count))) {
    years += course.until / YEAR;
    doses += course.useDays.reduce((a, b) => a + b, 0);
  }
  const { user, system } = process.cpuUsage(before);
  return { years, doses, seconds: (user + system) / 1e6, passed: performance.now() - began };
}

/** Bytes allocated by lives of this length, h, all and by function, sampled; those collected again are counted. */
async function allocated(count: number, until: number) {
  const session = new Session();
  session.connect();
  await session.post('HeapProfiler.startSampling', {
    ...{ samplingInterval: 4096, includeObjectsCollectedByMajorGC: true, includeObjectsCollectedByMinorGC: true },
  });
  for (const _ of simulateCourses(being, lives(3, count, until)));
  const { profile } = await session.post('HeapProfiler.stopSampling');
  session.disconnect();
  const places = new Map<string, number>();
  const walk = ({ callFrame, selfSize, children }: HeapProfiler.SamplingHeapProfileNode): void => {
    const name = `${callFrame.functionName || '(anonymous)'} ${callFrame.url.split('/').slice(-2).join('/')}`.trim();
    places.set(name, (places.get(name) ?? 0) + selfSize);
    for (const child of children) walk(child);
  };
  walk(profile.head);
  return places;
}

/** What a day more of life allocates, bytes: the longer lives less the shorter ones, so that drawing a person and keeping a course do not count. */
async function bytesADay(count = 20) {
  const [short, long] = [await allocated(count, YEAR / 2), await allocated(count, YEAR)];
  const days = (count * YEAR) / 48;
  const more = [...long].map(([name, bytes]) => [name, (bytes - (short.get(name) ?? 0)) / days] as const);
  return { all: more.reduce((sum, [, bytes]) => sum + bytes, 0), most: more.sort((a, b) => b[1] - a[1]).slice(0, 6) };
}

measure(1, 60); // so that what is measured is compiled
const plain = measure(2, people);
const memory = await bytesADay();
let inside = 0;
const live = MindAgent.prototype.live;
MindAgent.prototype.live = function (at, readings, world) {
  const start = performance.now();
  live.call(this, at, readings, world);
  inside += performance.now() - start;
};
const timed = measure(2, people);
MindAgent.prototype.live = live;
const share = inside / timed.passed;
console.log(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, tolerance ${TOLERANCE}`);
console.log(`${plain.years.toFixed(1)} person-years with ${(plain.doses / plain.years).toFixed(0)} self-chosen doses a year`);
console.log(`${(plain.years / plain.seconds).toFixed(1)} person-years a second of one core; ${(100 * share).toFixed(0)} % of it behaviour`);
console.log(
  `${memory.all.toFixed(0)} bytes allocated a person-day: ${memory.most.map(([name, bytes]) => `${bytes.toFixed(0)} ${name}`).join(', ')}`,
);
if (options.json) writeFileSync(options.json, `${JSON.stringify({ ...plain, behaviourShare: share, bytesADay: memory.all }, null, 1)}\n`);
