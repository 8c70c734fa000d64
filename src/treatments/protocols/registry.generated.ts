// Generated from the files of this folder by: npm run registry
import { californiaIncentives } from './californiaIncentives.ts';
import { ctn0007Logarithmic } from './ctn0007Logarithmic.ts';
import { ctn0007Logistic } from './ctn0007Logistic.ts';
import { ctn0007Prizes } from './ctn0007Prizes.ts';
import { higginsVouchers } from './higginsVouchers.ts';
import { medicationContingency } from './medicationContingency.ts';
import { methadoneTakeHomes } from './methadoneTakeHomes.ts';
import { prestonVouchers } from './prestonVouchers.ts';
import { silvermanCocaine } from './silvermanCocaine.ts';
import { silvermanOpiates } from './silvermanOpiates.ts';
import { therapeuticWorkplace } from './therapeuticWorkplace.ts';
import { veteransPrizes } from './veteransPrizes.ts';
import { yearOfVouchers } from './yearOfVouchers.ts';

export const protocols = [
  californiaIncentives,
  ctn0007Logarithmic,
  ctn0007Logistic,
  ctn0007Prizes,
  higginsVouchers,
  medicationContingency,
  methadoneTakeHomes,
  prestonVouchers,
  silvermanCocaine,
  silvermanOpiates,
  therapeuticWorkplace,
  veteransPrizes,
  yearOfVouchers,
] as const;
