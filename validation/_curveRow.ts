import { pointInterval, type ValidationRow } from '../src/index.ts';
import { along, below, type Check, judge, lies } from './_dopamine.ts';
import { agreement, fentanylSteps, type Group, type PublishedCurve } from './_respiration.ts';

/** A row that holds the ventilation of one group against its published curve. */
export function ventilationRow(row: Pick<ValidationRow, 'id' | 'statement'>, group: Group, curve: PublishedCurve): ValidationRow {
  const base = curve.values[curve.before] as number;
  const after = curve.values.slice(curve.before + 1).map((v) => v / base);
  return {
    ...row,
    published: `${after.length} means from ${Math.min(...after).toFixed(2)} to ${Math.max(...after).toFixed(2)} of baseline, each with low and high bars (Algera 2021, digitised by FDA; ${curve.people} people)`,
    trust: 'read',
    kind: 'calibrated',
    bound:
      'every point within its bars, and root mean square difference at most two standard errors of the published means (bars read as ±1 SD)',
    run(cohort) {
      const steps = fentanylSteps(cohort, group, curve.minutes);
      const means = steps.curve.map(({ estimate }) => estimate);
      const { rmse, allowed, outside, points } = agreement(means, curve);
      const bars = curve.minutes.flatMap((minute, i): Check[] => {
        if (i <= curve.before) return [];
        const range = curve.bars[i]!.map((v) => v / base) as [number, number];
        return [along('ventilation', 'min', minute, lies(`at ${minute} min`, steps.curve[i]!, range, 'of baseline'))];
      });
      const difference = below('root mean square difference', pointInterval(rmse), allowed, 'of baseline');
      const lowest = Math.min(...means);
      const measured = `root mean square difference ${rmse.toFixed(3)} of baseline (at most ${allowed.toFixed(3)}), ${points - outside.length} of ${points} points within the bars, lowest mean ${lowest.toFixed(2)}`;
      return judge(measured, { rmse, allowed, outside: outside.length, points, lowest }, [difference, ...bars]);
    },
  };
}

/** '16.92..24.45|…' of the evidence table → pairs. */
export const barsOf = (text: string): [number, number][] =>
  text.split('|').map((pair) => {
    const [low, high] = pair.split('..').map(Number);
    return [low as number, high as number];
  });
