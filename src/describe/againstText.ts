/** A simulated trial beside a real one, for a terminal. */
import { type ArmAgainst, type Held, TEST_KINDS } from '../trial/against.ts';
import { HELP_LINE } from './help.ts';
import { heldBy } from './interval.ts';
import { aligned, wrap } from './lines.ts';
import { ascii, num } from './words.ts';

export interface AgainstTextOptions {
  readonly width?: number;
  readonly plain?: boolean;
}

const share = (value: number): string => (Number.isNaN(value) ? '' : value.toFixed(2).replace(/^(-?)0\./, '$1.'));
const band = ({ low, high }: Held): string => `${share(low)}–${share(high)}`;

/** Ends in a line break. A star marks what lies outside its interval. */
export function againstReport(
  title: string,
  arms: readonly ArmAgainst[],
  from: number,
  { width = 80, plain = false }: AgainstTextOptions = {},
): string {
  const intro = `Shares of everyone in an arm, real against simulated, with the interval in which 95 of 100 trials of the real size would fall, had their people been drawn from the simulated ones; * lies outside it. ${heldBy(arms[0]?.sets ?? 0)}`;
  const lines = [
    ...wrap(title, width),
    ...wrap(intro, width),
    '',
    ...arms.flatMap((arm) => [...armLines(arm, from, width), '']),
    ...wrap(HELP_LINE, width),
  ];
  return `${(plain ? lines.map(ascii) : lines).join('\n')}\n`;
}

function armLines(arm: ArmAgainst, from: number, width: number): string[] {
  const head = ['week', ...TEST_KINDS.flatMap((kind) => [kind, 'sim.', 'interval']), 'attending', 'sim.'];
  const rows = arm.weekly.negative.map((_, i) => [
    `${from + i}`,
    ...TEST_KINDS.flatMap((kind) => {
      const held = arm.weekly[kind][i]!;
      return [`${share(held.real)}${held.inside ? '' : '*'}`, share(held.simulated), band(held)];
    }),
    share(arm.attending[i]!.real),
    share(arm.attending[i]!.simulated),
  ]);
  const errors = TEST_KINDS.map((kind) => `${kind} ${num(arm.error[kind].mean, 3)} (largest ${num(arm.error[kind].largest, 2)})`).join(
    ', ',
  );
  const ends = Object.entries(arm.endpoints).filter(([, { inside }]) => !inside);
  const outside = ends.map(([id, { real, simulated }]) => `${id} ${num(real, 2)} against ${num(simulated, 2)}`);
  const told = [
    `Mean absolute error: ${errors}.`,
    `${num(100 * arm.covered, 0)} % of weekly values lie inside their interval. Attending differs by at most ${num(arm.attendingDistance, 2)}.`,
    `Positive after a positive: ${share(arm.afterPositive.real)} against ${share(arm.afterPositive.simulated)} (${band(arm.afterPositive)}); after a negative: ${share(arm.afterNegative.real)} against ${share(arm.afterNegative.simulated)} (${band(arm.afterNegative)}).`,
    `Published endpoints: ${Object.keys(arm.endpoints).length - ends.length} of ${Object.keys(arm.endpoints).length} inside.${outside.length > 0 ? ` Outside: ${outside.join('; ')}.` : ''}`,
  ];
  return [
    `${arm.arm}: ${num(arm.realPeople, 0)} real people, ${num(arm.simulatedPeople, 0)} simulated`,
    ...aligned([head, ...rows]),
    ...told.flatMap((line) => wrap(line, width)),
  ];
}
