/** What is known to go wrong with schedules like this one, each with its source. Nothing here stops a schedule. Rules [CK1–CK12]. */
import { bowlFacts } from './bowl.ts';
import { expected, most } from './budget.ts';
import { LIMITS } from './limits.ts';
import { printMoney } from './money.ts';
import { amountAt, isMoney, type Result, type Reward, type Schedule, visitsOf, visitTimes, weeksOf } from './schedule.ts';
import { START, turn } from './turn.ts';

export interface Check {
  readonly code: string;
  /** `danger`: lives are at stake. `warning`: evidence speaks against it. `note`: to be known. `limit`: dated US rules. */
  readonly level: 'danger' | 'warning' | 'limit' | 'note';
  readonly says: string;
  /** Rows of evidence/, or what was computed. */
  readonly from: string;
}

type Rule = (schedule: Schedule) => readonly Check[] | Check | undefined;

/** Every check that speaks, dangers first. */
export function checks(schedule: Schedule): Check[] {
  const order = ['danger', 'warning', 'limit', 'note'];
  const all = RULES.flatMap((rule) => said(rule, schedule) ?? []);
  return all.sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
}

/** A schedule too large to be worked out is told so, not passed over. */
function said(rule: Rule, schedule: Schedule): ReturnType<Rule> {
  try {
    return rule(schedule);
  } catch (error) {
    if (error instanceof RangeError) return note('not-checked', `one check could not be made: ${error.message}`, 'computed');
    throw error;
  }
}

const warning = (code: string, says: string, from: string): Check => ({ code, level: 'warning', says, from });
const note = (code: string, says: string, from: string): Check => ({ code, level: 'note', says, from });

/** Rewards of the whole programme. */
const rewardsOf = ({ phases }: Schedule): Reward[] => phases.flatMap(({ rewards }) => rewards);
const contingent = (schedule: Schedule): Reward[] => rewardsOf(schedule).filter(({ when }) => when === 'negative');
const rewardsTarget = (schedule: Schedule, also: boolean): boolean => contingent(schedule).some((reward) => reward.also === also);

/** A yoked control looks at opioids and pays for nothing; it rewards no abstinence. */
function rewardsOpioidAbstinence(schedule: Schedule): boolean {
  const opioid = (target?: string) => target === 'opioids' || target === 'all drugs';
  return (schedule.targets.some(opioid) && rewardsTarget(schedule, false)) || (opioid(schedule.also) && rewardsTarget(schedule, true));
}

const SAFETY = 'CM060, CM061';

function opioids(schedule: Schedule): Check | undefined {
  if (!rewardsOpioidAbstinence(schedule)) return undefined;
  const { medication, naloxone } = schedule;
  if (medication && naloxone) {
    const says = `abstinence from opioids is rewarded, with ${medication} and naloxone: those who leave lose their tolerance and the medication’s protection, so plan for leavers`;
    return note('opioid-abstinence', says, SAFETY);
  }
  const without = [
    ...(medication ? [] : ['medication (methadone, buprenorphine or naltrexone)']),
    ...(naloxone ? [] : ['take-home naloxone']),
  ];
  const says = `abstinence from opioids is rewarded without ${without.join(' and without ')}: people who stop lose their tolerance and may die of a dose they survived before; reward attendance, taking medication, or abstinence from stimulants instead, or give both to everyone and declare it`;
  return { code: 'opioid-abstinence', level: 'danger', says, from: SAFETY };
}

function doseCut({ rungs }: Schedule): Check | undefined {
  if (rungs.doseCut === 0) return undefined;
  const says =
    'a lapse cuts the medication dose: fewer people stay in treatment (58 against 76 % with standard care and 85 % with vouchers), and those who leave are in danger';
  return { code: 'dose-cut', level: 'danger', says, from: 'CM052, B-V28' };
}

const RESETS = (schedule: Schedule): boolean => schedule.rungs.positive === 'reset' || schedule.rungs.missed === 'reset';
const climbs = (schedule: Schedule): boolean =>
  schedule.rungs.climb !== 'never' &&
  contingent(schedule).some(({ steps, by }) => by === 'rung' && amountAt(steps, 1) < amountAt(steps, visitsOf(schedule)));

function restoration(schedule: Schedule): Check | undefined {
  if (!climbs(schedule) || !RESETS(schedule) || schedule.rungs.restore) return undefined;
  const says =
    'a lapse resets the value and nothing brings it back; published vouchers restore it after a few negatives in a row, so that one lapse is not the end';
  return warning('no-restoration', says, 'CM006, CM008');
}

/** Value of every visit of someone always negative, cents, with draws at their mean. */
function values(schedule: Schedule, lapse?: number, both = true): number[] {
  const { mean } = bowlFacts(schedule.bowl);
  let place = START;
  return Array.from({ length: visitsOf(schedule) }, (_, visit) => {
    const result: Result = visit === lapse ? 'positive' : 'negative';
    const earned = turn(schedule, place, { result, also: both && result === 'negative' });
    place = earned.next;
    return earned.money + mean * earned.hats.reduce((sum, { drawn, share }) => sum + drawn * share, earned.draws);
  });
}

const sum = (xs: readonly number[]): number => xs.reduce((total, x) => total + x, 0);

function escalation(schedule: Schedule): Check | undefined {
  if (contingent(schedule).length === 0) return undefined;
  if (!climbs(schedule))
    return note('no-escalation', 'the value does not rise with success; a lapse then costs only the day’s reward', 'CM064, CM003');
  const worth = values(schedule, undefined, false);
  const early = sum(worth.slice(0, Math.ceil(worth.length / 4)));
  // Rising evenly from nothing, the first quarter holds 6 %.
  if (early >= 0.05 * sum(worth)) return undefined;
  const percent = ((100 * early) / sum(worth)).toFixed(1);
  const says = `escalation is late: the first quarter of the visits holds ${percent} % of what can be earned, and most people never get further; a simulation on a synthetic model preferred late escalation, trials have not compared`;
  return warning('late-escalation', says, 'CM024, CM070');
}

/** The lapse that costs most. */
function oneLapse(schedule: Schedule): Check | undefined {
  const full = sum(values(schedule));
  const visits = visitsOf(schedule);
  if (full === 0 || visits > 400) return undefined;
  const costs = Array.from({ length: visits }, (_, lapse) => full - sum(values(schedule, lapse)));
  const worst = costs.reduce((top, cost) => Math.max(top, cost), 0);
  if (worst < 0.4 * full) return undefined;
  const says = `one positive at visit ${costs.indexOf(worst) + 1} costs ${printMoney(worst, schedule.currency)}, ${Math.round((100 * worst) / full)} % of all that can be earned`;
  return warning('costly-lapse', says, 'computed; CM008');
}

function missing(schedule: Schedule): Check | undefined {
  const { missed, positive, climb } = schedule.rungs;
  if (climb === 'never' || missed === positive || missed !== 'hold') return undefined;
  return warning('missed-holds', 'a missed visit costs less than a positive one: whoever expects a positive will stay away', 'CM005');
}

function notContingent(schedule: Schedule): Check | undefined {
  if (rewardsOf(schedule).length === 0 || contingent(schedule).length > 0) return undefined;
  return note(
    'not-contingent',
    'nothing here depends on results; as a control that is the point (6 % against 47 % had weeks of abstinence)',
    'CM012, B-V16',
  );
}

/** The programme closest to a dose-response: $80 did nothing, $240 did (dollars of 2004, 12 weeks). */
function magnitude(schedule: Schedule): Check | undefined {
  if (schedule.currency !== 'USD' || contingent(schedule).every(({ kind }) => kind === 'privilege')) return undefined;
  const perTwelveWeeks = (12 * most(schedule).expected) / Math.max(12, weeksOf(schedule));
  if (perTwelveWeeks >= 24_000) return undefined;
  const amount = `someone who meets every target can expect ${printMoney(perTwelveWeeks, 'USD')} in 12 weeks`;
  if (perTwelveWeeks > 8_000)
    return note('magnitude', `${amount}; $240 (of 2004) beat usual care, $80 did not, and nothing between was tried`, 'CM026, B-V20');
  return warning(
    'magnitude',
    `${amount}: the trial that offered $80 (of 2004) found no gain over usual care, and engagement that was if anything worse`,
    'CM026, B-V20',
  );
}

function firstWeek(schedule: Schedule): Check | undefined {
  const { wins } = bowlFacts(schedule.bowl);
  const first = schedule.phases[0];
  if (!first || contingent(schedule).length === 0 || contingent(schedule).some(({ kind }) => !isMoney(kind) && kind !== 'draws'))
    return undefined;
  let [nothing, place] = [1, START];
  for (let visit = 0; visit < first.days.length; visit++) {
    const earned = turn(schedule, place, { result: 'negative' });
    place = earned.next;
    const lucky = earned.hats.reduce((none, { drawn, share }) => none * power(1 - share * wins, drawn), 1);
    nothing *= earned.money > 0 ? 0 : power(1 - wins, earned.draws) * lucky;
  }
  if (nothing <= 0.2) return undefined;
  const says = `${Math.round(100 * nothing)} % of people win nothing in a first week without a positive; how often prizes come mattered, their size did not`;
  return warning('first-reward', says, 'CM027, B-V24');
}

function power(base: number, times: number): number {
  return times <= 0 ? 1 : base * power(base, times - 1);
}

function frequency(schedule: Schedule): Check | undefined {
  const times = visitTimes(schedule);
  const tests = schedule.targets.some((target) => !['attendance', 'medication', 'activities'].includes(target));
  const window = schedule.detection ?? (schedule.targets.includes('opioids') ? 72 : undefined);
  if (!tests || window === undefined) return undefined;
  const gap = times.reduce((top, time, i) => (i === 0 ? 0 : Math.max(top, time - (times[i - 1] as number))), 0);
  if (gap <= window) return undefined;
  const assumed = schedule.detection === undefined ? ' (morphine, 2 to 3 days)' : '';
  const says = `up to ${gap / 24} days lie between tests that look back ${window / 24} days${assumed}: use in between goes unseen and is rewarded`;
  return warning('test-frequency', says, 'CM062, P-V30');
}

function immediacy({ delay }: Schedule): Check | undefined {
  if (delay <= 0) return undefined;
  return warning('delay', `the reward comes ${delay} h after the result; immediate rewards do more`, 'es_02');
}

function surprises(schedule: Schedule): Check[] {
  const { currency, cap, bowl } = schedule;
  const top = most(schedule);
  if (top.paid === 0) return [];
  const found: Check[] = [];
  const { cap: _, ...open } = schedule;
  const [half, often] = [expected(open, 0.5), expected(open, 0.9)];
  if (often.paid > 4 * half.paid) {
    const says = `the bill, before any cap, is steep in success: ${printMoney(half.paid, currency)} a person (SD ${printMoney(half.sd, currency)}) if half of all visits are negative, ${printMoney(often.paid, currency)} (SD ${printMoney(often.sd, currency)}) if nine in ten are; real runs come together, so real bills are higher at the same share`;
    found.push(note('budget', says, 'computed; CM070, CM071'));
  }
  if (top.draws > 0 && top.paid > 5 * top.expected) {
    const says = `with luck alone one person could win ${printMoney(top.paid, currency)} with ${top.draws} draws; expected are ${printMoney(top.expected, currency)} and nothing but a cap excludes more`;
    found.push(note('jackpot', says, 'computed'));
  }
  const uncapped = most({ ...schedule, cap: Number.POSITIVE_INFINITY });
  if (cap !== undefined && uncapped.expected > cap) {
    const says = `someone who meets every target is expected to reach the cap of ${printMoney(cap, currency)}, out of ${printMoney(uncapped.expected, currency)}, and then earns nothing for going on`;
    found.push(warning('cap', says, 'computed'));
  }
  if (bowl.length > 0 && rewardsOf(schedule).every(({ kind }) => kind !== 'draws'))
    found.push(note('idle-bowl', 'there is a bowl and no reward draws from it', 'computed'));
  return found;
}

/** Most expected of anyone in 52 weeks, cents: a year’s limit does not see the programme’s start and end. */
function mostInAYear(schedule: Schedule): number {
  const worth = values(schedule);
  const times = visitTimes(schedule);
  const inYear = (from: number) => sum(worth.filter((_, i) => (times[i] as number) >= from && (times[i] as number) < from + 52 * 168));
  const starts = weeksOf(schedule) <= 52 ? [0] : times;
  return Math.min(
    schedule.cap ?? Number.POSITIVE_INFINITY,
    starts.reduce((top, from) => Math.max(top, inYear(from)), 0),
  );
}

function limits(schedule: Schedule): Check[] {
  if (schedule.currency !== 'USD') return [];
  const year = mostInAYear(schedule);
  const cash = rewardsOf(schedule).some(({ kind }) => kind === 'cash');
  return LIMITS.flatMap(({ name, amount, says, asOf, cashAllowed, from }): Check[] => {
    const over = name === 'tax report line' ? year >= amount : year > amount;
    const reasons = [
      ...(over
        ? [`someone who meets every target can expect ${printMoney(year, 'USD')} in a year, which is over ${printMoney(amount, 'USD')}`]
        : []),
      ...(cash && !cashAllowed ? ['cash is paid'] : []),
    ];
    if (reasons.length === 0) return [];
    return [
      { code: `limit ${name}`, level: 'limit', says: `${reasons.join('; ')} (${asOf}: ${says}); not legal advice, look it up`, from },
    ];
  });
}

const RULES: readonly Rule[] = [
  opioids,
  doseCut,
  restoration,
  escalation,
  oneLapse,
  missing,
  notContingent,
  magnitude,
  firstWeek,
  frequency,
  immediacy,
  surprises,
  limits,
];
