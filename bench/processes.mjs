// Runs a process to its end and tells what it took. CPU time and memory are read from /proc, so on Linux only.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const linux = process.platform === 'linux';
const TICK_MS = 10,
  LOOK_MS = 4;

const read = (path) => {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return undefined;
  }
};

/** CPU time in ms and peak memory in MB of a process so far; undefined if it is gone. */
function usageOf(pid) {
  const stat = read(`/proc/${pid}/stat`),
    status = read(`/proc/${pid}/status`);
  if (!stat || !status) return undefined;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const peak = /VmHWM:\s+(\d+)/.exec(status);
  // A process that has ended but was not waited for yet has no memory any more.
  return { cpu: (Number(fields[11]) + Number(fields[12])) * TICK_MS, mb: peak ? Number(peak[1]) / 1024 : 0 };
}

function childrenOf(pid) {
  let tasks = [];
  try {
    tasks = readdirSync(`/proc/${pid}/task`);
  } catch {
    /* it is gone */
  }
  return tasks.flatMap((t) => (read(`/proc/${pid}/task/${t}/children`) ?? '').split(' ').filter(Boolean).map(Number));
}

/** Keeps looking at a process and those it starts; each counts with the most that was seen of it. */
export class Watch {
  seen = new Map();
  constructor(pid) {
    this.pid = pid;
  }

  look(pid = this.pid) {
    if (!linux) return;
    const now = usageOf(pid);
    if (!now) return;
    const was = this.seen.get(pid);
    this.seen.set(pid, { cpu: Math.max(now.cpu, was?.cpu ?? 0), mb: Math.max(now.mb, was?.mb ?? 0) });
    for (const child of childrenOf(pid)) this.look(child);
  }

  get cpu() {
    return linux ? [...this.seen.values()].reduce((n, s) => n + s.cpu, 0) : undefined;
  }
  get mb() {
    return linux ? [...this.seen.values()].reduce((n, s) => n + s.mb, 0) : undefined;
  }
}

/**
 * Runs a command, its output thrown away.
 * @returns `ms`, `cpu` (ms), `mb` (peak); `late` if it was stopped for taking too long
 */
export function measure([command, ...args], { cwd, seconds = 120 } = {}) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command, args, { cwd, stdio: 'ignore', detached: process.platform !== 'win32' });
    const watch = new Watch(child.pid);
    watch.look();
    const looking = setInterval(() => watch.look(), LOOK_MS);
    let late = false;
    const limit = setTimeout(() => {
      late = true;
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        child.kill('SIGKILL');
      }
    }, seconds * 1000);
    child.on('error', reject);
    child.on('exit', () => {
      const ms = performance.now() - start;
      clearInterval(looking);
      clearTimeout(limit);
      resolve({ ms, cpu: watch.cpu, mb: watch.mb, late });
    });
  });
}

export const median = (list) => {
  const sorted = [...list].sort((a, b) => a - b);
  const at = (sorted.length - 1) / 2;
  return sorted.length === 0 ? undefined : (sorted[Math.floor(at)] + sorted[Math.ceil(at)]) / 2;
};
export const quantile = (list, q) => [...list].sort((a, b) => a - b)[Math.max(0, Math.ceil(q * list.length) - 1)];
