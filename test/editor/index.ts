// The editor tests: loaded by VS Code's extension host, which calls `run`. One bundle, out/test/editor/index.js.
//
// To add a suite: write test/editor/suites/NAME.ts with mocha's `describe` and `it` (plain globals, no import), and
// import it in suites/index.ts. `import * as vscode from 'vscode'` gives the live editor; the extension under test is
// `vscode.extensions.getExtension('gouji.gouji')`. The folder that is open is a fresh copy of test/editor/workspace
// (empty when there is none), so tests may write into it. Assertions: ./assert.ts; no node built-ins, so that
// everything also runs in the web extension host (`--web`).
// Run: node scripts/build.mjs --tests && node scripts/vscode/run-tests.mjs [--grep TEXT].
import * as vscode from 'vscode';

/** Runs every suite; rejects when a test failed, which makes VS Code end with a failing exit code. */
export async function run(): Promise<void> {
  // Only now: mocha's build sets `module.exports` when it loads, and VS Code has taken ours by then.
  const { runMocha } = await import('./mocha.js');
  await import('./suites/index.js');
  const grep = vscode.workspace.getConfiguration('goujiTests').get<string>('grep');
  const { passes, failures, pending } = await runMocha(grep);
  // scripts/test.mjs reads this line.
  console.log(`editor tests: ${passes} passing, ${failures} failing, ${pending} pending`);
  if (failures > 0) throw new Error(`${failures} editor test(s) failed`);
  if (passes === 0) throw new Error('No editor test ran');
}
