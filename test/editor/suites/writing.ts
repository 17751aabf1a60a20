// What helps in writing a report, as the editor itself asks for it.
import * as vscode from 'vscode';
import { equal, eventually, ok } from '../assert.js';
import { checked, closeAll, fileOf, findings, gouji, needsFiles, open, rangeOf, replace, undo } from '../gouji.js';

const whole = (document: vscode.TextDocument) => new vscode.Range(0, 0, document.lineCount, 0);
const ask = <T>(command: string, ...args: unknown[]) => vscode.commands.executeCommand<T>(command, ...args);
const options = { tabSize: 2, insertSpaces: true };

async function apply(document: vscode.TextDocument, edits: readonly vscode.TextEdit[]): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, [...edits]);
  ok(await vscode.workspace.applyEdit(edit), 'the edit was refused');
}

describe('writing', () => {
  afterEach(closeAll);

  it('a new report opens as an untitled draft that is taken for one, last year’s figures carried over', async () => {
    const { document: last } = await open('pair-2022.md');
    const made = await ask<vscode.TextDocument>('gouji.newReport', {
      agency: '青禾县人民政府',
      year: 2023,
      layout: 'md',
      last: last.getText(),
    });
    equal([made.isUntitled, made.languageId], [true, 'markdown']);
    ok(/^# 青禾县人民政府2023年/.test(made.getText()), made.getText().slice(0, 80));
    ok(!made.getText().includes('${'), 'a tab stop was left in the text');
    await checked(made);
    await eventually('blank cells are told', () => findings(made).some((f) => f.rule === 'cell-blank'));
    const { status } = await gouji();
    equal(status(made.uri.toString())?.year, 2023);
  });

  it('a new report as a Word document is written where it is wanted, and its text shown', async function () {
    needsFiles(this);
    const file = fileOf('new.docx');
    await gouji();
    await ask('gouji.newReport', { agency: '青禾县水务局', year: 2023, layout: 'docx', last: undefined, file });
    const editor = await eventually('its text', () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.scheme === 'gouji-word' ? active : undefined;
    });
    await checked(editor.document);
    ok(editor.document.getText().startsWith('青禾县水务局2023年'), editor.document.getText().slice(0, 60));
    await closeAll();
    await vscode.workspace.fs.delete(file);
  });

  it('completion offers names of laws behind 《', async () => {
    const editor = await open('clean.md');
    const title = rangeOf(editor.document, '## 二、');
    await replace(editor, new vscode.Range(title.start, title.start), '依照《\n\n');
    await checked(editor.document);
    const at = title.start.translate(0, 3);
    const { items } = await ask<vscode.CompletionList>('vscode.executeCompletionItemProvider', editor.document.uri, at);
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    ok(
      labels.some((label) => label.includes('政府信息公开条例')),
      labels.join(),
    );
    await undo(editor);
  });

  it('formatting aligns the tables and changes no finding', async () => {
    const { document } = await open('clean.md');
    const before = findings(document);
    const edits = await ask<vscode.TextEdit[]>('vscode.executeFormatDocumentProvider', document.uri, options);
    const range = whole(document);
    const some = await ask<vscode.TextEdit[]>('vscode.executeFormatRangeProvider', document.uri, range, options);
    // How many edits they are split into is the editor's affair.
    ok(edits?.length > 0 && some?.length > 0, 'nothing to align');
    await apply(document, edits);
    await checked(document);
    equal(findings(document), before);
    equal(await ask('vscode.executeFormatDocumentProvider', document.uri, options), undefined);
  });

  it('a row is aligned as it is closed', async () => {
    const editor = await open('clean.md');
    const { document } = editor;
    const { start } = rangeOf(document, '| 规章 |');
    const at = start.translate(0, '| 规章 |'.length);
    const edits = await ask<vscode.TextEdit[]>('vscode.executeFormatOnTypeProvider', document.uri, at, '|', options);
    ok(edits.length > 0 && edits.every(({ range }) => range.start.line === start.line), `${edits.length} edits`);
  });

  it('columns between tabs are aligned on request', async () => {
    const { document: clean } = await open('clean.md');
    const draft = await vscode.workspace.openTextDocument({ language: 'gouji-report', content: clean.getText() });
    const editor = await vscode.window.showTextDocument(draft);
    await checked(draft);
    const before = findings(draft);
    await ask('gouji.convertTables', 'tabs');
    await checked(draft);
    const ragged = draft.getText();
    await ask('gouji.alignTabs');
    ok(draft.getText() !== ragged && /规章 +\t/.test(draft.getText()), 'not aligned');
    await checked(draft);
    equal(findings(draft), before);
    await editor.edit((edit) => edit.delete(whole(draft)));
  });

  it('keys lead from cell to cell, and the status bar names the cell', async () => {
    const editor = await open('clean.md');
    const { document } = editor;
    const api = await gouji();
    const row = document.lineAt(rangeOf(document, '一、本年新收').start.line);
    const cells = [...row.text.matchAll(/(?<=\| )\d+(?= \|)/g)];
    const select = (index: number) => {
      const at = new vscode.Position(row.lineNumber, index);
      editor.selection = new vscode.Selection(at, at);
    };
    const now = () => [editor.selection.start.line, editor.selection.start.character];
    select(cells[0]!.index);
    await eventually('the cell is named', () => api.cell?.includes('自然人') && api.cell.includes('本年新收'));
    await ask('gouji.nextCell');
    equal(now(), [row.lineNumber, cells[1]!.index]);
    equal(document.getText(editor.selection), cells[1]![0]);
    await ask('gouji.previousCell');
    equal(now(), [row.lineNumber, cells[0]!.index]);
    await ask('gouji.cellBelow');
    equal(now()[0], row.lineNumber + 1);
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await eventually('no cell is named', () => api.cell === undefined);
  });

  it('totals are calculated, with a preview', async () => {
    const editor = await open('broken.md');
    const before = editor.document.getText();
    let over = false;
    const done = Promise.resolve(ask('gouji.computeTotals')).finally(() => {
      over = true;
    });
    // The preview waits for its user; without one the changes would be made.
    await eventually('the preview is discarded', async () => {
      if (!over) await ask('refactorPreview.discard').then(undefined, () => undefined);
      return over;
    });
    await done;
    equal(editor.document.getText(), before);
  });

  it('tables are set in another layout and read as before', async () => {
    const { document } = await open('clean.md');
    const before = findings(document);
    await ask('gouji.convertTables', 'html');
    ok(document.getText().includes('<td'), 'no HTML table');
    await checked(document);
    equal(findings(document), before);
  });

  it('the selection grows from the cell to the report', async () => {
    const { document } = await open('clean.md');
    const at = rangeOf(document, '（七）总计').start;
    const [range] = await ask<vscode.SelectionRange[]>('vscode.executeSelectionRangeProvider', document.uri, [at]);
    let steps = 0;
    for (let r: vscode.SelectionRange | undefined = range; r; r = r.parent) steps++;
    ok(steps >= 5, `${steps} steps`);
  });

  it('labels, figures and names are coloured, in reports only', async () => {
    const { document } = await open('clean.md');
    const legend = await ask<vscode.SemanticTokensLegend>('vscode.provideDocumentSemanticTokensLegend', document.uri);
    ok(legend?.tokenTypes.includes('goujiTotal'), 'no legend');
    const tokens = await ask<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens', document.uri);
    ok(tokens.data.length > 500, `${tokens.data.length}`);
    const { document: notes } = await open('notes.md');
    const none = await ask<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens', notes.uri);
    equal(none?.data.length ?? 0, 0);
  });

  it('names of laws lead to pages inside the editor', async () => {
    const { document } = await open('clean.md');
    const links = await ask<vscode.DocumentLink[]>('vscode.executeLinkProvider', document.uri);
    const page = links.find(({ target }) => target?.scheme === 'gouji-page')?.target;
    ok(page, 'no link');
    const text = (await vscode.workspace.openTextDocument(page)).getText();
    ok(text.startsWith('# 《'), text);
    const rule = vscode.Uri.parse('gouji-page:/rule/row-total.md');
    ok((await vscode.workspace.openTextDocument(rule)).getText().includes('gouji.rules'), 'no page of the rule');
    const { document: broken } = await open('broken.md');
    const [first] = await eventually('findings', () => {
      const found = vscode.languages.getDiagnostics(broken.uri).filter((d) => d.source === 'gouji');
      return found.length > 0 ? found : undefined;
    });
    const { code } = first!;
    ok(typeof code === 'object' && code.target.scheme === 'gouji-page', 'the rule leads to the web');
  });

  it('the year is renamed wherever the report tells it', async () => {
    const { document } = await open('clean.md');
    const at = rangeOf(document, '2023').start;
    const edit = await ask<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', document.uri, at, '2024');
    ok(edit.get(document.uri).length >= 3, `${edit.get(document.uri).length} places`);
  });

  it('the agency is typed everywhere at once', async () => {
    const { document } = await open('clean.md');
    const line = document.lineAt(0).text;
    const at = new vscode.Position(0, line.search(/[\u4e00-\u9fff]/));
    // The editor's own command: there is no public one for what a provider answers.
    const linked = await ask<{ ranges: unknown[] } | undefined>('_executeLinkedEditingProvider', document.uri, at);
    ok((linked?.ranges.length ?? 0) >= 2, `${linked?.ranges.length} places`);
  });

  it('sections and tables fold', async () => {
    const { document } = await open('clean.md');
    const ranges = await ask<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri);
    const heading = rangeOf(document, '## 二、').start.line;
    ok(
      ranges.some(({ start }) => start === heading),
      `${ranges.length} ranges`,
    );
  });

  it('reports and their sections are found in the workspace', async () => {
    await open('clean.md');
    const found = await ask<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', '总体情况');
    ok(
      found.some(({ name }) => name.includes('总体情况')),
      `${found.length} symbols`,
    );
  });

  it('sentences follow the tables, and there is a word where none has to', async () => {
    const { document } = await open('clean.md');
    const before = document.getText();
    await ask('gouji.updateProse');
    equal(document.getText(), before);
  });
});

describe('the panel', () => {
  afterEach(closeAll);

  it('shows the tables of the report in front, and goes on with it', async () => {
    const { panel } = await gouji();
    const editor = await open('broken.md');
    await ask('gouji.openPanel');
    const shown = await eventually('the page shows the report', () => (panel.shown?.broken ? panel.shown : undefined));
    equal([shown.tables, shown.figures], [3, 200]);
    const cells = panel.report!.sections.flatMap((s) => s.table?.cells ?? []);
    const wrong = cells.find((c) => c.state === 'broken')!;
    await panel.receive({ kind: 'go', range: wrong.range! });
    await eventually('the cursor is in the cell', () => {
      const { activeTextEditor: now } = vscode.window;
      return now?.document === editor.document && now.selection.start.line === wrong.range!.start.line;
    });
  });

  it('puts in what is missing, and gives its tables to be printed', async () => {
    const api = await gouji();
    const { document } = await open('incomplete.md');
    await ask('gouji.openPanel');
    const missing = await eventually('a missing section', () => api.panel.report?.sections.find((s) => s.missing));
    await api.panel.receive({ kind: 'insert', subject: missing.insert! });
    await eventually('it is there', () => document.getText().includes('## 四、'));
    await undo(await vscode.window.showTextDocument(document));
    await api.panel.receive({ kind: 'print', html: '<!DOCTYPE html><title>x</title>' });
    const page = await vscode.workspace.fs.readFile(api.panel.printed!);
    ok(new TextDecoder().decode(page).startsWith('<!DOCTYPE html>'), 'no page');
  });

  it('changes a figure in the text, as one step to undo', async () => {
    const { panel } = await gouji();
    const editor = await open('clean.md');
    await ask('gouji.openPanel');
    const { version } = editor.document;
    const cell = await eventually('a figure', () => {
      if (panel.report?.version !== version || panel.shown?.broken !== 0) return undefined;
      const cells = panel.report.sections.flatMap((s) => s.table?.cells ?? []);
      return cells.find((c) => c.kind === 'figure' && c.state === 'holds' && c.text !== '0');
    });
    const before = editor.document.getText();
    await panel.receive({ kind: 'set', fact: cell.fact!, value: '4711', version });
    ok(editor.document.getText().includes('4711'), 'the text is as it was');
    await eventually('the page shows what is wrong now', () => panel.shown?.broken);
    await undo(editor);
    equal(editor.document.getText(), before);
    await panel.receive({ kind: 'set', fact: cell.fact!, value: '12; x', version: editor.document.version });
    equal(editor.document.getText(), before);
  });
});
