/** The whole of a web worker for people who choose for themselves, and for trials: fetched only where they are asked for. */
import { serveWebBatches } from '../src/index.ts';
import { answerer, crossing, pastOf } from './jobs.ts';
import { free, several, whyFree } from './laboratory/free.ts';
import { cued } from './story/lives.ts';
import { offers, plan, shard, told } from './trial/conduct.ts';

serveWebBatches(() =>
  answerer({
    free: (job) => crossing(free(job.text, job.person, job.series, pastOf(job)), job),
    several: ({ text, people, series }) => several(text, people, series),
    whyFree: ({ text, id, at }) => whyFree(text, id, at),
    cued: ({ cue }) => cued(cue),
    offers,
    plan: ({ text }) => plan(text),
    shard: ({ text, number }) => shard(text, number),
    told: ({ text, shards }) => told(text, shards),
  }),
);
