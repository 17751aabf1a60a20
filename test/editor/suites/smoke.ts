// The ground every other suite stands on: VS Code runs, and it has the extension.
import { equal, ok } from '../assert.js';
import * as vscode from 'vscode';

describe('smoke', () => {
  it('runs in a VS Code that the extension supports', () => {
    const [major, minor] = vscode.version.split('.').map(Number);
    ok(major! > 1 || minor! >= 91, vscode.version);
  });

  it('opens a trusted workspace folder', () => {
    equal(vscode.workspace.workspaceFolders?.length, 1);
    equal(vscode.workspace.isTrusted, true);
  });

  it('has the extension', async function () {
    const extension = vscode.extensions.getExtension('gouji.gouji');
    ok(extension, 'gouji.gouji is not there');
    const { main, browser } = extension.packageJSON;
    const entry = vscode.Uri.joinPath(
      extension.extensionUri,
      extension.extensionUri.scheme === 'file' ? main : (browser ?? main),
    );
    const built = await vscode.workspace.fs.stat(entry).then(
      () => true,
      () => false,
    );
    // Young checkouts have no client yet.
    if (!built) return this.skip();
    await extension.activate();
    equal(extension.isActive, true);
  });
});
