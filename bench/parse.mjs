// Reading alone, warm, in a process of its own: text to syntax in MB/s, and the time of one edit at several sizes.
//
//   node bench/parse.mjs ENGINE FILE...    ENGINE: a bundle that exports SyntaxTree; prints JSON
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { median } from './processes.mjs';

const { SyntaxTree } = await import(pathToFileURL(process.argv[2]).href);
const WARM_MS = 1500,
  EDITS = 2000;

const texts = process.argv.slice(3).map((f) => readFileSync(f, 'utf8'));
const [first] = texts;
const bytes = Buffer.byteLength(first);
const speeds = [];
for (const start = performance.now(); performance.now() - start < WARM_MS;) {
  const at = performance.now();
  if (new SyntaxTree(first).length !== first.length) throw new Error('text was lost');
  speeds.push(bytes / 1e3 / (performance.now() - at));
}
const edits = texts.map((text) => {
  const tree = new SyntaxTree(text),
    times = [];
  let seed = 7;
  for (let i = 0; i < EDITS; i++) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    const at = Math.floor((seed / 2 ** 32) * tree.length);
    const start = performance.now();
    tree.edit({ start: at, end: at, text: '7' });
    times.push(performance.now() - start);
    tree.edit({ start: at, end: at + 1, text: '' });
  }
  return median(times.slice(EDITS / 2)) * 1000;
});
// The first runs are those of a cold compiler.
process.stdout.write(JSON.stringify({ mbPerSecond: median(speeds.slice(Math.floor(speeds.length / 2))), edits }));
