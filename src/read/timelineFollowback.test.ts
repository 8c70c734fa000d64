import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { diaryToEvents } from './diaryToEvents.ts';
import { BadInput } from './faults.ts';
import { diaryOf } from './timelineFollowback.ts';
import { readTrial, type TableText, TRIAL_TABLES, type TrialTableName } from './trialTables.ts';

/** Made up for the tests; nobody's record. */
const made: Record<TrialTableName, string> = {
  everybody: '"who","project"\n7,27\n8,30\n9,51\n',
  tlfb: '"who","what","when"\n7,"Heroin",-2\n7,"Cocaine",-2\n7,"Opioid",0\n7,"Methadone",1\n8,"Buprenorphine",4\n',
  randomization:
    '"who","treatment","which","when"\n7,"Methadone","1",1\n8,"Outpatient BUP + SMM","2",30\n8,"Outpatient BUP","1",3\n9,"Inpatient NR-NTX","1",2\n',
  treatment: '"who","amount","when"\n7,30,1\n7,40,2\n8,8,4\n8,16,4\n8,60,6\n8,1,7\n9,1,3\n',
  withdrawal: '"who","withdrawal","when"\n7,"2",2\n7,"1",1\n7,"",3\n',
  rbs: '"who","what","did_use","days"\n7,"heroin","Yes",28\n',
  rbs_iv: '"who","days","max","amount","shared","heroin_inject_days"\n7,28,3,84,"No",29\n8,5,2,10,"No",1\n',
  asi: '"who","used_iv"\n9,"Yes"\n',
  demographics: '"who","age","is_male"\n7,40,"No"\n',
};
const texts = (changed: Partial<Record<TrialTableName, string | undefined>> = {}): Partial<Record<TrialTableName, TableText>> => {
  const all = Object.entries({ ...made, ...changed }).filter(([, text]) => text !== undefined);
  return Object.fromEntries(all.map(([name, text]) => [name, { file: `${name}.csv`, text: text! }]));
};
const faultsOf = (run: () => unknown): string[] => {
  try {
    run();
  } catch (error) {
    if (error instanceof BadInput) return error.faults.map((fault) => fault.message);
    throw error;
  }
  return [];
};

describe('timeline follow-back', () => {
  it('[TF1] the diary says what the tables say', () => {
    const diary = diaryOf(readTrial(texts()), 7);
    expect(diary).toMatchObject({ who: 7, project: 27, from: -2, to: 3, arm: 'Methadone', randomised: 1, age: 40, male: false });
    expect(diary.days.map(({ day }) => day)).toEqual([-2, -1, 0, 1, 2]);
    expect(diary.days[0]).toEqual({
      day: -2,
      heroin: true,
      otherOpioid: false,
      methadone: false,
      buprenorphine: false,
      others: ['Cocaine'],
    });
    expect(diary.days[2]!.otherOpioid).toBe(true);
    expect(diary.days[3]!.methadone).toBe(true);
    expect(diary.medication).toEqual([
      { day: 1, substance: 'methadone', route: 'oral', mg: 30 },
      { day: 2, substance: 'methadone', route: 'oral', mg: 40 },
    ]);
    expect(diary.withdrawalObserved).toEqual([
      { day: 1, grade: 1 },
      { day: 2, grade: 2 },
    ]);
    expect(diary).toMatchObject({ injects: { value: true, from: 'rbs_iv' }, mostInjections: 3, heroinDaysBefore: 28, notes: [] });
  });

  it('[TF2] the study drug follows the first randomisation; oddities are noted', () => {
    const trial = readTrial(texts());
    const moved = diaryOf(trial, 8);
    expect(moved.randomised).toBe(3);
    expect(moved.medication).toEqual([
      { day: 4, substance: 'buprenorphine', route: 'sublingual', mg: 16 },
      { day: 6, substance: 'methadone', route: 'oral', mg: 60 },
      { day: 7, substance: 'buprenorphine', route: 'sublingual', mg: 1 },
    ]);
    expect(moved.notes).toHaveLength(2);
    expect(moved.injects).toEqual({ value: false, from: 'rbs_iv' });
    expect(diaryOf(trial, 9).medication).toEqual([{ day: 3, substance: 'naltrexone', route: 'depot', mg: 380 }]);
    expect(diaryOf(trial, 9).injects).toEqual({ value: true, from: 'asi' });
  });

  it('[TF3] a table of days, not codes, is known by its zeros', () => {
    const coded = '"who","days","max","heroin_inject_days"\n7,28,3,1\n';
    expect(diaryOf(readTrial(texts({ rbs_iv: coded })), 7).injects?.value).toBe(false);
    expect(diaryOf(readTrial(texts({ rbs_iv: `${coded}8,0,0,0\n` })), 7).injects?.value).toBe(true);
  });

  it('[TF4] optional tables may be missing; required ones are one fault each', () => {
    const none = Object.fromEntries(TRIAL_TABLES.map((name) => [name, undefined]));
    const diary = diaryOf(readTrial(texts({ ...none, everybody: made.everybody, tlfb: made.tlfb })), 7);
    expect(diary).toMatchObject({ from: -2, to: 2, medication: [], notes: [] });
    expect(diary.injects).toBeUndefined();
    expect(faultsOf(() => readTrial({}))).toEqual([
      expect.stringContaining('everybody.csv:1 found no such table'),
      expect.stringContaining('tlfb.csv:1 found no such table'),
    ]);
  });

  it('[TF5] a bad cell is told with its place, and only of the person it belongs to', () => {
    const trial = readTrial(
      texts({ tlfb: '"who","what","when"\n7,"Heroin",x\n8,"Heroin",1\n', withdrawal: '"who","withdrawal","when"\n7,"4",2\n' }),
    );
    const expected = [
      expect.stringContaining('tlfb.csv:2:12 when: found "x"'),
      expect.stringContaining('withdrawal.csv:2:3 withdrawal: found "4"'),
    ];
    expect(faultsOf(() => diaryOf(trial, 7))).toEqual(expected);
    expect(faultsOf(() => diaryOf(trial, 8))).toEqual([]);
    expect(faultsOf(() => diaryOf(trial, 7))).toEqual(expected);
    expect(faultsOf(() => diaryOf(trial, 70))[0]).toContain('nobody numbered 70; allowed is one of the 3 people');
    expect(faultsOf(() => readTrial(texts({ tlfb: 'who,what\n1,2\n' })))[0]).toContain('no column "when"');
    expect(faultsOf(() => readTrial(texts({ everybody: 'who,project\nx,27\n' })))[0]).toContain('everybody.csv:2:1 who: found "x"');
  });
});

/** The folder named by ACCUMBENS_CTN0094, or one called data/ctn0094 beside this checkout. */
function realFolder(): string | undefined {
  const beside = fileURLToPath(new URL('../../../', import.meta.url));
  const folders = [process.env.ACCUMBENS_CTN0094, ...readdirSync(beside).map((name) => `${beside}${name}/data/ctn0094`)];
  return folders.find((folder) => folder !== undefined && existsSync(`${folder}/tlfb.csv.gz`));
}

describe('the CTN-0094 tables', () => {
  const folder = realFolder();
  it.skipIf(!folder)(
    `[TF6] real people read as they are${folder ? '' : ' (skipped: set ACCUMBENS_CTN0094 to the folder of tables)'}`,
    () => {
      const real = Object.fromEntries(
        TRIAL_TABLES.map((name) => [name, { file: `${name}.csv`, text: gunzipSync(readFileSync(`${folder}/${name}.csv.gz`)).toString() }]),
      ) as Record<TrialTableName, TableText>;
      const trial = readTrial(real);
      const diaries = trial.people.map((who) => diaryOf(trial, who));
      const reported = (what: string) => real.tlfb.text.split(`"${what}"`).length - 1;
      const counted = (key: 'heroin' | 'otherOpioid') => diaries.reduce((sum, { days }) => sum + days.filter((day) => day[key]).length, 0);
      expect(counted('heroin')).toBe(reported('Heroin'));
      expect(counted('otherOpioid')).toBe(reported('Opioid'));
      // CTN-0027: heroin, mostly injected; CTN-0030: mostly prescription opioids.
      const injecting = (project: number) => {
        const known = diaries.filter((diary) => diary.project === project && diary.injects && diary.arm !== undefined);
        return known.filter(({ injects }) => injects!.value).length / known.length;
      };
      expect(injecting(27)).toBeGreaterThan(0.6);
      expect(injecting(30)).toBeLessThan(0.2);
      const drugs = (arm: RegExp) =>
        new Set(diaries.filter((diary) => arm.test(diary.arm ?? '')).flatMap(({ medication }) => medication.map((one) => one.substance)));
      expect([...drugs(/Methadone/)]).toEqual(['methadone']);
      expect(drugs(/BUP/)).toContain('buprenorphine');
      for (const diary of diaries.slice(0, 200)) {
        const { events, until } = diaryToEvents(diary, 1, 0);
        expect(events.every((event) => event.at >= 0 && event.at < until)).toBe(true);
      }
    },
  );
});
