import { describe, expect, it } from 'vitest';
import { DARK, LIGHT } from './palette.ts';

/** Contrast of two colours, WCAG 2.2 (relative luminance). */
function contrast(a: string, b: string): number {
  const luminance = (colour: string) => {
    const [r, g, blue] = [1, 3, 5]
      .map((i) => Number.parseInt(colour.slice(i, i + 2), 16) / 255)
      .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * blue!;
  };
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

it('contrast of black on white is 21', () => expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6));

describe.each([
  ['light', LIGHT],
  ['dark', DARK],
] as const)('the %s palette', (_, palette) => {
  it('keeps words and the names of lines at 4.5 : 1 on every ground (WCAG AA)', () => {
    for (const ground of ['paper', 'card', 'band'] as const)
      for (const colour of ['ink', 'quiet', 'dopamine', 'heroin', 'withdrawal', 'recovery', 'danger'] as const)
        expect(contrast(palette[colour], palette[ground]), `${colour} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });
});
