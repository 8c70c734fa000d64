import { ofStudy } from './_detoxified.ts';
import { lies, trialRow, useDays } from './_trial.ts';

export const bV42 = trialRow({
  id: 'B-V42',
  statement: 'Buprenorphine tapered or kept: little use at the end of a taper, on the drug, and after a later taper',
  published:
    '6.6 % of 653 after a 4-week taper, then of 360 49.2 % in week 12 on it and 8.6 % eight weeks after (Weiss 2011, prescription opioids)',
  trust: 'recalled-high',
  kind: 'predicted',
  bound: 'each within what a study of that size leaves open (95 %)',
  weeks: 24,
  arms: {
    taper: [{ treatment: 'buprenorphine', settings: { dose: 16, taperAt: 14, taperOver: 14 } }],
    kept: [{ treatment: 'buprenorphine', settings: { dose: 16, taperAt: 84, taperOver: 28 } }],
  },
  judge: ({ taper, kept }) => {
    const well = (arm: typeof taper, from: number, to: number) => {
      const days = useDays(arm!, from, to);
      return days.filter((perWeek) => (to - from) * perWeek <= 2).length / days.length;
    };
    return [
      lies('four weeks after the taper', well(taper, 8, 12), ...ofStudy(0.066, 653)),
      lies('kept, weeks 9–12', well(kept, 8, 12), ...ofStudy(0.492, 360)),
      lies('eight weeks after it too was tapered', well(kept, 20, 24), ...ofStudy(0.086, 360)),
    ];
  },
});
