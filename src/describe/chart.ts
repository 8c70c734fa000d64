import type { Step } from './band.ts';

/** Charts in letters. Columns are equal steps of time; a column without data is blank. */

const BLOCKS = [...'▁▂▃▄▅▆▇█'];
const LEVELS = [...'_.-=+*#@'];

/** One letter a column, eight heights over `range`: the column's highest or lowest value, whichever is the news, so that spikes show. */
export function sparkline(
  columns: readonly (Step | undefined)[],
  pick: 'highest' | 'lowest',
  [low, high]: readonly [number, number],
  plain: boolean,
): string {
  const signs = plain ? LEVELS : BLOCKS;
  const sign = (step: Step) => signs[Math.max(0, Math.min(7, Math.floor((8 * (step[pick] - low)) / (high - low || 1))))]!;
  return columns.map((step) => (step ? sign(step) : ' ')).join('');
}

/** Bits of a Braille cell, [row][column], from the top left. */
const DOTS: readonly (readonly [number, number])[] = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
];

/**
 * A line chart of `rows` lines in Braille: two columns and four levels a letter, so `columns` holds twice as many steps as letters.
 * A step is drawn from its lowest to its highest value and joined to the one before.
 */
export function brailleChart(columns: readonly (Step | undefined)[], rows: number, low: number, high: number): string[] {
  const cells = Array.from({ length: rows }, () => new Uint8Array(Math.ceil(columns.length / 2)));
  const row = (value: number) => Math.round((rows * 4 - 1) * (1 - (value - low) / (high - low || 1)));
  eachColumn(columns, row, rows * 4, (x, y) => {
    cells[y >> 2]![x >> 1]! |= DOTS[y & 3]![x & 1]!;
  });
  return cells.map((line) => [...line].map((bits) => (bits === 0 ? ' ' : String.fromCodePoint(0x2800 + bits))).join(''));
}

/** The same chart for terminals without Braille: one star a cell. */
export function starChart(columns: readonly (Step | undefined)[], rows: number, low: number, high: number): string[] {
  const cells = Array.from({ length: rows }, () => new Array<string>(columns.length).fill(' '));
  const row = (value: number) => Math.round((rows - 1) * (1 - (value - low) / (high - low || 1)));
  eachColumn(columns, row, rows, (x, y) => {
    cells[y]![x] = '*';
  });
  return cells.map((line) => line.join(''));
}

function eachColumn(
  columns: readonly (Step | undefined)[],
  row: (value: number) => number,
  height: number,
  dot: (x: number, y: number) => void,
): void {
  let before: readonly [number, number] | undefined;
  columns.forEach((step, x) => {
    if (!step) {
      before = undefined;
      return;
    }
    const [top, bottom] = [row(step.highest), row(step.lowest)];
    const from = before ? Math.min(top, before[1] + 1) : top;
    const to = before ? Math.max(bottom, before[0] - 1) : bottom;
    for (let y = Math.max(0, from); y <= Math.min(height - 1, to); y++) dot(x, y);
    before = [top, bottom];
  });
}
