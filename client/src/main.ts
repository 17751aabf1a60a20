// One bundle for every VS Code: what belongs to another place than this one is not so much as loaded.
import type { ExtensionContext } from 'vscode';
import type { GoujiApi } from './api.js';

declare const process: { readonly versions?: { readonly node?: string } } | undefined;

export async function activate(context: ExtensionContext): Promise<GoujiApi> {
  const inBrowser = typeof process === 'undefined' || process.versions?.node === undefined;
  const extension = inBrowser ? await import('./extension.browser.js') : await import('./extension.js');
  return extension.activate(context);
}
