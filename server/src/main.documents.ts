import { parentPort } from 'node:worker_threads';
import { ownWork, type DocumentWork } from './documents/work';

// A thread that reads and writes documents, one call after the other.
type Call = readonly [id: number, method: keyof DocumentWork, ...args: never[]];

let line: Promise<void> = Promise.resolve();
parentPort!.on('message', ([id, method, ...args]: Call) => {
  line = line.then(async () => {
    try {
      const work = ownWork[method] as (...given: never[]) => Promise<unknown>;
      parentPort!.postMessage([id, await work(...args)]);
    } catch (error) {
      parentPort!.postMessage([id, undefined, error instanceof Error ? error.message : String(error)]);
    }
  });
});
