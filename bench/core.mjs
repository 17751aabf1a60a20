// The engine alone, warm, on one thread: microseconds and kilobytes allocated for one report, stage by stage.
//
//   node bench/core.mjs ENGINE FOLDER [ROUNDS]    ENGINE: a bundle of core-stages.ts; prints JSON
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { median } from './processes.mjs';

const { stages } = await import(pathToFileURL(process.argv[2]).href);
const folder = process.argv[3],
  rounds = Number(process.argv[4] ?? 8);
const files = readdirSync(folder).map((f) => readFileSync(join(folder, f)));

/** Every stage for every file, each stage handed what the one before it made. */
function round() {
  const spent = stages.map(() => 0),
    allocated = stages.map(() => 0);
  for (const bytes of files) {
    let value = { bytes };
    for (const [i, stage] of stages.entries()) {
      const heap = process.memoryUsage().heapUsed;
      const start = performance.now();
      value = stage.run(value);
      spent[i] += performance.now() - start;
      // A collection in between would make it less than nothing.
      allocated[i] += Math.max(0, process.memoryUsage().heapUsed - heap);
    }
  }
  return { spent, allocated };
}

const measured = Array.from({ length: rounds }, round);
const warm = measured.slice(Math.ceil(rounds / 2));
process.stdout.write(
  JSON.stringify(
    stages.map(({ name }, i) => ({
      name,
      micros: (median(warm.map((m) => m.spent[i])) * 1000) / files.length,
      kilobytes: median(warm.map((m) => m.allocated[i])) / files.length / 1024,
    })),
  ),
);
