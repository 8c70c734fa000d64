/** What a chart shows, where it stands on paper, and how its lines are read. */
import type { Band, ColourName } from '../../src/index.ts';

export interface Series {
  readonly name: string;
  readonly colour: ColourName | 'quiet';
  readonly band: Band;
  /** Drawn thin and dashed, as what is compared with. */
  readonly twin?: boolean;
  /** The name stands beside the highest point, or its number at the end and the name in the key (`key`). */
  readonly named?: 'peak' | 'end';
}

export interface Plot {
  readonly title: string;
  /** Name of the value axis with its unit. */
  readonly axis: string;
  readonly unit: string;
  readonly digits: number;
  /** h */
  readonly from: number;
  readonly to: number;
  readonly series: readonly Series[];
  readonly references?: readonly { readonly at: number; readonly label: string }[];
  readonly zones?: readonly { readonly from: number; readonly to: number; readonly name: string }[];
  /** Values that the axis must hold. */
  readonly include?: readonly number[];
  readonly height?: number;
  /** Leaves the words of the time axis out, for all but the last chart of a stack. */
  readonly bare?: boolean;
  readonly since?: string;
  /** The difference between the first two lines is shaded. */
  readonly shaded?: boolean;
}

export const TOP = 30;
export const place = (value: number): string => (Math.round(value * 10) / 10).toString();

export interface Frame {
  /** Another one in the same frame, while a handle is on its way. */
  plot: Plot;
  readonly x: (hours: number) => number;
  readonly y: (value: number) => number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly columns: number;
}

/** Time and height of the highest point. */
export function peak({ times, middle }: Band, from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY): readonly [number, number] {
  let best = -1;
  for (let i = 0; i < times.length; i++) {
    if (times[i]! >= from && times[i]! <= to && (best < 0 || middle[i]! > middle[best]!)) best = i;
  }
  return best < 0 ? [Number.NaN, Number.NaN] : [times[best]!, middle[best]!];
}

/** The value of a band at a time: a straight line between its samples. */
export function valueAt({ times, middle }: Band, at: number): number {
  let [low, high] = [0, times.length - 1];
  if (high < 0) return Number.NaN;
  while (high - low > 1) {
    const half = (low + high) >> 1;
    if (times[half]! <= at) low = half;
    else high = half;
  }
  const span = times[high]! - times[low]!;
  const share = span > 0 ? Math.max(0, Math.min(1, (at - times[low]!) / span)) : 0;
  return middle[low]! + share * (middle[high]! - middle[low]!);
}
