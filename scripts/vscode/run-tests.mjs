// Runs the editor tests (out/test/editor/index.js) in a real VS Code: a desktop one where there is one, else VS Code's
// own server with a headless Chromium. Build first: `node scripts/build.mjs --tests`.
//
//   node scripts/vscode/run-tests.mjs [--server] [--web] [--grep TEXT] [--extension DIR] [--vsix FILE] [--tests FILE]
// [--workspace DIR]
//
// --server  never the desktop VS Code          --web  the web worker extension host (in the server only)
// --vsix    the extension as it is given away: unpacked as an editor that installs it does
// --grep    only tests whose full title matches this expression
import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import { atExit, remove, root } from './common.mjs';
import { findDesktop } from './desktop.mjs';

const { values } = parseArgs({
  options: {
    server: { type: 'boolean' },
    web: { type: 'boolean' },
    grep: { type: 'string' },
    extension: { type: 'string', default: root },
    vsix: { type: 'string' },
    tests: { type: 'string', default: join(root, 'out/test/editor/index.js') },
    workspace: { type: 'string', default: join(root, 'test/editor/workspace') },
  },
});

if (!existsSync(values.tests)) {
  console.error(`${values.tests} is missing: build it with \`node scripts/build.mjs --tests\`.`);
  process.exit(2);
}

// A copy, so that tests may write; a short path, because VS Code puts sockets next to its user data.
const dir = realpathSync(mkdtempSync(join(tmpdir(), 'gouji-')));
atExit(() => remove(dir));
const workspace = join(dir, 'workspace');
mkdirSync(workspace);
if (existsSync(values.workspace)) cpSync(values.workspace, workspace, { recursive: true });
if (values.vsix) {
  values.extension = join(dir, 'installed');
  await (await import('../vsix.mjs')).unpackVsix(values.vsix, values.extension);
}
const userData = join(dir, 'user');
mkdirSync(join(userData, 'User'), { recursive: true });
// Settings reach the tests in every host; environment variables do not exist in the web one.
writeFileSync(
  join(userData, 'User/settings.json'),
  // What a test has typed is not saved behind its back, however slow the machine: the next one opens the file as it
  // was.
  JSON.stringify({ 'files.autoSave': 'off', ...(values.grep && { 'goujiTests.grep': values.grep }) }),
);

const desktop = values.server || values.web ? undefined : await findDesktop();
const host = desktop ? 'desktop' : `VS Code's own server${values.web ? ', web extension host' : ''}`;
console.log(`Editor tests in VS Code (${host})`);
const started = Date.now();
try {
  await runTests({
    vscodeExecutablePath: desktop ?? join(root, 'scripts/vscode/launcher.mjs'),
    extensionDevelopmentPath: resolve(values.extension),
    extensionTestsPath: resolve(values.tests),
    launchArgs: [
      workspace,
      `--user-data-dir=${userData}`,
      `--extensions-dir=${join(dir, 'extensions')}`,
      '--disable-extensions',
      ...(values.web ? ['--extensionDevelopmentKind=web'] : []),
    ],
  });
} catch (e) {
  console.error(e.message);
  process.exitCode = 1;
}
console.log(`Editor tests took ${((Date.now() - started) / 1000).toFixed(1)} s`);
