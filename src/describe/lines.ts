/** Lines of at most `width`; a number stays with its per cent sign. */
export function wrap(text: string, width: number): string[] {
  return text
    .replaceAll(' %', '\u00a0%')
    .split(' ')
    .reduce<string[]>((lines, word) => {
      const last = lines.at(-1);
      if (last === undefined || last.length + word.length + 1 > width) lines.push(word);
      else lines[lines.length - 1] = `${last} ${word}`;
      return lines;
    }, [])
    .map((line) => line.replaceAll('\u00a0', ' '));
}

/** Rows as aligned columns: the first to the left, the others to the right, two spaces between. */
export function aligned(rows: readonly (readonly string[])[], left: readonly number[] = [0]): string[] {
  const widths = (rows[0] ?? []).map((_, i) => rows.reduce((most, row) => Math.max(most, (row[i] ?? '').length), 0));
  return rows.map((row) =>
    row
      .map((cell, i) => (left.includes(i) ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
      .join('  ')
      .trimEnd(),
  );
}
