// `npm run soak`: the built server under random typing, requests, saves, files that come and go, settings, broken
// messages and kills, compared again and again with a fresh one. Prints what it did and every difference.
//
//   node scripts/soak.mjs [--minutes 10] [--seed N]
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadBundled } from './load-bundled.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string' } },
});
const minutes = Number(values.minutes),
  seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
if (!(minutes > 0) || !Number.isInteger(seed)) throw new Error('--minutes and --seed take numbers');

const out = join(root, 'out/soak');
process.chdir(root);
const { soak } = await loadBundled({ entryPoints: [join(root, 'test/soak/main.ts')] }, join(out, 'main.mjs'));
console.log(`soak: seed ${seed}, ${minutes} min`);
const { operations, comparisons, differences, restarts, memory } = await soak({ minutes, seed });
console.log(
  `soak: ${operations} operations, ${comparisons} comparisons, ${differences.length} differences, ` +
    `${restarts} restarts; memory ${memory.first} MB at first, ${memory.most} MB at most`,
);
differences.forEach((d, i) => {
  writeFileSync(join(out, `difference-${i}.txt`), d);
  console.log(d.slice(0, 400));
});
process.exitCode = differences.length > 0 ? 1 : 0;
