import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import Tinypool from 'tinypool';
import type { Answer, Job, Task } from './batch';

/** Files a worker is given at once: few enough that all workers end together, enough that asking costs little. */
const SHARE = 12;
/** Shares under way or waiting for their turn to be printed, for each worker: bounds memory whatever the number of files. */
const AHEAD = 3;

/** Checks files in worker threads and gives their answers in the order of the files. */
export async function* inParallel(jobs: readonly Job[], format: string, threads = availableParallelism()): AsyncIterable<Answer> {
  const pool = new Tinypool({ filename: join(__dirname, 'check-worker.js'), name: 'run', minThreads: threads, maxThreads: threads });
  const shares: Task[] = [];
  for (let i = 0; i < jobs.length; i += SHARE) shares.push({ jobs: jobs.slice(i, i + SHARE), format });
  const under: Promise<readonly Answer[]>[] = [];
  let next = 0;
  const start = () => {
    while (next < shares.length && under.length < threads * AHEAD) {
      const share = pool.run(shares[next++]) as Promise<readonly Answer[]>;
      // Its failure is told when its turn comes.
      share.catch(() => undefined);
      under.push(share);
    }
  };
  try {
    for (start(); under.length > 0; start()) yield* await under.shift()!;
  } finally {
    await pool.destroy();
  }
}
