/** What the agent writes for its modules, and reads of them. */
const CORE = {
  hour: 'day.hour',
  number: 'day.number',
  clock: 'day.clock',
  since: 'day.since',
  hours: 'day.hours',
  slot: 'day.slot',
  chosen: 'day.chosen',
  brings: 'day.brings',
  visit: 'day.visit',
  treated: 'day.treated',
  choking: 'day.choking',
  rest: 'felt.rest',
  relief: 'felt.relief',
  euphoria: 'felt.euphoria',
  wake: 'rhythm.wake',
  awake: 'rhythm.awake',
  jitter: 'rhythm.jitter',
  rush: 'rhythm.rush',
  noticed: 'rhythm.noticed',
  planned: 'arbitration.planned',
  steepness: 'arbitration.steepness',
  spread: 'market.spread',
  purity: 'market.purity',
  dependent: 'dependence.since',
} as const;

export type CorePlaces = Readonly<Record<keyof typeof CORE, number>>;

/** @throws Error when the modules lack what no life can do without */
export function corePlaces(places: Readonly<Record<string, number>>): CorePlaces {
  const found = Object.entries(CORE).map(([key, id]) => {
    if (places[id] === undefined) throw new Error(`${id}: no module gives it, and nobody can live without it`);
    return [key, places[id]];
  });
  return Object.fromEntries(found) as CorePlaces;
}
