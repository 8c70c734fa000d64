/** The files of scenes 8 to 10: lives people choose, and a trial of what helps those who stop. */
const NOTICE = '# An illustration of mechanisms, not advice. Help in the US: 988, or SAMHSA 1-800-662-4357.';

/** Of the whole story: the same people, with the same luck, from scene to scene. */
export const SEED = 1;
/** People of scenes 8 to 10. */
export const FIFTY = 50;
export const WEEKS = 104;

/** Scene 8: people who choose for themselves, from their first days with it. */
export const dayText = (): string =>
  [
    NOTICE,
    'title: A day',
    'person: drawn',
    `people: ${FIFTY}`,
    `seed: ${SEED}`,
    `duration: ${WEEKS} weeks`,
    'lives: freely',
    'record: { every: 7 d, series: [dopamine.percent] }',
    'tolerance: 1e-4',
    '',
  ].join('\n');

/** Days in the ward in which people stop who take no medication. */
const WARD = 10;
export const STOPPED_WEEKS = 26;
export const ALONE = 'nothing more';

/** Ways that scene 10 offers, as lines of a trial file. */
const WAYS: Readonly<Record<string, string>> = {
  friends: 'social support',
  skills: 'cognitive-behavioural therapy',
  rewards: 'incentives: silverman-opiates',
  medication: 'methadone',
  naloxone: 'take-home naloxone',
};
/** What is chosen when the scene opens. */
export const CHOSEN: readonly string[] = ['medication', 'rewards', 'friends', 'naloxone'];

const ward = `residential detoxification: { days: ${WARD} d }`;
const lines = (given: readonly string[]): string[] => given.map((one) => `      - ${one}`);

/**
 * Scenes 9 and 10: the same people, who have become dependent, stop alone and with help. Whoever takes medication needs no ward: it is the
 * other way of stopping.
 * @param ways keys of WAYS; none: those of the beginning, since a trial has two arms
 */
export function stopText(ways: readonly string[]): string {
  const chosen = ways.length > 0 ? ways : CHOSEN;
  const given = [...(chosen.includes('medication') ? [] : [ward]), ...chosen.map((way) => WAYS[way]!)];
  return [
    NOTICE,
    'title: Stopping, alone and with help',
    `people: ${FIFTY}`,
    `seed: ${SEED}`,
    `treatment: ${STOPPED_WEEKS} weeks`,
    'population: { dependent: 13 weeks, within: 26 weeks, criteria: { window: 28 d, least: 12 }, attempts: 60 }',
    'arms:',
    `  - name: ${ALONE}`,
    '    treatments:',
    ...lines([ward]),
    '  - name: with help',
    '    treatments:',
    ...lines(given),
    '',
  ].join('\n');
}
