/** A throw-away Slurm cluster on this machine: munge, a controller and several node daemons, without systemd and without touching /etc. */
import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

export const NODES = 3;

/** What is missing for a cluster here, in words; nothing when all is there. */
export function slurmMissing(): string | undefined {
  const absent = ['slurmctld', 'slurmd', 'munged', 'sbatch', 'squeue', 'scontrol'].filter(
    (name) => spawnSync('sh', ['-c', `command -v ${name} || command -v /usr/sbin/${name}`]).status !== 0,
  );
  if (absent.length > 0) return `no ${absent.join(', ')}: apt-get install slurmctld slurmd slurm-client munge`;
  return userInfo().uid === 0 ? undefined : 'a node daemon of Slurm runs as root only';
}

const wait = (ms: number): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

/** Free ports in a row are asked of the system once and then hoped to stay free. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}

export class Cluster {
  readonly root = mkdtempSync(join(tmpdir(), 'accumbens-slurm-'));
  readonly env: Readonly<Record<string, string>> = {
    ...(process.env as Record<string, string>),
    SLURM_CONF: join(this.root, 'slurm.conf'),
  };

  /** Starts the daemons; resolves when every node is idle. */
  static async start(): Promise<Cluster> {
    const cluster = new Cluster();
    const ports = await Promise.all(Array.from({ length: NODES + 1 }, freePort));
    try {
      cluster.begin(ports);
      return cluster;
    } catch (error) {
      cluster.stop();
      throw error;
    }
  }

  private begin([controller, ...nodes]: number[]): void {
    for (const name of ['munge', 'state', 'run', 'log']) mkdirSync(join(this.root, name), { mode: 0o755 });
    const at = (...names: string[]) => join(this.root, ...names);
    writeFileSync(at('munge', 'key'), randomBytes(1024), { mode: 0o400 });
    writeFileSync(at('slurm.conf'), this.configuration(controller!, nodes));
    const munge = [
      '--force',
      `--key-file=${at('munge', 'key')}`,
      `--socket=${at('munge', 'socket')}`,
      `--pid-file=${at('run', 'munged.pid')}`,
    ];
    this.run('/usr/sbin/munged', [...munge, `--log-file=${at('log', 'munged.log')}`, `--seed-file=${at('munge', 'seed')}`]);
    this.run('/usr/sbin/slurmctld', []);
    for (let node = 1; node <= NODES; node++) this.startNode(node);
    for (let turn = 0; this.idle() < NODES; turn++) {
      if (turn > 150) throw new Error(`the cluster did not come up: ${readFileSync(at('log', 'slurmctld.log'), 'utf8').slice(-2000)}`);
      wait(100);
    }
  }

  private run(program: string, args: string[]): string {
    return execFileSync(program, args, { env: this.env, encoding: 'utf8', timeout: 30_000, stdio: ['ignore', 'pipe', 'pipe'] });
  }

  startNode(node: number): void {
    mkdirSync(join(this.root, `spool-n${node}`), { recursive: true });
    this.run('/usr/sbin/slurmd', ['-N', `n${node}`]);
  }

  private idle(): number {
    const told = spawnSync('sinfo', ['--noheader', '--Node', '--states=idle'], { env: this.env, encoding: 'utf8', timeout: 5000 });
    return told.stdout.trim().split('\n').filter(Boolean).length;
  }

  /** `squeue` lines of all elements: task, state, node. */
  queue(): { task: string; state: string; node: string }[] {
    const told = spawnSync('squeue', ['--noheader', '--array', '--states=all', '--format=%F_%K|%T|%N'], {
      env: this.env,
      encoding: 'utf8',
      timeout: 10_000,
    });
    return told.stdout
      .trim()
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const [task = '', state = '', node = ''] = line.split('|');
        return { task, state, node };
      });
  }

  scontrol(...args: string[]): void {
    this.run('scontrol', args);
  }

  scancel(...args: string[]): void {
    this.run('scancel', args);
  }

  /** Ends a node as a power cut does: its daemon, and every process of its tasks with the keeper of each. */
  lose(node: number): void {
    const daemon = this.pidIn(`slurmd-n${node}.pid`);
    const tasks = this.processesOn(`n${node}`);
    for (const pid of [...(daemon ? [daemon] : []), ...tasks.map(parentOf), ...tasks]) if (pid > 1) kill(pid, 'SIGKILL');
  }

  /** Processes of tasks on a node: those that Slurm told so. */
  processesOn(name: string): number[] {
    const pids = readdirSync('/proc')
      .filter((entry) => /^\d+$/.test(entry))
      .map(Number);
    return pids.filter((pid) => {
      const environment = textOf(`/proc/${pid}/environ`).split('\0');
      return environment.includes(`SLURM_CONF=${this.env.SLURM_CONF}`) && environment.includes(`SLURMD_NODENAME=${name}`);
    });
  }

  private pidIn(name: string): number | undefined {
    const path = join(this.root, 'run', name);
    return existsSync(path) ? Number(readFileSync(path, 'utf8')) : undefined;
  }

  /** Ends what was started here, by the numbers it left, and removes every trace. */
  stop(): void {
    spawnSync('scancel', ['--user=root'], { env: this.env, timeout: 10_000 });
    const names = [...Array.from({ length: NODES }, (_, i) => `slurmd-n${i + 1}.pid`), 'slurmctld.pid', 'munged.pid'];
    for (let node = 1; node <= NODES; node++) for (const pid of this.processesOn(`n${node}`)) kill(pid, 'SIGKILL');
    for (const name of names) {
      const pid = this.pidIn(name);
      if (!pid) continue;
      kill(pid, 'SIGTERM');
      for (let turn = 0; turn < 50 && existsSync(`/proc/${pid}`); turn++) wait(100);
      if (existsSync(`/proc/${pid}`)) kill(pid, 'SIGKILL');
    }
    rmSync(this.root, { recursive: true, force: true });
  }

  private configuration(controller: number, nodes: readonly number[]): string {
    const { root } = this;
    const lines = nodes.map(
      (port, i) => `NodeName=n${i + 1} NodeHostname=localhost NodeAddr=127.0.0.1 Port=${port} CPUs=1 RealMemory=4000 State=UNKNOWN`,
    );
    return `ClusterName=throwaway
SlurmctldHost=localhost(127.0.0.1)
SlurmctldPort=${controller}
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
CredType=cred/munge
AuthInfo=socket=${root}/munge/socket
StateSaveLocation=${root}/state
SlurmdSpoolDir=${root}/spool-%n
SlurmctldPidFile=${root}/run/slurmctld.pid
SlurmdPidFile=${root}/run/slurmd-%n.pid
SlurmctldLogFile=${root}/log/slurmctld.log
SlurmdLogFile=${root}/log/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
SwitchType=switch/none
ReturnToService=2
SlurmctldTimeout=30
SlurmdTimeout=5
InactiveLimit=0
KillWait=2
MinJobAge=3600
JobRequeue=1
SchedulerType=sched/backfill
SchedulerParameters=sched_interval=1,bf_interval=1,sched_min_interval=100000,batch_sched_delay=0
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
${lines.join('\n')}
PartitionName=main Nodes=ALL Default=YES MaxTime=60 State=UP OverSubscribe=NO
`;
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

const parentOf = (pid: number): number => Number(/^PPid:\s*(\d+)/m.exec(textOf(`/proc/${pid}/status`))?.[1] ?? 0);

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {} // it has ended by itself
}
