/** Words of the frame around every screen. To translate the page, translate the files of this folder. */
export const SHELL = {
  name: 'Accumbens',
  skip: 'Skip to the content',
  rooms: {
    story: 'Story',
    laboratory: 'Laboratory',
    trial: 'Trial',
    incentives: 'Incentives',
    evidence: 'Evidence',
    help: 'Help lines',
  },
  navigation: 'Rooms of this page',
  theme: { light: 'Light', dark: 'Dark', system: 'As the device', label: 'Colours' },
  helpNow: 'Someone to talk to, day and night:',
  moreHelp: 'Other countries',
  talk: 'Talk to someone',
  notice:
    'A simulation of what is known about groups of people. It is not medical advice, predicts no one, and tells nobody what they can take. After a pause, an amount that was once usual can stop a person’s breathing; naloxone reverses an overdose.',
  private: 'Everything runs on this device. Nothing you do here is sent anywhere.',
  missing: 'There is no such screen.',
  missingLink: 'Go to the story',
  failed: (why: string) => `This screen could not be opened: ${why}. Reload the page to try again.`,
  title: (room: string) => `${room} · Accumbens`,
} as const;
