import type { Index } from '../src/index.ts';
import type { SweepResults } from '../src/node.ts';

const number = (value: number): string => String(Number(value.toPrecision(4)));
const withError = ({ estimate, error }: Index): string => `${estimate.toFixed(3)} ± ${error.toFixed(3)}`;

/** What a sweep found, for a terminal. Errors are one standard error. */
export function sweepText({ design, points, findings }: SweepResults): string[] {
  return [
    `${points} points, ${design}`,
    ...findings.flatMap(({ measure, mean, variance, explained, without }) => [
      `${measure}: mean ${number(mean)}, SD between points ${number(Math.sqrt(variance))}`,
      ...(variance === 0 ? ['  the same at every point, so nothing to explain'] : []),
      ...(without > 0 ? [`  nothing to measure at ${without} points${design === 'sobol' ? ', so no indices' : ''}`] : []),
      ...explained.map(({ place, first, total, correlation }) => {
        const told =
          first && total ? `alone ${withError(first)}   with others ${withError(total)}` : `rank correlation ${withError(correlation!)}`;
        return `  ${place.padEnd(32)} ${told}`;
      }),
    ]),
  ];
}
