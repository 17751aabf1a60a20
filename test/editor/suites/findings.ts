// What a clerk sees on opening a file: squiggles under the right characters, and none where there is nothing wrong.
import * as vscode from 'vscode';
import { equal, ok } from '../assert.js';
import {
  closeAll,
  diagnostics,
  finding,
  findings,
  gouji,
  has,
  open,
  rangeOf,
  replace,
  undo,
  untilFindings,
  lacks,
} from '../gouji.js';

describe('findings', () => {
  afterEach(closeAll);

  it('underline the broken total and the misnamed row, and nothing else', async () => {
    const { document } = await open('broken.md');
    await untilFindings('both findings', document, (found) => has('row-name')(found) && has('row-total')(found));
    equal(
      findings(document).filter(({ severity }) => severity === 'error' || severity === 'warning'),
      [
        { rule: 'row-name', text: '规范性文件', severity: 'warning' },
        { rule: 'row-total', text: '61', severity: 'error' },
      ],
    );
  });

  it('show both sides of the relation, and lead to the addends', async () => {
    const { document } = await open('broken.md');
    await untilFindings('the broken total', document, has('row-total'));
    const { message, relatedInformation, code } = finding(document, 'row-total');
    ok(message.includes('61') && message.includes('16'), message);
    const addends = (relatedInformation ?? []).map(({ location }) => document.getText(location.range));
    for (const addend of ['12', '3', '1']) ok(addends.includes(addend), `${addend} is not among ${addends.join(' ')}`);
    ok(typeof code === 'object', 'the rule has no page');
  });

  it('appear in the hover', async () => {
    const { document } = await open('broken.md');
    await untilFindings('the misnamed row', document, has('row-name'));
    const { message, range } = finding(document, 'row-name');
    ok(message.includes('行政规范性文件'), message);
    // The text of a finding is put into the hover by the editor itself; ours must not come in its way.
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      range.start,
    );
    ok(Array.isArray(hovers), 'hover failed');
  });

  for (const name of ['clean.md', 'clean.gkbg']) {
    it(`are none in ${name}`, async () => {
      const { document } = await open(name);
      const { status } = await gouji();
      ok(status(document.uri.toString())?.form, 'not taken for a report');
      equal(
        findings(document).filter(({ severity }) => severity !== 'hint'),
        [],
      );
    });
  }

  for (const name of ['notes.md', 'half.txt']) {
    it(`are none in ${name}, which is no report, and the status says why`, async () => {
      const { document } = await open(name);
      const status = (await gouji()).status(document.uri.toString());
      equal(status?.form, null);
      ok(status?.message, 'no reason is given');
      equal(diagnostics(document), []);
    });
  }

  it('change at once while one types, and come back by undo', async () => {
    const editor = await open('broken.md');
    const { document } = editor;
    await untilFindings('the broken total', document, has('row-total'));
    const total = finding(document, 'row-total').range;

    await replace(editor, total, '16');
    await untilFindings('the total is right', document, lacks('row-total'));
    await replace(editor, rangeOf(document, '| 12 | 3 |'), '| 12 | 33 |');
    await untilFindings('another figure is wrong', document, (found) =>
      found.some(({ severity }) => severity === 'error'),
    );

    await undo(editor);
    await untilFindings('it is right again', document, (found) => found.every(({ severity }) => severity !== 'error'));
    await undo(editor);
    await untilFindings('the first finding is back', document, has('row-total'));
    equal(document.getText(finding(document, 'row-total').range), '61');
  });

  it('follow the lines above them', async () => {
    const editor = await open('broken.md');
    const { document } = editor;
    await untilFindings('the misnamed row', document, has('row-name'));
    const { line } = finding(document, 'row-name').range.start;
    await replace(editor, new vscode.Range(0, 0, 0, 0), '\n\n\n');
    await untilFindings(
      'it has moved',
      document,
      (found) => has('row-name')(found) && finding(document, 'row-name').range.start.line === line + 3,
    );
    equal(document.getText(finding(document, 'row-name').range), '规范性文件');
  });

  it('appear in a draft that was never saved', async () => {
    const source = (await open('broken.md')).document.getText();
    await closeAll();
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: source });
    const editor = await vscode.window.showTextDocument(document);
    await untilFindings('both findings', document, (found) => has('row-name')(found) && has('row-total')(found));
    // An empty one closes without asking.
    await replace(editor, new vscode.Range(0, 0, document.lineCount, 0), '');
    await untilFindings('nothing is left', document, (found) => found.length === 0);
  });
});
