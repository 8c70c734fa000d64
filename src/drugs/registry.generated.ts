// Generated from the files of this folder by: npm run registry
import { buprenorphine } from './buprenorphine.ts';
import { fentanyl } from './fentanyl.ts';
import { heroin } from './heroin.ts';
import { methadone } from './methadone.ts';
import { morphine } from './morphine.ts';
import { naloxone } from './naloxone.ts';
import { naltrexone } from './naltrexone.ts';

export const drugs = [
  buprenorphine,
  fentanyl,
  heroin,
  methadone,
  morphine,
  naloxone,
  naltrexone,
] as const;
