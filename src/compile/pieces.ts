/**
 * Characters of a piece, about a third of what V8 optimises: a function of more than 60 kB of bytecode (its max_optimized_bytecode_size) stays
 * interpreted, ten times slower, and 80,000 characters of this source make 65 kB.
 */
const LONGEST = 24_000;

/** A function in JavaScript, and how many doubles its pieces hand on. */
export interface InPieces {
  readonly source: string;
  readonly handed: number;
}

/**
 * The function `name` of these lines, as several called in turn where it would be too long. `variables` begin at 0 and may be set
 * anywhere; any other name is set once. What one piece sets and a later one reads goes through the doubles of S, with the same bits.
 */
export function inPieces(name: string, variables: readonly string[], lines: readonly string[], longest = LONGEST): InPieces {
  const pieces = cut(lines, longest);
  if (pieces.length === 1) return { source: written(name, declared(variables), lines, []), handed: 0 };
  const used = pieces.map((piece) => new Set(piece.flatMap((line) => line.match(/[A-Za-z]\w*/g) ?? [])));
  const once = pieces.map((piece) => piece.flatMap((line) => /^ {2}const (\w+) =/.exec(line)?.[1] ?? []));
  const firstUse = new Map(variables.map((variable) => [variable, used.findIndex((words) => words.has(variable))]));
  const born = new Map([...firstUse, ...once.flatMap((names, i) => names.map((one): [string, number] => [one, i]))]);
  const crossing = [...born].filter(([one, i]) => i >= 0 && used.some((words, j) => j > i && words.has(one))).map(([one]) => one);
  const place = new Map(crossing.map((one, k) => [one, `S[${k}]`]));
  const parts = pieces.map((piece, i) => {
    const here = crossing.filter((one) => used[i]!.has(one));
    const fresh = variables.filter((one) => firstUse.get(one) === i);
    const taken = here.filter((one) => born.get(one)! < i);
    const given = here.filter((one) => firstUse.has(one) || born.get(one) === i);
    const head = [...declared(fresh), ...taken.map((one) => `  ${firstUse.has(one) ? 'let' : 'const'} ${one} = ${place.get(one)};`)];
    const tail = given.map((one) => `  ${place.get(one)} = ${one};`);
    return written(`${name}${i + 1}`, head, piece, tail);
  });
  const calls = pieces.map((_, i) => `  ${i === pieces.length - 1 ? 'return ' : ''}${name}${i + 1}();`);
  return { source: [...parts, written(name, [], calls, [])].join('\n\n'), handed: crossing.length };
}

const declared = (variables: readonly string[]): string[] =>
  variables.length > 0 ? [`  let ${variables.map((one) => `${one} = 0`).join(', ')};`] : [];

/** The tail stands before the last line where that returns. */
function written(name: string, head: readonly string[], lines: readonly string[], tail: readonly string[]): string {
  const end = lines.at(-1)!.startsWith('  return ') ? lines.length - 1 : lines.length;
  return [`function ${name}() {`, ...head, ...lines.slice(0, end), ...tail, ...lines.slice(end), '}'].join('\n');
}

/** Cuts stand before statements of the function itself: not inside a block, and not between the flag of a loop and the loop. */
function cut(lines: readonly string[], longest: number): string[][] {
  const pieces: string[][] = [[]];
  let long = 0;
  for (const line of lines) {
    if (long > longest && /^ {2}(?!\}|do |return )\S/.test(line)) {
      pieces.push([]);
      long = 0;
    }
    pieces.at(-1)!.push(line);
    long += line.length;
  }
  return pieces;
}
