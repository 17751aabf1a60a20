// PDF files: opened as text that can only be read, with their findings and the pages of those.
import { reportPdf } from '../../support/pdf/report.js';
import { cleanReport, setFigure } from '../../support/report.js';
import { equal, eventually, ok } from '../assert.js';
import { checked, closeAll, diagnostics, fileOf, gouji, needsFiles } from '../gouji.js';
import * as vscode from 'vscode';

describe('PDF files', () => {
  const file = () => fileOf('printed.pdf');

  before(async function () {
    needsFiles(this);
    const wrong = setFigure(cleanReport(), 'applications.results.granted.total', 9999);
    await vscode.workspace.fs.writeFile(file(), reportPdf(wrong, { height: 420 }));
  });
  afterEach(closeAll);
  after(() => vscode.workspace.fs.delete(file()).then(undefined, () => undefined));

  const shown = (): Promise<vscode.TextEditor> =>
    eventually('the text of the PDF', () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.scheme === 'gouji-pdf' ? active : undefined;
    });

  it('show their text, and on which page a finding stands', async () => {
    await gouji();
    await vscode.commands.executeCommand('gouji.openPdf', file());
    const { document } = await shown();
    await checked(document);
    ok(document.getText().includes('| 9999 |'), 'the table is set with bars');
    const found = diagnostics(document).map((d) => d.message);
    ok(
      found.some((m) => /^Page 4: /.test(m)),
      found.join('\n'),
    );
    equal(vscode.workspace.fs.isWritableFileSystem('gouji-pdf'), false);
  });

  it('open by the custom editor as well', async () => {
    await gouji();
    await vscode.commands.executeCommand('vscode.openWith', file(), 'gouji.pdf');
    await shown();
  });
});
