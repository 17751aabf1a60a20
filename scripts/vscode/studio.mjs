// The real editor for pictures and trying out: opens a live VS Code with the extension, and drives it with a browser.
//
//   node scripts/vscode/studio.mjs SCRIPT.mjs [--workspace DIR] [--untrusted] [--web] [--size 1280x800] [--scale 2]
//                                             [--dark] [--extension DIR]
//
// SCRIPT exports a default async function that gets a Studio:
//
//   export default async (studio) => {
//     await studio.open('report.md');          // by quick open
//     await studio.goTo(12, 5);                // line and column, from 1
//     await studio.lightBulb();                // the menu of fixes there
//     await studio.shot('out/fixes.png');
//   };
//
// Keys and texts are those of the English user interface. The folder is opened in place: scripts may change its files.
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { openBrowser } from './browser.mjs';
import { readJson, root } from './common.mjs';
import { startServer, webHost } from './server.mjs';

const modifier = process.platform === 'darwin' ? 'Meta' : 'Control';

/**
 * @param {{ workspace?: string, extension?: string, trust?: boolean, web?: boolean, dark?: boolean, locale?: string,
 * settings?: object,
 *   width?: number, height?: number, scale?: number }} options trust: false gives restricted mode
 */
export async function openStudio({
  workspace = join(root, 'samples'),
  extension = root,
  trust = true,
  web = false,
  dark = false,
  settings = {},
  ...size
} = {}) {
  const manifest = readJson(join(extension, 'package.json'));
  const server = await startServer({
    trust,
    settings: {
      'workbench.colorTheme': dark ? 'Default Dark Modern' : 'Default Light Modern',
      'window.commandCenter': false,
      'workbench.layoutControl.enabled': false,
      'editor.minimap.enabled': false,
      // One width for every Chinese character, so that tables line up.
      'editor.fontFamily': "'Noto Sans Mono CJK SC', monospace",
      // A blinking cursor would make two pictures of the same state differ.
      'editor.cursorBlinking': 'solid',
      ...(web ? webHost(`${manifest.publisher}.${manifest.name}`) : {}),
      ...settings,
    },
  });
  try {
    const { browser, page } = await openBrowser(size);
    const studio = new Studio(page, async () => {
      await browser.close();
      server.stop();
    });
    await page.goto(server.url({ folder: resolve(workspace), extension: resolve(extension) }));
    await page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
    await page.locator('.statusbar-item').first().waitFor();
    // Activation by `onStartupFinished` comes after the remote extension host has connected.
    await page.locator('.explorer-folders-view .monaco-list').waitFor({ timeout: 60_000 });
    await studio.idle();
    return studio;
  } catch (e) {
    server.stop();
    throw e;
  }
}

export class Studio {
  /** @param {import('playwright-core').Page} page */
  constructor(page, close) {
    this.page = page;
    this.close = close;
  }

  /** Opens a file of the workspace by quick open. */
  async open(name) {
    await this.#quickInput(`${modifier}+P`, name);
    await this.#pick(name);
    const base = name.split('/').pop();
    await this.page.locator(`.tab.active[data-resource-name="${base}"]`).waitFor();
    await this.page.locator('.editor-instance .view-line').first().waitFor();
    await this.idle();
  }

  /** Runs a command by its title in the command palette. */
  async command(title) {
    await this.#quickInput('F1', `>${title}`);
    await this.#pick(title);
    await this.idle();
  }

  /** Puts the cursor at a line and column, both from 1. */
  async goTo(line, column = 1) {
    await this.#quickInput('Control+G', `:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await this.idle();
  }

  /** Shows the hover at a position (or where the cursor is), as the keyboard does: no mouse that could slip off. */
  async hover(line, column) {
    if (line !== undefined) await this.goTo(line, column);
    await this.command('Show or Focus Hover');
    await this.page.locator('.monaco-hover:visible').first().waitFor();
    await this.idle();
  }

  /** Opens the menu of fixes at the cursor, and gives the titles in it. */
  async lightBulb() {
    await this.page.keyboard.press(`${modifier}+.`);
    const rows = this.page.locator('.action-widget .monaco-list-row.action');
    await rows.first().waitFor();
    await this.idle();
    return rows.allInnerTexts();
  }

  /** Saves a picture; `part` is a CSS selector to take only that element. Folders are created. */
  async shot(path, part) {
    await this.idle();
    mkdirSync(dirname(resolve(path)), { recursive: true });
    await (part ? this.page.locator(part).first() : this.page).screenshot({ path: resolve(path) });
    console.log(`Saved ${path}`);
  }

  /** Waits until nothing on the page has changed for a while; gives up waiting, not the run, after `limit`. */
  async idle(quiet = 400, limit = 15_000) {
    await this.page.evaluate(
      ([calm, most]) =>
        new Promise((done) => {
          let timer;
          const finish = () => {
            observer.disconnect();
            done();
          };
          const observer = new MutationObserver(() => {
            clearTimeout(timer);
            timer = setTimeout(finish, calm);
          });
          observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
          timer = setTimeout(finish, calm);
          setTimeout(finish, most);
        }),
      [quiet, limit],
    );
  }

  /** Waits for a text anywhere in the editor window: a status, a problem, a notification. */
  async text(text, limit = 20_000) {
    await this.page.getByText(text).first().waitFor({ timeout: limit });
  }

  async #quickInput(key, text) {
    const input = this.page.locator('.quick-input-widget input[type="text"]').first();
    await this.page.keyboard.press(key);
    await input.waitFor();
    await input.fill(text);
  }

  /** Presses Enter once the first result is the one meant: the list fills in steps. */
  async #pick(label) {
    const row = this.page
      .locator('.quick-input-list .monaco-list-row.focused')
      .filter({ hasText: label.split('/').pop() });
    await row.waitFor({ timeout: 15_000 }).catch(async () => {
      const offered = await this.page.locator('.quick-input-list .monaco-list-row .label-name').allInnerTexts();
      throw new Error(`"${label}" is not the first result; offered: ${offered.join(' | ') || 'nothing'}`);
    });
    await this.page.keyboard.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      workspace: { type: 'string' },
      extension: { type: 'string' },
      untrusted: { type: 'boolean' },
      web: { type: 'boolean' },
      dark: { type: 'boolean' },
      size: { type: 'string', default: '1280x800' },
      scale: { type: 'string', default: '1' },
    },
  });
  const [width, height] = values.size.split('x').map(Number);
  if (positionals.length !== 1 || !width || !height) {
    console.error(
      'Usage: node scripts/vscode/studio.mjs SCRIPT.mjs [--workspace DIR] [--untrusted] [--web] [--size ' +
        '1280x800] [--scale 2] [--dark] [--extension DIR]',
    );
    process.exit(2);
  }
  const script = await import(pathToFileURL(resolve(positionals[0])).href);
  const { workspace, extension, web, dark } = values;
  const studio = await openStudio({
    workspace,
    extension,
    web,
    dark,
    trust: !values.untrusted,
    width,
    height,
    scale: Number(values.scale),
  });
  try {
    await script.default(studio);
  } catch (e) {
    await studio.page.screenshot({ path: join(root, '.vscode-test/studio-failure.png') }).catch(() => {});
    console.error(`${e.stack}\nThe window at that moment: .vscode-test/studio-failure.png`);
    process.exitCode = 1;
  } finally {
    await studio.close();
  }
}

if (process.argv[1] && import.meta.filename === resolve(process.argv[1])) await main();
