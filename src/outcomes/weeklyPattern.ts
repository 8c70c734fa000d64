/**
 * A person's urine tests as one letter a week, as the published endpoints read them: `-` negative, `+` positive, `*` both in one week,
 * `o` due but not given, `_` not due (src/outcomes/endpoints/pattern.ts). Rules [WP1–WP4].
 */

/** A visit at which a sample was due. */
export interface TestedVisit {
  /** Whole days; day 0 is the first of week 1. */
  readonly day: number;
  readonly sample?: 'negative' | 'positive' | undefined;
}

/**
 * @param visits only those at which a sample was due; who did not come gave none
 * @param weeks letters wanted
 * @param due whether a sample was due in a week, counted from 0, although no visit is recorded (someone who left is no longer called)
 */
export function weeklyPattern(visits: readonly TestedVisit[], weeks: number, due: (week: number) => boolean = () => true): string {
  const seen = Array.from({ length: weeks }, () => ({ negative: 0, positive: 0, missed: 0 }));
  for (const { day, sample } of visits) {
    const week = seen[Math.floor(day / 7)];
    if (day >= 0 && week) week[sample ?? 'missed'] += 1;
  }
  return seen.map((week, i) => letterOf(week, due(i))).join('');
}

function letterOf({ negative, positive, missed }: { negative: number; positive: number; missed: number }, due: boolean): string {
  if (negative > 0 && positive > 0) return '*';
  if (positive > 0) return '+';
  if (negative > 0) return '-';
  return missed > 0 || due ? 'o' : '_';
}

/** Weeks of each kind; a week with both counts as positive, as trials of relapse count it. */
export interface PatternCounts {
  readonly negative: number;
  readonly positive: number;
  readonly missing: number;
  /** Weeks in which a sample was due. */
  readonly due: number;
}

export function patternCounts(pattern: string): PatternCounts {
  const count = (letters: string) => [...pattern].filter((letter) => letters.includes(letter)).length;
  const [negative, positive, missing] = [count('-'), count('+*'), count('o')];
  return { negative, positive, missing, due: negative + positive + missing };
}

/** Share of weeks negative: of all that were due, a missed sample counted as positive; and of the samples that were given (undefined: none). */
export function shareNegative(pattern: string): { readonly missingPositive: number | undefined; readonly submitted: number | undefined } {
  const { negative, positive, due } = patternCounts(pattern);
  return {
    missingPositive: due > 0 ? negative / due : undefined,
    submitted: negative + positive > 0 ? negative / (negative + positive) : undefined,
  };
}

/** Longest run of negative weeks. A missed week ends it unless `missing` is `skipped`; weeks not due neither count nor end it. */
export function longestAbstinence(pattern: string, missing: 'positive' | 'skipped' = 'positive'): number {
  let [longest, run] = [0, 0];
  for (const letter of pattern) {
    if (letter === '-') run += 1;
    else if (letter === '+' || letter === '*' || (letter === 'o' && missing === 'positive')) run = 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

/** Last week, counted from 1, in which a sample was given; 0 when none ever was. Trials call this the week of dropping out. */
export function lastAttended(pattern: string): number {
  for (let i = pattern.length; i > 0; i--) if ('-+*'.includes(pattern[i - 1]!)) return i;
  return 0;
}
