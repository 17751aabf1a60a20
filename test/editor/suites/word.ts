// Word documents: opened as text, checked, mended and saved.
import { equal, eventually, ok } from '../assert.js';
import { closeAll, checked, diagnostics, fileOf, gouji, set } from '../gouji.js';
import * as vscode from 'vscode';

describe('Word documents', () => {
  // A file of its own for each test: VS Code remembers what a document was.
  let name = '',
    count = 0;
  const original = () =>
    vscode.Uri.joinPath(
      vscode.extensions.getExtension('gouji.gouji')!.extensionUri,
      'samples/word/draft-education-bureau-2023.docx',
    );

  beforeEach(async () => {
    name = `written-${++count}.docx`;
    await vscode.workspace.fs.writeFile(fileOf(name), await vscode.workspace.fs.readFile(original()));
  });
  afterEach(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(fileOf(name));
  });

  const openText = async (): Promise<vscode.TextEditor> => {
    await gouji();
    await vscode.commands.executeCommand('gouji.openWord', fileOf(name));
    const editor = await eventually('the text of the document', () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.scheme === 'gouji-word' ? active : undefined;
    });
    await checked(editor.document);
    return editor;
  };

  it('show the report as text, with its findings', async () => {
    const { document } = await openText();
    ok(document.getText().includes('| 规范性文件 |'), 'the table is set with bars');
    ok(
      diagnostics(document).some((d) => d.code === 'row-name' || (d.code as { value?: unknown }).value === 'row-name'),
      'the row is found',
    );
  });

  it('take what is saved', async () => {
    const { document } = await openText();
    const at = document.getText().indexOf('| 规范性文件 |') + 2;
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, document.positionAt(at), '行政');
    await vscode.workspace.applyEdit(edit);
    ok(await document.save(), 'saved');
    await closeAll();
    const again = await openText();
    ok(again.document.getText().includes('| 行政规范性文件 |'), 'the document holds the new word');
    equal(again.document.isDirty, false);
  });

  it('are not overwritten where another program changed them meanwhile', async () => {
    const { document } = await openText();
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '某');
    await vscode.workspace.applyEdit(edit);
    const clean = vscode.Uri.joinPath(original(), '../clean-water-bureau-2022.docx');
    const other = await vscode.workspace.fs.readFile(clean);
    // The time of a file counts in some places in whole seconds.
    await new Promise((resolve) => setTimeout(resolve, 1100));
    await vscode.workspace.fs.writeFile(fileOf(name), other);
    ok(!(await document.save()), 'it is asked first');
    equal((await vscode.workspace.fs.readFile(fileOf(name))).length, other.length);
  });

  it('texts in GBK are read and written in it', async () => {
    await gouji();
    const file = fileOf('gbk.txt');
    const year = [0xc4, 0xea];
    await vscode.workspace.fs.writeFile(file, Uint8Array.from([...year, 0x0a]));
    try {
      const document = await vscode.workspace.openTextDocument(file.with({ scheme: 'gouji-text', query: file.scheme }));
      equal(document.getText(), '年\n');
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(0, 0), '年');
      await vscode.workspace.applyEdit(edit);
      ok(await document.save(), 'saved');
      equal([...(await vscode.workspace.fs.readFile(file))], [...year, ...year, 0x0a]);
    } finally {
      await closeAll();
      await vscode.workspace.fs.delete(file);
    }
  });

  it('open as text by themselves where they are reports and the user wants that', async () => {
    await gouji();
    const other = fileOf('no-report.docx');
    await vscode.workspace.fs.writeFile(other, new TextEncoder().encode('nothing of ours\n'));
    await set('openWordReports', true);
    const shown = () =>
      vscode.window.tabGroups.all
        .flatMap((group) => group.tabs)
        .map(({ input }) =>
          input instanceof vscode.TabInputText ? `${input.uri.scheme} ${input.uri.path.split('/').at(-1)}` : '?',
        );
    try {
      await vscode.commands.executeCommand('vscode.open', other);
      await vscode.commands.executeCommand('vscode.open', fileOf(name), { preview: false });
      await eventually('its text alone', () => shown().includes(`gouji-word ${name}`) && shown().length === 2);
      ok(
        shown().some((tab) => tab.endsWith(' no-report.docx') && !tab.startsWith('gouji-word')),
        'the other is left',
      );
    } finally {
      await set('openWordReports', undefined);
      await closeAll();
      await vscode.workspace.fs.delete(other);
    }
  });

  it('open by the custom editor as well', async () => {
    await gouji();
    await vscode.commands.executeCommand('vscode.openWith', fileOf(name), 'gouji.word');
    await eventually(
      'the text of the document',
      () => vscode.window.activeTextEditor?.document.uri.scheme === 'gouji-word',
    );
  });
});
