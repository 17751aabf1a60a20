// `npm start`: from a bare clone to the samples, open in a VS Code that runs the extension: the desktop's when its
// `code` command is there, else VS Code's own server, which stays up until Ctrl-C.
//
//   node scripts/start.mjs [--server] [--no-open] [--port N]
//
// --server  not the desktop VS Code     --no-open  do not open a browser (nor when CI is set)
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { install } from './install.mjs';
import { cache, root, which } from './vscode/common.mjs';
import { startServer } from './vscode/server.mjs';

const { values } = parseArgs({
  options: { server: { type: 'boolean' }, 'no-open': { type: 'boolean' }, port: { type: 'string', default: '3710' } },
});
const samples = join(root, 'samples');
// One with findings of many kinds: what there is to see is seen at once.
const first = join(samples, 'draft-yunxi-county-2023.txt');
const windows = process.platform === 'win32';

install();
console.log('Building ...');
if (spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root, stdio: 'inherit' }).status !== 0)
  process.exit(1);
mkdirSync(samples, { recursive: true });

if (!openDesktop()) await serve();

/** Hands over to the desktop's VS Code; false where there is none or it cannot show a window. */
function openDesktop() {
  if (values.server || process.env.CI) return false;
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return false;
  const code = which(...(windows ? ['code.cmd'] : ['code', 'code-insiders', 'codium']));
  if (!code) return false;
  const quoted = (text) => (windows ? `"${text}"` : text);
  const opened = spawnSync(
    quoted(code),
    ['--new-window', quoted(`--extensionDevelopmentPath=${root}`), quoted(samples), quoted(first)],
    { stdio: 'inherit', shell: windows },
  );
  if (opened.status !== 0) return false;
  console.log('The samples are open in VS Code, with Gouji running.');
  return true;
}

async function serve() {
  // The usual port keeps what the browser remembers of the last time; any other will do.
  const wanted = Number(values.port);
  const port = (await isFree(wanted)) ? wanted : 0;
  const server = await startServer({ port, data: join(cache, 'start'), keep: true });
  const address = server.url({ folder: samples, extension: root, file: first });
  console.log(`\nGouji is running in VS Code. Open this address in a browser (Ctrl-C ends it):\n\n  ${address}\n`);
  if (!values['no-open'] && !process.env.CI) openBrowser(address);
  await server.ended;
  console.error("VS Code's server has ended.");
  process.exit(1);
}

function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/** Tries to open the default browser; the address is printed anyway, so failing is no harm. */
function openBrowser(address) {
  const [command, ...args] = { darwin: ['open'], win32: ['rundll32', 'url.dll,FileProtocolHandler'] }[
    process.platform
  ] ?? ['xdg-open'];
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return;
  spawn(command, [...args, address], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
