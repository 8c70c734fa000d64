/** Words of every chart, whatever it shows. */
export const CHART = {
  read: 'Arrow keys read this chart; Home and End go to its ends.',
  listen: (name: string) => `Listen to ${name}`,
  table: 'The numbers as a table',
  at: (time: string, readings: readonly string[]) => `At ${time}: ${readings.join(', ')}`,
} as const;
