import { startLives } from './lives.ts';
import { serveWebBatches } from './web.ts';

/** Entry of a web worker that simulates people of a scenario; makes no JavaScript at run time. */
serveWebBatches((spec: Parameters<typeof startLives>[0]) => startLives(spec, false));
