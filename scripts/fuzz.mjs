// `npm run fuzz`: random edits of reports, each followed by a comparison with the same text freshly read. Prints its
// seed; a counter-example is made small, printed, and written to out/fuzz/SEED-PROCESS/.
//
//   node scripts/fuzz.mjs [--runs 1000] [--minutes 10] [--seed N]
//   node scripts/fuzz.mjs --mixtures N [--seed N]    reads random mixtures of layouts alone
//   node scripts/fuzz.mjs --actions N [--seed N]     makes so many actions offered for damaged reports
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadBundled } from './load-bundled.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string' },
    mixtures: { type: 'string' },
    actions: { type: 'string' },
  },
});
const number = (name) => {
  const n = Number(values[name]);
  if (!Number.isFinite(n) || n < 0) throw new Error(`--${name} takes a number, not "${values[name]}"`);
  return n;
};

const seed = values.seed === undefined ? Date.now() % 2 ** 31 : number('seed');
// A folder for each run: two at the same time would write each other's bundle.
const out = join(root, 'out/fuzz', `${seed}-${process.pid}`);
const { fuzz, readMixtures, tryActions } = await loadBundled(
  { entryPoints: [join(root, 'test/fuzz/main.ts')] },
  join(out, 'main.mjs'),
);
if (values.mixtures !== undefined) {
  console.log(`seed ${seed}`);
  if (!readMixtures(seed, number('mixtures'))) process.exitCode = 1;
} else if (values.actions !== undefined) {
  console.log(`seed ${seed}`);
  if (!tryActions(seed, number('actions'))) process.exitCode = 1;
} else if (!fuzz({ seed, runs: number('runs'), minutes: number('minutes'), out })) process.exitCode = 1;
