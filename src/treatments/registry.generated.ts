// Generated from the files of this folder by: npm run registry
import { buprenorphine } from './buprenorphine.ts';
import { buprenorphineDepot } from './buprenorphineDepot.ts';
import { cognitiveBehaviouralTherapy } from './cognitiveBehaviouralTherapy.ts';
import { communityReinforcement } from './communityReinforcement.ts';
import { contingencyManagement } from './contingencyManagement.ts';
import { cueExposure } from './cueExposure.ts';
import { methadone } from './methadone.ts';
import { mutualHelp } from './mutualHelp.ts';
import { naltrexone } from './naltrexone.ts';
import { naltrexoneDepot } from './naltrexoneDepot.ts';
import { residentialDetoxification } from './residentialDetoxification.ts';
import { socialSupport } from './socialSupport.ts';
import { takeHomeNaloxone } from './takeHomeNaloxone.ts';
import { usualCare } from './usualCare.ts';
import { waitingList } from './waitingList.ts';
import { yokedControl } from './yokedControl.ts';

export const treatments = [
  buprenorphine,
  buprenorphineDepot,
  cognitiveBehaviouralTherapy,
  communityReinforcement,
  contingencyManagement,
  cueExposure,
  methadone,
  mutualHelp,
  naltrexone,
  naltrexoneDepot,
  residentialDetoxification,
  socialSupport,
  takeHomeNaloxone,
  usualCare,
  waitingList,
  yokedControl,
] as const;
