// Generated from the files of this folder by: npm run registry
import { cueReactivity } from './cueReactivity.ts';
import { devaluation } from './devaluation.ts';
import { discounting } from './discounting.ts';
import { extinction } from './extinction.ts';
import { progressiveRatio } from './progressiveRatio.ts';
import { reversal } from './reversal.ts';

export const tasks = [
  cueReactivity,
  devaluation,
  discounting,
  extinction,
  progressiveRatio,
  reversal,
] as const;
