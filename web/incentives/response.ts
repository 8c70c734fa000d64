/** How people would respond: the same care with the schedule and without it, lived by the same people. */
import { Cancelled } from '../engine.ts';
import { outcome } from '../trial/outcome.ts';
import { running, SITE } from '../trial/running.ts';
import { button, h, put } from '../ui/dom.ts';
import { save } from '../ui/files.ts';
import { say } from '../ui/live.ts';
import { INCENTIVES as W } from '../words/incentives.ts';
import type { Plain } from './state.ts';

const PEOPLE = 2 * SITE;
/** Longest treatment that the page waits for, weeks. */
const LONGEST = 26;

/** The trial file. The schedule stands in it as it is; the care beside it is what the schedule says everyone is given. */
export function responseTrial(plain: Plain, weeks: number): string {
  const { medication } = plain;
  const care = [typeof medication === 'string' ? medication : 'usual care', ...(plain.naloxone ? ['take-home naloxone'] : [])];
  const arm = (name: string, given: readonly string[]): string[] => [
    `  - name: ${name}`,
    '    treatments:',
    ...given.map((one) => `      - ${one}`),
  ];
  return [
    '# An illustration of mechanisms, not advice. Help in the US: 988, or SAMHSA 1-800-662-4357.',
    `title: ${JSON.stringify(`${String(plain.name)} against the same care without it`)}`,
    `people: ${PEOPLE}`,
    `treatment: ${Math.min(weeks, LONGEST)} weeks`,
    'population:',
    '  dependent: 26 weeks',
    '  criteria: { window: 28 d, least: 12 }',
    'arms:',
    ...arm('care alone', care),
    ...arm('rewards', [...care, `incentives: { schedule: ${JSON.stringify(plain)} }`]),
    '',
  ].join('\n');
}

/** A button, and what came of it. `current` gives the schedule as it is when pressed, and its weeks. */
export function response(current: () => { readonly plain: Plain; readonly weeks: number }, gone: AbortSignal): HTMLElement {
  const [place, found] = [h('div', { class: 'row' }), h('div', { class: 'found' })];
  const ready = (): void =>
    put(
      place,
      button(W.respond, () => void run(), { 'data-key': 'respond' }),
    );
  async function run(): Promise<void> {
    const { plain, weeks } = current();
    const text = responseTrial(plain, weeks);
    const stop = new AbortController();
    const leave = (): void => stop.abort();
    gone.addEventListener('abort', leave);
    put(place, h('progress', { 'aria-label': W.respond }), h('span', {}, W.responding), button(W.stop, leave, { 'data-key': 'respond' }));
    try {
      for await (const { told, arrived, sites } of running(text, stop.signal)) {
        if (gone.aborted) return;
        put(
          found,
          outcome(told, arrived < sites, gone),
          h(
            'p',
            { class: 'small' },
            h('code', {}, W.trialCommand),
            ' ',
            button(W.saveTrial, () => save('trial.yaml', text)),
          ),
        );
        if (arrived === sites) say(told.sentences[1] ?? '');
      }
    } catch (error) {
      if (!(error instanceof Cancelled) && !gone.aborted) put(found, h('p', { role: 'alert' }, W.badTrial((error as Error).message)));
    } finally {
      gone.removeEventListener('abort', leave);
      ready();
    }
  }
  ready();
  return h('section', { class: 'card no-print' }, h('h2', {}, W.response), h('p', { class: 'small' }, W.responseSays), place, found);
}
