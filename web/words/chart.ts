/** Words of every chart, whatever it shows. */
export const CHART = {
  read: 'Arrow keys read this chart; Home and End go to its ends.',
  listen: (name: string) => `Listen to ${name}`,
  table: 'The numbers as a table',
  at: (time: string, readings: readonly string[]) => `At ${time}: ${readings.join(', ')}`,
  since: 'since the start',
  chart: (from: string, to: string, unit: string, axis: string) => `Line chart, ${from} to ${to} ${unit}; vertical axis: ${axis}.`,
  line: (name: string, first: string, low: string, high: string, last: string) =>
    `${name}: begins at ${first}, lowest ${low}, highest ${high}, ends at ${last}.`,
  nothing: (name: string) => `${name}: nothing is recorded.`,
} as const;
