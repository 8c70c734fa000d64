import { type Phase, type RewardKind, type Schedule, slotOf } from './schedule.ts';
import type { Ledger } from './step.ts';

/**
 * The control that shows whether it is the contingency or the money: this person is paid, visit by visit, what a partner on `schedule`
 * earned, whatever their own result. Prizes the partner drew are paid at their value, privileges are left out.
 * @param paidFor `always`, or `attended` when a missed visit forfeits that day's amount
 */
export function yoke(schedule: Schedule, partner: Ledger, paidFor: 'always' | 'attended' = 'always'): Schedule {
  let visit = 0;
  const phases = schedule.phases.map((phase): Phase => {
    const amounts = Array.from({ length: phase.weeks * phase.days.length }, () => partner.steps[visit++]?.paid ?? 0);
    const fixed = { by: 'visit', when: paidFor, each: 'visit', every: 1, also: false } as const;
    return { ...phase, rewards: [{ kind: kindOf(schedule), steps: amounts, ...fixed }] };
  });
  const { cap: _, ...rest } = schedule;
  return {
    ...rest,
    name: `${schedule.name}-yoked`,
    says: `Paid what another person earned, whatever the own result; otherwise as ${schedule.name}`,
    phases,
    bowl: [],
    rungs: { climb: 'never', positive: 'hold', missed: 'hold', excused: 'hold', doseCut: 0 },
  };
}

/** The money of the partner's first visit; prizes are goods. */
function kindOf(schedule: Schedule): RewardKind {
  const kinds = slotOf(schedule, 0).phase.rewards.map(({ kind }) => kind);
  return kinds.find((kind) => kind === 'voucher' || kind === 'cash') ?? 'goods';
}
