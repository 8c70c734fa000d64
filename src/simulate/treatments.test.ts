/** Treatments in a body: what they do to a person is what their doses, visits and ports do. Few lives, as each costs time. */
import { describe, expect, it } from 'vitest';
import { behaviour } from '../language/behaviour.ts';
import type { LifeEvent } from '../language/event.ts';
import { assessments } from '../treatments/care/assessments.ts';
import { higginsVouchers } from '../treatments/protocols/higginsVouchers.ts';
import { treatments } from '../treatments/registry.generated.ts';
import type { Entry } from './entry.ts';
import { type CourseOptions, simulateCourse, simulateCourses, standardBeing, TRIAL_TOLERANCE } from './mind.ts';

const all = treatments.map((one) => one.module(one.contingent ? higginsVouchers : undefined));
const module = (name: string) => all[treatments.findIndex((one) => one.name === name)]!;
const DAY = 24;

/** Three injections a day for 60 days. */
const habit = Array.from({ length: 180 }, (_, i) => ({
  kind: 'dose' as const,
  at: 8 * i,
  substance: 'heroin',
  route: 'intravenous',
  amount: 20,
}));

/** Typical person who injects three times a day for 60 days, whatever they would choose, and is then enrolled. */
function treated(names: readonly string[], days: number, more: Partial<CourseOptions> = {}) {
  const modules = names.map(module);
  return simulateCourse(standardBeing([...modules, assessments]), {
    seed: 4,
    person: 0,
    typical: true,
    until: (60 + days) * DAY,
    events: habit,
    entry: { treatments: [...modules.map((m) => m.name), 'assessments'], from: 'start', after: 60 },
    // The person wants nothing of their own: what is seen is the medication.
    ...more,
    parameters: { 'market.strange': 3, 'weather.reluctance': 3, 'care.leaves': -9, 'care.misses': -6, ...more.parameters },
  });
}
const weekly = (course: ReturnType<typeof treated>['course'], name: string) => course.weekly[name]!;

describe('treatments in a body', () => {
  it('[TB1] all of them assemble together, with every port they write', () => {
    const { mind } = standardBeing([...all, assessments]);
    for (const m of [...all, assessments]) expect(mind.own[m.name]).toBeDefined();
    expect(mind.order.attend.at(-1)).toBe('care');
  });

  it('[TB2] what is assembled and not entered changes nothing: the same life, bit for bit', () => {
    const life = (modules: readonly (typeof all)[number][]) =>
      simulateCourse(standardBeing(modules, ['naloxone', 'methadone']), { seed: 7, person: 3, until: 40 * DAY }).course;
    const { weekly: bare, ...rest } = life([]);
    const { weekly: more, ...others } = life([module('methadone'), module('contingency management'), module('mutual help')]);
    expect(others).toEqual(rest);
    for (const name of Object.keys(bare)) expect(more[name], name).toEqual(bare[name]);
  });

  it('[TB2b] one past, several arms: a life that goes on from the threshold of treatment has the bits of one that never stopped', () => {
    const modules = [module('methadone'), module('buprenorphine'), assessments];
    const being = standardBeing(modules);
    const entry = (name: string) => ({ treatments: [name, 'assessments'], from: 'start' as const, after: 40, lasts: 40, followed: 50 });
    const common = { seed: 7, person: 5, until: 95 * DAY, parameters: { 'weather.reluctance': 0, 'market.strange': 0 } };
    const { origin } = simulateCourse(being, { ...common, entry: entry('none'), untilEntry: true });
    expect(origin!.life.at).toBeCloseTo(40 * DAY, 1);
    for (const name of ['methadoneClinic', 'buprenorphineClinic']) {
      const whole = simulateCourse(being, { ...common, entry: entry(name) }).course;
      const settled = { ...common.parameters, 'methadoneClinic.dose': 80 };
      const [branch] = [...simulateCourses(being, [{ ...common, parameters: settled, entry: entry(name), from: origin! }])];
      expect(branch!.course).toEqual(whole);
      expect(whole.useDays.slice(0, 40).some((doses) => doses > 0)).toBe(true);
      expect(whole.doses.length).toBeGreaterThan(20);
    }
  });

  it('[TB3] methadone and buprenorphine end withdrawal that goes its course on a waiting list', () => {
    const worst = (name: string) => Math.max(...weekly(treated([name], 14).course, 'withdrawal.cows').slice(9, 11));
    const none = worst('waiting list');
    expect(none).toBeGreaterThan(6);
    for (const name of ['methadone', 'buprenorphine']) expect(worst(name), name).toBeLessThan(0.5 * none);
  });

  it('[TB4] naltrexone hours after heroin precipitates withdrawal', () => {
    const last = { kind: 'dose' as const, at: 60 * DAY + 7, substance: 'heroin', route: 'intravenous', amount: 20 };
    const peak = (name: string) => {
      const times = Float64Array.from({ length: 14 }, (_, i) => 60 * DAY + 8 + i * 0.5);
      const { record } = treated([name], 1, { events: [...habit, last], record: { times, series: ['withdrawal.cows'] } });
      return Math.max(...record.series['withdrawal.cows']!);
    };
    expect(peak('naltrexone')).toBeGreaterThan(5 * peak('waiting list'));
  });

  it('[TB5] under naltrexone a dose of heroin brings nothing, and methadone dulls it', () => {
    const injected = { kind: 'dose' as const, at: 82 * DAY + 20, substance: 'heroin', route: 'intravenous', amount: 30 };
    const rush = (names: readonly string[]) => {
      const times = [82 * DAY + 19.9, 82 * DAY + 20.1];
      const { record } = treated(names, 23, {
        record: { times, series: ['reward.felt'] },
        events: [...habit, injected],
      });
      const [before, after] = record.series['reward.felt']!;
      return after! - before!;
    };
    const [free, blocked, dulled] = [rush(['waiting list']), rush(['naltrexone depot']), rush(['methadone'])];
    expect(free).toBeGreaterThan(0.3);
    expect(blocked).toBeLessThan(0.1 * free);
    expect(dulled).toBeLessThan(0.7 * free);
  });

  it('[TB7] a weekly sample reads the last hours: it is negative a week after the last use, whatever came before', () => {
    const { course } = treated(['waiting list'], 15);
    const samples = course.visits.filter(({ kind }) => kind === 'assessments.weekly').map(({ sample }) => sample);
    // Visits on days 6 and 13 after the last injection.
    expect(samples).toEqual(['negative', 'negative']);
  });

  it('[TB6] the ward bars the drug and lets tolerance go', () => {
    const { course } = treated(['residential detoxification'], 28, { parameters: { 'weather.reluctance': 0, 'market.strange': 0 } });
    expect(course.useDays.slice(61, 87).reduce((a, b) => a + b, 0)).toBe(0);
    expect(weekly(course, 'tolerance.level')[12]).toBeLessThan(0.6 * weekly(course, 'tolerance.level')[7]!);
    expect(course.costs.ward).toBeGreaterThan(25 * 250);
  });

  it('[TB8] lives up to entry are the same at the tolerance of trials as at a hundredth of it', () => {
    const entry = { treatments: [], from: 'dependence' as const, after: 28, within: 365 };
    const doses = (tolerance: number) => {
      const people = [...Array(24).keys()].map((person) => ({ seed: 5, person, until: 400 * DAY, tolerance, entry, untilEntry: true }));
      return [...simulateCourses(standardBeing([]), people)].map(({ course }) => course.useDays);
    };
    const [coarse, fine] = [doses(TRIAL_TOLERANCE), doses(TRIAL_TOLERANCE / 100)];
    const same = coarse.filter((days, i) => days.every((n, day) => n === fine[i]![day])).length;
    expect(same).toBeGreaterThanOrEqual(23);
  });

  it('[TB9] who comes back begins anew, at the first dose, and what is told of leaving stays that of the first treatment', () => {
    const returning = behaviour({
      name: 'returning',
      says: 'Comes back after the ward, leaves, comes back again',
      reads: { number: { from: 'day.number', unit: 'd', says: 'Day' } },
      rules: (at) => ({
        night: (v, world) => {
          if (v[at.number] === 80) world.leave();
          if (v[at.number] === 70 || v[at.number] === 90) world.enrol('methadoneClinic');
        },
      }),
    });
    const told: LifeEvent[] = [];
    const modules = [module('residential detoxification'), module('methadone'), returning];
    const { course } = simulateCourse(standardBeing(modules), {
      ...{ seed: 4, person: 0, typical: true, until: 95 * DAY, told: (event: LifeEvent) => void told.push(event) },
      entry: { treatments: ['ward'], from: 'start', after: 50, lasts: 10 },
      parameters: { 'market.strange': 3, 'weather.reluctance': 3, 'ward.taperFrom': 0, 'care.leaves': -9, 'care.misses': -6 },
    });
    const doses = told.flatMap((e) =>
      e.kind === 'dose' && e.substance === 'methadone' ? [[Math.floor(e.at / DAY), e.amount] as const] : [],
    );
    const first = doses.filter(([, mg]) => mg === 30).map(([day]) => day);
    expect(first.filter((day, i) => day !== first[i - 1]! + 1)).toEqual([71, 91]);
    expect(doses.some(([day]) => day > 80 && day < 91)).toBe(false);
    expect(course.left).toBeUndefined();
  });

  describe('treatments with days of their own', () => {
    const care = ['methadone', 'cognitive-behavioural therapy', 'take-home naloxone'];
    const names = care.map((name) => module(name).name);
    const lived = (treatments: Entry['treatments'], more: Partial<CourseOptions> = {}, lasts?: number) =>
      simulateCourse(standardBeing(care.map(module)), {
        ...{ seed: 3, person: 0, typical: true, until: 70 * DAY, ...more },
        entry: { treatments, from: 'start', after: 10, ...(lasts === undefined ? {} : { lasts }) },
        parameters: { 'care.leaves': -9, 'care.misses': -6, 'weather.reluctance': 3, ...more.parameters },
      }).course;
    const days = (course: ReturnType<typeof lived>, substance: string) =>
      course.doses.filter((dose) => dose.substance === substance).map(({ day }) => day);

    it('[ST1] with the days of the entry they are the entry: bit for bit', () => {
      const own = names.map((treatment) => ({ treatment, after: 10, lasts: 40 }));
      expect(lived(own)).toEqual(lived(names, {}, 40));
      expect(
        lived(
          names.map((treatment) => ({ treatment })),
          {},
          40,
        ),
      ).toEqual(lived(names, {}, 40));
    });

    it('[ST2] each begins and ends on its own: doses and sessions come in its days and in no others', () => {
      const course = lived([
        { treatment: names[0]!, after: 30, lasts: 20 },
        { treatment: names[1]!, after: 12, lasts: 28 },
      ]);
      const doses = days(course, 'methadone');
      expect(doses.length).toBeGreaterThan(15);
      expect(Math.min(...doses)).toBeGreaterThanOrEqual(30);
      expect(Math.max(...doses)).toBeLessThanOrEqual(50);
      const sessions = course.visits.filter(({ kind }) => kind.startsWith(`${names[1]}.`)).map(({ day }) => day);
      expect(sessions.length).toBe(4);
      expect(Math.max(...sessions)).toBeLessThanOrEqual(40);
      // Never out of treatment in between.
      expect(course.entered).toBeCloseTo(12 * DAY, 1);
      expect(course.treated?.map(({ from, to }) => [Math.floor(from / DAY), Math.floor(to! / DAY)])).toEqual([[12, 50]]);
      expect(course.left).toBeUndefined();
    });

    it('[ST3] the same treatment twice begins anew after a gap, and goes on to the later end without one', () => {
      const spell = (after: number, lasts: number) => ({ treatment: names[0]!, after, lasts });
      const [apart, over] = [lived([spell(10, 15), spell(40, 15)]), lived([spell(10, 15), spell(20, 20)])];
      expect(days(apart, 'methadone').some((day) => day > 26 && day < 40)).toBe(false);
      expect(days(apart, 'methadone').some((day) => day > 40)).toBe(true);
      expect(apart.treated?.length).toBe(2);
      expect(over.doses).toEqual(lived([spell(10, 30)]).doses);
      expect(over.treated?.length).toBe(1);
    });

    it('[ST4] who walks out leaves all they are in; what was set for later still comes', () => {
      const course = lived([names[0]!, { treatment: names[1]!, after: 14 }, { treatment: names[0]!, after: 60 }], {
        // Whoever misses two days in a row loses the place.
        parameters: { 'care.misses': 2, 'methadoneClinic.forgiven': 1 },
      });
      expect(course.left).toBeLessThan(14);
      expect(course.treated!.map(({ from, to }) => [Math.floor(from / DAY), to && Math.floor(to / DAY)])).toEqual([
        [10, course.left],
        [14, expect.toSatisfy((day) => day === undefined || day > 60)],
      ]);
      const visits = course.visits.filter(({ kind }) => kind.startsWith(`${names[0]}.`)).map(({ day }) => day);
      expect(visits.some((day) => day >= 60)).toBe(true);
      expect(visits.some((day) => day > course.left! && day < 60)).toBe(false);
    });
  });
});
