import { s } from '../ui/dom.ts';

/** Where each dot of dopamine is: by steps that keep any number of them well apart in a cleft so wide, so that more dopamine only adds dots. */
const DOTS = Array.from({ length: 60 }, (_, i) => ({ x: 26 + ((i * 0.684) % 1) * 188, y: 92 + ((i * 0.486) % 1) * 50 }));
/** Dots at the healthy level. */
const HEALTHY = 16;
const RECEPTORS = 10;

export interface Synapse {
  readonly element: SVGSVGElement;
  /** @param percent dopamine, % of healthy; @param available receptors as a share of the healthy number */
  set(percent: number, available: number): void;
}

/** A synapse: one dot for every sixteenth of the healthy dopamine, and receptors, dim where they are lost. */
export function synapse(words: (percent: number, available: number) => string): Synapse {
  const dots = DOTS.map(({ x, y }) => s('circle', { cx: x.toFixed(1), cy: y.toFixed(1), r: 3.6, style: { fill: 'var(--dopamine)' } }));
  const receptors = Array.from({ length: RECEPTORS }, (_, i) => {
    const x = 21 + i * 20.8;
    return s('path', { d: `M${x} 150v9a5.5 5.5 0 0 0 11 0v-9`, style: { fill: 'none', stroke: 'var(--recovery)', 'stroke-width': '4.5' } });
  });
  const cell = { fill: 'var(--band)', stroke: 'var(--rule)', 'stroke-width': '2' };
  const element = s(
    'svg',
    { viewBox: '0 0 240 214', class: 'synapse', role: 'img' },
    s('path', { d: 'M92 0v16C92 40 16 40 16 64v8c0 8 8 12 18 12h172c10 0 18-4 18-12v-8c0-24-76-24-76-48V0z', style: cell }),
    s('path', { d: 'M12 162c0-6 5-8 12-8h192c7 0 12 2 12 8v12c0 20-76 20-76 40H88c0-20-76-20-76-40z', style: cell }),
    ...dots,
    ...receptors,
  );
  const set = (percent: number, available: number): void => {
    const many = Math.round((HEALTHY * percent) / 100);
    for (const [i, dot] of dots.entries()) dot.style.setProperty('opacity', i < many ? '1' : '0');
    for (const [i, receptor] of receptors.entries()) {
      const part = Math.max(0, Math.min(1, available * RECEPTORS - i));
      receptor.style.setProperty('opacity', String(0.18 + 0.82 * part));
    }
    element.setAttribute('aria-label', words(percent, available));
  };
  set(100, 1);
  return { element, set };
}
