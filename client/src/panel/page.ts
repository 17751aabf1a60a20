// The panel's page: what it may load, and nothing in line.
import * as vscode from 'vscode';

export function panelPage(webview: vscode.Webview, extension: vscode.Uri): string {
  const file = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(extension, 'dist', name)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src ${webview.cspSource}`;
  const title = vscode.l10n.t('Totals Check');
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${file('panel.css')}">
<title>${title}</title>
</head>
<body>
<main></main>
<div id="notes" role="status" aria-live="polite"></div>
<script src="${file('panel.js')}"></script>
</body>
</html>`;
}
