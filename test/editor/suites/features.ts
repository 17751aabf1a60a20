// What the editor shows besides findings: the relations a cell stands in, and the way from a total to its addends.
import * as vscode from 'vscode';
import { equal, eventually, ok } from '../assert.js';
import {
  closeAll,
  finding,
  gouji,
  has,
  lacks,
  needsFiles,
  open,
  rangeOf,
  replace,
  set,
  untilFindings,
} from '../gouji.js';

/** The figures of a row of a table with bars, by their place. */
function figures(document: vscode.TextDocument, label: string): vscode.Range[] {
  const line = document.lineAt(rangeOf(document, label).start.line);
  return [...line.text.matchAll(/(?<=\| )\d+(?= \|)/g)].map(
    ({ index, 0: { length } }) => new vscode.Range(line.lineNumber, index, line.lineNumber, index + length),
  );
}

const whole = (document: vscode.TextDocument) => new vscode.Range(0, 0, document.lineCount, 0);

/** The texts at places the editor is sent to, from definitions and references alike. */
const linesAt = (places: readonly (vscode.Location | vscode.LocationLink)[]) =>
  places.map((place) => ('targetUri' in place ? place.targetRange : place.range).start).map(({ line }) => line);

describe('features', () => {
  afterEach(closeAll);
  afterEach(async () => {
    for (const name of ['inlayHints', 'codeLens']) await set(name, undefined);
  });

  it('hover tells what a cell is and the relations it stands in', async () => {
    const { document } = await open('clean.md');
    const total = figures(document, '（七）总计')[6]!;
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      total.start,
    );
    const said = hovers
      .flatMap(({ contents }) => contents.map((content) => (typeof content === 'string' ? content : content.value)))
      .join('\n');
    for (const part of ['总计', '15', '17']) ok(said.includes(part), said);
    ok(/^- ✓/.test(said), said);
  });

  it('a total leads to its addends, and an addend to its totals', async () => {
    const { document } = await open('clean.md');
    const row = figures(document, '一、本年新收');
    const addends = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      row[6]!.start,
    );
    ok(linesAt(addends).filter((line) => line === row[6]!.start.line).length >= 6, `${addends.length} places`);
    const uses = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      row[0]!.start,
    );
    ok(
      uses.some(({ range }) => range.isEqual(row[6]!)),
      'the total of the row is not among the references',
    );
  });

  it('a total lights up its addends', async () => {
    const { document } = await open('clean.md');
    const row = figures(document, '一、本年新收');
    const lit = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      document.uri,
      row[6]!.start,
    );
    for (const cell of row.slice(0, 6))
      ok(
        lit.some(({ range }) => range.isEqual(cell)),
        `not lit: ${document.getText(cell)} at ${cell.start.character}`,
      );
  });

  it('hints behind totals and a lens over each table, which can be switched off', async () => {
    const { document } = await open('broken.md');
    await untilFindings('the broken total', document, has('row-total'));
    const hints = () =>
      vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        document.uri,
        whole(document),
      );
    const lenses = () =>
      vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
    const broken = finding(document, 'row-total').range;
    const hint = (await hints()).find(({ position }) => position.isEqual(broken.end));
    ok(
      hint && /45/.test(typeof hint.label === 'string' ? hint.label : hint.label.map(({ value }) => value).join('')),
      'no difference behind the broken total',
    );
    equal((await lenses()).length > 0, true);

    await set('inlayHints', false);
    await eventually('no hints', async () => (await hints()).length === 0);
    await set('codeLens', false);
    await eventually('no lenses', async () => (await lenses()).length === 0);
  });

  it('a lens leads to the wrong figure', async () => {
    const { document } = await open('broken.md');
    await untilFindings('the broken total', document, has('row-total'));
    const { range } = finding(document, 'row-total');
    const lens = await eventually('a lens that leads somewhere', async () =>
      (
        await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 10)
      ).find(({ command }) => command?.command !== ''),
    );
    ok(/✗/.test(lens.command!.title), lens.command!.title);
    await vscode.commands.executeCommand(lens.command!.command, ...lens.command!.arguments!);
    await eventually('the cursor is there', () => vscode.window.activeTextEditor?.selection.isEqual(range));
  });

  it("last year's report is compared though it is not open, and again when it changes", async function () {
    needsFiles(this);
    const { document } = await open('pair-2023.md');
    await untilFindings('figures were not carried over', document, has('carry-over'));
    const { range, relatedInformation } = finding(document, 'carry-over');
    equal(range.start.line, rangeOf(document, '二、上年结转').start.line);
    ok(
      relatedInformation?.some(({ location }) => location.uri.path.endsWith('/pair-2022.md')),
      'no way to the other report',
    );

    const earlier = await open('pair-2022.md');
    // From the end, so that no place moves before it is used.
    for (const cell of figures(earlier.document, '四、结转下年度')
      .filter((_, i) => i === 0 || i === 6)
      .reverse())
      await replace(earlier, cell, '1');
    await untilFindings('the figures agree', document, lacks('carry-over'));
  });

  it('shows both years in a table beside the report, whose outline stays', async function () {
    needsFiles(this);
    const { document } = await open('pair-2023.md');
    await untilFindings('the report is checked', document, has('carry-over'));
    const { outline } = await gouji();
    const page = await eventually('the page', async () =>
      vscode.commands.executeCommand<vscode.Uri | undefined>('gouji.compareYears'),
    );
    const sheet = await vscode.workspace.openTextDocument(page);
    for (const part of [/\| 2022年? \| 2023年? \|/, /✗/, /二、上年结转政府信息公开申请数量/])
      ok(part.test(sheet.getText()), sheet.getText().slice(0, 600));
    await eventually('the page is in front', () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputWebview;
    });
    ok(outline.roots().length > 0, 'the outline is gone');
  });
});
