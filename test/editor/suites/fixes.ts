// The light bulb: what it offers, and that applying it mends what it says and nothing else.
import * as vscode from 'vscode';
import { equal, eventually, ok } from '../assert.js';
import {
  closeAll,
  fileOf,
  finding,
  findings,
  has,
  lacks,
  open,
  rangeOf,
  replace,
  undo,
  untilFindings,
} from '../gouji.js';

const actionsAt = (document: vscode.TextDocument, range: vscode.Range, kind?: string) =>
  vscode.commands
    .executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, kind, 50)
    .then((actions) => actions.filter((action) => !kind || action.kind?.value.startsWith(kind)));

/** Does what choosing an action does. */
async function apply({ edit, command }: vscode.CodeAction): Promise<void> {
  if (edit) ok(await vscode.workspace.applyEdit(edit), 'the edit was refused');
  if (command) await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
}

const digits = (text: string) => text.match(/[0-9０-９]+/g);

describe('fixes', () => {
  afterEach(closeAll);

  it('are offered at a finding: this one, all of its kind, all safe ones, the rule', async () => {
    const { document } = await open('broken.md');
    await untilFindings('the misnamed row', document, has('row-name'));
    const actions = await eventually('quick fixes', async () => {
      const offered = await actionsAt(document, finding(document, 'row-name').range);
      return offered.some(({ kind }) => kind?.value === 'quickfix') ? offered : undefined;
    });
    const [first] = actions.filter(({ kind }) => kind?.value === 'quickfix');
    ok(first!.title.includes('行政规范性文件'), first!.title);
    ok(first!.isPreferred, 'the safe fix is not the preferred one');
    ok(
      actions.some(
        ({ title, command }) =>
          title.includes('row-name') || command?.arguments?.some((argument) => String(argument).includes('row-name')),
      ),
      `the rule's page is not offered: ${actions.map(({ title }) => title).join(' | ')}`,
    );
  });

  it('mend the row name, and undo brings the finding back', async () => {
    const editor = await open('broken.md');
    const { document } = editor;
    await untilFindings('the misnamed row', document, has('row-name'));
    const others = findings(document).filter(({ rule }) => rule !== 'row-name');
    const [fix] = await actionsAt(document, finding(document, 'row-name').range, 'quickfix');
    await apply(fix!);
    ok(document.getText().includes('| 行政规范性文件 | 2 | 1 | 9 |'), 'the row is not renamed');
    await untilFindings('the finding is gone', document, lacks('row-name'));
    equal(findings(document), others, 'a fix brought other findings');

    await undo(editor);
    await untilFindings('the finding is back', document, has('row-name'));
  });

  it('several blanks of a row are one finding, filled at once', async () => {
    const editor = await open('clean.md');
    const { document } = editor;
    const line = document.lineAt(rangeOf(document, '3.其他').start.line);
    await replace(editor, line.range, line.text.replaceAll('| 0 ', '|  '));
    const found = await untilFindings('the blanks', document, has('cell-blank'));
    equal(found.length, 1);
    const actions = await actionsAt(document, finding(document, 'cell-blank').range, 'quickfix');
    const fill = actions.find(({ title }) => /填 0|with 0/.test(title));
    ok(fill, actions.map(({ title }) => title).join(' | '));
    await apply(fill);
    await untilFindings('no blanks', document, lacks('cell-blank'));
    equal(document.lineAt(line.lineNumber).text, line.text);
  });

  it('give a broken total only where a person chooses so', async () => {
    const { document } = await open('broken.md');
    await untilFindings('the broken total', document, has('row-total'));
    const actions = await actionsAt(document, finding(document, 'row-total').range, 'quickfix');
    const fix = actions.find(({ edit }) => edit?.get(document.uri).some(({ newText }) => newText.trim() === '16'));
    ok(fix, `no fix gives 16: ${actions.map(({ title }) => title).join(' | ')}`);
    await apply(fix);
    await untilFindings('the total is right', document, lacks('row-total'));
    equal(
      findings(document).filter(({ severity }) => severity === 'error'),
      [],
    );
  });

  it('all at once change names and format, and no figure', async () => {
    const { document } = await open('broken.md');
    await untilFindings('both findings', document, (found) => has('row-name')(found) && has('row-total')(found));
    const before = document.getText();
    const said = await vscode.commands.executeCommand<string>('gouji.fixAll');
    ok(/行名与格式不符|row/i.test(said) && said.includes('1'), said);
    await untilFindings('the safe one is gone', document, lacks('row-name'));
    equal(digits(document.getText()), digits(before));
    equal(document.getText(), before.replace('| 规范性文件 |', '| 行政规范性文件 |'));
    ok(has('row-total')(findings(document)), 'a total was changed unasked');
  });

  it('all at once are a source action, which saving can apply', async () => {
    const editor = await open('broken.md');
    const { document } = editor;
    await untilFindings('the misnamed row', document, has('row-name'));
    const actions = await actionsAt(document, new vscode.Range(0, 0, 0, 0), 'source.fixAll');
    equal(
      actions.map(({ kind }) => kind?.value),
      ['source.fixAll.gouji'],
    );

    const before = document.getText();
    const settings = vscode.workspace.getConfiguration('editor', document);
    await settings.update(
      'codeActionsOnSave',
      { 'source.fixAll.gouji': 'explicit' },
      vscode.ConfigurationTarget.Workspace,
    );
    try {
      await replace(editor, rangeOf(document, '白鹭镇'), '白鹭湖镇');
      await document.save();
      await eventually(
        'the saved text is mended',
        () => document.getText().includes('| 行政规范性文件 |') && !document.isDirty,
      );
      equal(digits(document.getText()), digits(before));
    } finally {
      await settings.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Workspace);
      await vscode.workspace.fs.writeFile(fileOf('broken.md'), new TextEncoder().encode(before));
    }
  });

  it('are not offered in a document that is no report', async () => {
    const { document } = await open('notes.md');
    const all = await actionsAt(document, new vscode.Range(0, 0, document.lineCount, 0));
    equal(
      all.filter(({ title, kind }) => /gouji/i.test(`${title} ${kind?.value}`)).map(({ title }) => title),
      [],
    );
  });
});
