// Addresses of rule pages on the web lead to the pages inside the editor: an office network may not reach the web.
import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient';
import { pageUri, ruleOfAddress } from './pages.js';

export const pageMiddleware: Middleware = {
  handleDiagnostics(uri, diagnostics, next) {
    for (const diagnostic of diagnostics) {
      const { code } = diagnostic;
      if (typeof code !== 'object') continue;
      const rule = ruleOfAddress(code.target.toString());
      if (rule !== undefined) diagnostic.code = { value: code.value, target: pageUri('rule', rule) };
    }
    next(uri, diagnostics);
  },
  window: {
    async showDocument(params, token, next) {
      const rule = ruleOfAddress(params.uri);
      if (rule === undefined) return next(params, token);
      await vscode.commands.executeCommand('gouji.showPage', 'rule', rule);
      return { success: true };
    },
  },
};
