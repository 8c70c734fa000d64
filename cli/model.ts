import { type Component, nearest, standardModel } from '../src/index.ts';
import { readArguments, UsageError } from './usage.ts';

const from = (p: { from: string | { assumed: string } | { fitted: string } }): string =>
  typeof p.from === 'string' ? p.from : 'assumed' in p.from ? `assumed: ${p.from.assumed}` : `fitted to ${p.from.fitted}`;

function tell(c: Component): string[] {
  const equations = Object.entries(c.equations ?? {}).map(([left, right]) => `    ${left} = ${right}`);
  const flows = (c.flows ?? []).map(([a, b, rate]) => `    ${a} → ${b} at ${rate}`);
  const routes = Object.entries(c.routes ?? {}).map(
    ([name, route]) =>
      `    ${name}: ${Object.entries(route.into)
        .map(([into, amount]) => `${into} += ${amount}`)
        .join(', ')}`,
  );
  const parameters = Object.entries(c.parameters ?? {}).map(
    ([name, p]) =>
      `    ${name} = ${p.value}${p.unit === '1' ? '' : ` ${p.unit}`} [${p.range[0]} to ${p.range[1]}]${p.spread ? `, spread ${p.spread}` : ''}: ${p.says} (${from(p)})`,
  );
  const part = (title: string, lines: readonly string[]): string[] => (lines.length > 0 ? [`  ${title}`, ...lines] : []);
  return [
    `${c.name}: ${c.says}`,
    ...part('equations', equations),
    ...part('flows', flows),
    ...part('routes', routes),
    ...part('parameters', parameters),
    '',
  ];
}

/** `accumbens model`: the declared equations and parameters, or with --source the JavaScript made from them. */
export function modelCommand(args: string[]): number {
  const { values, positionals } = readArguments('model', args, { json: { type: 'boolean' }, source: { type: 'boolean' } });
  const { model, source } = standardModel();
  const names = model.components.map((c) => c.name);
  for (const name of positionals) {
    const close = nearest(name, names);
    if (!names.includes(name))
      throw new UsageError(`accumbens model: found ${name}; ${close ? `did you mean ${close}? ` : ''}allowed are ${names.join(', ')}`);
  }
  const wanted = positionals.length > 0 ? model.components.filter((c) => positionals.includes(c.name)) : model.components;
  if (values.source) process.stdout.write(`${source}\n`);
  else if (values.json) process.stdout.write(`${JSON.stringify(wanted, null, 1)}\n`);
  else process.stdout.write(`${wanted.flatMap(tell).join('\n')}\n`);
  return 0;
}
