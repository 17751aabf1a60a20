// Where the editor can do better than the protocol's usual way.
import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient';

/** A rule's page is shown as a page; only settings that the user has set are told, so that a configuration file can set the others. */
export function middlewareFor(settings: readonly string[]): Middleware {
  return {
    window: {
      showDocument: async (params, token, next) => (await showsRulePage(params.uri)) ?? next(params, token),
    },
    workspace: {
      configuration: (params, token, next) =>
        params.items.every((item) => item.section === 'gouji')
          ? params.items.map((item) => settingsOf(item.scopeUri, settings))
          : next(params, token),
    },
  };
}

async function showsRulePage(uri: string): Promise<{ success: boolean } | undefined> {
  if (!/\/docs\/rules\/[a-z-]+\.md$/.test(uri)) return undefined;
  try {
    await vscode.commands.executeCommand('markdown.showPreviewToSide', vscode.Uri.parse(uri));
    return { success: true };
  } catch {
    // No Markdown support here: the text of the page will do.
    return undefined;
  }
}

function settingsOf(scope: string | undefined, settings: readonly string[]): Record<string, unknown> {
  const all = vscode.workspace.getConfiguration('gouji', scope === undefined ? null : vscode.Uri.parse(scope));
  const isSet = (name: string) => {
    const {
      key: _,
      defaultValue: _default,
      defaultLanguageValue: _own,
      languageIds: _ids,
      ...places
    } = {
      ...all.inspect(name),
    };
    return Object.values(places).some((value) => value !== undefined);
  };
  return Object.fromEntries(settings.filter(isSet).map((name) => [name, all.get(name)]));
}
