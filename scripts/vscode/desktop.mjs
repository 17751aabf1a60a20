// Decides whether the tests run in a desktop VS Code: the one named by VSCODE_EXECUTABLE, else one that test-electron
// has downloaded or can download. The answer "cannot be reached" is remembered for a day, so that it costs time once.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { cache, isExecutable, readJson } from './common.mjs';

const memory = join(cache, 'desktop.json');
const day = 24 * 3600 * 1000;

/** @returns {Promise<string | undefined>} the executable of a desktop VS Code */
export async function findDesktop() {
  const named = process.env.VSCODE_EXECUTABLE;
  if (named) {
    if (!isExecutable(named)) throw new Error(`VSCODE_EXECUTABLE is set to ${named}, which cannot be run.`);
    return named;
  }
  // Without a screen a desktop program cannot show its window.
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return undefined;
  if (!downloaded() && !(await reachable())) return undefined;
  try {
    return await downloadAndUnzipVSCode({ cachePath: cache, version: 'stable', timeout: 30_000 });
  } catch (e) {
    console.log(`A desktop VS Code could not be downloaded (${e.message}); using VS Code's own server.`);
    remember(false);
    return undefined;
  }
}

const downloaded = () => {
  try {
    return readdirSync(cache).some((name) => /^vscode-(linux|darwin|win32)/.test(name));
  } catch {
    return false;
  }
};

async function reachable() {
  const known = readJson(memory, {});
  if (Date.now() - known.at < day) return known.reachable;
  // test-electron knows where versions are listed; its list function is the cheapest question to ask there.
  const { fetchStableVersions } = createRequire(import.meta.url)('@vscode/test-electron/out/download.js');
  const patience = new Promise((_, fail) => {
    setTimeout(fail, 4000, new Error('timeout')).unref();
  });
  const answer = await Promise.race([fetchStableVersions(true, 4000), patience]).then(
    (list) => list.length > 0,
    () => false,
  );
  remember(answer);
  return answer;
}

function remember(answer) {
  mkdirSync(cache, { recursive: true });
  writeFileSync(memory, JSON.stringify({ reachable: answer, at: Date.now() }));
}
