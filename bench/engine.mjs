import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { median } from './processes.mjs';
import { table } from './table.mjs';

const here = dirname(fileURLToPath(import.meta.url)),
  root = join(here, '..');
const { execPath: node } = process;

/** The engine alone, warm, stage by stage. */
export async function stages(corpus, rounds) {
  const engine = join(root, 'out/bench/core.mjs');
  await build({
    entryPoints: [join(here, 'core-stages.ts')],
    outfile: engine,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
    alias: {
      'jsonc-parser': join(root, 'node_modules/jsonc-parser/lib/esm/main.js'),
    },
  });
  const args = [join(here, 'core.mjs'), engine, corpus.many, ...(rounds ? [rounds] : [])];
  const { stdout } = spawnSync(node, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  const rows = JSON.parse(stdout).map((s) => [s.name, `${s.micros.toFixed(0)} µs`, `${s.kilobytes.toFixed(0)} KB`]);
  return `\nThe engine alone, warm, one thread: for one report\n\n${table(['', 'time', 'allocated'], rows)}`;
}

/** Reading alone: MB a second, and what an edit takes at three sizes. */
export async function parsing(corpus, count) {
  const engine = join(root, 'out/bench/engine.mjs');
  await build({
    stdin: { contents: "export { SyntaxTree } from './server/src/syntax/tree';", resolveDir: root },
    outfile: engine,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  });
  const results = Array.from({ length: count }, () =>
    JSON.parse(
      spawnSync(node, [join(here, 'parse.mjs'), engine, corpus.files.doc1m, corpus.files.doc10k, corpus.files.doc10m], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'inherit'],
      }).stdout,
    ),
  );
  const edit = (i) => `${median(results.map((r) => r.edits[i])).toFixed(1)} µs`;
  const measured = table(
    ['', 'measured', 'target'],
    [
      ['text to syntax', `${median(results.map((r) => r.mbPerSecond)).toFixed(0)} MB/s`, '≥ 60 MB/s'],
      ['an edit, 10 KB', edit(1), '≤ 100 µs'],
      ['an edit, 1 MB', edit(0), '≤ 100 µs'],
      ['an edit, 10 MB', edit(2), '≤ 100 µs'],
    ],
  );
  return `\nReading alone, warm\n\n${measured}`;
}
