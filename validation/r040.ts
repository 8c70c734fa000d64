import { averageInterval, median, medianInterval } from '../src/index.ts';
import { left, type Maintenance, tested } from './_blockade.ts';
import { above, below, type Check, fixed, judge } from './_dopamine.ts';
import type { ValidationRow } from './_row.ts';

const DOSES = [30, 60, 120]; // mg a day, ascending as in the study
const STAGE = 21; // d on each
const HEROIN = [10, 20]; // mg, 45 min apart
const FULL = 10; // %

/** The two doses of heroin 4 h after the medication of a day. */
const session = (day: number) => HEROIN.map((amount, i) => ({ at: 24 * day + 4 + 0.75 * i, route: 'intravenous' as const, amount }));
const methadone = (daily: readonly number[]): Maintenance => ({ substance: 'methadone', route: 'oral', daily });
const WHY = 'heroin outbids methadone at the receptor, and its first minutes are not blunted';

export const r040: ValidationRow = {
  id: 'R040',
  statement: 'Methadone blocks the effects of heroin by vein, fully at 120 mg a day and not at 30 or 60',
  published:
    'effects of heroin 10 and 20 mg/70 kg, 4 h after the dose, fully attenuated on 120 mg, not completely on 30 and 60 (about 3 weeks on each; no sizes given; Donny 2002)',
  trust: 'read',
  kind: 'predicted',
  bound:
    'rise of dopamine left, of that in the same people detoxified for two weeks (medians): below 10 % after either dose on 120 mg, about what a small study can tell from none; above 10 % on 30 and 60 mg; less on each higher dose',
  run(cohort) {
    const detoxified = tested(cohort, methadone([]), session(14));
    const on = tested(
      cohort,
      methadone(DOSES.flatMap((amount) => Array<number>(STAGE).fill(amount))),
      DOSES.flatMap((_, stage) => session(STAGE * (stage + 1) - 1)),
    );
    const shares = DOSES.map((_, stage) =>
      HEROIN.map((_, i) =>
        left(
          on.map((x) => ({ ...x, rises: x.rises.slice(HEROIN.length * stage) })),
          detoxified,
          i,
        ),
      ),
    );
    const checks = DOSES.flatMap((dose, stage) =>
      HEROIN.map((heroin, i): Check => {
        const says = `rise left after ${heroin} mg on ${dose} mg`;
        const share = medianInterval(shares[stage]![i]!);
        return dose === 120 ? below(says, share, FULL, '%', WHY) : above(says, share, FULL, '%');
      }),
    );
    const steps = DOSES.slice(1).map((dose, stage) => {
      const [lower, higher] = [shares[stage]![1]!, shares[stage + 1]![1]!];
      return above(
        `less left on ${dose} than on ${DOSES[stage]} mg, after 20 mg`,
        averageInterval(lower.map((x, p) => x - higher[p]!)),
        0,
        'points',
      );
    });
    const words = DOSES.map((dose, stage) => `${shares[stage]!.map((all) => fixed(median(all))).join(' and ')} % on ${dose} mg`);
    const values = Object.fromEntries(
      DOSES.flatMap((dose, stage) => HEROIN.map((heroin, i) => [`left${heroin}on${dose}`, median(shares[stage]![i]!)])),
    );
    return judge(`rise left after 10 and 20 mg: ${words.join(', ')}`, values, [...checks, ...steps]);
  },
};
