import { type Finding, meanInterval, sessions, tasks, type ValidationRow } from '../src/index.ts';
import { history, seats } from './_abstinence.ts';

const task = tasks.find((t) => t.name === 'extinction')!;
const RETURNS = {
  renewed: 'renewal',
  reinstated: 'reinstatement by priming',
  recovered: 'spontaneous recovery',
  resurged: 'resurgence',
} as const;

export const bV49: ValidationRow = {
  id: 'B-V49',
  statement: 'What comes back after extinction',
  published:
    'more responding in the old context than in that of extinction; reinstatement by a priming dose, spontaneous recovery, rapid reacquisition, resurgence (Bossert 2004; Bouton 2014)',
  trust: 'read',
  kind: 'predicted',
  bound:
    'after daily use: net value of the cues higher at home than in the clinic, after priming, after two months; chance of seeking higher when another response is no longer paid; and half of the rise back in fewer pairings than people who never used need for theirs',
  run(cohort): Finding {
    const of = (name: string) => sessions(task, seats(cohort, history(name))).map((s) => s.measures);
    const [used, never] = [of('dependent'), of('never')];
    const found = Object.entries(RETURNS).map(([name, says]) => [says, meanInterval(used.map((m) => m[name]!))] as const);
    const [again, first] = [meanInterval(used.map((m) => m.relearnedIn!)), meanInterval(never.map((m) => m.learnedIn!))];
    const told = ({ estimate, low, high }: typeof again, digits = 2) =>
      `${estimate.toFixed(digits)} (95 % CI ${low.toFixed(digits)} to ${high.toFixed(digits)})`.replaceAll('-', '−');
    const measured = `${found.map(([says, x]) => `${says} ${told(x)}`).join('; ')}; reacquired in ${told(again, 1)} pairings, acquired in ${told(first, 1)}`;
    const values = {
      ...Object.fromEntries(found.map(([says, x]) => [says, x.estimate])),
      reacquired: again.estimate,
      acquired: first.estimate,
    };
    const compared = [
      ...found.map(([says, x]) => ({ says, ...x, agrees: [0, null] as const })),
      { says: 'pairings to reacquire', ...again, agrees: [null, first.low] as const },
      { says: 'pairings to acquire', ...first },
    ];
    const missing = [
      ...found.filter(([, x]) => x.low <= 0).map(([says]) => says),
      ...(again.high < first.low ? [] : ['rapid reacquisition']),
    ];
    if (missing.length === 0) return { measured, values, compared, verdict: 'pass' };
    const against = found.some(([, x]) => x.high < 0) || again.low > first.high || cohort.people >= 200;
    return { measured, values, compared, verdict: against ? 'fail' : 'warn', because: `not shown: ${missing.join(', ')}` };
  },
};
