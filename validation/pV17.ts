import { averageInterval, type Interval } from '../src/index.ts';
import { along, below, type Check, dialysates, fixed, judge, lies } from './_dopamine.ts';
import { column, dose, type Live, lastHeroin, peak, span } from './_exposure.ts';
import { eachRat, perKilogram, ratHeroin } from './_rat.ts';
import type { ValidationRow } from './_row.ts';

const DAYS = [1, 2, 3, 5, 7];
const PUBLISHED = [0, 35, 160, 100, 35];
const USE = 30; // d
const MORPHINE = perKilogram(5);

/** Highest 20-minute dialysate of three hours after morphine at `at` h, over the level just before, %. */
function rise(live: Live, before: ReturnType<typeof ratHeroin>, at: number): number {
  const events = [...before, dose(at, 'morphine', 'intramuscular', MORPHINE)];
  const levels = column(live(events, [at - 1 / 60, ...span(at + 1 / 60, at + 3, 1 / 60)], ['dopamine.percent']), 'dopamine.percent');
  return (100 * peak(dialysates(levels.subarray(1), 20)).value) / (levels[0] as number) - 100;
}

export const pV17: ValidationRow = {
  id: 'P-V17',
  statement:
    'Rise of accumbens dopamine after morphine, by day of withdrawal: gone on day 1, more than doubled on day 3, as before on day 7',
  published:
    'maximum +35 % in controls; 0, +35, +160, +100, +35 % on days 1, 2, 3, 5, 7 (rat, 5 mg/kg; Acquas & Di Chiara 1992; day 2 and 7 “similar to controls”)',
  trust: 'read',
  kind: 'calibrated',
  bound:
    'over that day’s own level: control, days 2, 3, 5, 7 within half of the published rise, day 1 under half of control’s; 5 mg/kg in simulated rats after 30 d of heroin',
  run(cohort) {
    const last = lastHeroin(USE);
    const rats = eachRat(cohort, ['heroin', 'morphine'], (live) => [
      rise(live, [], 1),
      ...DAYS.map((day) => rise(live, ratHeroin(USE), last + 24 * day)),
    ]);
    const held = Array.from({ length: 6 }, (_, i) => averageInterval(rats.map((p) => p[i]!)));
    const [control, ...days] = held.map(({ estimate }) => estimate) as [number, ...number[]];
    const onDay = (i: number, one: (says: string, x: Interval) => Check) =>
      along('by day of withdrawal', 'day', DAYS[i]!, one(`day ${DAYS[i]}`, held[i + 1]!));
    const half = (x: number): readonly [number, number] => [x / 2, 1.5 * x];
    return judge(
      `control ${fixed(control)} %; days 1, 2, 3, 5, 7: ${days.map((x) => fixed(x)).join(', ')} %`,
      {
        control,
        day1: days[0] as number,
        day2: days[1] as number,
        day3: days[2] as number,
        day5: days[3] as number,
        day7: days[4] as number,
      },
      [
        lies(
          'control',
          held[0]!,
          half(35),
          '%',
          '5 mg/kg nearly saturates a response of human sensitivity; rats need more morphine (PK067 to PK069), which breaks P-V16 and P-V36',
        ),
        onDay(0, (says, x) => below(says, x, control / 2, '%', 'no loss of the response')),
        ...[1, 2, 3, 4].map((i) => onDay(i, (says, x) => lies(says, x, half(PUBLISHED[i]!), '%'))),
      ],
    );
  },
};
