import { mean } from '../src/index.ts';
import { more, told, trialRow, useDays, weeklyMean } from './_trial.ts';

export const bV33 = trialRow({
  id: 'B-V33',
  statement: 'Homework, coping skills, and use in the year after therapy',
  published: 'more homework, more skill, less use (Carroll 2005, N = 60)',
  trust: 'read-direction-only',
  kind: 'predicted',
  bound: 'skill at the end higher with homework; use in the months after lower',
  weeks: 12,
  followUp: 24,
  arms: {
    none: [{ treatment: 'cognitive-behavioural therapy', settings: { assigned: 0 } }],
    always: [{ treatment: 'cognitive-behavioural therapy', settings: { assigned: 1, started: 1 } }],
  },
  judge: ({ none, always }) => {
    const [without, skill] = [weeklyMean(none!, 'skills.level', 12), weeklyMean(always!, 'skills.level', 12)];
    const [used, less] = [mean(useDays(none!, 12, 36)), mean(useDays(always!, 12, 36))];
    return [
      told('skill without homework', without),
      more('skill by homework', skill, without),
      told('use days a week after, without', used),
      more('days a week less', used, less),
    ];
  },
});
