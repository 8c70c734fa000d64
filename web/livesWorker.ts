/** The whole of a web worker for people who choose for themselves: fetched only where they are asked for. */
import { serveWebBatches } from '../src/index.ts';
import { answerer } from './jobs.ts';
import { cued, lived, stopped } from './story/lives.ts';

serveWebBatches(() =>
  answerer({
    cued: ({ cue }) => cued(cue),
    lived: ({ person, weeks }) => lived(person, weeks),
    stopped: ({ people, ways, days }) => stopped(people, ways, days),
  }),
);
