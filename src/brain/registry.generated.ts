// Generated from the files of this folder by: npm run registry
import { analgesia } from './analgesia.ts';
import { breathing } from './breathing.ts';
import { cue } from './cue.ts';
import { d2Receptors } from './d2Receptors.ts';
import { disinhibition } from './disinhibition.ts';
import { dopamine } from './dopamine.ts';
import { naturalReward } from './naturalReward.ts';
import { receptor } from './receptor.ts';
import { reward } from './reward.ts';
import { tolerance } from './tolerance.ts';
import { transporter } from './transporter.ts';
import { withdrawal } from './withdrawal.ts';

export const mechanisms = [
  analgesia,
  breathing,
  cue,
  d2Receptors,
  disinhibition,
  dopamine,
  naturalReward,
  receptor,
  reward,
  tolerance,
  transporter,
  withdrawal,
] as const;
