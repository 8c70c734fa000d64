// Generated from the files of this folder by: npm run registry
import { appointment } from './appointment.ts';
import { care } from './care.ts';
import { dependence } from './dependence.ts';
import { job } from './job.ts';
import { lifespan } from './lifespan.ts';
import { market } from './market.ts';
import { needs } from './needs.ts';
import { purse } from './purse.ts';
import { rescue } from './rescue.ts';
import { rhythm } from './rhythm.ts';
import { stress } from './stress.ts';
import { ties } from './ties.ts';
import { using } from './using.ts';

export const lifeParts = [
  appointment,
  care,
  dependence,
  job,
  lifespan,
  market,
  needs,
  purse,
  rescue,
  rhythm,
  stress,
  ties,
  using,
] as const;
