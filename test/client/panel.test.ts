import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { panel } from '../../server/src/features/panel';
import { cleanReport, setFigure } from '../support/report';
import { printed } from '../features/support';

/** Every word of the page is its own name. */
const words = Object.fromEntries(
  ['insert', 'copy', 'copyPicture', 'copied', 'notCopied', 'print', 'lastYear', 'help'].map((name) => [name, name]),
);

/** The page of the panel as the editor shows it, in a browser of its own; it may use the clipboard. */
describe('the page of the panel', function () {
  this.timeout(60_000);
  let browser: Browser, page: Page, server: Server;

  before(async () => {
    const files: Readonly<Record<string, string>> = {
      '/':
        '<!DOCTYPE html><main></main><div id="notes"></div><script>acquireVsCodeApi = () =>' +
        ' ({ postMessage: (m) => (window.said ??= []).push(m), getState: () =>' +
        ' undefined, setState: () => {} });</script><script src="/panel.js"></script>',
      '/panel.js': readFileSync('dist/panel.js', 'utf8'),
    };
    server = createServer(({ url }, answer) => {
      answer.setHeader('content-type', url === '/' ? 'text/html; charset=utf-8' : 'text/javascript; charset=utf-8');
      answer.end(files[url ?? ''] ?? '');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    // Outside of the bundle of the tests: the script is the product's own.
    const module = pathToFileURL(join(process.cwd(), 'scripts/vscode/browser.mjs')).href;
    const { openBrowser } = (await import(module)) as { openBrowser(): Promise<{ browser: Browser; page: Page }> };
    ({ browser, page } = await openBrowser());
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const { v } = printed(setFigure(cleanReport(), 'applications.results.granted.total', 72));
    const report = panel(v, 1)!;
    const told = { kind: 'show', uri: 'file:///a.md', report, words: { ...words, states: {} }, language: 'zh-cn' };
    await page.evaluate(`window.postMessage(${JSON.stringify(told)})`);
    await page.locator('table').nth(2).waitFor();
  });
  after(async () => {
    await browser.close();
    server.close();
  });

  /** What a button of the page has put on the clipboard: its text, of a picture its width. */
  async function copied(button: string, type: string): Promise<string> {
    await page.evaluate('document.getElementById("notes").textContent = ""');
    await page.getByRole('button', { name: button, exact: true }).nth(1).click();
    await page.getByText('copied', { exact: true }).waitFor();
    const blob = `(await (await navigator.clipboard.read())[0].getType(${JSON.stringify(type)}))`;
    const read = type.startsWith('image/') ? `(await createImageBitmap(${blob})).width` : `${blob}.text()`;
    return String(await page.evaluate(`(async () => ${read})()`));
  }

  it('copies a table with its merged cells, and between tabs', async () => {
    assert.match(await copied('copy', 'text/html'), /<table .*colspan="6".*>72</s);
    const rows = (await copied('copy', 'text/plain')).split('\n').map((row) => row.split('\t'));
    const row = rows.find((cells) => cells.some((c) => c.includes('（一）予以公开')))!;
    assert.deepEqual(row.slice(-7), ['18', '3', '1', '0', '4', '1', '72']);
  });

  it('copies a table as a picture', async () => {
    assert.ok(Number(await copied('copyPicture', 'image/png')) > 200);
  });
});
