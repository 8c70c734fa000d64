/**
 * Where help is, by country; the United States first, then by name. `source` is who runs the line; numbers were last compared with
 * published lists in November 2026. A wrong number here is a fault to report before any other.
 */
export interface Line {
  readonly name: string;
  readonly number: string;
  /** As dialled. */
  readonly tel: string;
  readonly hours: string;
}

export interface Country {
  readonly code: string;
  readonly name: string;
  /** In an overdose. */
  readonly emergency: string;
  readonly lines: readonly Line[];
  readonly source: string;
}

const always = 'day and night';

export const COUNTRIES: readonly Country[] = [
  {
    code: 'US',
    name: 'United States',
    emergency: '911',
    lines: [
      { name: 'Suicide & Crisis Lifeline, by call or text', number: '988', tel: '988', hours: always },
      { name: 'SAMHSA National Helpline: treatment and support', number: '1-800-662-4357', tel: '+18006624357', hours: always },
    ],
    source: 'samhsa.gov, findtreatment.gov',
  },
  {
    code: 'AU',
    name: 'Australia',
    emergency: '000',
    lines: [
      { name: 'National Alcohol and Other Drug Hotline', number: '1800 250 015', tel: '1800250015', hours: always },
      { name: 'Lifeline', number: '13 11 14', tel: '131114', hours: always },
    ],
    source: 'health.gov.au',
  },
  {
    code: 'CA',
    name: 'Canada',
    emergency: '911',
    lines: [{ name: 'Suicide Crisis Helpline, by call or text', number: '9-8-8', tel: '988', hours: always }],
    source: '988.ca',
  },
  {
    code: 'FR',
    name: 'France',
    emergency: '15 or 112',
    lines: [{ name: 'Drogues Info Service', number: '0 800 23 13 13', tel: '0800231313', hours: '8 am to 2 am' }],
    source: 'drogues-info-service.fr',
  },
  {
    code: 'DE',
    name: 'Germany',
    emergency: '112',
    lines: [
      { name: 'TelefonSeelsorge', number: '0800 111 0 111', tel: '08001110111', hours: always },
      { name: 'Sucht & Drogen Hotline (costs a little)', number: '01806 313031', tel: '01806313031', hours: always },
    ],
    source: 'telefonseelsorge.de, sucht-und-drogen-hotline.de',
  },
  {
    code: 'IE',
    name: 'Ireland',
    emergency: '112 or 999',
    lines: [
      { name: 'HSE Drugs and Alcohol Helpline', number: '1800 459 459', tel: '1800459459', hours: 'weekdays, 9.30 am to 5.30 pm' },
      { name: 'Samaritans', number: '116 123', tel: '116123', hours: always },
    ],
    source: 'hse.ie, samaritans.org',
  },
  {
    code: 'NZ',
    name: 'New Zealand',
    emergency: '111',
    lines: [{ name: 'Alcohol Drug Helpline', number: '0800 787 797', tel: '0800787797', hours: always }],
    source: 'alcoholdrughelp.org.nz',
  },
  {
    code: 'GB',
    name: 'United Kingdom',
    emergency: '999',
    lines: [
      { name: 'Samaritans', number: '116 123', tel: '116123', hours: always },
      { name: 'FRANK', number: '0300 123 6600', tel: '03001236600', hours: always },
    ],
    source: 'samaritans.org, talktofrank.com',
  },
];

export const HELP = {
  title: 'Someone to talk to',
  lead: 'You do not need to be in crisis to call, and you can call about someone you love.',
  emergencyTitle: 'If someone may have overdosed',
  emergency: [
    'Signs: they cannot be woken, breathe slowly or not at all, or their lips are turning blue or grey.',
    'Call the emergency number at once: 911 in the United States; the numbers of other countries are below.',
    'Give naloxone if there is any, help them breathe, and stay. Naloxone wears off before some opioids do, so they still need care.',
  ],
  treatmentTitle: 'Finding treatment',
  treatment: [
    'In the United States, findtreatment.gov lists treatment near you; the SAMHSA line finds it for you by telephone, free and in confidence.',
    'Ask for methadone or buprenorphine: while treatment with them lasts, the risk of dying is less than half of what it is without (Sordo 2017).',
    'Stopping without medication is the most dangerous way to stop: tolerance is lost within weeks.',
  ],
  country: (name: string, emergency: string) => `${name} (emergency: ${emergency})`,
  reproduce:
    'Nothing on this screen is computed. The list stands in the file web/words/help.ts; every command of the command line ends with the first two lines, for example',
  elsewhere: 'In other countries, findahelpline.com lists lines near you.',
  source: (source: string) => `Source: ${source}`,
} as const;
