// Generated from the files of this folder by: npm run registry
import { c01 } from './C01.ts';
import { c02 } from './C02.ts';
import { c03 } from './C03.ts';
import { c04 } from './C04.ts';
import { c05 } from './C05.ts';
import { c06 } from './C06.ts';
import { c07 } from './C07.ts';
import { c08 } from './C08.ts';
import { c09 } from './C09.ts';
import { c13 } from './C13.ts';
import { c14 } from './C14.ts';

export const claims = [
  c01,
  c02,
  c03,
  c04,
  c05,
  c06,
  c07,
  c08,
  c09,
  c13,
  c14,
] as const;
