import { behaviour, type MindWorld, type Values } from '../../language/behaviour.ts';
import { assumed, fitted, type Parameter } from '../../language/component.ts';

/** What is given, and by which way. */
export interface Dispensed {
  readonly name: string;
  readonly says: string;
  readonly substance: string;
  readonly route: string;
  /** Given for `leadDays` before the first dose proper. */
  readonly lead?: { readonly substance: string; readonly route: string };
  readonly settings: Readonly<Record<DispensingSetting, Parameter>>;
  /** How strongly dread of its withdrawal holds in treatment, per unit of tolerance; undefined for an antagonist, which satisfies nothing. */
  readonly binds?: number;
}

// biome-ignore format: a table
export const dispensingSettings = {
  lasts: { value: 1, unit: 'd', range: [1, 60], says: 'Days until the next dose', from: assumed('a daily dose') },
  every: { value: 1, unit: '1', range: [1, 60], says: 'Doses at each step of the way to the full dose', from: assumed('each day a step') },
  step: { value: 1000, unit: 'mg', range: [0, 1000], says: 'Rise of the dose at each step', from: assumed('the full dose at once') },
  takeHome: { value: 0, unit: '1', range: [0, 30], says: 'Doses taken home at each visit', from: assumed('all doses are observed') },
  takeHomeLater: { value: 0, unit: '1', range: [0, 30], says: 'Doses taken home at each visit once stable', from: assumed('all doses are observed') },
  stableAfter: { value: 90, unit: 'd', range: [1, 1000], says: 'Days after which a person counts as stable', from: assumed('US practice: more take-homes after three months') },
  adherence: { value: 0.93, unit: '1', range: [0, 1], says: 'Chance that a dose at home is taken', from: assumed('no row of the evidence') },
  score: { value: 0, unit: '1', range: [0, 36], says: 'Withdrawal score asked for before the first dose', from: assumed('none needed') },
  clean: { value: 0, unit: 'd', range: [0, 30], says: 'Days without opioids asked for before the first dose', from: assumed('none needed') },
  patience: { value: 3, unit: 'd', range: [0, 60], says: 'Days for which the first dose is tried', from: assumed('induction takes a few days') },
  taperAt: { value: 5000, unit: 'd', range: [0, 5000], says: 'Day on which the dose begins to fall', from: assumed('maintenance without end') },
  taperOver: { value: 28, unit: 'd', range: [1, 365], says: 'Days over which it falls to nothing', from: assumed('four weeks, as in B-V42') },
  leadDose: { value: 0, unit: 'mg', range: [0, 100], says: 'Daily dose before the first dose proper', from: assumed('none') },
  leadDays: { value: 0, unit: '1', range: [0, 60], says: 'Number of such doses', from: assumed('none') },
  reload: { value: 3, unit: 'd', range: [1, 100], says: 'Missed days after which half the way to the full dose is gone again', from: assumed('clinical practice: tolerance may be lost') },
  forgiven: { value: 14, unit: 'd', range: [1, 365], says: 'Days in a row without a dose after which treatment is over', from: assumed('rules of clinics range from days to a month') },
  goal: { value: 0.4, unit: '1', range: [0, 1], says: 'How far not using is the goal: 1 drug-free, less on agonists', from: assumed('people on agonists need not take a lapse for failure; B-V41') },
  price: { value: 18, unit: '$', range: [0, 3000], says: 'Cost of one dose with its visit', from: assumed('recalled: $126 a week on methadone, US 2016') },
} as const satisfies Readonly<Record<string, Parameter>>;
export type DispensingSetting = keyof typeof dispensingSettings | 'dose' | 'first';

/** Medication handed out: the first dose, the way to the full one, visits and doses at home, missed doses, the end. Every dose is real. */
export const dispensing = ({ name, says, substance, route, lead, settings, binds }: Dispensed) =>
  behaviour({
    name,
    says,
    // biome-ignore format: a table
    parameters: {
      ...settings,
      need: { value: 1.47, unit: '1', range: [0, 8], says: 'How strongly dreading withdrawal draws to the dose', from: fitted('B-V60') },
      binds: { value: binds ?? 0, unit: '1', range: [0, 12], says: 'How strongly dread of its withdrawal holds in treatment, per unit of tolerance', from: fitted('B-V60, B-V37') },
      sates: { value: binds === undefined ? 0 : 0.911, unit: '1', range: [0, 1], says: 'Satiety that steady medication adds, share of what is missing', from: fitted('B-V60') },
    },
    reads: {
      atHand: { from: 'day.visit', unit: '1', says: 'Kind of the visit at hand' },
      cows: { from: 'withdrawal.cows', unit: '1', says: 'Withdrawal score' },
      tolerance: { from: 'tolerance.level', unit: '1', says: 'Tolerance: what a missed dose would cost' },
      free: { from: 'care.clean', unit: 'd', says: 'Days since the last dose of the person’s own' },
      cut: { from: 'care.cut', unit: '1', says: 'Share by which today’s dose is cut' },
      privilege: { from: 'care.takeHome', unit: '1', says: 'Doses to take home earned today' },
    },
    writes: { there: 'appointment.there', goalOfCare: 'care.goal', lure: 'care.lure', pull: 'care.pull', sated: 'craving.sated' },
    states: {
      on: { unit: '1', start: 0, bounds: [0, 1], says: '1 while enrolled' },
      days: { unit: 'd', start: 0, bounds: [0, 1e5], says: 'Days enrolled' },
      begun: { unit: '1', start: 0, bounds: [0, 1], says: '1 once a first dose was given' },
      taken: { unit: '1', start: 0, bounds: [0, 1e5], says: 'Doses that count on the way to the full one' },
      stock: { unit: '1', start: 0, bounds: [0, 60], says: 'Doses at home' },
      rest: { unit: 'd', start: 0, bounds: [0, 60], says: 'Days for which the last dose still holds' },
      bound: { unit: '1', start: 0, bounds: [0, 40], says: 'What it adds to what holds in treatment' },
      eased: { unit: '1', start: 0, bounds: [0, 1], says: 'Satiety it adds now' },
      missed: { unit: 'd', start: 0, bounds: [0, 1e5], says: 'Days in a row without a dose' },
    },
    draws: { takes: 'whether a dose at home is taken' },
    visits: { dosing: { says: 'Dose at the clinic' } },
    substances: lead ? [substance, lead.substance] : [substance],
    before: ['care'],
    rules: (at) => {
      const left = (v: Values) => 1 - (v[at.days] - v[at.taperAt]) / v[at.taperOver];
      const full = (v: Values): number => {
        const steps = Math.floor((v[at.taken] - v[at.leadDays]) / v[at.every]);
        if (v[at.first] > v[at.dose]) return steps < 1 ? v[at.first] : v[at.dose];
        return Math.min(v[at.dose], v[at.first] + v[at.step] * steps);
      };
      const give = (v: Values, world: MindWorld): void => {
        if (v[at.missed] >= v[at.reload]) v[at.taken] = v[at.leadDays] + Math.floor(Math.max(0, v[at.taken] - v[at.leadDays]) / 2);
        if (lead && v[at.taken] < v[at.leadDays]) world.dose(lead.substance, lead.route, v[at.leadDose]);
        else {
          world.dose(substance, route, full(v) * Math.min(1, left(v)) * (1 - v[at.cut]));
          v[at.rest] = v[at.lasts] - 1;
        }
        world.medicate(substance);
        world.pay('medication', v[at.price]);
        v[at.taken] += 1;
        v[at.missed] = 0;
      };
      const hold = (v: Values, by: number): void => {
        const [pull, sated] = [by * v[at.binds] * v[at.tolerance], by * v[at.sates]];
        v[at.pull] += pull - v[at.bound];
        v[at.sated] += sated - v[at.eased];
        [v[at.bound], v[at.eased]] = [pull, sated];
      };
      const stop = (v: Values): void => {
        if (v[at.on] === 1) v[at.goalOfCare] += 1 - v[at.goal];
        hold(v, 0);
        v[at.on] = 0;
      };
      return {
        enter: (v) => {
          v[at.on] = 1;
          // Whoever comes back begins anew.
          for (const left of [at.days, at.begun, at.taken, at.stock, at.rest, at.missed]) v[left] = 0;
          v[at.goalOfCare] -= 1 - v[at.goal];
        },
        night: (v, world) => {
          if (v[at.on] === 0) return;
          v[at.days] += 1;
          if (left(v) <= 0) return stop(v);
          hold(v, v[at.begun]);
          if (v[at.rest] >= 1) v[at.rest] -= 1;
          else if (v[at.stock] >= 1) {
            v[at.stock] -= 1;
            if (world.chance(at.takes) < v[at.adherence]) give(v, world);
            else v[at.missed] += 1;
          } else world.visit(at.dosing, 1);
        },
        attend: (v) => {
          if (v[at.atHand] === at.dosing) v[at.lure] += (v[at.need] * v[at.tolerance]) / (0.5 + v[at.tolerance]);
        },
        leave: stop,
        visits: {
          dosing: (v, world, kept) => {
            if (v[at.on] === 0) return;
            if (!kept) {
              v[at.missed] += 1;
              if (v[at.missed] > v[at.forgiven]) world.leave();
              return;
            }
            v[at.there] += 1;
            if (v[at.begun] === 0) {
              const ready = v[at.cows] >= v[at.score] && v[at.free] >= v[at.clean];
              if (!ready && v[at.days] <= v[at.patience]) return;
              // Without the days of abstinence an antagonist is not given; an agonist that has waited long enough is.
              if (v[at.free] < v[at.clean]) return world.leave();
              v[at.begun] = 1;
            }
            give(v, world);
            v[at.stock] = (v[at.days] > v[at.stableAfter] ? v[at.takeHomeLater] : v[at.takeHome]) + v[at.privilege];
          },
        },
      };
    },
  });
