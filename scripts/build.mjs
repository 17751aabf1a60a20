// Builds every bundle with esbuild. `--tests` builds the tests as well; `--watch` keeps building; `--small` is for what
// is given away: minified, without source maps. `--to DIR` builds elsewhere than into dist/.
import { build, context, transform } from 'esbuild';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { leanPdf } from './lean-pdf.mjs';
import { noticesOf, packagesOf } from './notices.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const withTests = process.argv.includes('--tests');
const watch = process.argv.includes('--watch');
const small = process.argv.includes('--small');
const to = process.argv.includes('--to') ? process.argv[process.argv.indexOf('--to') + 1] : 'dist';

const common = {
  bundle: true,
  sourcemap: !small,
  minify: small,
  logLevel: 'warning',
  absWorkingDir: root,
  target: 'es2022',
  charset: 'utf8',
  metafile: true,
};
// The glob library finds its CommonJS neighbours by import.meta.url, which a CommonJS bundle does not have.
const metaUrl = {
  define: { 'import.meta.url': '__moduleUrl' },
  banner: { js: "const __moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
};
const alias = {
  // Its main file finds its parts by a loader that a bundle does not have.
  'jsonc-parser': join(root, 'node_modules/jsonc-parser/lib/esm/main.js'),
};
// Tables of encodings that come with the PDF library, as bytes; no package is left outside for them.
const tables = {
  name: 'tables',
  setup(b) {
    b.onResolve({ filter: /\.bcmap$/ }, ({ path }) => ({ path: join(root, 'node_modules', path) }));
  },
};
const loader = { '.bcmap': 'binary' };
const node = { ...common, platform: 'node', format: 'cjs', target: 'node20', alias, loader };
// A bundle for Node holds the protocol's packages for browsers too, which these give to bundles for browsers alone.
const forBrowsers = {
  name: 'for-browsers',
  setup(b) {
    b.onResolve({ filter: /^vscode-[\w-]+\/browser$/ }, async ({ path, resolveDir, kind }) => {
      const beside = await b.resolve(path.replace('/browser', '/node'), { resolveDir, kind });
      return { path: beside.path.replace(/([\\/])node(?=[\\/]main\.js$)/, '$1browser') };
    });
  },
};
// What only a PDF needs, in the command line, in its threads and in the server.
const pdfAside = {
  './pdf/read': { entry: 'server/src/documents/pdf/read.ts', file: 'pdf.js' },
  './encodings': { entry: 'server/src/documents/pdf/encodings.ts', file: 'pdf-encodings.js' },
};
// Parts of the command line that few runs need stand in files of their own, so that node has little to parse at a
// start.
const aside = {
  '../../workspace/config/chain': { entry: 'server/src/workspace/config/chain.ts', file: 'cli-config.js' },
  '../../workspace/config/effective': { entry: 'server/src/workspace/config/effective.ts', file: 'cli-effective.js' },
  '../cache/kept': { entry: 'server/src/cli/cache/kept.ts', file: 'cli-cache.js' },
  './machine': { entry: 'server/src/cli/formats/machine.ts', file: 'cli-formats.js' },
  './pool': { entry: 'server/src/cli/batch/pool.ts', file: 'cli-pool.js' },
  './commands/completion': { entry: 'server/src/cli/commands/completion.ts', file: 'cli-completion.js' },
  './commands/explain': { entry: 'server/src/cli/commands/explain.ts', file: 'cli-explain.js' },
  tinyglobby: { entry: 'tinyglobby', file: 'cli-globs.js' },
  diff: { entry: 'diff', file: 'cli-diff.js' },
};
const setAside = (parts) => ({
  name: 'aside',
  setup(b) {
    b.onResolve({ filter: /./ }, ({ kind, path }) =>
      kind === 'dynamic-import' && parts[path] ? { path: `./${parts[path].file}`, external: true } : undefined,
    );
  },
});
// Parts that tell of rules and check nothing hold what is said of rules, and none of what these look for.
const saidOfRules = {
  name: 'said-of-rules',
  setup(b) {
    b.onLoad({ filter: /[\\/]rules[\\/]described\.ts$/ }, async ({ path }) => {
      const of = await build({ ...node, entryPoints: [path], format: 'esm', write: false, sourcemap: false });
      const { describedRules } = await import(
        `data:text/javascript;base64,${Buffer.from(of.outputFiles[0].contents).toString('base64')}`
      );
      const watchFiles = Object.keys(of.metafile.inputs).map((file) => join(root, file));
      return { contents: `export const describedRules = ${JSON.stringify(describedRules)};`, loader: 'js', watchFiles };
    });
  },
};
// A part is required, not imported: it is a file of the same kind.
const required = { supported: { 'dynamic-import': false } };
// Only modules of the other kind can be split; what came of that is made into what Node and a worker read fastest.
const commonJs = {
  name: 'common-js',
  setup(b) {
    b.onEnd(async ({ outputFiles = [] }) => {
      for (const { path, text } of outputFiles) {
        const { code, map } = await transform(text, {
          ...required,
          format: 'cjs',
          platform: 'node',
          target: 'node20',
          charset: 'utf8',
          minify: small,
          sourcefile: basename(path),
          sourcemap: !small && 'external',
        });
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, small ? code : `${code}//# sourceMappingURL=${basename(path)}.map\n`);
        if (!small) writeFileSync(`${path}.map`, map);
      }
    });
  },
};
const present = (list) =>
  list
    .filter((b) => !b.entryPoints[0].includes('/') || existsSync(join(root, b.entryPoints[0])))
    .map((b) => ({ ...b, outfile: b.outfile.replace(/^dist(?=\/)/, to) }));
const bundles = present([
  // Each runs in a browser, too, where nothing of Node is there: it asks for that no sooner than it has looked.
  {
    ...node,
    entryPoints: ['client/src/main.ts'],
    outfile: 'dist/client.js',
    external: ['vscode'],
    plugins: [forBrowsers],
    ...required,
  },
  // A thread of the server's for documents.
  {
    ...node,
    entryPoints: ['server/src/main.documents.ts'],
    outfile: 'dist/documents.js',
    ...metaUrl,
    plugins: [setAside(pdfAside)],
    ...required,
  },
  // The panel's page: script and style sheet of their own, for nothing of it may stand in line.
  {
    ...common,
    platform: 'browser',
    format: 'iife',
    entryPoints: ['client/webview/panel.ts'],
    outfile: 'dist/panel.js',
  },
  { ...common, entryPoints: ['client/webview/panel.css'], outfile: 'dist/panel.css' },
]);
// The server for Node and that for a worker of a browser have nearly all in common: that stands in a file of its own.
const server = {
  ...node,
  format: 'esm',
  entryPoints: { server: 'server/src/main.node.ts', 'server.browser': 'server/src/main.browser.ts' },
  outdir: to,
  splitting: true,
  chunkNames: 'server-core',
  // For Node this package asks for a module of Node's at once, and gives nothing more that is used here.
  alias: { ...alias, fflate: join(root, 'node_modules/fflate/esm/browser.js') },
  plugins: [forBrowsers, setAside(pdfAside), commonJs],
  sourcemap: !small && 'inline',
  write: false,
};
bundles.push(server);
const commandLine = present([
  {
    ...node,
    entryPoints: ['server/src/cli/launch.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
  },
  {
    ...node,
    entryPoints: ['server/src/cli/main.ts'],
    outfile: 'dist/cli-main.js',
    plugins: [setAside({ ...aside, ...pdfAside })],
    ...required,
    minifyWhitespace: true,
    minifySyntax: true,
  },
  ...Object.values(aside).map(({ entry, file }) => ({
    ...node,
    entryPoints: [entry],
    outfile: `dist/${file}`,
    ...metaUrl,
    plugins: [saidOfRules],
  })),
  ...Object.values(pdfAside).map(({ entry, file }) => ({
    ...node,
    entryPoints: [entry],
    outfile: `dist/${file}`,
    ...metaUrl,
    plugins: [setAside({ './encodings': pdfAside['./encodings'] }), tables, leanPdf],
    // Most of it is the library, which nobody steps through.
    minify: true,
    sourcemap: false,
  })),
  // The worker threads of `gouji check`: the pool library's own entry, and what it is to run.
  { ...node, entryPoints: ['node_modules/tinypool/dist/entry/worker.js'], outfile: 'dist/entry/worker.js', ...metaUrl },
  {
    ...node,
    entryPoints: ['server/src/cli/batch/check-worker.ts'],
    outfile: 'dist/check-worker.js',
  },
]);

/**
 * Builds the command line and names the build by a hash of its own bytes: results that it keeps are never met by
 * another build.
 */
async function buildNamed(list) {
  const unnamed = 'name-of-this-build'.padEnd(32, '-');
  const built = await Promise.all(
    list.map((b) => build({ ...b, define: { ...b.define, BUILD_ID: JSON.stringify(unnamed) }, write: false })),
  );
  const files = built.flatMap((b) => b.outputFiles);
  const hash = createHash('sha256').update(readFileSync(join(root, 'package.json')));
  for (const { path, text } of files) if (path.endsWith('.js')) hash.update(`${relative(root, path)}\n${text}`);
  const name = hash.digest('hex').slice(0, unnamed.length);
  for (const { path, text } of files) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text.replaceAll(unnamed, name));
  }
  return built;
}

/** Every *.test.ts below test/, those for the editor apart: they load in the extension host. */
function testFiles(dir = 'test') {
  return readdirSync(join(root, dir), { withFileTypes: true }).flatMap((e) =>
    e.isDirectory() ? testFiles(`${dir}/${e.name}`) : e.name.endsWith('.test.ts') ? [`${dir}/${e.name}`] : [],
  );
}

if (withTests) {
  rmSync(join(root, 'out/test'), { recursive: true, force: true });
  const tests = testFiles();
  const unit = tests.filter((f) => !f.startsWith('test/editor/'));
  bundles.push({
    ...common,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    entryPoints: unit,
    outdir: 'out/test',
    outbase: 'test',
    splitting: true,
    packages: 'external',
    outExtension: { '.js': '.mjs' },
    alias: { 'jsonc-parser': alias['jsonc-parser'] },
    plugins: [tables],
    loader,
  });
  if (existsSync(join(root, 'test/editor/index.ts'))) {
    bundles.push({
      ...node,
      entryPoints: ['test/editor/index.ts'],
      outfile: 'out/test/editor/index.js',
      external: ['vscode'],
    });
  }
}

// A build that watches has no name, for it does not last; nothing is kept of what it finds.
if (watch) for (const b of [...bundles, ...commandLine]) await (await context(b)).watch();
else {
  const built = await Promise.all([...bundles.map((b) => build(b)), buildNamed(commandLine)]);
  const shipped = built.flat().filter(({ metafile }) => !Object.keys(metafile.outputs)[0].startsWith('out/'));
  writeFileSync(
    join(resolve(root, to), 'THIRD-PARTY-NOTICES.txt'),
    noticesOf(root, packagesOf(shipped.map((b) => b.metafile))),
  );
}
