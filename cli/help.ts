import { HELP_LINE } from '../src/index.ts';

const HELP = `accumbens: from a dose in the blood to dopamine, tolerance, withdrawal and breathing

  accumbens run FILE.yaml              simulate a scenario, print a summary, write a run folder with report.html
  accumbens run FILE.csv               the same for an event table (ID, TIME, AMT, RATE, EVID, II, ADDL, ROUTE, SUBSTANCE)
  accumbens run --tlfb FOLDER --who N  reconstruct a real person's months from self-reported use (CTN-0094 tables)
      --out DIR      run folder (default runs/NAME)      --force        replace an earlier run there
      --people N     how many people                     --seed N       seed of everything that is drawn
      --draws N      with --tlfb: how many sets of unknown doses (default 20)
      --substance S --route R   with an event table that names neither
      --tolerance X  relative tolerance of the solver    --json         print JSON, --plain for ASCII only
      --no-write     print only                         --check        solve some people again by another method, print the difference
      --resume       go on with a run that was stopped     --workers N  threads     --shard N  people a shard (default 100)
      --on slurm     as a job array: --partition P  --account A  --time T  --memory M  --per-task N  --at-once N  --retries N
      --on later     prepare the folder only
                     from 500 people on, or with one of these, the run is kept in shards (docs/big-studies.md)

  accumbens sweep FILE.yaml            run a scenario at every point of a design, and say what explains the result; options as for run in shards
  accumbens attach RUN                 follow a run that goes on in a cluster, and close it; --cancel ends its tasks; --json
  accumbens shards RUN --task K --of N compute a share of a prepared run (what a task of a cluster runs)
  accumbens query RUN ["select …"]     ask a run in SQL, or list what can be asked; --summary TABLE, --json, --csv

  accumbens cohort FILE                natural history of a population that chooses for itself: dependence, escalation, narrowing, relapse
      --people N   --seed N   --workers N   --json      (files: scenarios/populations)

  accumbens claims [ID …]              the account, claim by claim: measured value, bound, verdict
  accumbens validate [ID …]            published results: measured value, published value, verdict
      --people N (default 200)  --seed N  --workers N  --json

  accumbens task [NAME]                a behavioural task inside the model: numbers, a chart, one sentence; without NAME, the list
      --severity never | uses | dependent | abstinent   (default all)   --people N (default 20)  --seed N  --workers N
      --json     trial by trial                          --plain        ASCII only

  accumbens endpoints FILE.csv         the 61 published endpoints of everyone in a table of weekly urine patterns (.csv, .csv.gz)
      --pattern COLUMN  (default usePatternUDS or pattern)   --only NAME …   --out FILE   --json

  accumbens incentives [FILE | PROTOCOL]   what a schedule of rewards pays, costs and risks; without a name, the built-in protocols
      --negative SHARES  target met, e.g. 0.5,0.7   --missed SHARE   --also SHARE   second target met
      --people N   in the programme (default 100)   --seed N   --print   as a file to start from   --json   --plain

  accumbens trial FILE.yaml | NAME     a virtual trial on all cores: estimates with intervals and simulation error, a run folder with report.html
      --people N   an arm   --seed N   --out DIR   --force   --workers N   --json   --plain   --no-write
      --resume, --on slurm   keep the trial in shards, as a run (docs/big-studies.md)
      --pasts DIR  keep lives up to entry there: the same people with the same treatments, whatever their settings, start at once
  accumbens compare RUN | FILE  DATA-FOLDER   a simulated trial beside a real one (tables of CTN-0094); of a FILE, everyone lives in every arm
      --project N (default 27)   --weeks 2..23   --arms "Real=simulated,…"   --people N  --seed N  --sets N   --out FILE.html   --json   --plain

  accumbens cite [ID | PARAMETER | COMPONENT | RUN …]   the evidence behind it; --json
  accumbens model [COMPONENT …]        the equations and parameters of the model; --json, --source
  accumbens serve                      the page: story, laboratory, trials, incentives and evidence, in your browser; --port N (default 8150)
  accumbens --version

Exit codes: 0 done, 1 something failed (for claims and validate: a verdict of fail), 2 input that cannot be used.
${HELP_LINE}
`;

/** The help of one command: the paragraphs that name it, and the foot. Without a command that is known, everything. */
export function helpOf(command?: string): string {
  const paragraphs = HELP.split('\n\n');
  const about = paragraphs.filter((paragraph) => new RegExp(`^ {2}accumbens ${command}\\b`, 'm').test(paragraph));
  return command && about.length ? [...about, paragraphs.at(-1)].join('\n\n') : HELP;
}
