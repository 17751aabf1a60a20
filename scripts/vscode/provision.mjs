// Gets what a VS Code without a desktop needs: VS Code's own server (from the npm registry), ripgrep and a Chromium.
// `node scripts/vscode/provision.mjs` does it ahead of time.
import { existsSync, mkdirSync, mkdtempSync, renameSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cache, isExecutable, remove, run, which } from './common.mjs';

// Newer ones need a newer Node than the project's floor.
const version = '4.100.3';
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** The folder of VS Code's server (with `out/server-main.js`), fetched at the first call. */
export function provisionServer() {
  const folder = join(cache, `code-server-${version}`);
  if (!existsSync(folder)) {
    console.log(`Fetching VS Code's own server (code-server ${version}) ...`);
    mkdirSync(cache, { recursive: true });
    const work = mkdtempSync(join(cache, 'fetching-'));
    try {
      run(npm, ['pack', '--silent', `code-server@${version}`], { cwd: work });
      run('tar', ['-xzf', `code-server-${version}.tgz`, 'package/lib/vscode'], { cwd: work });
      const vscode = join(work, 'package/lib/vscode');
      // Its native modules are optional for us: without scripts nothing is compiled and the server logs their absence.
      run(npm, ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: vscode });
      renameSync(vscode, folder);
    } catch (e) {
      // Another run may have put it in place at the same moment: a rename onto a full folder fails.
      if (!existsSync(folder)) throw e;
    } finally {
      remove(work);
    }
  }
  linkRipgrep(folder);
  return folder;
}

/** `workspace.findFiles` needs the rg that the package would download. */
function linkRipgrep(folder) {
  const dir = join(folder, 'node_modules/@vscode/ripgrep/bin');
  const target = join(dir, 'rg');
  if (isExecutable(target)) return;
  if (!which('rg')) installOnDebian(['ripgrep']);
  const rg = which('rg');
  if (!rg) {
    console.warn(
      'ripgrep was not found: searching files will fail in the editor. Install it so that `rg` is on the PATH.',
    );
    return;
  }
  mkdirSync(dir, { recursive: true });
  remove(target);
  symlinkSync(rg, target);
}

const installed = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((v) =>
    process.env[v]
      ? [
          join(process.env[v], 'Google/Chrome/Application/chrome.exe'),
          join(process.env[v], 'Microsoft/Edge/Application/msedge.exe'),
        ]
      : [],
  ),
];
const onPath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];

function findChromium() {
  const asked = process.env.CHROME_PATH;
  if (asked && !isExecutable(asked)) throw new Error(`CHROME_PATH is set to ${asked}, which cannot be run.`);
  return asked ? resolve(asked) : (which(...onPath) ?? installed.find(isExecutable));
}

/** A Chromium-like browser's path: the one named, one installed, or on Debian as root one installed now. */
export function provisionChromium() {
  if (!findChromium()) installOnDebian(['chromium']);
  const found = findChromium();
  if (!found) {
    throw new Error(
      'No Chromium was found. Install Chromium or Google Chrome (Debian and Ubuntu: apt-get install chromium), ' +
        'or set CHROME_PATH to a browser of that family, then run this again.',
    );
  }
  if (!hasChineseFont()) installOnDebian(['fonts-noto-cjk']);
  return found;
}

/** Screenshots would show boxes instead of Chinese; other systems than Linux bring such fonts along. */
function hasChineseFont() {
  const list = which('fc-list');
  return process.platform !== 'linux' || (list !== undefined && run(list, [':lang=zh', 'family']).trim() !== '');
}

/** Installs Debian packages where that is possible without asking anyone; says false where it is not. */
function installOnDebian(packages) {
  if (process.platform !== 'linux' || process.getuid() !== 0 || !which('apt-get')) return false;
  console.log(`Installing ${packages.join(', ')} ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = () =>
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120', ...packages], {
      env,
    });
  try {
    run('apt-get', ['update', '-qq'], { env });
    install();
  } catch (e) {
    console.warn(`Could not install ${packages.join(', ')}: ${e.message}`);
    return false;
  }
  return true;
}

if (process.argv[1] && import.meta.filename === resolve(process.argv[1])) {
  console.log(`server: ${provisionServer()}`);
  console.log(`browser: ${provisionChromium()}`);
}
