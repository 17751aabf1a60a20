import { join } from 'node:path';
import { runCompiled } from '../cache/compiled';
import type * as main from '../main';
import type { Answer, Identity, Task } from './batch';

// What a thread of `gouji check` loads. It is small, for the thread's loader reads it through for names of exports; the
// engine is that of the command line's bundle.
const { batch } = runCompiled<typeof main>(join(__dirname, 'cli-main.js'), process.env).exports;

/** @see identify of batch.ts */
export async function identify(task: Omit<Task, 'formats'>): Promise<readonly Identity[]> {
  return (await batch()).identify(task);
}

/** @see run of batch.ts */
export async function run(task: Task): Promise<readonly Answer[]> {
  return (await batch()).run(task);
}
