import { type Finding, median, type ValidationRow } from '../src/index.ts';
import { type After, afterWard, difference, nobody, shareBy } from './_detoxified.ts';

const DAY = 30;
/** Days before admission over which use is counted. */
const BEFORE = 28;

const usedBefore = ({ story }: After): number => {
  const { detoxified } = story;
  const admitted = Math.floor(detoxified!.entered! / 24);
  return detoxified!.useDays.subarray(Math.max(0, admitted - BEFORE), admitted).reduce((a, b) => a + b, 0);
};

export const bV06: ValidationRow = {
  id: 'B-V06',
  statement: 'Who returns to daily use earlier after detoxification',
  published: 'younger people, those who used more, inject, do not complete, have no aftercare (Smyth 2010, N = 109)',
  trust: 'read',
  kind: 'predicted',
  bound: `of these the model has amount of use and completing: the share back by day ${DAY} is higher in the half that used more, and in those who left the ward early`,
  shares: 'years',
  run(cohort): Finding {
    const people = afterWard(cohort, 'years');
    if (people.length < 4) return nobody('too few of this cohort came out of the ward');
    const middle = median(people.map(usedBefore));
    const left = (p: After) => p.story.detoxified!.left !== undefined;
    const compare = (says: string, more: (p: After) => boolean) => {
      const [a, b] = [people.filter(more), people.filter((p) => !more(p))].map((group) => shareBy(group, (p) => p.relapse, DAY));
      return { says, found: a && b ? difference(a, b) : undefined };
    };
    const both = [compare('used more', (p) => usedBefore(p) > middle), compare('left early', left)];
    const text = (x: number) => `${Math.round(100 * x)}`.replace('-', '−');
    const measured = both
      .map(({ says, found }) =>
        found ? `${says}: ${text(found.estimate)} points more (95 % CI ${text(found.low)} to ${text(found.high)})` : `${says}: nobody`,
      )
      .join('; ');
    const values = Object.fromEntries(both.flatMap(({ says, found }) => (found ? [[says, found.estimate] as const] : [])));
    const compared = both.flatMap(({ says, found }) =>
      found ? [{ says: `${says}: more back`, ...found, agrees: [0, null] as const }] : [],
    );
    const against = both.filter(({ found }) => found && found.high < 0);
    const open = both.filter(({ found }) => !found || found.low <= 0);
    if (open.length === 0) return { measured, values, compared, verdict: 'pass' };
    const because = open
      .map(({ says, found }) => `${says}: ${found && found.high < 0 ? 'the other way round' : 'not told apart from nothing'}`)
      .join('; ');
    return { measured, values, compared, verdict: against.length > 0 ? 'fail' : 'warn', because };
  },
};
