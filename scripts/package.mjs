// `npm run package`: the extension as a .vsix file that VS Code installs.
//
//   node scripts/package.mjs [--to DIR]    where the file goes (default: the root)
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { install } from './install.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { values } = parseArgs({ options: { to: { type: 'string', default: root } } });
install();
const { filesOf, packVsix } = await import('./vsix.mjs');

const build = mkdtempSync(join(tmpdir(), 'gouji-build-'));
try {
  const made = spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), '--small', '--to', build], {
    cwd: root,
    stdio: 'inherit',
  });
  if (made.status !== 0) process.exit(1);
  const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
  const manifest = read('package.json');
  const files = filesOf(root).map((path) => ({
    path,
    // What was built for this is elsewhere than what is being worked with.
    from: path.startsWith('dist/') ? join(build, path.slice('dist/'.length)) : join(root, path),
  }));
  const vsix = await packVsix(manifest, read('package.nls.json'), files);
  const folder = resolve(values.to);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${manifest.name}-${manifest.version}.vsix`);
  writeFileSync(file, vsix);
  console.log(`${file}: ${(vsix.length / 1000).toFixed(0)} kB, ${files.length} files`);
} finally {
  rmSync(build, { recursive: true, force: true });
}
