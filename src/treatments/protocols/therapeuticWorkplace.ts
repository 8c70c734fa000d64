import { schedule } from '../schedule/parse.ts';

/** Paid work that is open on days with a cocaine-negative sample. */
export const therapeuticWorkplace = schedule({
  name: 'therapeutic-workplace',
  says: 'Four hours of paid work a day, at ten dollars an hour, on presenting a cocaine-negative urine; 26 weeks',
  currency: 'USD',
  targets: ['cocaine'],
  medication: 'methadone',
  phases: [
    {
      lasts: '26 weeks',
      days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'],
      rewards: [{ kind: 'voucher', of: 'wage', first: '40 USD' }],
    },
  ],
  rungs: { climb: 'never', positive: 'hold', missed: 'hold' },
  sources: ['CM053', 'CM054'],
  doubts: [
    'Five days a week and a test on each are assumed; programmes usually test three times a week and open or close the days between.',
    'Pay for speed and quality of work, and a lower wage for some days after a lapse, are left out.',
  ],
});
