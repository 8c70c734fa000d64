import { behaviour } from '../language/behaviour.ts';
import { assumed, fitted } from '../language/component.ts';

/**
 * Seeking and using. The dose follows what doses do: when the measured effect falls short of what the person aspires to, and money
 * allows, more is bought. Without the money the time goes into finding it.
 */
export const using = behaviour({
  name: 'using',
  says: 'Seeking heroin and using it',
  parameters: {
    least: { value: 0.8, unit: '1', range: [0.1, 3], says: 'Dose wanted when nothing is missing, bags', from: assumed('about a bag') },
    aspired: {
      value: 1.3,
      unit: '1',
      range: [0.3, 4],
      spread: 0.2,
      says: 'Effect a person aspires to, in reward felt',
      from: assumed('near that of a first dose in the model'),
    },
    appetite: {
      value: 5.62,
      unit: '1',
      range: [0, 10],
      says: 'Bags wanted more, per share of the aspired effect that is missing',
      from: fitted('C10: dose ×2–3 in a year'),
    },
    adjust: {
      value: 0.03,
      unit: '1',
      range: [0.001, 0.5],
      says: 'Adjustment of the dose per dose',
      from: assumed('a month of daily use; behaviour-tried'),
    },
    forget: {
      value: 0.003,
      unit: '1',
      range: [0, 0.05],
      says: 'Return of the usual dose to one bag in a day',
      from: assumed('behaviour-tried'),
    },
    thrift: {
      value: 0.25,
      unit: '1',
      range: [0, 2],
      says: 'Weight of the price against money at hand, utility',
      from: assumed('behaviour-tried; el_01'),
    },
    first: {
      value: 0.6,
      unit: '1',
      range: [0.1, 3],
      spread: 0.3,
      says: 'First dose, bags of median purity',
      from: assumed('people begin with part of a bag'),
    },
    fear: {
      value: 0.5,
      unit: '1',
      range: [0, 1],
      says: 'Share of the dose dropped after breathing almost stopped',
      from: assumed('a scare'),
    },
    found: {
      value: 49.9,
      unit: '$',
      range: [0, 200],
      says: 'Money an opportunity of seeking brings',
      from: fitted('nat_07: 2–4 doses a day'),
    },
  },
  reads: {
    slot: { from: 'day.slot', unit: '1', says: 'Number of the opportunity within its day' },
    chosen: { from: 'day.chosen', unit: '1', says: 'Activity chosen' },
    money: { from: 'purse.money', unit: '$', says: 'Money at hand' },
    price: { from: 'market.now', unit: '$', says: 'Price of a bag' },
    bag: { from: 'market.bag', unit: 'mg', says: 'Heroin in a bag' },
    purity: { from: 'market.purity', unit: '1', says: 'Purity of the bag' },
    reserve: { from: 'breathing.reserve', unit: '1', says: 'Reserve of breathing' },
    effect: { from: 'values.effect', unit: '1', says: 'Measured effect' },
  },
  activities: { use: { says: 'Seeking and using heroin' } },
  writes: { spent: 'purse.earned', push: 'use.push' },
  states: {
    bags: { unit: '1', start: 'first', bounds: [0.02, 40], shown: true, says: 'Usual dose, bags of median purity' },
    used: { unit: '1', start: 0, bounds: [0, 1], says: '1 when a dose was taken at this opportunity' },
    sought: { unit: '1', start: 0, bounds: [0, 1], says: '1 when the opportunity went into finding money' },
    today: { unit: '1', start: 0, bounds: [0, 20], says: 'Doses today' },
    doses: { unit: '1', start: 0, bounds: [0, 1e6], says: 'Doses in the life' },
  },
  draws: { luck: 'what seeking brings' },
  substances: ['heroin'],
  after: ['purse', 'market', 'values'],
  rules: (at) => ({
    pass: (v) => {
      v[at.used] = 0;
      v[at.sought] = 0;
      // In the morning, not at night: what counts the doses of a day counts them at night.
      if (v[at.slot] === 0) v[at.today] = 0;
    },
    weigh: (v) => {
      const cost = v[at.price] * v[at.bags];
      v[at.push] -= (v[at.thrift] * cost) / (10 + v[at.money]);
    },
    act: (v, world) => {
      if (v[at.chosen] !== at.use.number) return;
      const affordable = v[at.money] / v[at.price];
      if (affordable < 0.5) {
        v[at.sought] = 1;
        v[at.spent] += v[at.found] * (0.5 + world.chance(at.luck));
        return;
      }
      const bags = Math.min(v[at.bags], affordable);
      v[at.spent] -= bags * v[at.price];
      v[at.used] = 1;
      v[at.today] += 1;
      v[at.doses] += 1;
      world.dose('heroin', 'intravenous', bags * v[at.bag] * v[at.purity]);
    },
    learn: (v) => {
      if (v[at.used] === 0) return;
      const missing = 1 - v[at.effect] / v[at.aspired];
      const means = v[at.money] / (v[at.money] + 4 * v[at.price]);
      // Too little effect asks for more as far as money goes, too much for less; a scare counts at once.
      const wanted = missing > 0 ? v[at.least] + v[at.appetite] * missing * means : v[at.bags] * (v[at.aspired] / v[at.effect]);
      v[at.bags] += v[at.adjust] * (wanted - v[at.bags]);
      const scare = v[at.reserve] < 0.3 ? (0.3 - v[at.reserve]) / (1.3 - v[at.reserve]) : 0;
      v[at.bags] *= 1 - v[at.fear] * scare;
    },
    night: (v) => {
      v[at.bags] += v[at.forget] * (v[at.least] - v[at.bags]);
    },
  }),
});
