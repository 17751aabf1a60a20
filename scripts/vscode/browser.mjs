// A headless Chromium with one page.
import { chromium } from 'playwright-core';
import { provisionChromium } from './provision.mjs';

/** @param {{ width?: number, height?: number, scale?: number, locale?: string }} size */
export async function openBrowser({ width = 1280, height = 800, scale = 1, locale = 'en-US' } = {}) {
  const browser = await chromium.launch({
    executablePath: provisionChromium(),
    headless: true,
    // Chromium's sandbox does not work for root, and containers have a tiny /dev/shm.
    // Nothing outside is needed: names are not looked up at all instead of failing late.
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-dev-shm-usage',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
    // Signals are handled in common.mjs; playwright ends the browser on exit.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    locale,
    colorScheme: 'light',
  });
  // Without a language pack the editor itself speaks English; extensions are told the language all the same.
  if (!locale.startsWith('en'))
    await context.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = '${locale.toLowerCase()}'`);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']).catch(() => {});
  return { browser, page: await context.newPage() };
}
