import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import Tinypool from 'tinypool';
import type { Answer, Identity, Job, Task } from './batch';

/** Files a worker is given at once: few enough that all workers end together, enough that asking costs little. */
const SHARE = 12;
/**
 * Shares under way or waiting for their turn to be printed, for each worker: bounds memory whatever the number of
 * files.
 */
const AHEAD = 3;

/** Worker threads that check files, and identify them first. */
export class CheckPool {
  private readonly pool: Tinypool;

  /** @param build the build that keeps the results, if one does */
  constructor(
    private readonly build: string | undefined,
    private readonly threads = availableParallelism(),
  ) {
    this.pool = new Tinypool({
      filename: join(__dirname, 'check-worker.js'),
      name: 'run',
      minThreads: threads,
      maxThreads: threads,
    });
  }

  /** Whose reports the files are, in the order of the files. */
  async identities(jobs: readonly Job[]): Promise<readonly Identity[]> {
    const shares = sharesOf(jobs, Math.max(SHARE, Math.ceil(jobs.length / this.threads / 4)));
    return (
      await Promise.all(
        shares.map(
          (share) =>
            this.pool.run({ jobs: share, build: this.build }, { name: 'identify' }) as Promise<readonly Identity[]>,
        ),
      )
    ).flat();
  }

  /** Checks files and gives their answers: in the order of the files, or each as soon as it is there. */
  async *answers(jobs: readonly Job[], formats: readonly string[], eager: boolean): AsyncIterable<Answer> {
    const size = eager ? 1 : SHARE;
    const tasks = sharesOf(jobs, size).map((share): Task => ({ jobs: share, formats, build: this.build }));
    const under: Promise<readonly Answer[]>[] = [];
    let next = 0;
    const start = () => {
      while (next < tasks.length && under.length < this.threads * AHEAD) {
        const task = this.pool.run(tasks[next++]) as Promise<readonly Answer[]>;
        // Its failure is told when its turn comes.
        task.catch(() => undefined);
        under.push(task);
      }
    };
    for (start(); under.length > 0; start()) {
      const first = eager ? await Promise.race(under.map((task, i) => task.then(() => i))) : 0;
      yield* await under.splice(first, 1)[0]!;
    }
  }

  async end(): Promise<void> {
    await this.pool.destroy();
  }
}

function sharesOf<T>(list: readonly T[], size: number): T[][] {
  const out: T[][] = [];
  for (let i = 0; i < list.length; i += size) out.push(list.slice(i, i + size));
  return out;
}
