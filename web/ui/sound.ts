/** Length of a curve to the ear, s. */
const LENGTH = 4;
const STEPS = 200;
let context: AudioContext | undefined;

/** Plays a curve as a tone that rises and falls with it: `height` from 0 to 1 is two octaves. `at` hears how far it has come, from 0 to 1. */
export function listen(height: (share: number) => number, at: (share: number) => void): void {
  context ??= new AudioContext();
  const tone = new OscillatorNode(context, { type: 'triangle' });
  const volume = new GainNode(context, { gain: 0.12 });
  const start = context.currentTime + 0.05;
  for (let i = 0; i <= STEPS; i++) {
    const value = height(i / STEPS);
    if (Number.isFinite(value)) tone.frequency.setValueAtTime(220 * 4 ** value, start + (LENGTH * i) / STEPS);
  }
  tone.connect(volume).connect(context.destination);
  tone.start(start);
  tone.stop(start + LENGTH);
  const began = performance.now();
  const timer = setInterval(() => {
    const share = Math.min(1, (performance.now() - began) / (1000 * LENGTH));
    at(share);
    if (share >= 1) clearInterval(timer);
  }, 50);
}
