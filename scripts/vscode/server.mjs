// Starts and stops VS Code's own server, and builds the address under which it opens a folder with the extension.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { atExit, readJson, remove } from './common.mjs';
import { provisionServer } from './provision.mjs';

// User settings every run starts from: no look-ups outside, nothing that pops up by itself.
const quiet = {
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'update.showReleaseNotes': false,
  'workbench.enableExperiments': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'chat.commandCenter.enabled': false,
  'security.workspace.trust.startupPrompt': 'never',
  'git.openRepositoryInParentFolders': 'never',
  'files.simpleDialog.enable': true,
};

/**
 * @param {{ settings?: object, trust?: boolean, port?: number, data?: string, keep?: boolean }} options
 *   trust: false opens every folder in restricted mode; data: a folder kept across runs instead of a temporary one;
 *   keep: stay up although nobody is connected.
 * @returns {Promise<{ port: number, url(o: object): string, ended: Promise<void>, stop(): void }>}
 */
export async function startServer({ settings = {}, trust = true, port = 0, data, keep = false } = {}) {
  const home = provisionServer();
  const dir = data ?? mkdtempSync(join(tmpdir(), 'gouji-vscode-'));
  const user = join(dir, 'data/User');
  mkdirSync(user, { recursive: true });
  writeFileSync(
    join(user, 'settings.json'),
    JSON.stringify({ ...quiet, ...readJson(join(user, 'settings.json'), {}), ...settings }, null, 2),
  );

  // Whoever reaches the port can run programs: other users of this machine, or web pages that try local ports.
  const token = randomUUID();
  const logFile = join(dir, 'server.log');
  const out = openSync(logFile, 'w');
  const child = spawn(
    process.execPath,
    [
      join(home, 'out/server-main.js'),
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--connection-token',
      token,
      '--accept-server-license-terms',
      '--server-data-dir',
      dir,
      '--telemetry-level',
      'off',
      ...(trust ? ['--disable-workspace-trust'] : []),
      // Should this process be killed outright, the server goes by itself once the browser has gone.
      ...(keep ? [] : ['--enable-remote-auto-shutdown']),
    ],
    {
      cwd: home,
      env: { ...process.env, EXTENSIONS_GALLERY: '{}' },
      stdio: ['ignore', out, out],
      detached: process.platform !== 'win32',
    },
  );
  closeSync(out);

  const ended = new Promise((resolve) => {
    child.once('exit', resolve);
  });
  const stop = atExit(() => {
    // The whole group: extension hosts are children of the server.
    try {
      if (process.platform === 'win32') child.kill();
      else process.kill(-child.pid, 'SIGKILL');
    } catch {
      /* already gone */
    }
    if (!data) remove(dir);
  });
  const log = () => readFileSync(logFile, 'utf8');
  try {
    const bound = await listening(child, log);
    // Tests are found by the extension's own path only, and do not look at colours.
    const extensionIn = (o) => (o.extension && !o.tests ? beside(home, o.extension, dir) : o.extension);
    const url = (o) => address(bound, token, { ...o, extension: extensionIn(o) });
    return { port: bound, url, ended, stop };
  } catch (e) {
    const said = log();
    stop();
    throw new Error(`${e.message}\n${said}`, { cause: e });
  }
}

/**
 * VS Code takes themes below the folder of an extension for that extension's own and shows one of them whatever the
 * settings say; its own server lies there. So the extension is given by another way to it.
 */
function beside(home, extension, dir) {
  if (!home.startsWith(extension + sep)) return extension;
  const link = join(dir, 'extension');
  // One that an earlier run has left may lead elsewhere.
  rmSync(link, { force: true });
  symlinkSync(extension, link, 'junction');
  return link;
}

async function listening(child, log) {
  const until = Date.now() + 30_000;
  for (;;) {
    const said = /listening on (\d+)/.exec(log());
    if (said) return Number(said[1]);
    if (child.exitCode !== null || child.signalCode !== null) throw new Error("VS Code's server did not stay up.");
    if (Date.now() > until) throw new Error("VS Code's server did not start within 30 seconds.");
    await new Promise((r) => setTimeout(r, 50));
  }
}

/**
 * The address of a folder (or .code-workspace file), with an extension under development, a file to open first and, for
 * a test run, its tests.
 */
function address(port, token, { folder, extension, file, tests }) {
  const remote = (path) => `vscode-remote://127.0.0.1:${port}${encodeURI(path)}`;
  const payload = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  if (extension) payload.push(['extensionDevelopmentPath', remote(extension)]);
  if (file) payload.push(['openFile', remote(file)]);
  if (tests) payload.push(['extensionTestsPath', remote(tests)]);
  const query = new URLSearchParams({ tkn: token });
  if (folder) query.set(folder.endsWith('.code-workspace') ? 'workspace' : 'folder', folder);
  else query.set('ew', 'true');
  query.set('payload', JSON.stringify(payload));
  // Spaces as %20: VS Code does not read + as a space.
  return `http://127.0.0.1:${port}/?${query.toString().replaceAll('+', '%20')}`;
}

/** Settings that make the extension run in the web worker extension host. */
export const webHost = (extensionId) => ({ 'remote.extensionKind': { [extensionId]: ['web'] } });
