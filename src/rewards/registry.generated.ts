// Generated from the files of this folder by: npm run registry
import { company } from './company.ts';
import { meal } from './meal.ts';
import { novelty } from './novelty.ts';
import { sex } from './sex.ts';
import { sweet } from './sweet.ts';

export const rewards = [
  company,
  meal,
  novelty,
  sex,
  sweet,
] as const;
