import { extent, type Plot, valueAt } from './chart.ts';

/** Length of a curve to the ear, s. */
const LENGTH = 4;
let context: AudioContext | undefined;

/** Plays the newest line of a plot as a tone that rises and falls with it, two octaves from the bottom of the axis to the top. */
export function listen(plot: Plot, point: (hours: number) => void): void {
  const line = plot.series.at(-1);
  if (!line) return;
  context ??= new AudioContext();
  const [low, high] = extent(plot);
  const tone = new OscillatorNode(context, { type: 'triangle' });
  const volume = new GainNode(context, { gain: 0.12 });
  const start = context.currentTime + 0.05;
  for (let i = 0; i <= 200; i++) {
    const value = valueAt(line.band, plot.from + ((plot.to - plot.from) * i) / 200);
    tone.frequency.setValueAtTime(220 * 4 ** ((value - low) / (high - low || 1)), start + (LENGTH * i) / 200);
  }
  tone.connect(volume).connect(context.destination);
  tone.start(start);
  tone.stop(start + LENGTH);
  const began = performance.now();
  const timer = setInterval(() => {
    const share = Math.min(1, (performance.now() - began) / (1000 * LENGTH));
    point(plot.from + share * (plot.to - plot.from));
    if (share >= 1) clearInterval(timer);
  }, 50);
}
