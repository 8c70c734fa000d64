/** How long people stayed in treatment, as a time that may be cut off. */

/** Time followed in days, and whether leaving (1) or the end (0) closed it. */
export interface Stay {
  readonly days: number;
  readonly left: 0 | 1;
}

/**
 * @param left day of treatment on which it ended for this person; undefined when it did not
 * @param died day of death; who dies in treatment has not left it: time is cut off there
 * @param planned length of treatment, days
 */
export function stay(left: number | undefined, died: number | undefined, planned: number): Stay {
  if (left !== undefined && left < planned && (died === undefined || left <= died)) return { days: left, left: 1 };
  return { days: died === undefined ? planned : Math.min(died, planned), left: 0 };
}
