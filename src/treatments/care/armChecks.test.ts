import { describe, expect, it } from 'vitest';
import { contingencyManagement } from '../contingencyManagement.ts';
import { methadone } from '../methadone.ts';
import { silvermanOpiates } from '../protocols/silvermanOpiates.ts';
import { residentialDetoxification } from '../residentialDetoxification.ts';
import { takeHomeNaloxone } from '../takeHomeNaloxone.ts';
import { armChecks } from './armChecks.ts';

const vouchers = { treatment: contingencyManagement, schedule: silvermanOpiates };
const level = (arm: Parameters<typeof armChecks>[0], code: string) => armChecks(arm).find((check) => check.code === code)?.level;

describe('safety of an arm', () => {
  it('[AC1] opioid abstinence rewarded without medication is a danger, whatever the schedule says of itself', () => {
    expect(silvermanOpiates.medication).toBe('methadone');
    expect(level([vouchers], 'opioid-abstinence')).toBe('danger');
    expect(level([vouchers, { treatment: methadone }], 'opioid-abstinence')).toBe('danger');
    expect(level([vouchers, { treatment: takeHomeNaloxone }], 'opioid-abstinence')).toBe('danger');
    expect(level([vouchers, { treatment: methadone }, { treatment: takeHomeNaloxone }], 'opioid-abstinence')).toBe('note');
  });

  it('[AC2] detoxification without what protects afterwards is a danger; an arm without either says nothing', () => {
    expect(level([{ treatment: residentialDetoxification }], 'detoxification')).toBe('danger');
    expect(level([{ treatment: residentialDetoxification }, { treatment: methadone }], 'detoxification')).toBe('warning');
    expect(armChecks([{ treatment: methadone }])).toEqual([]);
  });
});
