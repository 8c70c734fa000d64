/**
 * Colours with one meaning each: dopamine amber, heroin violet, withdrawal blue, treatment and recovery teal, danger only where danger is.
 * Never the only carrier of meaning. Text keeps 4.5 : 1 and lines 3 : 1 against the ground in both schemes (WCAG 2.2, 1.4.3 and 1.4.11).
 */
export type ColourName = 'ink' | 'dopamine' | 'heroin' | 'withdrawal' | 'recovery' | 'danger';
export type GroundName = 'paper' | 'card' | 'quiet' | 'rule' | 'band';

export type Palette = Readonly<Record<ColourName | GroundName, string>>;

// biome-ignore format: a table
export const LIGHT: Palette = {
  paper: '#faf6ee', card: '#fffdf8', ink: '#25221c', quiet: '#5c5648', rule: '#d8cfbd', band: '#f3ecdf',
  dopamine: '#9c5700', heroin: '#6d3fa8', withdrawal: '#1d5fae', recovery: '#0b756b', danger: '#b3261e',
};

// biome-ignore format: a table
export const DARK: Palette = {
  paper: '#14142b', card: '#1b1b36', ink: '#efeadd', quiet: '#b9b3c9', rule: '#41415f', band: '#2a2a50',
  dopamine: '#f0b04a', heroin: '#bda0ff', withdrawal: '#84b6ff', recovery: '#55cdbd', danger: '#ff9088',
};

const properties = (palette: Palette): string =>
  Object.entries(palette)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');

/** Colours as CSS properties on `selector`: light, and dark where the reader's screen asks for it. Print is always light. */
export function colourProperties(selector: string): string {
  return `${selector}{${properties(LIGHT)}}@media screen and (prefers-color-scheme:dark){${selector}{${properties(DARK)}}}`;
}

/** Colours of the terminal (256-colour codes), used only when asked for. */
// biome-ignore format: a table
export const TERMINAL: Readonly<Record<ColourName, string>> = {
  ink: '', dopamine: '38;5;172', heroin: '38;5;98', withdrawal: '38;5;68', recovery: '38;5;36', danger: '38;5;160',
};
