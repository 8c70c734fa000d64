// Generated from the files of this folder by: npm run registry
import { bV01 } from './bV01.ts';
import { bV02 } from './bV02.ts';
import { bV03 } from './bV03.ts';
import { bV04 } from './bV04.ts';
import { bV06 } from './bV06.ts';
import { bV07 } from './bV07.ts';
import { bV08 } from './bV08.ts';
import { bV10 } from './bV10.ts';
import { bV11 } from './bV11.ts';
import { bV12 } from './bV12.ts';
import { bV13 } from './bV13.ts';
import { bV14 } from './bV14.ts';
import { bV15 } from './bV15.ts';
import { bV16 } from './bV16.ts';
import { bV17 } from './bV17.ts';
import { bV18 } from './bV18.ts';
import { bV19 } from './bV19.ts';
import { bV20 } from './bV20.ts';
import { bV21 } from './bV21.ts';
import { bV22 } from './bV22.ts';
import { bV23 } from './bV23.ts';
import { bV24 } from './bV24.ts';
import { bV25 } from './bV25.ts';
import { bV27 } from './bV27.ts';
import { bV28 } from './bV28.ts';
import { bV29 } from './bV29.ts';
import { bV30 } from './bV30.ts';
import { bV31 } from './bV31.ts';
import { bV32 } from './bV32.ts';
import { bV33 } from './bV33.ts';
import { bV34 } from './bV34.ts';
import { bV35 } from './bV35.ts';
import { bV36 } from './bV36.ts';
import { bV37 } from './bV37.ts';
import { bV38 } from './bV38.ts';
import { bV41 } from './bV41.ts';
import { bV42 } from './bV42.ts';
import { bV43 } from './bV43.ts';
import { bV44 } from './bV44.ts';
import { bV45 } from './bV45.ts';
import { bV46 } from './bV46.ts';
import { bV47 } from './bV47.ts';
import { bV48 } from './bV48.ts';
import { bV49 } from './bV49.ts';
import { bV50 } from './bV50.ts';
import { bV51 } from './bV51.ts';
import { bV53 } from './bV53.ts';
import { bV54 } from './bV54.ts';
import { nat03 } from './nat03.ts';
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
import { r040 } from './r040.ts';
import { r041 } from './r041.ts';
import { w001 } from './w001.ts';
import { w002 } from './w002.ts';
import { w004 } from './w004.ts';
import { w008 } from './w008.ts';

export const validations = [
  bV01,
  bV02,
  bV03,
  bV04,
  bV06,
  bV07,
  bV08,
  bV10,
  bV11,
  bV12,
  bV13,
  bV14,
  bV15,
  bV16,
  bV17,
  bV18,
  bV19,
  bV20,
  bV21,
  bV22,
  bV23,
  bV24,
  bV25,
  bV27,
  bV28,
  bV29,
  bV30,
  bV31,
  bV32,
  bV33,
  bV34,
  bV35,
  bV36,
  bV37,
  bV38,
  bV41,
  bV42,
  bV43,
  bV44,
  bV45,
  bV46,
  bV47,
  bV48,
  bV49,
  bV50,
  bV51,
  bV53,
  bV54,
  nat03,
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
  r040,
  r041,
  w001,
  w002,
  w004,
  w008,
] as const;
