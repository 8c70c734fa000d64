import { examine, type Finding, meanInterval, type Script, type Sitting, type ValidationRow } from '../src/index.ts';
import { history, seats } from './_abstinence.ts';

/** Delay at which company comes, d, and what it costs when it is punished, utility. In rats minutes; here as long as ties are planned for. */
const DELAY = 30;
const PUNISHED = 1;

function* choices(s: Sitting): Script<Record<'now' | 'later' | 'punished', number>> {
  s.free();
  s.where('home');
  yield* s.days(1, 10);
  const company = (terms: Parameters<Sitting['meet']>[1]) =>
    s.probe(() => {
      s.meet(undefined, terms);
      return s.chanceOf('company', ['company', 'use']);
    });
  const worth = s.probe(() => {
    s.meet();
    return s.value('company.planned');
  });
  return {
    now: company({}),
    later: company({ planned: { company: worth / (1 + DELAY * s.value('discounting.goods')) } }),
    punished: company({ costs: { company: PUNISHED } }),
  };
}

export const bV48: ValidationRow = {
  id: 'B-V48',
  statement: 'Company instead of the drug',
  published:
    'rats trained on heroin choose company on more than 90 % of trials; a long delay or punishment of company reverses it (Venniro 2018)',
  trust: 'read',
  kind: 'predicted',
  bound:
    'three weeks abstinent after daily use, with nothing else to choose: company above 90 %; below 50 % when it comes a month later, and when it costs as much as a good pleasure is worth',
  run(cohort): Finding {
    const all = examine(seats(cohort, history('abstinent')), choices).map((e) => e.result);
    const of = (name: 'now' | 'later' | 'punished') => meanInterval(all.map((c) => c[name]));
    const parts = [
      { says: 'company at once', model: of('now'), low: 0.9, high: 1 },
      { says: 'a month later', model: of('later'), low: 0, high: 0.5 },
      { says: 'when punished', model: of('punished'), low: 0, high: 0.5 },
    ];
    const percent = (x: number) => Math.round(100 * x);
    const measured = parts
      .map(({ says, model: m }) => `${says} ${percent(m.estimate)} % (95 % CI ${percent(m.low)} to ${percent(m.high)})`)
      .join('; ');
    const values = Object.fromEntries(parts.map(({ says, model }) => [says, model.estimate]));
    const compared = parts.map(({ says, model, low, high }) => ({ says, ...model, agrees: [low, high] as const }));
    const wrong = parts.filter(({ model, low, high }) => model.estimate < low || model.estimate > high);
    if (wrong.length === 0) return { measured, values, compared, verdict: 'pass' };
    const off = wrong.some(({ model, low, high }) => model.high < low || model.low > high);
    const because = wrong.map(({ says, low, high }) => `${says} outside ${percent(low)} to ${percent(high)} %`).join('; ');
    return { measured, values, compared, verdict: off ? 'fail' : 'warn', because };
  },
};
