import type { Spread } from './measures.ts';
import type { MeasureName } from './series.ts';
import { tell, told } from './series.ts';
import { against, cowsBand, duration, list, num } from './words.ts';

/** Looks a measure of the phase being told up; undefined when it was not recorded. */
export type Find = (series: string, measure: MeasureName) => Spread | undefined;

/** What is told of one series in one phase; undefined when there is nothing to tell. `first` looks in the first phase. */
type Sentence = (find: Find, first: Find) => string | undefined;

/** Everything told of a phase, in this order: what is felt, what has changed, what is dangerous. */
const SENTENCES: readonly Sentence[] = [day, stocks, dopamine, pleasure, tolerance, withdrawal, receptors, occupied, breathing];

/** Sentences about one phase, from what was recorded. */
export function sentences(find: Find, first: Find): string[] {
  return SENTENCES.flatMap((sentence) => sentence(find, first) ?? []);
}

/** The band of people where there are several and they differ: '75 to 90 across people'. */
function across(series: string, { low, high, people }: Spread): string {
  const one = told(series);
  const [from, to] = [low, high].map((edge) => num(edge * one.scale, one.digits));
  return people < 2 || from === to ? '' : `${from} to ${to} across people`;
}

/** The value in digits, with what it is counted on and the band of people: '82 %; 75 to 90 across people'. */
function digits(series: string, measure: MeasureName, spread: Spread, on = ''): string {
  return [`${tell(told(series), measure, spread.middle)}${on}`, across(series, spread)].filter((words) => words !== '').join('; ');
}

/** How a usual day was spent, in a life of one's own choosing. */
function day(find: Find): string | undefined {
  const [use, company, work, doses] = ['hours.use', 'hours.company', 'hours.work', 'doses.daily'].map((name) => find(name, 'typical'));
  if (!use || !company || !work || !doses) return undefined;
  const hours = (spread: Spread, series: string) => digits(series, 'typical', spread);
  const taken =
    doses.middle < 0.005 ? 'Heroin was not used in a usual week' : `Heroin was used ${num(doses.middle, 1)} times a day in a usual week`;
  const spent = `seeking and using took ${hours(use, 'hours.use')} of a waking day, company ${hours(company, 'hours.company')}, work ${hours(work, 'hours.work')}`;
  return `${taken}; ${spent}.`;
}

/** What a life rests on, at the end of a phase against its beginning. */
function stocks(find: Find): string | undefined {
  const named = [
    ['ties.level', 'ties to friends and family'],
    ['job.level', 'standing at work'],
    ['purse.home', 'housing'],
    ['resolve.level', 'resolve'],
    ['craving.level', 'craving'],
  ] as const;
  const told = named.flatMap(([series, words]) => {
    const [start, end] = [find(series, 'start'), find(series, 'end')];
    return start && end && Math.abs(end.middle - start.middle) >= 0.03
      ? [`${words} ${end.middle > start.middle ? 'rose' : 'fell'} from ${num(start.middle, 2)} to ${num(end.middle, 2)}`]
      : [];
  });
  if (told.length === 0) return undefined;
  const sentence = list(told);
  return `${sentence[0]!.toUpperCase()}${sentence.slice(1)} (1 is the most possible).`;
}

function dopamine(find: Find): string | undefined {
  const [typical, highest, lowest] = (['typical', 'highest', 'lowest'] as const).map((name) => find('dopamine.percent', name));
  if (!typical || !highest || !lowest) return undefined;
  const at = (name: MeasureName, spread: Spread, reference: string) =>
    `${against(spread.middle / 100, reference)} (${digits('dopamine.percent', name, spread)})`;
  const first = `Dopamine was typically ${at('typical', typical, 'the healthy level')}`;
  const above = highest.middle > 103 ? `, ${at('highest', highest, 'it')} at its highest` : '';
  const below = lowest.middle < 97 ? `, ${at('lowest', lowest, 'it')} at its worst` : '; it never fell below';
  return `${first}${above}${below}.`;
}

function pleasure(find: Find, first: Find): string | undefined {
  const lift = 'rise after an everyday reward';
  const [rise, before, highest] = [find('reward.felt', lift), first('reward.felt', lift), find('reward.felt', 'highest')];
  if (!rise) return highest && enough(highest);
  if (rise.middle < 0.005) return 'An everyday reward, such as a meal or company, did not lift pleasure by anything that could be noticed.';
  const size = `(${digits('reward.felt', lift, rise, ' on the model’s own scale')})`;
  if (!before || before.middle <= 0 || isFirst(rise, before))
    return `An everyday reward, such as a meal or company, lifted pleasure ${size}.`;
  return `What an everyday reward gave was ${against(rise.middle / before.middle, 'what it gave in the first phase')} ${size}.`;
}

/** Pleasure felt is counted from what the reward system has come to need. */
const enough = (highest: Spread): string =>
  `${highest.middle > 0 ? 'At its best pleasure was more than what feels like enough' : 'Even at its best pleasure fell short of what feels like enough'} (${digits('reward.felt', 'highest', highest, ', where 0 is enough')}).`;

const isFirst = (now: Spread, first: Spread): boolean => now.middle === first.middle && now.low === first.low && now.high === first.high;

function tolerance(find: Find): string | undefined {
  const [start, end] = [find('tolerance.level', 'start'), find('tolerance.level', 'end')];
  if (!start || !end) return undefined;
  const moved = end.middle - start.middle;
  const band = across('tolerance.level', end);
  const size = `${tell(told('tolerance.level'), 'end', end.middle)}${band && ` (${band})`}, on a scale where 1 is what use three times a day brings`;
  if (Math.abs(moved) < 0.02) return `Tolerance stayed near ${size}.`;
  return `Tolerance ${moved > 0 ? 'rose' : 'fell'} from ${tell(told('tolerance.level'), 'start', start.middle)} to ${size}.`;
}

function withdrawal(find: Find): string | undefined {
  const [highest, at, lasting] = (['highest', 'time of highest', 'time at 5 or more'] as const).map((name) =>
    find('withdrawal.cows', name),
  );
  if (!highest || !at || !lasting) return undefined;
  const size = `(${digits('withdrawal.cows', 'highest', highest, ' on the 0–48 clinical scale')})`;
  if (cowsBand(highest.middle) === 'none') return `There was no withdrawal to speak of ${size}.`;
  const when = at.middle < 1 ? 'as this phase began' : `${duration(at.middle)} into this phase`;
  return `Withdrawal was ${cowsBand(highest.middle)} at its worst ${size}, ${when}, and at least mild for ${duration(lasting.middle)} in all.`;
}

function receptors(find: Find): string | undefined {
  const parts = (['d2Receptors.available', 'transporter.available'] as const).flatMap((series) => {
    const end = find(series, 'end');
    return end ? [`${told(series).name} ended ${against(end.middle, 'the healthy number')} (${digits(series, 'end', end)})`] : [];
  });
  return parts.length === 0 ? undefined : `${parts.join('; ').replace('; Dopamine', '; dopamine')}.`;
}

function occupied(find: Find): string | undefined {
  const [typical, highest] = [find('receptor.occupied', 'typical'), find('receptor.occupied', 'highest')];
  if (!typical || !highest || highest.middle < 0.005) return undefined;
  const part = (name: MeasureName, spread: Spread) => digits('receptor.occupied', name, spread);
  const usual = typical.middle < 0.005 ? 'hardly any' : part('typical', typical);
  return `Drugs or medicines typically held ${usual} of the opioid receptors (at most ${part('highest', highest)}).`;
}

function breathing(find: Find): string | undefined {
  const lowest = find('breathing.ventilation', 'lowest');
  if (!lowest) return undefined;
  const size = digits('breathing.ventilation', 'lowest', lowest);
  return lowest.middle > 0.97
    ? `Breathing was normal throughout (lowest ${size}).`
    : `Breathing at its lowest was ${against(lowest.middle, 'normal')} (${size}).`;
}
