/** The rules of a schedule as a form. */
import { button, checkField, h } from '../ui/dom.ts';
import { INCENTIVES as W } from '../words/incentives.ts';
import { type Amount, amountField, countAmount, type Form, moneyAmount, selectField, textField, unitAmount } from './fields.ts';
import { at, type Path, type Plain } from './state.ts';

const DAYS = Object.keys(W.dayNames);
const list = (data: Plain, path: Path): readonly Plain[] => (at(data, path) as Plain[] | undefined) ?? [];
const currencyOf = (data: Plain): string => String(data.currency ?? 'USD');

/** Rewards in money are amounts, all others are counted. */
function amountOf(form: Form, kind: unknown, max: number, none?: null): Amount {
  const counted = kind === 'draws' || kind === 'privilege';
  if (!counted) return moneyAmount(currencyOf(form.data), max, 0.25, none);
  return { ...countAmount(20), ...(none === null ? { write: (value) => (value === 0 ? undefined : value) } : {}) };
}

function reward(form: Form, path: Path, number: number): HTMLElement {
  const { kind, ladder } = at(form.data, path) as Plain;
  const steps = Array.isArray(ladder)
    ? [h('p', { class: 'small' }, W.ladder(ladder.length))]
    : [
        amountField(form, W.first, [...path, 'first'], amountOf(form, kind, 50)),
        amountField(form, W.rise, [...path, 'rise'], amountOf(form, kind, 5, null)),
        amountField(form, W.most, [...path, 'most'], amountOf(form, kind, 100, null)),
      ];
  const remove = (): void => form.edit(path, undefined, true);
  return h(
    'fieldset',
    { class: 'part' },
    h('legend', {}, W.reward(number)),
    selectField(form, W.kind, [...path, 'kind'], W.kinds),
    ...steps,
    selectField(form, W.by, [...path, 'by'], W.bys, 'rung'),
    selectField(form, W.when, [...path, 'when'], W.whens, 'negative'),
    button(W.remove(W.reward(number).toLowerCase()), remove, { class: 'quiet' }),
  );
}

function days(form: Form, path: Path): HTMLElement {
  const now = (at(form.data, path) as string[] | undefined) ?? [];
  const set = (day: string, on: boolean): void =>
    form.edit(
      path,
      DAYS.filter((one) => (one === day ? on : now.includes(one))),
      true,
    );
  const boxes = DAYS.map((day) => checkField(W.dayNames[day]!, now.includes(day), (on) => set(day, on), `${path.join('.')} ${day}`));
  return h('fieldset', { class: 'days' }, h('legend', {}, W.days), ...boxes);
}

function phase(form: Form, number: number, count: number): HTMLElement {
  const path = ['phases', number];
  const rewards = list(form.data, [...path, 'rewards']);
  const draws = list(form.data, ['bowl']).length > 0;
  const fresh = draws ? { kind: 'draws', first: 1, rise: 1, most: 8 } : { kind: 'voucher', first: `2.5 ${currencyOf(form.data)}` };
  const add = (): void => form.edit([...path, 'rewards'], [...rewards, fresh], true);
  return h(
    'details',
    { class: 'card phase', open: count < 3 || number === 0 },
    h('summary', {}, h('b', {}, W.phase(number + 1)), ` ${String((at(form.data, path) as Plain).lasts)}`),
    amountField(form, W.weeks, [...path, 'lasts'], unitAmount('weeks', 52, 1)),
    days(form, [...path, 'days']),
    ...rewards.map((_, i) => reward(form, [...path, 'rewards', i], i + 1)),
    h(
      'p',
      { class: 'row' },
      button(W.addReward, add, { 'data-key': `${path.join('.')} add` }),
      count > 1 && button(W.remove(W.phase(number + 1).toLowerCase()), () => form.edit(path, undefined, true), { class: 'quiet' }),
    ),
  );
}

function bowl(form: Form): HTMLElement {
  const slips = list(form.data, ['bowl']);
  const row = (i: number): HTMLElement =>
    h(
      'fieldset',
      { class: 'part' },
      h('legend', {}, W.slip(i + 1)),
      amountField(form, W.slips, ['bowl', i, 'slips'], countAmount(500, 1)),
      amountField(form, W.prize, ['bowl', i, 'prize'], moneyAmount(currencyOf(form.data), 100, 1)),
      button(W.remove(W.slip(i + 1).toLowerCase()), () => form.edit(['bowl', i], undefined, true), { class: 'quiet' }),
    );
  const add = (): void => form.edit(['bowl'], [...slips, { slips: 100, prize: `1 ${currencyOf(form.data)}` }], true);
  return h(
    'details',
    { class: 'card', open: slips.length > 0 },
    h('summary', {}, W.bowl),
    ...slips.map((_, i) => row(i)),
    button(W.addSlip, add),
  );
}

/** Lost amounts come back after n successes; 0 is never. */
function restoration(form: Form): HTMLElement {
  const now = (at(form.data, ['rungs', 'restore']) as Plain | undefined) ?? {};
  const amount: Amount = {
    max: 10,
    step: 1,
    read: (value) => Number((value as Plain | undefined)?.after ?? 0),
    write: (after) => (after === 0 ? undefined : { to: 'highest', from: 'next', ...now, after }),
  };
  return amountField(form, W.restore, ['rungs', 'restore'], amount);
}

export function editor(form: Form): readonly HTMLElement[] {
  const { data, edit } = form;
  const phases = list(data, ['phases']);
  const last = phases.at(-1) ?? {};
  const medicate = (name: string): void => edit(['medication'], name === 'none' ? undefined : name, true);
  const medicated: Form = { data, edit: (_, value) => medicate(String(value)) };
  return [
    h(
      'section',
      { class: 'card' },
      h('h2', {}, W.programme),
      textField(form, W.name, ['name']),
      textField(form, W.says, ['says']),
      selectField(form, W.target, ['targets', 0], W.targets),
      selectField(medicated, W.medication, ['medication'], W.medications, 'none'),
      checkField(W.naloxone, data.naloxone === true, (on) => edit(['naloxone'], on || undefined, true), 'naloxone'),
    ),
    ...phases.map((_, i) => phase(form, i, phases.length)),
    h(
      'p',
      {},
      button(W.addPhase, () => edit(['phases'], [...phases, last], true), { 'data-key': 'add phase' }),
    ),
    h(
      'section',
      { class: 'card' },
      h('h2', {}, W.rungs),
      selectField(form, W.positive, ['rungs', 'positive'], W.lapses, 'reset'),
      selectField(form, W.missed, ['rungs', 'missed'], W.lapses, 'reset'),
      selectField(form, W.excused, ['rungs', 'excused'], W.lapses, 'hold'),
      restoration(form),
      amountField(form, W.cap, ['cap'], moneyAmount(currencyOf(data), 2000, 1, null)),
      amountField(form, W.delay, ['delay'], { ...unitAmount('h', 168), write: (value) => (value === 0 ? undefined : `${value} h`) }),
    ),
    bowl(form),
  ];
}
