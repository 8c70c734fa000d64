/** Where help is, and what this is not. One line, always in sight. */
export const HELP_LINE = 'Not medical advice. Help: US 988 or SAMHSA 1-800-662-4357; elsewhere findahelpline.com.';

/** Shown at the end of every report. */
export const NOT_ADVICE: readonly string[] = [
  'This is a simulation of what is known about groups of people. It predicts no single person, and it tells nobody what they can take: the tolerance shown here is not a reading of anyone’s own.',
  'After days or weeks without heroin or another opioid, an amount that was once usual can stop a person’s breathing. Naloxone reverses an overdose; people who use opioids, and those around them, can carry it.',
  'People recover. While treatment with methadone or buprenorphine lasts, the risk of dying is less than half of what it is without (Sordo 2017).',
];

/** What the model leaves out, said before anyone relies on it. */
export const NOT_MODELLED: readonly string[] = [
  'Other drugs taken together with opioids, such as alcohol, benzodiazepines, cocaine or xylazine.',
  'Craving, cues, learning, choice and treatment by talking or by support: this run follows the body, given what was taken and when.',
  'Pregnancy, chronic pain, other illness, medicines for other conditions, and differences in genes.',
  'Sleep, trauma and stress as causes.',
  'What supply, law, money, housing and stigma do to a person’s chances.',
  'Death: stretches of dangerously low breathing are counted; whether someone was there to help is not part of this run.',
];
