/** The worker's part of the designer. */
import { designOf, parseSchedule, type Schedule, scheduleLedger } from '../../src/index.ts';
import type { Designed, Job } from '../jobs.ts';

type Asked = Extract<Job, { kind: 'design' }>;

/** What each visit of a course of results is worth, draws at their mean, before any cap. */
function worthOf({ cap: _, ...schedule }: Schedule, results: Asked['results'], mean: number): number[] {
  // Names and slips are drawn in turn; the numbers decide only about prizes, which are taken at their mean.
  const { steps } = scheduleLedger(schedule, results, () => 0);
  return steps.map(({ paid, prizes, draws }) => paid - prizes.reduce((sum, prize) => sum + prize, 0) + draws * mean);
}

export function designed({ plain, negative, people, results }: Asked): Designed {
  const parsed = parseSchedule(plain);
  if (!('schedule' in parsed)) return { faults: parsed.faults.map(({ message }) => message) };
  const { schedule } = parsed;
  const design = designOf(schedule, { chances: [{ negative }], people });
  const course = Array.from({ length: design.visits }, (_, visit) => results[visit] ?? 'negative');
  const worth = course.every((result) => result === 'negative')
    ? design.table.map((row) => row.worth)
    : worthOf(schedule, course, design.bowl?.mean ?? 0);
  const total = worth.reduce((sum, one) => sum + one, 0);
  return { design, course: worth, earned: Math.min(total, schedule.cap ?? total) };
}
