/** The published schedules against the numbers their sources state. Rules [PR1–PR8]; rows CM of the evidence. */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readEvidence, rowOf } from '../../../cli/evidence.ts';
import { uniform } from '../../numerics/random.ts';
import { distribution, expected, most } from '../schedule/budget.ts';
import { checks } from '../schedule/checks.ts';
import { momentsOf } from '../schedule/distribution.ts';
import { schedule } from '../schedule/parse.ts';
import { printSchedule } from '../schedule/print.ts';
import { type Result, type Schedule, visitsOf, weeksOf } from '../schedule/schedule.ts';
import { ledger } from '../schedule/step.ts';
import { yoke } from '../schedule/yoke.ts';
import { californiaIncentives } from './californiaIncentives.ts';
import { ctn0007Logarithmic } from './ctn0007Logarithmic.ts';
import { ctn0007Logistic } from './ctn0007Logistic.ts';
import { ctn0007Prizes } from './ctn0007Prizes.ts';
import { higginsVouchers } from './higginsVouchers.ts';
import { medicationContingency } from './medicationContingency.ts';
import { methadoneTakeHomes } from './methadoneTakeHomes.ts';
import { prestonVouchers } from './prestonVouchers.ts';
import { protocols } from './registry.generated.ts';
import { silvermanCocaine } from './silvermanCocaine.ts';
import { silvermanOpiates } from './silvermanOpiates.ts';
import { therapeuticWorkplace } from './therapeuticWorkplace.ts';
import { veteransPrizes } from './veteransPrizes.ts';
import { yearOfVouchers } from './yearOfVouchers.ts';

/** `visits` negatives, but positive at the samples named (from 1). */
const results = (visits: number, ...positive: number[]): Result[] =>
  Array.from({ length: visits }, (_, i) => (positive.includes(i + 1) ? 'positive' : 'negative'));
const dollars = (of: Schedule, seen: readonly Result[]): number[] => ledger(of, seen, () => 0).steps.map((one) => one.paid / 100);
const total = (of: Schedule, seen: readonly Result[]): number => ledger(of, seen, () => 0).paid / 100;
const expectedAt = (of: Schedule, ps = [0.3, 0.5, 0.7, 0.9, 1]): number[] => ps.map((p) => expected(of, p).paid / 100);
const first = (of: Schedule, phases: number): Schedule => ({ ...of, phases: of.phases.slice(0, phases) });
/** Figures of a table that was simulated: within 1 %, or half of its last digit. */
function agree(found: readonly number[], table: readonly number[]): void {
  for (const [i, value] of table.entries()) expect(Math.abs(found[i]! - value)).toBeLessThanOrEqual(0.5 + 0.01 * value);
}

describe('Higgins vouchers', () => {
  const twelve = first(higginsVouchers, 1);
  it('[PR1] pays 2.50, 3.75, 5.00 and the bonus, and 46.25 at last', () => {
    expect(dollars(twelve, results(36)).slice(0, 7)).toEqual([2.5, 3.75, 15, 6.25, 7.5, 18.75, 10]);
    expect(dollars(twelve, results(36)).at(-1)).toBe(46.25 + 10);
  });
  it('[PR1] at most $997.50 in 12 weeks: 877.50 + 12 × 10, mean voucher 24.38; then 24 tickets (CM009, CM007)', () => {
    expect(total(twelve, results(36))).toBe(997.5);
    expect((997.5 - 120) / 36).toBeCloseTo(24.38, 2);
    expect(most(twelve)).toMatchObject({ paid: 99_750, sure: 99_750, draws: 0 });
    expect(most(higginsVouchers).paid).toBe(99_750 + 2_400);
    expect([weeksOf(higginsVouchers), visitsOf(higginsVouchers)]).toEqual([24, 60]);
  });
  it('[PR1] one slip at sample 1, 6, 18, 36 (CM008)', () => {
    expect([1, 6, 18, 36].map((slip) => total(twelve, results(36, slip)))).toEqual([941.25, 753.75, 753.75, 941.25]);
    const { restore: _, ...rungs } = higginsVouchers.rungs;
    expect(total({ ...twelve, rungs }, results(36, 18))).toBe(558.75);
  });
  it('[PR1] five negatives after a slip pay from the start, the sixth at the value before it; missed counts as positive', () => {
    const paid = dollars(twelve, results(24, 18)).slice(16);
    expect(paid).toEqual([22.5, 0, 2.5, 3.75, 15, 6.25, 7.5, 2.5 + 1.25 * 17 + 10]);
    const missed = results(24, 18).map((result): Result => (result === 'positive' ? 'missed' : result));
    expect(dollars(twelve, missed)).toEqual(dollars(twelve, results(24, 18)));
  });
  it('[PR2] expected pay (CM071), the table within its simulation error', () => {
    expect(expectedAt(twelve).map((x) => x.toFixed(2))).toEqual(['39.23', '91.03', '188.46', '496.53', '997.50']);
    agree(expectedAt(twelve), [39, 91, 188, 498, 998]);
  });
});

describe('vouchers in methadone clinics', () => {
  it('[PR3] +$1.50 gives $1,155 in 12 and $554 in 8 weeks (CM010)', () => {
    expect([silvermanOpiates, silvermanCocaine].map((of) => most(of).paid)).toEqual([115_500, 115_500]);
    expect(most(prestonVouchers).paid).toBe(55_400);
    expect(dollars(silvermanOpiates, results(3))).toEqual([2.5, 4, 15.5]);
  });
  it('[PR3] the yoked group gets the same money whatever its urine (CM012)', () => {
    const partner = ledger(silvermanCocaine, results(36, 4, 20));
    const yoked = yoke(silvermanCocaine, partner);
    expect(ledger(yoked, Array(36).fill('positive')).paid).toBe(partner.paid);
    expect(checks(yoked).map(({ code }) => code)).toContain('not-contingent');
  });
  it('[PR3] a year at most about $5,800: the inferred cap of $40 gives $5,752.50, within 1 % (CM051)', () => {
    expect(most(yearOfVouchers)).toMatchObject({ paid: 575_250, given: { 'take-home dose': 156 } });
  });
});

describe('CTN-0007 prizes', () => {
  const primary = { negative: 1, also: 0 };
  it('[PR4] 204 draws at most, 156 without the bonus; $444.31 and $339.77 expected (CM023)', () => {
    expect(most(ctn0007Prizes).draws).toBe(204);
    expect(most(ctn0007Prizes).expected / 100).toBeCloseTo(444.31, 2);
    expect(expected(ctn0007Prizes, primary)).toMatchObject({ draws: 156 });
    expect(expected(ctn0007Prizes, primary).paid / 100).toBeCloseTo(339.77, 2);
  });
  it('[PR4] draws are the weeks in a row, from 1 again after a positive (CM021)', () => {
    const { steps } = ledger(ctn0007Prizes, results(10, 5), () => 0);
    expect(steps.map(({ draws }) => draws)).toEqual([1, 1, 2, 2, 0, 1, 2, 2, 3, 3]);
  });
  it('[PR4] other ladders make the same 156 draws (CM024)', () => {
    const draws = [ctn0007Logarithmic, ctn0007Logistic].map((of) => expected(of, primary).draws);
    expect(draws).toEqual([156, 156]);
    expect(ledger(ctn0007Logarithmic, results(6), () => 0).steps.map((one) => one.draws)).toEqual([1, 1, 4, 4, 6, 6]);
    expect(ledger(ctn0007Logistic, results(8), () => 0).steps.map((one) => one.draws)).toEqual([1, 1, 1, 1, 1, 1, 2, 2]);
  });
  it('[PR4] only the logistic ladder rises late', () => {
    const late = protocols.filter((of) => checks(of).some(({ code }) => code === 'late-escalation'));
    expect(late.map(({ name }) => name)).toEqual(['ctn-0007-logistic']);
  });
  it('[PR4] expected pay (CM071): exact', () => {
    expect(expectedAt(ctn0007Prizes).map((x) => x.toFixed(2))).toEqual(['18.73', '37.75', '72.31', '173.30', '339.77']);
    expect(expectedAt(ctn0007Prizes).map(Math.round)).toEqual([19, 38, 72, 173, 340]);
  });
  it('[PR4] a thousand ledgers agree with the recursion in mean and spread', () => {
    const paid = Array.from({ length: 1000 }, (_, person) => {
      let n = 0;
      const u = () => uniform(5, person, 'any', n++);
      return ledger(
        ctn0007Prizes,
        results(24).map((): Result => (u() < 0.7 ? 'negative' : 'positive')),
        u,
      ).paid;
    });
    const { paid: mean, sd } = expected(ctn0007Prizes, 0.7);
    expect(Math.abs(paid.reduce((sum, x) => sum + x, 0) / 1000 - mean)).toBeLessThan((3.5 * sd) / Math.sqrt(1000));
    expect(momentsOf(distribution(ctn0007Prizes, 0.7)).sd).toBeCloseTo(sd, 4);
  });
});

describe('public programmes', () => {
  it('[PR5] Veterans: up to 8 draws, 164 in all, $363.75 (CM032)', () => {
    expect(ledger(veteransPrizes, results(12, 11), () => 0).steps.map((one) => one.draws)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 8, 8, 0, 1]);
    expect(most(veteransPrizes).draws).toBe(164);
    expect(most(veteransPrizes).expected / 100).toBeCloseTo(363.75, 2);
    agree(expectedAt(veteransPrizes), [23, 51, 108, 240, 364]);
  });
  it('[PR6] California: 36 tests, 10 to 26.50, 438 + 90 + 50 + 21 = $599 (CM040, CM041)', () => {
    const paid = dollars(californiaIncentives, results(36));
    expect(paid.slice(0, 6)).toEqual([10, 10, 11.5, 11.5, 13, 13]);
    expect(paid.slice(22)).toEqual([26.5, 26.5, 15, 15, 15, 15, 15, 15, 10, 10, 10, 10, 10, 21]);
    expect([visitsOf(californiaIncentives), weeksOf(californiaIncentives)]).toEqual([36, 24]);
    expect(most(californiaIncentives).paid).toBe(59_900);
    expect([1, 2, 3, 4].map((n) => most(first(californiaIncentives, n)).paid / 100)).toEqual([438, 528, 578, 599]);
  });
  it('[PR6] California: back to $10 at a positive, and to the value before it after two negatives (CM042, CM043)', () => {
    expect(dollars(californiaIncentives, results(10, 5))).toEqual([10, 10, 11.5, 11.5, 0, 10, 10, 13, 14.5, 14.5]);
    const excused = results(8).map((result, i): Result => (i === 2 ? 'excused' : result));
    expect(dollars(californiaIncentives, excused)).toEqual([10, 10, 0, 11.5, 11.5, 11.5, 13, 13]);
    agree(expectedAt(californiaIncentives), [120, 204, 305, 466, 599]);
  });
});

describe('other designs', () => {
  it('[PR7] take-homes come after two clean weeks; a lapse loses the week and the next', () => {
    const given = ledger(methadoneTakeHomes, results(18, 10)).steps.map((one) => one.given['take-home dose'] ?? 0);
    expect(given).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  });
  it('[PR7] the workplace pays $40 a day, $200 a week', () => {
    expect(total(therapeuticWorkplace, results(5))).toBe(200);
    expect(most(therapeuticWorkplace).paid).toBe(4000 * 5 * 26);
  });
  it('[PR7] the medication contingency halves the dose and is flagged as a danger', () => {
    expect(ledger(medicationContingency, ['positive']).steps[0]?.doseCut).toBe(0.5);
    expect(
      checks(medicationContingency)
        .filter(({ level }) => level === 'danger')
        .map(({ code }) => code),
    ).toEqual(['opioid-abstinence', 'dose-cut']);
  });
});

describe('every protocol', () => {
  const rows = readEvidence();
  const ids = (text: string) => text.match(/\b(?:CM\d{3}|[BP]-V\d+|es_\d+)\b/g) ?? [];

  it('[PR8] stands in the registry', () => {
    const files = readdirSync(new URL('.', import.meta.url)).filter((name) => /^[a-zA-Z0-9]+\.ts$/.test(name));
    expect(protocols).toHaveLength(files.length);
    expect(new Set(protocols.map(({ name }) => name)).size).toBe(protocols.length);
  });
  it.each(protocols.map((of) => [of.name, of] as const))(
    '[PR8] %s cites rows that exist, names its doubts and prints as it is read',
    (_, of) => {
      expect(of.sources.length).toBeGreaterThan(0);
      expect(of.doubts.length).toBeGreaterThan(0);
      const cited = [...of.sources, ...of.doubts.flatMap(ids), ...checks(of).flatMap(({ from }) => ids(from))];
      expect(cited.filter((id) => !rowOf(rows, id))).toEqual([]);
      expect(schedule(printSchedule(of))).toEqual(of);
    },
  );
});
