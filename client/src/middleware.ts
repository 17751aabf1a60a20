// Where the editor can do better than the protocol's usual way.
import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient';

/** Only settings that the user has set are told, so that a configuration file can set the others. */
export function middlewareFor(settings: readonly string[]): Middleware {
  return {
    workspace: {
      configuration: (params, token, next) =>
        params.items.every((item) => item.section === 'gouji')
          ? params.items.map((item) => settingsOf(item.scopeUri, settings))
          : next(params, token),
    },
  };
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
  const told = Object.fromEntries(settings.filter(isSet).map((name) => [name, all.get(name)]));
  // What VS Code gives are views of its settings, which cannot be handed to the worker that the server is in a browser.
  return JSON.parse(JSON.stringify(told)) as Record<string, unknown>;
}
