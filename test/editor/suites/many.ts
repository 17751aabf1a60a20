// Files that nobody has opened, and what is known of findings: suppression, a baseline, fixes all over the workspace.
import * as vscode from 'vscode';
import { equal, eventually, ok } from '../assert.js';
import {
  checked,
  closeAll,
  fileOf,
  findings,
  gouji,
  has,
  lacks,
  needsFiles,
  open,
  replace,
  ruleOf,
  set,
  undo,
} from '../gouji.js';

const { fs } = vscode.workspace;
const read = async (name: string) => new TextDecoder().decode(await fs.readFile(fileOf(name)));
const write = (name: string, text: string) => fs.writeFile(fileOf(name), new TextEncoder().encode(text));
const remove = async (name: string) => {
  try {
    await fs.delete(fileOf(name), { recursive: true });
  } catch {
    // It is gone already.
  }
};
/** Watchers of files are slow to speak on a busy machine. */
const PATIENCE = 40_000;
const rulesAt = (name: string) =>
  vscode.languages
    .getDiagnostics(fileOf(name))
    .filter((d) => d.source === 'gouji')
    .map(ruleOf);
const untilRules = (what: string, name: string, fits: (rules: string[]) => boolean) =>
  eventually(what, () => fits(rulesAt(name)), PATIENCE);
const actionsAt = (uri: vscode.Uri, range: vscode.Range) =>
  vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range);
/** Makes a fix that is offered at a finding as soon as it is. */
const fix = async (name: string, rule: string, title: RegExp) => {
  const action = await eventually(
    `a fix ${title.source} of ${rule}`,
    async () => {
      const found = vscode.languages.getDiagnostics(fileOf(name)).find((d) => ruleOf(d) === rule);
      return found && (await actionsAt(fileOf(name), found.range)).find((a) => title.test(a.title));
    },
    PATIENCE,
  );
  ok(await vscode.workspace.applyEdit(action.edit!), 'the fix was refused');
};

/** Documents that no editor shows, too. */
const saveAll = async () => {
  for (const document of vscode.workspace.textDocuments)
    if (document.isDirty && !document.isUntitled) await document.save();
};

describe('many files', function () {
  this.timeout(4 * PATIENCE);
  let broken = '';
  before(async function () {
    needsFiles(this);
    broken = await read('broken.md');
  });
  afterEach(async () => {
    for (const name of ['scope', 'exclude']) await set(name, undefined);
    await saveAll();
    await closeAll();
    for (const name of ['many', 'moved', 'gouji.json', 'gouji-baseline.json']) await remove(name);
  });

  it('findings of files never opened appear with progress, follow a folder, and go when switched off', async () => {
    for (let i = 0; i < 30; i++) await write(`many/note ${i}.txt`, 'nothing\n');
    await write('many/deep/a.md', broken);
    const api = await gouji();
    equal(rulesAt('many/deep/a.md'), []);
    await set('scope', 'workspace');
    await untilRules('the findings', 'many/deep/a.md', (rules) => rules.includes('row-name'));
    ok(/^\d+\/\d+ /.test(api.progress ?? ''), `no count was shown: ${api.progress}`);
    // Changed behind the editor's back, as a checkout does it.
    await write('many/deep/a.md', await read('clean.md'));
    await untilRules('none in the file that came', 'many/deep/a.md', (rules) => !rules.includes('row-name'));
    await write('many/deep/a.md', broken);
    await untilRules('the findings again', 'many/deep/a.md', (rules) => rules.includes('row-name'));
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(fileOf('many'), fileOf('moved'));
    ok(await vscode.workspace.applyEdit(edit), 'the folder was not renamed');
    await untilRules('the findings at the new place', 'moved/deep/a.md', (rules) => rules.includes('row-name'));
    await untilRules('none at the old place', 'many/deep/a.md', (rules) => rules.length === 0);
    const editor = await open('moved/deep/a.md');
    const { document } = editor;
    await eventually('the findings of the open file', () => has('row-name')(findings(document)));
    await eventually(
      'each of them once',
      () => rulesAt('moved/deep/a.md').filter((r) => r === 'row-name').length === 1,
    );
    await replace(editor, new vscode.Range(2, 0, 2, 0), '注');
    await checked(document);
    equal(rulesAt('moved/deep/a.md').filter((r) => r === 'row-name').length, 1);
    await undo(editor);
    await closeAll();
    await set('scope', 'open');
    await untilRules('none when switched off', 'moved/deep/a.md', (rules) => rules.length === 0);
  });

  it('findings of Word documents never opened, at the text that opens', async () => {
    const { extensionUri } = vscode.extensions.getExtension('gouji.gouji')!;
    const sample = vscode.Uri.joinPath(extensionUri, 'samples/word/draft-education-bureau-2023.docx');
    await write('many/a.txt', 'nothing\n');
    await fs.copy(sample, fileOf('many/draft.docx'));
    await gouji();
    await set('scope', 'workspace');
    const address = fileOf('many/draft.docx').with({ scheme: 'gouji-word', query: 'file' });
    const rules = () => vscode.languages.getDiagnostics(address).map(ruleOf);
    await eventually('the findings', () => rules().includes('row-name'), PATIENCE);
    const found = vscode.languages.getDiagnostics(address).find((d) => ruleOf(d) === 'row-name')!;
    const document = await vscode.workspace.openTextDocument(address);
    equal(document.getText(found.range), '规范性文件');
  });

  it('suppression and a baseline by quick fix, idle ones told', async () => {
    await write('many/a.txt', broken);
    const editor = await open('many/a.txt');
    const { document } = editor;
    await fix('many/a.txt', 'row-name', /gouji\.json/);
    await eventually('the finding is suppressed', () => lacks('row-name')(findings(document)), PATIENCE);
    await saveAll();
    ok((await read('gouji.json')).includes('"many/a.txt"'), await read('gouji.json'));
    await write('many/a.txt', await read('clean.md'));
    await untilRules('an entry that suppresses nothing', 'gouji.json', (r) => r.includes('suppression-unused'));
    await vscode.workspace.openTextDocument(fileOf('gouji.json'));
    await fix('gouji.json', 'suppression-unused', /./);
    await untilRules('nothing idle', 'gouji.json', (rules) => rules.length === 0);
    await saveAll();
    ok(!(await read('gouji.json')).includes('row-name'), await read('gouji.json'));
    const entry = { path: 'many/a.txt', rule: 'row-name', key: '0123456789abcdef', count: 1 };
    await write('gouji-baseline.json', JSON.stringify({ version: 1, findings: [entry] }));
    await untilRules('an entry that is gone', 'gouji-baseline.json', (rules) => rules.includes('baseline-stale'));
    await vscode.workspace.openTextDocument(fileOf('gouji-baseline.json'));
    await fix('gouji-baseline.json', 'baseline-stale', /./);
    await untilRules('none that is gone', 'gouji-baseline.json', (rules) => rules.length === 0);
  });

  it('safe fixes all over the workspace, made once the preview is confirmed', async () => {
    const names = ['many/a.md', 'many/b.md'];
    for (const name of names) await write(name, broken);
    // The other files are left to the other tests.
    await set('exclude', ['broken.md', 'incomplete.md', 'pair-*.md', 'clean.*']);
    await gouji();
    await set('scope', 'workspace');
    for (const name of names) await untilRules('the findings', name, (rules) => rules.includes('row-name'));
    let over = false;
    const done = Promise.resolve(vscode.commands.executeCommand('gouji.fixWorkspace')).finally(() => {
      over = true;
    });
    // Nothing tells when the preview is there; what has to be confirmed is not chosen in it at first.
    const choose = ['list.focusFirst', 'refactorPreview.toggleCheckedState'];
    const next = ['list.focusDown', 'refactorPreview.toggleCheckedState'];
    await eventually(
      'the preview is confirmed',
      async () => {
        await new Promise((resolve) => setTimeout(resolve, 3000));
        for (const command of [
          'refactorPreview.focus',
          'list.collapseAll',
          ...choose,
          ...next,
          'refactorPreview.apply',
        ])
          if (!over) await vscode.commands.executeCommand(command).then(undefined, () => undefined);
        return over;
      },
      PATIENCE,
    );
    await done;
    await saveAll();
    for (const name of names) {
      ok((await read(name)).includes('| 行政规范性文件 |'), await read(name));
      await untilRules('only what changes figures', name, (rules) => rules.join() === 'row-total');
    }
  });

  it('safe fixes all over the workspace, with a preview', async () => {
    await write('many/a.md', broken);
    let over = false;
    const done = Promise.resolve(vscode.commands.executeCommand('gouji.fixWorkspace')).finally(() => {
      over = true;
    });
    // The preview waits for its user; without one the changes would be made.
    await eventually(
      'the preview is discarded',
      async () => {
        if (!over) await vscode.commands.executeCommand('refactorPreview.discard').then(undefined, () => undefined);
        return over;
      },
      PATIENCE,
    );
    await done;
    equal(await read('many/a.md'), broken);
    equal(
      vscode.workspace.textDocuments.some((d) => d.isDirty && !d.isUntitled),
      false,
    );
  });
});
