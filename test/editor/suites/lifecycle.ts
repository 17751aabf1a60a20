// Opening and closing, settings, a new start: findings come and go with them.
import * as vscode from 'vscode';
import { equal, eventually, ok } from '../assert.js';
import {
  checked,
  closeAll,
  fileOf,
  finding,
  findings,
  gouji,
  has,
  lacks,
  open,
  rangeOf,
  replace,
  set,
  untilFindings,
} from '../gouji.js';

const ours = (uri: vscode.Uri) => vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'gouji');

describe('lifecycle', () => {
  afterEach(closeAll);
  afterEach(async () => {
    for (const name of ['enable', 'rules', 'files', 'checkOn']) await set(name, undefined);
  });

  it('closing a file clears its findings', async () => {
    const { document } = await open('broken.md');
    await untilFindings('findings', document, has('row-name'));
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await eventually('the findings are cleared', () => ours(fileOf('broken.md')).length === 0);
    equal((await gouji()).status(fileOf('broken.md').toString()), undefined);
  });

  it('switching the linter off clears everything, switching it on brings it back', async () => {
    const { document } = await open('broken.md');
    await untilFindings('findings', document, has('row-name'));
    await set('enable', false);
    await untilFindings('nothing is left', document, (found) => found.length === 0);
    await eventually('the outline is empty', async () => (await gouji()).outline.roots().length === 0);
    await set('enable', true);
    await untilFindings('they are back', document, has('row-name'));
  });

  it('a rule can be silenced or made graver', async () => {
    const { document } = await open('broken.md');
    await untilFindings('findings', document, has('row-name'));
    await set('rules', { 'row-name': 'off' });
    await untilFindings('the rule is silent', document, (found) => lacks('row-name')(found) && has('row-total')(found));
    await set('rules', { 'row-name': 'error' });
    await untilFindings('the rule is graver', document, (found) =>
      found.some(({ rule, severity }) => rule === 'row-name' && severity === 'error'),
    );
  });

  it('findings are told only on save where the user wants that', async () => {
    const editor = await open('broken.md');
    const { document } = editor;
    await untilFindings('findings', document, has('row-name'));
    await set('checkOn', 'save');
    // That a setting has arrived shows only in what it does: a second one, made after it, silences a rule.
    await set('rules', { 'row-total': 'off' });
    await untilFindings('the settings have arrived', document, lacks('row-total'));
    const original = document.getText();
    await replace(editor, rangeOf(document, '| 规范性文件'), '| 行政规范性文件');
    await checked(document);
    ok(has('row-name')(findings(document)), 'told before it was saved');
    await document.save();
    await untilFindings('it is gone', document, lacks('row-name'));
    await replace(editor, new vscode.Range(0, 0, document.lineCount, 0), original);
    await document.save();
    await untilFindings('it is back', document, has('row-name'));
  });

  it('a file that does not look like a report is one when marked so', async () => {
    const { document } = await open('half.txt');
    const { status } = await gouji();
    const uri = document.uri.toString();
    equal(status(uri)?.form, null);
    await vscode.commands.executeCommand('gouji.markAsReport');
    equal(vscode.workspace.getConfiguration('gouji').get('files'), ['half.txt']);
    await eventually('it is a report', () => status(uri)?.form);
    await untilFindings('its gaps are found', document, has('section-missing'));
  });

  it('an unsaved text in the language of reports is one', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'gouji-report',
      content: '一、总体情况\n本镇公开信息86条。\n',
    });
    const editor = await vscode.window.showTextDocument(document);
    await checked(document);
    ok((await gouji()).status(document.uri.toString())?.form, 'not taken for a report');
    await editor.edit((edit) => edit.delete(new vscode.Range(0, 0, document.lineCount, 0)));
  });

  it('a pasted draft is recognised whatever its language was guessed to be', async () => {
    const { document: report } = await open('broken.md');
    const content = report.getText();
    const draft = await vscode.workspace.openTextDocument({ language: 'ini', content });
    await vscode.window.showTextDocument(draft);
    const api = await gouji();
    await eventually('the language of reports is offered', () => api.offered?.toString() === draft.uri.toString());
    await vscode.commands.executeCommand('gouji.markAsReport');
    await eventually('it has that language', () => draft.languageId === 'gouji-report');
    await untilFindings('it is checked', draft, has('row-total'));
    const editor = await vscode.window.showTextDocument(draft);
    await editor.edit((edit) => edit.delete(new vscode.Range(0, 0, draft.lineCount, 0)));
  });

  it('a sample opens with findings, and the panel beside it', async () => {
    await vscode.commands.executeCommand('workbench.action.openWalkthrough', 'gouji.gouji#start', false);
    await vscode.commands.executeCommand('gouji.openSample');
    const editor = vscode.window.activeTextEditor!;
    ok(editor.document.isUntitled, 'the sample itself is open');
    await untilFindings('findings', editor.document, (found) => has('row-total')(found) && has('term-typo')(found));
    await vscode.commands.executeCommand('gouji.openPanel');
    const { panel } = await gouji();
    await eventually('the panel shows it', () => panel.shown?.broken);
    ok(vscode.window.visibleTextEditors.includes(editor), 'the panel hides the text');
    await editor.edit((edit) => edit.delete(new vscode.Range(0, 0, editor.document.lineCount, 0)));
  });

  it('only files that are nothing but reports have the language of reports', async () => {
    const languages = [];
    for (const name of ['clean.gkbg', 'clean.md', 'half.txt']) languages.push((await open(name)).document.languageId);
    equal(languages, ['gouji-report', 'markdown', 'plaintext']);
  });

  it('checking again finds the same', async () => {
    const { document } = await open('broken.md');
    await untilFindings('findings', document, (found) => has('row-name')(found) && has('row-total')(found));
    const before = findings(document);
    const { status } = await gouji();
    const said = status(document.uri.toString());
    await vscode.commands.executeCommand('gouji.check');
    await eventually('the server has spoken again', () => status(document.uri.toString()) !== said);
    await untilFindings('the same findings', document, (found) => JSON.stringify(found) === JSON.stringify(before));
  });

  it('a restarted server finds the same', async () => {
    const api = await gouji();
    const { document } = await open('broken.md');
    await untilFindings('findings', document, (found) => has('row-name')(found) && has('row-total')(found));
    const before = findings(document);
    const old = api.client;
    await vscode.commands.executeCommand('gouji.restartServer');
    ok(api.client !== old, 'the client is the old one');
    await checked(document);
    await untilFindings('the same findings', document, (found) => JSON.stringify(found) === JSON.stringify(before));
    equal(document.getText(finding(document, 'row-name').range), '规范性文件');
  });

  it('a server that crashes is started again, and the findings come back', async function () {
    const { document } = await open('broken.md');
    await untilFindings('findings', document, has('row-name'));
    const api = await gouji();
    // In a browser the server is a worker, which cannot be killed from here.
    const { _serverProcess: child } = api.client as unknown as { _serverProcess?: { kill(signal: string): void } };
    if (!child) return this.skip();
    child.kill('SIGKILL');
    await eventually('nothing is known', () => api.status(document.uri.toString()) === undefined);
    await eventually('it is checked again', () => api.status(document.uri.toString())?.form);
    await untilFindings('the findings are back', document, has('row-name'));
  });

  it('starts in restricted mode and on virtual file systems', () => {
    const { capabilities } = vscode.extensions.getExtension('gouji.gouji')!.packageJSON;
    equal(capabilities.untrustedWorkspaces.supported, true);
    equal(capabilities.virtualWorkspaces, true);
  });
});
