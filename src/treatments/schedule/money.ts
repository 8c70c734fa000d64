/** Money as whole cents: sums of rewards are exact. Rules [MO1–MO2]. */

const MONEY = /^\s*(\d{1,7})(?:\.(\d{1,2}))?\s*([A-Z]{3})\s*$/;

/** `"2.50 USD"` in cents of that currency; undefined when the text is not an amount in it. */
export function parseMoney(text: string, currency: string): number | undefined {
  const [, whole, cents = '', unit] = MONEY.exec(text) ?? [];
  return whole !== undefined && unit === currency ? Number(whole) * 100 + Number(cents.padEnd(2, '0')) : undefined;
}

/** Cents → `"2.50 USD"`; an expectation is rounded to the cent. */
export function printMoney(cents: number, currency: string): string {
  const rounded = Math.round(cents);
  return `${Math.floor(rounded / 100)}.${String(rounded % 100).padStart(2, '0')} ${currency}`;
}
