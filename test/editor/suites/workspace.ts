// What lies beside the open report: reports of other years, configuration files, texts that are no reports.
import * as vscode from 'vscode';
import { equal, eventually, ok } from '../assert.js';
import { closeAll, fileOf, findings, gouji, has, lacks, needsFiles, open, ruleOf, type Finding } from '../gouji.js';

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
const beside = has('carry-over');
/** Watchers of files are slow to speak on a busy machine. */
const PATIENCE = 40_000;
const untilFindings = (what: string, document: vscode.TextDocument, fits: (found: Finding[]) => boolean) =>
  eventually(what, () => fits(findings(document)), PATIENCE);

describe('beside the report', function () {
  this.timeout(4 * PATIENCE);
  const made = ['old', 'elsewhere', 'gouji.json', 'notes.txt', 'pair (2022).md', 'pair (2023).md'];
  let last = '',
    now = '';
  before(async () => {
    last = await read('pair-2022.md');
    now = await read('pair-2023.md');
  });
  afterEach(async () => {
    await closeAll();
    for (const name of made) await remove(name);
    await write('pair-2022.md', last);
    await write('pair-2023.md', now);
  });

  it('last year’s report in a folder that is deleted, comes back and is renamed', async function () {
    needsFiles(this);
    await remove('pair-2022.md');
    await write('old/pair-2022.md', last);
    const { document } = await open('pair-2023.md');
    await untilFindings('a comparison', document, beside);
    await fs.delete(fileOf('old'), { recursive: true });
    await untilFindings('none with a folder deleted', document, lacks('carry-over'));
    await write('old/pair-2022.md', last);
    await untilFindings('one with it back', document, beside);
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(fileOf('old'), fileOf('elsewhere'));
    ok(await vscode.workspace.applyEdit(edit), 'the folder was not renamed');
    await eventually(
      'the link leads to the new place',
      () =>
        vscode.languages
          .getDiagnostics(document.uri)
          .filter((d) => ruleOf(d) === 'carry-over')
          .some((d) => d.relatedInformation?.some((r) => r.location.uri.path.endsWith('/elsewhere/pair-2022.md'))),
      PATIENCE,
    );
  });

  it('names with brackets: last year’s report opened too is still one report', async function () {
    needsFiles(this);
    await remove('pair-2022.md');
    await remove('pair-2023.md');
    await write('pair (2022).md', last);
    await write('pair (2023).md', now);
    const { document } = await open('pair (2023).md');
    await untilFindings('a comparison', document, beside);
    await open('pair (2022).md');
    const editor = await open('pair (2023).md');
    await editor.edit((edit) => edit.insert(new vscode.Position(2, 0), '注'));
    await untilFindings('a comparison with both open', document, beside);
  });

  it('a configuration file holds in the editor, at once, and tells its mistakes at their place', async function () {
    needsFiles(this);
    const { document } = await open('broken.md');
    await untilFindings('the finding', document, has('row-name'));
    await write('gouji.json', '// 本目录\n{ "rules": { "row-name": "off", }, }\n');
    await untilFindings('none with the rule off', document, lacks('row-name'));
    await write('gouji.json', '{ "rules": { "row-nam": "off" } }\n');
    const [fault] = await eventually(
      'the mistake',
      () => {
        const all = vscode.languages.getDiagnostics(fileOf('gouji.json')).filter((d) => d.source === 'gouji');
        return all.length > 0 ? all : undefined;
      },
      PATIENCE,
    );
    ok(fault!.message.includes('row-name'), fault!.message);
    equal([fault!.range.start.line, fault!.range.start.character], [0, 13]);
    await untilFindings('the finding again', document, has('row-name'));
    await remove('gouji.json');
    await eventually(
      'the mistake is gone',
      () => !vscode.languages.getDiagnostics(fileOf('gouji.json')).some((d) => d.source === 'gouji'),
      PATIENCE,
    );
    equal(
      findings(document).some((f) => f.rule === 'row-name'),
      true,
    );
  });

  it('a text that is no report folds and lights up as without us', async () => {
    await gouji();
    await write('notes.txt', 'server:\n  name: alpha\n  port: 1\n    deep alpha\nagain alpha\n');
    const { document } = await open('notes.txt');
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    ok((folds?.length ?? 0) > 0, 'nothing can be folded');
    const lit = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      document.uri,
      new vscode.Position(1, 10),
    );
    equal(lit?.length, 3);
  });

  it('shows which settings apply, and the page of a rule', async function () {
    needsFiles(this);
    await write('gouji.json', '{ "maxFindings": 7 }\n');
    await open('clean.md');
    await vscode.commands.executeCommand('gouji.explainConfig');
    await eventually(
      'the settings',
      () => vscode.window.visibleTextEditors.some((e) => /maxFindings +7 .*gouji\.json/.test(e.document.getText())),
      PATIENCE,
    );
  });
});
