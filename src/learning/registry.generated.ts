// Generated from the files of this folder by: npm run registry
import { arbitration } from './arbitration.ts';
import { craving } from './craving.ts';
import { cues } from './cues.ts';
import { discounting } from './discounting.ts';
import { habit } from './habit.ts';
import { harm } from './harm.ts';
import { need } from './need.ts';
import { planning } from './planning.ts';
import { plasticity } from './plasticity.ts';
import { resolve } from './resolve.ts';
import { skills } from './skills.ts';
import { values } from './values.ts';
import { weather } from './weather.ts';

export const learners = [
  arbitration,
  craving,
  cues,
  discounting,
  habit,
  harm,
  need,
  planning,
  plasticity,
  resolve,
  skills,
  values,
  weather,
] as const;
