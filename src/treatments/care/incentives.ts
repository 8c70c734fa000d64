import { behaviour, type Values } from '../../language/behaviour.ts';
import { exp } from '../../numerics/elementary.ts';
import { type Foresight, prospect, winChance } from '../schedule/prospect.ts';
import { type Schedule, visitsOf, visitTimes } from '../schedule/schedule.ts';
import { step } from '../schedule/step.ts';
import { ASSAY, incentivePeople, incentiveStates, partner } from './incentiveTables.ts';

const DRUGS = ['opioids', 'stimulants', 'cocaine', 'alcohol', 'cannabis', 'nicotine', 'all drugs'];
/**
 * Incentives by any schedule. Three ways they act: use now forfeits what the schedule still promises, while the next test can still be
 * negative (planning); a contingent test makes people stop and think (arbitration); what is to be won draws to the visit and holds in
 * treatment (care). A result that changes nothing, as in a yoked control, acts by none of them.
 * @param yoked results are those of a partner, whatever the person's own
 */
export const incentives = (name: string, schedule: Schedule, yoked: boolean) => {
  const times = visitTimes(schedule);
  const visits = visitsOf(schedule);
  const tested = schedule.targets.some((target) => DRUGS.includes(target));
  const both = schedule.also === undefined || DRUGS.includes(schedule.also);
  return behaviour({
    name,
    says: schedule.says,
    parameters: { ...incentivePeople, ...partner },
    reads: {
      atHand: { from: 'day.visit', unit: '1', says: 'Kind of the visit at hand' },
      since: { from: 'day.since', unit: 'h', says: 'Time passed' },
      hour: { from: 'day.hour', unit: 'h', says: 'Hours lived' },
      clean: { from: 'care.clean', unit: 'd', says: 'Days since the last dose' },
      rate: { from: 'discounting.rate', unit: '1/d', says: 'Discount rate' },
    },
    writes: {
      stakes: 'planning.stakes',
      think: 'arbitration.deliberation',
      context: 'cues.context',
      lure: 'care.lure',
      there: 'appointment.there',
      pull: 'care.pull',
      cut: 'care.cut',
      takeHome: 'care.takeHome',
      event: 'resolve.event',
      earned: 'purse.earned',
    },
    states: incentiveStates,
    draws: { slip: 'slip or name drawn', luck: 'result of the partner' },
    visits: { test: { says: 'Test, and what it earns', urine: true } },
    before: ['care'],
    rules: (at) => {
      const placeOf = (v: Values) => ({ visit: v[at.visit], rung: v[at.rung], run: v[at.run], lost: v[at.lost], clean: v[at.cleanWeek] });
      const caught = (v: Values, days: number): number => 0.98 / (1 + exp((days - v[at.window]) / 0.35));
      const saturating = (v: Values, dollars: number): number => dollars / (Math.max(0, dollars) + v[at.appeal]);
      const lookAhead = (v: Values): void => {
        const ahead: Foresight = {
          rate: v[at.rate],
          confidence: v[at.confidence],
          visits: v[at.foresight],
          privilege: 100 * v[at.privilege],
        };
        const place = placeOf(v);
        const over = v[at.visit] >= visits;
        const [good, bad, missed] = over
          ? [0, 0, 0]
          : (['negative', 'positive', 'missed'] as const).map((r) => prospect(schedule, place, r, ahead) / 100);
        v[at.atStake] = yoked ? 0 : good! - bad!;
        v[at.worthIfClean] = good! - missed!;
        v[at.worthIfNot] = (yoked ? good! : bad!) - missed!;
        const holds = v[at.holds] * saturating(v, (1 - caught(v, v[at.clean] + 3)) * v[at.worthIfClean]);
        v[at.pull] += holds - v[at.held];
        v[at.held] = holds;
      };
      const stop = (v: Values): void => {
        if (v[at.on] === 0) return;
        v[at.on] = 0;
        if (v[at.context] === 1) v[at.context] = 0;
        v[at.pull] -= v[at.held];
        v[at.held] = 0;
      };
      return {
        enter: (v) => {
          v[at.on] = 1;
          v[at.day] = -1 - v[at.begins];
        },
        night: (v, world) => {
          if (v[at.on] === 0) return;
          if (v[at.visit] >= visits) return stop(v);
          v[at.day] += 1;
          if (v[at.day] < 0) return;
          if (v[at.day] === 0) lookAhead(v);
          // The ward is a context of its own and comes first.
          if (v[at.context] === 0 && v[at.atStake] > 0) v[at.context] = 1;
          const wait = (times[v[at.visit]] as number) - 24 * v[at.day];
          v[at.next] = v[at.hour] + Math.max(0, wait) + 0.5;
          if (wait <= 0) world.visit(at.test, 0.5);
        },
        pass: (v) => {
          v[at.salience] *= exp(-v[at.since] / (24 * v[at.attentionTime]));
        },
        want: (v) => {
          if (v[at.salience] > 0) v[at.think] += v[at.attention] * v[at.salience];
          if (v[at.on] === 0 || v[at.day] < 0 || v[at.atStake] === 0) return;
          // Once the next test is lost anyway, use costs nothing more.
          const days = (v[at.next] - v[at.hour]) / 24;
          const more = caught(v, days) - caught(v, days + v[at.clean]);
          if (more > 0) v[at.stakes] += (v[at.perDollar] * v[at.atStake] * more) / (1 + v[at.rate] * days);
        },
        attend: (v) => {
          if (v[at.atHand] !== at.test || v[at.on] === 0) return;
          const positive = caught(v, v[at.clean]);
          v[at.lure] += v[at.lures] * saturating(v, (1 - positive) * v[at.worthIfClean] + positive * v[at.worthIfNot]);
        },
        leave: stop,
        visits: {
          test: (v, world, kept) => {
            if (v[at.on] === 0) return;
            if (kept) v[at.there] += 1;
            const positive = kept && tested ? world.sample(ASSAY) : false;
            const ok = v[at.partnerNegative] === 1 ? v[at.goesOn] : v[at.starts];
            v[at.partnerNegative] = world.chance(at.luck) < ok ? 1 : 0;
            const met = yoked ? v[at.partnerNegative] === 1 : kept && !positive;
            const result = met ? 'negative' : kept || yoked ? 'positive' : 'missed';
            if (kept && !yoked)
              v[at.salience] = Math.max(v[at.salience], winChance(schedule, placeOf(v)) / (1 + (v[at.rate] * schedule.delay) / 24));
            let slips = 0;
            const draw = () => world.chance(at.slip, slips++);
            const { state, paid, given, doseCut } = step(
              schedule,
              { ...placeOf(v), paid: v[at.paid], draws: v[at.drawn] },
              { result, also: met && both },
              draw,
            );
            [v[at.visit], v[at.rung], v[at.run], v[at.lost]] = [state.visit, state.rung, state.run, state.lost];
            [v[at.cleanWeek], v[at.paid], v[at.drawn]] = [state.clean, state.paid, state.draws];
            if (paid > 0) world.pay('incentives', paid / 100);
            if (isCash(schedule)) v[at.earned] += paid / 100;
            v[at.cut] += doseCut;
            for (const doses of Object.values(given)) v[at.takeHome] += doses;
            const month = 4 * (schedule.phases[0] as { days: readonly string[] }).days.length;
            if (met && !yoked && v[at.run] % month === 0) v[at.event] += v[at.milestone];
            lookAhead(v);
          },
        },
      };
    },
  });
};

const isCash = ({ phases }: Schedule): boolean => phases.some(({ rewards }) => rewards.some(({ kind }) => kind === 'cash'));
