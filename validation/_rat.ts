import { type Cohort, clearanceRatio, type LifeEvent, RAT } from '../src/index.ts';
import { dailyHeroin, eachPerson, type Live, USUAL } from './_exposure.ts';

/** Rows measured in rats are simulated in rats: the same people, their kinetics carried to the mass of a rat. */
export const eachRat = <T>(cohort: Cohort, substances: readonly string[], measure: (live: Live, index: number) => T): T[] =>
  eachPerson(cohort, substances, measure, RAT);

/** mg per rat, from mg/kg. */
export const perKilogram = (milligrams: number): number => milligrams * RAT.mass;

/**
 * A rat's history of use, where the row gives no schedule: the usual one of people, each dose made smaller so that the area under the
 * curve is the same. It cannot be given as often as a rat's faster kinetics would ask.
 */
export const ratHeroin = (days: number): LifeEvent[] => dailyHeroin(days, USUAL * clearanceRatio(RAT));
