// The ground every other suite stands on: VS Code runs, and it has the extension.
import { equal, eventually, ok } from '../assert.js';
import { closeAll, fileOf, gouji, open } from '../gouji.js';
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

  it('the first report opens the outline, and the cursor stays in the text', async () => {
    const { document } = await open('clean.md');
    const { outline } = await gouji();
    await eventually('the outline beside it', () => outline.isVisible);
    equal(vscode.window.activeTextEditor?.document.uri.toString(), document.uri.toString());
    await vscode.commands.executeCommand('type', { text: '#' });
    ok(document.getText().includes('##'), 'what is typed goes into the text');
    await vscode.commands.executeCommand('undo');
    await closeAll();
  });

  it('word wrap is offered for a report with wide lines', async () => {
    const { document: clean } = await open('clean.md');
    const name = 'wide.txt';
    await vscode.workspace.fs.writeFile(fileOf(name), new TextEncoder().encode(clean.getText()));
    const wrap = (document: vscode.TextDocument) => vscode.workspace.getConfiguration('editor', document);
    try {
      const { document } = await open(name);
      equal(wrap(document).get('wordWrap'), 'off');
      await eventually('it is on once accepted', async () => {
        await vscode.commands.executeCommand('notification.acceptPrimaryAction').then(undefined, () => undefined);
        return wrap(document).get('wordWrap') === 'on';
      });
      await wrap(document).update('wordWrap', undefined, vscode.ConfigurationTarget.Workspace, true);
    } finally {
      await closeAll();
      await vscode.workspace.fs.delete(fileOf(name));
    }
  });
});
