import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileC } from '../../src/compile/c.ts';
import { inOrder, type LifeEvent } from '../../src/language/event.ts';
import type { Model } from '../../src/language/model.ts';

/** What CVODE says at one asked time: 'component.state' and 'component.output' → value; masses excreted as 'excreted analyte'. */
export interface Row {
  readonly t: number;
  readonly values: Readonly<Record<string, number>>;
}

export interface Reference {
  run(parameters: Float64Array, events: readonly LifeEvent[], times: readonly number[], until: number, relative?: number): Row[];
  remove(): void;
}

/** Whether this machine can build the comparison: a C compiler and the headers of CVODE. */
export const canBuild = (): boolean =>
  spawnSync('gcc', ['-E', '-x', 'c', '-'], { input: '#include <cvode/cvode.h>\n', encoding: 'utf8' }).status === 0;

const LIBRARIES = ['cvode', 'nvecserial', 'sunmatrixdense', 'sunlinsoldense'].map((name) => `-lsundials_${name}`);
export const REMEDY = 'the comparison needs gcc and SUNDIALS; on Debian: apt-get install gcc libc6-dev libsundials-dev';
/** Absolute tolerance as a share of the scale of a state. */
const SMALL = 1e-13;

/** Builds the CVODE program of a model in a temporary folder. Throws with what to install when it cannot be built. */
export function buildReference(model: Model): Reference {
  const folder = mkdtempSync(join(tmpdir(), 'accumbens-cvode-'));
  const [source, program] = [join(folder, 'model.c'), join(folder, 'life')];
  writeFileSync(source, compileC(model));
  const driver = fileURLToPath(new URL('driver.c', import.meta.url));
  const built = spawnSync('gcc', ['-O2', '-o', program, driver, source, ...LIBRARIES, '-lm'], { encoding: 'utf8' });
  if (built.status !== 0) {
    rmSync(folder, { recursive: true });
    throw new Error(`${REMEDY}\n${built.error?.message ?? built.stderr}`);
  }
  return {
    run(parameters, events, times, until, relative = 1e-10) {
      const input = lifeText(model, parameters, events, times, until, relative);
      const printed = execFileSync(program, { input, encoding: 'utf8', maxBuffer: 1e9 });
      return printed
        .trimEnd()
        .split('\n')
        .map((line) => row(model, line));
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** Names of the columns after t, in the order of the C source. */
function columns(model: Model): string[] {
  const states = model.places.map(
    (p) => (p.kind === 'nonlinear' ? model.states[p.index] : model.linear[p.block]?.states[p.index])?.id ?? '',
  );
  return [...states, ...model.outputs.map((o) => o.id), ...Object.keys(model.excretes).map((analyte) => `excreted ${analyte}`)];
}

function row(model: Model, line: string): Row {
  const [t = Number.NaN, ...values] = line.split(' ').map(Number);
  return { t, values: Object.fromEntries(columns(model).map((name, i) => [name, values[i] as number])) };
}

interface Moment {
  readonly at: number;
  readonly text: string;
}

/** The life as the driver reads it. Written from the meaning of the events, apart from how the simulator schedules them. */
function lifeText(
  model: Model,
  p: Float64Array,
  events: readonly LifeEvent[],
  times: readonly number[],
  until: number,
  relative: number,
): string {
  const moments = inOrder(events).flatMap((e) => acts(model, p, e));
  for (const t of times) moments.push({ at: t, text: 'ask' });
  const kept = moments.filter((m) => m.at <= until).sort((a, b) => a.at - b.at);
  return [`${relative} ${SMALL}`, Array.from(p).join(' '), kept.length, ...kept.map((m) => `${m.at} ${m.text}`), ''].join('\n');
}

function acts(model: Model, p: Float64Array, event: LifeEvent): Moment[] {
  const { at } = event;
  switch (event.kind) {
    case 'dose': {
      const routes = [...new Set(model.linear.flatMap((b) => b.arrivals.map((a) => a.route)))];
      const route = routes.indexOf(`${event.substance} ${event.route}`);
      if (!event.over) return [{ at, text: `give ${route} ${event.amount}` }];
      const rate = event.amount / event.over;
      return [
        { at, text: `infuse ${route} ${rate}` },
        { at: at + event.over, text: `infuse ${route} ${-rate}` },
      ];
    }
    case 'reward': {
      const lasts = model.components.find((c) => c.name === event.reward)?.lasts;
      const minutes = p[model.parameters.findIndex((q) => q.id === `${event.reward}.${lasts}`)] as number;
      const place = model.inputs.findIndex((i) => i.id === `${event.reward}.present`);
      return [
        { at, text: `add ${place} ${event.size}` },
        { at: at + minutes / 60, text: `add ${place} ${-event.size}` },
      ];
    }
    case 'context':
      return [{ at, text: `set ${model.inputs.findIndex((i) => i.id === 'tolerance.usualPlace')} ${event.usual}` }];
    case 'sample':
      return [];
  }
}
