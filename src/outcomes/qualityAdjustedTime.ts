import { assumed, type Parameter } from '../language/component.ts';

/**
 * How good a day is, 0 (death) to 1 (full health). No row of the evidence holds utilities; the values are of the size that economic models
 * of treatment for opioid use disorder commonly take, recalled and not read, so every use of them must say `assumed`.
 */
export const UTILITIES = {
  using: {
    value: 0.6,
    unit: '1',
    range: [0.3, 0.8],
    says: 'A day of a week with use on most days',
    from: assumed('recalled-low: 0.57–0.65 for active heroin use'),
  },
  lessUse: {
    value: 0.7,
    unit: '1',
    range: [0.4, 0.9],
    says: 'A day of a week with use on some days',
    from: assumed('between the two others'),
  },
  treated: {
    value: 0.78,
    unit: '1',
    range: [0.5, 0.95],
    says: 'A day of a week without use',
    from: assumed('recalled-low: 0.75–0.85 in treatment without use'),
  },
} as const satisfies Readonly<Record<string, Parameter>>;

export type Utilities = { readonly [Key in keyof typeof UTILITIES]: number };
export const USUAL_UTILITIES: Utilities = {
  using: UTILITIES.using.value,
  lessUse: UTILITIES.lessUse.value,
  treated: UTILITIES.treated.value,
};

/**
 * Quality-adjusted days over [from, to): every week weighs by its days of use (most: at least 4 of 7); after death nothing is added.
 * @param alive days lived, from the start of `uses`
 */
export function qualityAdjustedDays(
  uses: ArrayLike<number>,
  from: number,
  to: number,
  alive: number,
  utilities: Utilities = USUAL_UTILITIES,
): number {
  let sum = 0;
  for (let start = from; start < to; start += 7) {
    const end = Math.min(start + 7, to);
    let used = 0;
    for (let day = start; day < end; day++) if ((uses[day] ?? 0) > 0) used += 1;
    const weight = used === 0 ? utilities.treated : used >= (4 / 7) * (end - start) ? utilities.using : utilities.lessUse;
    sum += weight * Math.max(0, Math.min(end, alive) - start);
  }
  return sum;
}
