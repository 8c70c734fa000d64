// Generated from the files of this folder by: npm run registry
import { pV03 } from './pV03.ts';
import { pV04 } from './pV04.ts';
import { pV06 } from './pV06.ts';
import { pV07 } from './pV07.ts';
import { pV08 } from './pV08.ts';
import { pV09 } from './pV09.ts';
import { pV11 } from './pV11.ts';
import { pV13 } from './pV13.ts';
import { pV14 } from './pV14.ts';
import { pV15 } from './pV15.ts';
import { pV16 } from './pV16.ts';
import { pV17 } from './pV17.ts';
import { pV18 } from './pV18.ts';
import { pV19 } from './pV19.ts';
import { pV20 } from './pV20.ts';
import { pV21 } from './pV21.ts';
import { pV22 } from './pV22.ts';
import { pV23 } from './pV23.ts';
import { pV24 } from './pV24.ts';
import { pV25 } from './pV25.ts';
import { pV26 } from './pV26.ts';
import { pV27 } from './pV27.ts';
import { pV28 } from './pV28.ts';
import { pV29 } from './pV29.ts';
import { pV30 } from './pV30.ts';
import { pV31 } from './pV31.ts';
import { pV32 } from './pV32.ts';
import { pV34 } from './pV34.ts';
import { pV35 } from './pV35.ts';
import { pV36 } from './pV36.ts';
import { pVChronic } from './pVChronic.ts';
import { pVNaive } from './pVNaive.ts';
import { r023 } from './r023.ts';
import { r024 } from './r024.ts';
import { w001 } from './w001.ts';
import { w002 } from './w002.ts';
import { w004 } from './w004.ts';
import { w008 } from './w008.ts';

export const validations = [
  pV03,
  pV04,
  pV06,
  pV07,
  pV08,
  pV09,
  pV11,
  pV13,
  pV14,
  pV15,
  pV16,
  pV17,
  pV18,
  pV19,
  pV20,
  pV21,
  pV22,
  pV23,
  pV24,
  pV25,
  pV26,
  pV27,
  pV28,
  pV29,
  pV30,
  pV31,
  pV32,
  pV34,
  pV35,
  pV36,
  pVChronic,
  pVNaive,
  r023,
  r024,
  w001,
  w002,
  w004,
  w008,
] as const;
