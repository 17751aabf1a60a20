#!/usr/bin/env node
// Stands in for the desktop VS Code where there is none: understands the flags test-electron's `runTests` passes, runs
// the same test module in VS Code's own server with a headless Chromium, prints what the extension host prints to its
// console, and ends with the tests' exit code. GOUJI_EDITOR_LOG=1 prints the workbench's own log as well.
import { mkdirSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { format } from 'node:util';
import { openBrowser } from './browser.mjs';
import { cache, readJson } from './common.mjs';
import { provisionChromium, provisionServer } from './provision.mjs';
import { startServer, webHost } from './server.mjs';

const silenceLimit = 120_000;
const startLimit = 60_000;

// What the workbench itself logs, which comes through the same channel as the extension host's console.
const noise = new RegExp(
  [
    /^(Resolv(ing|ed) connection token|Creating a socket|\[Service Worker\]|ChatSessionStore)/,
    /^Updating additional builtin extensions/,
    /^(Error: )?(Could not locate the bindings file|Cannot find module '.\/build\/Release\/watchdog')/,
    /^Ignoring fetching additional builtin extensions/,
  ]
    .map((pattern) => pattern.source)
    .join('|'),
);

const options = parse(process.argv.slice(2));
const manifest = readJson(join(options.extension, 'package.json'));
if (!manifest) throw new Error(`No extension manifest in ${options.extension}`);

try {
  // Ahead of the attempts: what cannot be installed now cannot be a moment later.
  provisionServer();
  provisionChromium();
} catch (e) {
  console.error(e.message);
  process.exit(1);
}

// Ends with the runner, even when that was killed outright and could pass on no signal.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.exit(1);
}, 500).unref();

let result = await attempt();
// A browser or server that did not come up says nothing about the tests: once more. Never after a test has spoken.
if (result === 'never-started') {
  console.log('The tests did not start; trying once more.');
  result = await attempt();
}
if (result === 'never-started') console.error('The tests did not start.');
process.exit(typeof result === 'number' ? result : 1);

/** Reads VS Code's command line: only what a test run can mean here; everything else is accepted and ignored. */
function parse(argv) {
  const withValue = new Set([
    'user-data-dir',
    'extensions-dir',
    'locale',
    'log',
    'profile',
    'folder-uri',
    'file-uri',
    'add',
  ]);
  const flags = new Map();
  const paths = [];
  for (let i = 0; i < argv.length; i++) {
    const [, name, value] = /^--?([^=]+)(?:=(.*))?$/s.exec(argv[i]) ?? [];
    if (!name) paths.push(resolve(argv[i]));
    else flags.set(name, [...(flags.get(name) ?? []), value ?? (withValue.has(name) ? argv[++i] : 'true')]);
  }
  const one = (name) => {
    const values = flags.get(name) ?? [];
    if (values.length > 1) throw new Error(`--${name} is given ${values.length} times; one is understood here.`);
    return values[0];
  };
  const extension = one('extensionDevelopmentPath');
  const tests = one('extensionTestsPath');
  if (!extension || !tests)
    throw new Error('This launcher runs tests only: --extensionDevelopmentPath and --extensionTestsPath are needed.');
  const userData = one('user-data-dir');
  return {
    extension: resolve(extension),
    tests: resolve(tests.endsWith('.js') ? tests : `${tests}.js`),
    folder: paths[0],
    web: one('extensionDevelopmentKind') === 'web',
    trust: flags.has('disable-workspace-trust'),
    settings: userData ? readJson(join(userData, 'User/settings.json'), {}) : {},
  };
}

/** Replaces places in the test bundle by those in its sources; the extension host does not read source maps itself. */
function inSources(text) {
  const map = text.includes(options.tests) ? readJson(`${options.tests}.map`) : undefined;
  if (!map) return text;
  const sources = new SourceMap(map);
  return text
    .split(options.tests)
    .map((piece, i) =>
      i === 0
        ? piece
        : piece.replace(/^:(\d+):(\d+)/, (place, line, column) => {
            const { originalSource, originalLine, originalColumn } = sources.findEntry(line - 1, column - 1);
            if (!originalSource) return options.tests + place;
            return (
              `${relative(process.cwd(), join(dirname(options.tests), originalSource))}:${originalLine + 1}:` +
              `${originalColumn + 1}`
            );
          }),
    )
    .join('');
}

/** One run: the tests' exit code, 'never-started' when nothing came from them, or 'stalled'. */
async function attempt() {
  const settings = { ...options.settings, ...(options.web ? webHost(`${manifest.publisher}.${manifest.name}`) : {}) };
  let server, browser;
  try {
    server = await startServer({ settings, trust: options.trust });
    const opened = await openBrowser();
    browser = opened.browser;
    return await watch(opened.page, server);
  } catch (e) {
    console.error(e.message);
    return 'never-started';
  } finally {
    await browser?.close().catch(() => {});
    server?.stop();
  }
}

function watch(page, server) {
  return new Promise((done) => {
    let spoke = false;
    let timer;
    const hidden = [];
    const giveUp = async (why) => {
      console.error(why);
      console.error(hidden.slice(-15).join('\n'));
      mkdirSync(cache, { recursive: true });
      const picture = join(cache, 'last-failure.png');
      await page.screenshot({ path: picture, timeout: 5000 }).then(
        () => console.error(`Screenshot: ${picture}`),
        () => {},
      );
      done(spoke ? 'stalled' : 'never-started');
    };
    const wait = (limit, why) => {
      clearTimeout(timer);
      timer = setTimeout(giveUp, limit, why);
    };
    const start = async () => {
      await page.exposeFunction('codeAutomationLog', (type, args) => {
        const line = format(...args);
        if (noise.test(line)) {
          hidden.push(line.slice(0, 400));
          if (!process.env.GOUJI_EDITOR_LOG) return;
        } else {
          spoke = true;
          wait(silenceLimit, `Nothing came from the tests for ${silenceLimit / 1000} seconds.`);
        }
        // One stream for all, or the lines of failures would lose their place.
        process.stdout.write(`${inSources(line)}\n`);
      });
      await page.exposeFunction('codeAutomationExit', (code) => {
        clearTimeout(timer);
        done(code);
      });
      page.on('crash', () => giveUp('The browser page crashed.'));
      wait(startLimit, `No test spoke within ${startLimit / 1000} seconds.`);
      await page.goto(server.url(options), { timeout: startLimit });
    };
    start().catch((e) => {
      clearTimeout(timer);
      giveUp(e.message);
    });
  });
}
