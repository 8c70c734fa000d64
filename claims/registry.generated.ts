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
import { c10 } from './C10.ts';
import { c11 } from './C11.ts';
import { c12 } from './C12.ts';
import { c13 } from './C13.ts';
import { c14 } from './C14.ts';
import { c15 } from './C15.ts';
import { c16 } from './C16.ts';
import { c17 } from './C17.ts';
import { c18 } from './C18.ts';
import { c19 } from './C19.ts';
import { c20 } from './C20.ts';
import { c21 } from './C21.ts';
import { c22 } from './C22.ts';

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
  c10,
  c11,
  c12,
  c13,
  c14,
  c15,
  c16,
  c17,
  c18,
  c19,
  c20,
  c21,
  c22,
] as const;
