// The outline view, document symbols and folding: the report's parts with their state.
import * as vscode from 'vscode';
import { equal, eventually, ok } from '../assert.js';
import { closeAll, drawn, gouji, open, rangeOf, replace, undo } from '../gouji.js';
import type { OutlineElement } from '../../../client/src/outline/element.js';

const titles = [
  '总体情况',
  '主动公开政府信息情况',
  '收到和处理政府信息公开申请情况',
  '政府信息公开行政复议、行政诉讼情况',
  '存在的主要问题及改进情况',
  '其他需要报告的事项',
];

/** All sections in the outline, in order. */
async function sections(): Promise<OutlineElement[]> {
  const all = (elements: readonly OutlineElement[]): OutlineElement[] =>
    elements.flatMap((element) => (element.node.kind === 'section' ? [element] : all(element.children)));
  return all((await gouji()).outline.roots());
}

const states = async () => (await sections()).map(({ node }) => node.state);

describe('outline', () => {
  afterEach(closeAll);

  it('shows the six sections of a clean report as clean', async () => {
    await open('clean.md');
    await eventually('six clean sections', async () => (await states()).join() === Array(6).fill('clean').join());
    for (const [i, { node }] of (await sections()).entries()) ok(node.label.includes(titles[i]!), node.label);
  });

  it('shows the tables below their sections, and their rows', async () => {
    await open('clean.md');
    await eventually('the sections', async () => (await sections()).length === 6);
    const table = (await sections())[2]!.children.find(({ node }) => node.kind === 'table');
    ok(table, drawn(await sections()).join('\n'));
    ok(table.children.length > 0, 'the table has no rows or groups');
  });

  it('counts findings in the sections they are in', async () => {
    await open('broken.md');
    await eventually(
      'two sections with findings',
      async () => (await states()).join() === 'clean,found,found,clean,clean,clean',
    );
    const [, second, third] = await sections();
    equal([second!.node.count, second!.node.severity], [1, 'warning']);
    equal([third!.node.count, third!.node.severity], [1, 'error']);
  });

  it('shows what is missing as missing, in its place', async () => {
    await open('incomplete.md');
    await eventually('the fourth is missing', async () => (await states())[3] === 'missing');
    const missing = (await sections())[3]!;
    ok(missing.node.label.includes(titles[3]!), missing.node.label);
    equal(missing.node.range, undefined);
  });

  it('leads to the place of what is missing, and puts it in', async () => {
    const { document } = await open('incomplete.md');
    await eventually('the fourth is missing', async () => (await states())[3] === 'missing');
    const missing = (await sections())[3]!;
    equal(missing.node.severity, 'error');
    equal(missing.node.place?.start.line, rangeOf(document, '## 五、').start.line);
    await vscode.commands.executeCommand('gouji.outline.insert', missing);
    await eventually('the fourth is there', async () => (await states())[3] !== 'missing');
    ok(document.getText().includes('## 四、政府信息公开行政复议、行政诉讼情况'), 'not as the other headings');
  });

  it('puts in a row that is missing', async () => {
    const editor = await open('clean.md');
    const { document } = editor;
    const { start } = rangeOf(document, '2.重复申请');
    const line = document.lineAt(start.line);
    await replace(editor, line.rangeIncludingLineBreak, '');
    const all = (elements: readonly OutlineElement[]): OutlineElement[] =>
      elements.flatMap((element) => [element, ...all(element.children)]);
    const { outline } = await gouji();
    const missing = await eventually('a row that is missing', () =>
      all(outline.roots()).find(({ node }) => node.kind === 'row' && node.insert !== undefined),
    );
    await vscode.commands.executeCommand('gouji.outline.insert', missing);
    await eventually('the row is there', () => document.lineAt(start.line).text.includes('2.重复申请'));
    await undo(editor);
    await undo(editor);
  });

  it('changes while one types', async () => {
    const editor = await open('broken.md');
    await eventually('findings in the third', async () => (await states())[2] === 'found');
    const ids = (await sections()).map(({ id }) => id);
    await replace(editor, rangeOf(editor.document, '61'), '16');
    await eventually('the third is clean', async () => (await states())[2] === 'clean');
    equal(
      (await sections()).map(({ id }) => id),
      ids,
      'nodes changed their ids',
    );
    await undo(editor);
    await eventually('findings in the third', async () => (await states())[2] === 'found');
  });

  it('knows the node the cursor is in', async () => {
    const editor = await open('clean.md');
    const { outline } = await gouji();
    const kindAt = (text: string) => {
      const { start } = rangeOf(editor.document, text);
      editor.selection = new vscode.Selection(start, start);
      return eventually(`a node at ${text}`, () => outline.atCursor()?.node.kind);
    };
    equal(await kindAt('一、总体情况'), 'section');
    const kind = await kindAt('2.重复申请');
    ok(['row', 'group', 'table'].includes(kind), kind);
  });

  it('is empty for a document that is no report', async () => {
    await open('clean.md');
    await eventually('the sections', async () => (await sections()).length === 6);
    await open('notes.md');
    await eventually('an empty outline', async () => (await gouji()).outline.roots().length === 0);
  });

  it('opens at the place of a node', async () => {
    const { document } = await open('clean.md');
    await eventually('the sections', async () => (await sections()).length === 6);
    const { node } = (await sections())[4]!;
    await vscode.commands.executeCommand('gouji.outline.open', document.uri, node.selection ?? node.range);
    equal(vscode.window.activeTextEditor?.selection.active.line, rangeOf(document, '五、').start.line);
  });

  it('has document symbols for the sections and their tables', async () => {
    const { document } = await open('clean.gkbg');
    const symbols = await eventually('symbols', async () => {
      const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      return found?.length > 0 ? found : undefined;
    });
    const flat = (list: readonly vscode.DocumentSymbol[]): vscode.DocumentSymbol[] =>
      list.flatMap((symbol) => [symbol, ...flat(symbol.children)]);
    const names = flat(symbols).map(({ name }) => name);
    for (const title of titles)
      ok(
        names.some((name) => name.includes(title)),
        `${title} is not among ${names.join(' ')}`,
      );
    for (const { name, range, selectionRange } of flat(symbols)) ok(range.contains(selectionRange), name);
  });

  it('folds sections and tables', async () => {
    const { document } = await open('clean.gkbg');
    const ranges = await eventually('folding ranges', async () => {
      const found = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
        'vscode.executeFoldingRangeProvider',
        document.uri,
      );
      return found?.length > 0 ? found : undefined;
    });
    const starts = ranges.map(({ start }) => start);
    for (const title of titles)
      ok(starts.includes(rangeOf(document, `、${title}`).start.line), `${title} does not fold`);
  });
});
