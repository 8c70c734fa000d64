import { type Claim, examine, proportionInterval, quantile, type Script, type Sitting } from '../src/index.ts';
import { above, conclude } from './_check.ts';
import { daily, seats } from './_lived.ts';
import { numbers, percent, shown } from './_measure.ts';

const USE = 364; // d
const ABSTINENT = 730; // d
/** Plasticity that counts as recovered, and as lost for good, 1 = healthy. */
const [RECOVERED, LOST] = [0.9, 0.5] as const;
/** Least share of people that makes a group. */
const SOME = 0.03;

function* read(s: Sitting): Script<number> {
  yield* s.rest(1 / 60);
  return s.value('plasticity.level');
}

export const c17: Claim = {
  id: 'C17',
  statement: 'Some lose plasticity for good, some do not',
  experiment: 'Three doses a day for a year, then two years at home without access: plasticity at the end',
  bound: `${100 * SOME} % or more of people have recovered (above ${RECOVERED}), as many have lost it (below ${LOST}), and as many lie between: a mixture that comes from declared variation, not two types`,
  evidence: ['B-V51', 'vul_01', 'pl_01'],
  run(cohort) {
    const levels = examine(seats(cohort, daily(USE, ABSTINENT)), read).map((e) => e.result);
    const share = (holds: (x: number) => boolean) => proportionInterval(levels.filter(holds).length, levels.length);
    const [recovered, lost, between] = [share((x) => x > RECOVERED), share((x) => x < LOST), share((x) => x >= LOST && x <= RECOVERED)];
    const values = {
      ...numbers('recovered', recovered),
      ...numbers('lost', lost),
      ...numbers('between', between),
      ...Object.fromEntries([0.1, 0.25, 0.5, 0.75, 0.9].map((p) => [`quantile ${p}`, quantile(levels, p)])),
    };
    const text = (x: typeof lost) => shown(percent(x), 0, '%');
    const measured = `recovered ${text(recovered)}, between ${text(between)}, lost ${text(lost)}`;
    return conclude(cohort, measured, values, [
      above('some recover', percent(recovered), 100 * SOME, '% of people'),
      above('some lose it for good', percent(lost), 100 * SOME, '% of people'),
      above('some lie between', percent(between), 100 * SOME, '% of people'),
    ]);
  },
};
