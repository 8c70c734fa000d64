import { num, type TimeUnit, timeUnit } from './words.ts';

export interface Tick {
  /** In the unit of the axis' data (hours on a time axis). */
  readonly at: number;
  readonly label: string;
}

export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly Tick[];
}

/** A value axis that holds [low, high], begins and ends at a mark, with about `wanted` marks at 1, 2, 2.5 or 5 times a power of ten. */
export function valueScale(low: number, high: number, wanted = 5): Scale {
  const [bottom, top] = low < high ? [low, high] : [low - 0.5, high + 0.5];
  const step = roundStep((top - bottom) / wanted);
  const [first, last] = [Math.floor(bottom / step + 1e-9), Math.ceil(top / step - 1e-9)];
  const digits = decimals(step);
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => ({ at: (first + i) * step, label: num((first + i) * step, digits) }));
  return { from: first * step, to: last * step, ticks };
}

/** A mark just past the end still counts: 365 days are 11.99 months. In spacings of marks. */
const NEAR = 0.02;

/** A time axis over [from, to] h, marked in the unit people would count in, with at most `most` marks. */
export function timeScale(from: number, to: number, most: number): Scale & { readonly unit: TimeUnit } {
  const unit = timeUnit(to - from);
  const span = (to - from) / unit.hours;
  const spacing = unit.marks.find((mark) => span / mark <= most) ?? Math.ceil(span / most);
  const first = Math.ceil(from / unit.hours / spacing - 1e-9);
  const last = Math.floor(to / unit.hours / spacing + NEAR);
  const ticks = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => ({
    at: Math.min(to, (first + i) * spacing * unit.hours),
    label: num((first + i) * spacing, 2),
  }));
  return { from, to, ticks, unit };
}

function roundStep(rough: number): number {
  let power = 1;
  while (power > rough) power /= 10;
  while (power * 10 <= rough) power *= 10;
  return power * [1, 2, 2.5, 5, 10].find((factor) => power * factor >= rough * (1 - 1e-9))!;
}

function decimals(step: number): number {
  let digits = 0;
  for (let scaled = step; Math.abs(scaled - Math.round(scaled)) > 1e-6 && digits < 9; scaled *= 10) digits += 1;
  return digits;
}
