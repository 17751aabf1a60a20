import assert from 'node:assert/strict';
import type {
  CompletionItem,
  DocumentLink,
  SelectionRange,
  SemanticTokens,
  SymbolInformation,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-types';
import { PANEL, type PanelReport } from '../../../shared/src/panel-protocol';
import {
  CELL,
  COMMANDS,
  COMPARE,
  CONVERT,
  NEW_REPORT,
  PAGE,
  RECOGNISE,
  type CellPlace,
  type ConvertResult,
  type NewReportResult,
  type YearComparison,
} from '../../../shared/src/protocol';
import type { writingCapabilities } from '../../../server/src/requests/writing-capabilities';
import { layoutNamed } from '../../support/layouts/index';
import { LspClient, usual } from '../../support/lsp-client';
import { apply } from '../../support/marked';
import { cleanReport, removeRow, removeSection, removeTable, setFigure, setFigures } from '../../support/report';

const uri = 'file:///tmp/%E6%8A%A5%E5%91%8A%202023.md';
const plain = 'file:///tmp/notes.md';
const { text } = layoutNamed('pipes').print(setFigure(cleanReport('county'), 'applications.results.granted.total', 72));
const positionOf = (find: string, behind = false) => {
  const at = text.indexOf(find);
  assert.ok(at >= 0, find);
  const lines = text.slice(0, at + (behind ? find.length : 0)).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)!.length };
};
const capabilities = {
  ...usual,
  workspace: { ...usual.workspace, workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
};

describe('server: what helps in writing', () => {
  let client: LspClient;
  let announced: Record<string, unknown>;
  beforeEach(async () => {
    const initialize = { initializationOptions: { gouji: { status: true, pages: true } } };
    client = new LspClient({ settings: {}, capabilities, initialize });
    announced = (await client.start()).capabilities;
    client.open(uri, text);
    client.open(plain, '# 记录\n\n2023年，依照《办法》\n\n| a | b |\n|---|---|\n| 1 | 2 |\n');
    await client.published(uri, 1);
  });
  afterEach(() => client.kill());

  const whole = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };
  const options = { tabSize: 2, insertSpaces: true };
  /** By capability: how it is asked for, and what a report answers. */
  const cases: Record<keyof typeof writingCapabilities, [string, object, (answer: never) => void][]> = {
    completionProvider: [
      [
        'completion',
        { position: positionOf('《', true) },
        (items: CompletionItem[]) => assert.ok(items.some((i) => i.label.includes('信息公开条例'))),
      ],
    ],
    documentFormattingProvider: [['formatting', { options }, (edits: TextEdit[]) => assert.ok(Array.isArray(edits))]],
    documentRangeFormattingProvider: [
      ['rangeFormatting', { options, range: whole }, (edits: TextEdit[]) => assert.ok(Array.isArray(edits))],
    ],
    documentOnTypeFormattingProvider: [
      [
        'onTypeFormatting',
        { position: positionOf('| 规章', true), ch: '|', options },
        (edits: TextEdit[]) =>
          assert.deepEqual(
            edits.map((e) => e.range.start.line),
            [positionOf('| 规章').line],
          ),
      ],
    ],
    selectionRangeProvider: [
      [
        'selectionRange',
        { positions: [positionOf('20356')] },
        ([first]: SelectionRange[]) => {
          const texts: number[] = [];
          for (let r: SelectionRange | undefined = first; r; r = r.parent)
            texts.push(r.range.end.line - r.range.start.line);
          assert.ok(texts.length >= 4, `${texts}`);
          assert.deepEqual(
            texts,
            [...texts].sort((a, b) => a - b),
          );
        },
      ],
    ],
    semanticTokensProvider: [
      [
        'semanticTokens/full',
        {},
        ({ data }: SemanticTokens) => {
          const kinds = new Set(data.filter((_, i) => i % 5 === 3));
          assert.deepEqual([...kinds].sort(), [0, 1, 2, 3, 4]);
          assert.ok(
            data.some((n, i) => i % 5 === 4 && n === 1),
            'no figure is shown as wrong',
          );
        },
      ],
    ],
    documentLinkProvider: [
      [
        'documentLink',
        {},
        (links: DocumentLink[]) =>
          assert.deepEqual(
            [...new Set(links.map((l) => l.target))].sort(),
            ['fee', 'form2021', 'regulations'].map((id) => `gouji-page:/notice/${id}.md`),
          ),
      ],
    ],
    renameProvider: [
      [
        'prepareRename',
        { position: positionOf('2023年政府') },
        (found: { placeholder: string }) => assert.equal(found.placeholder, '2023'),
      ],
      [
        'rename',
        { position: positionOf('2023年政府'), newName: '2024' },
        (edit: WorkspaceEdit) => {
          const [change] = edit.documentChanges as { edits: TextEdit[] }[];
          const after = apply(text, change!.edits);
          assert.match(after, /县人民政府2024年政府信息公开工作年度报告/);
          assert.match(after, /2024年1月1日起至2024年12月31日/);
          assert.match(after, /2025年3月12日/);
          assert.match(after, /〔2021〕30号/);
          assert.doesNotMatch(after, /2023/);
        },
      ],
    ],
    linkedEditingRangeProvider: [
      [
        'linkedEditingRange',
        { position: positionOf('临溪县人民政府') },
        ({ ranges }: { ranges: unknown[] }) => assert.ok(ranges.length >= 3),
      ],
    ],
    workspaceSymbolProvider: [],
  };

  it('every capability is announced, answers for a report, and with null for any other text', async () => {
    for (const [name, asked] of Object.entries(cases)) {
      assert.ok(announced[name], name);
      for (const [method, params, holds] of asked) {
        holds((await client.ask(method, uri, params)) as never);
        assert.equal(await client.ask(method, plain, params), null, method);
      }
    }
    const symbols = await client.request<SymbolInformation[]>('workspace/symbol', { query: '其他事项' });
    assert.deepEqual(
      symbols.map((s) => s.name),
      ['六、其他需要报告的事项'],
    );
    await client.stop();
  });

  it('renames a figure in its cell and in every sentence that tells it', async () => {
    const position = positionOf('现行有效41件');
    const at = { line: position.line, character: position.character + 5 };
    const renaming = (newName: string) => ({ position: at, newName });
    const edit = await client.ask<WorkspaceEdit>('rename', uri, renaming('43'));
    const [change] = edit.documentChanges as { edits: TextEdit[] }[];
    const after = apply(text, change!.edits);
    assert.equal(change!.edits.length, 2);
    assert.match(after, /现行有效43件/);
    assert.match(after, /行政规范性文件 *\| 6 *\| 2 *\| 43 *\|/);
    await assert.rejects(client.ask('rename', uri, renaming('四十三')), /请输入数字/);
  });

  it('sets sentences by the tables, each change to be confirmed', async () => {
    client.change(uri, 2, [
      { text: text.replace('现行有效41件', '现行有效14件').replace('制发行政规范性文件6件', '制发行政规范性文件9件') },
    ]);
    await client.published(uri, 2);
    client.answers.set('workspace/applyEdit', () => ({ applied: true }));
    await client.request('workspace/executeCommand', { command: COMMANDS.updateProse, arguments: [uri] });
    const asked = client.asked.find((a) => a.method === 'workspace/applyEdit')!.params as {
      label: string;
      edit: WorkspaceEdit;
    };
    assert.equal(asked.label, '按表格更新正文');
    const [change] = asked.edit.documentChanges as { edits: (TextEdit & { annotationId: string })[] }[];
    assert.deepEqual(
      change!.edits.map((e) => e.newText),
      ['6', '41'],
    );
    for (const { annotationId } of change!.edits)
      assert.equal(asked.edit.changeAnnotations![annotationId]!.needsConfirmation, true);
  });

  it('calculates totals, each to be confirmed; those that are right are left alone', async () => {
    const draft = setFigures(cleanReport('county'), {
      'applications.results.granted.total': '',
      'applications.results.total.naturalPerson': 999,
    });
    client.change(uri, 2, [{ text: layoutNamed('pipes').print(draft).text }]);
    await client.published(uri, 2);
    client.answers.set('workspace/applyEdit', () => ({ applied: true }));
    const run = () => client.request('workspace/executeCommand', { command: COMMANDS.computeTotals, arguments: [uri] });
    assert.equal(await run(), true);
    const asked = client.asked.find((a) => a.method === 'workspace/applyEdit')!.params as {
      label: string;
      edit: WorkspaceEdit;
    };
    assert.equal(asked.label, '计算全部合计');
    const annotations = Object.values(asked.edit.changeAnnotations!);
    assert.ok(annotations.every((a) => a.needsConfirmation));
    assert.equal(annotations.length, 2);
    assert.match(annotations[0]!.label, /^“（一）予以公开·总计”：空白 → 27$/);
    assert.match(annotations[1]!.label, /^“（七）总计·自然人”：999 → \d+$/);
    const [change] = asked.edit.documentChanges as { edits: TextEdit[] }[];
    const changed = layoutNamed('pipes').print(draft).text;
    client.change(uri, 3, [{ text: apply(changed, change!.edits) }]);
    assert.deepEqual((await client.published(uri, 3)).diagnostics, []);
    assert.equal(await run(), false);
  });

  it('tells the cell that the cursor is in, and where keys lead from there', async () => {
    const cell = (position: object) => client.request<CellPlace | null>(CELL, { uri, position });
    const at = positionOf('| 72 |');
    const here = await cell({ ...at, character: at.character + 3 });
    assert.equal(here!.label, '总计 · （一）予以公开');
    assert.equal(here!.next!.start.line, at.line + 1);
    assert.equal(here!.previous!.start.line, at.line);
    assert.equal(here!.below!.start.line, at.line + 1);
    const label = await cell(positionOf('行政规范性文件   '));
    assert.deepEqual([label!.label, label!.next!.start.line], ['行政规范性文件', positionOf('行政规范性文件   ').line]);
    assert.equal(await cell({ line: 0, character: 0 }), null);
    assert.equal(await client.request(CELL, { uri: plain, position: { line: 6, character: 3 } }), null);
  });

  it('leads by one key through all figures of a report, from table to table, and back', async () => {
    const cell = (position: object) => client.request<CellPlace | null>(CELL, { uri, position });
    const first = (await cell(positionOf('行政规范性文件   ')))!;
    let at = (await cell(first.next!.start))!;
    while (at.previous) at = (await cell(at.previous.start))!;
    let steps = 1;
    const last = async (): Promise<CellPlace> => {
      while (at.next) {
        steps++;
        at = (await cell(at.next.start))!;
      }
      return at;
    };
    assert.equal((await last()).label.includes('总计'), true);
    assert.equal(steps, cleanReport('county').form.facts.length);
  });

  it('recognises a report by its text alone', async () => {
    const is = (of: string) => client.request<boolean>(RECOGNISE, { text: of });
    assert.deepEqual([await is(text), await is('[section]\nkey=政府信息公开'), await is('')], [true, false, false]);
  });

  it('compares two years figure by figure, and marks carries that are broken', async () => {
    const last = 'file:///tmp/%E6%8A%A5%E5%91%8A%202022.md';
    assert.equal(await client.request(COMPARE, { uri }), null);
    const before = setFigures(cleanReport('county', 2022), { 'applications.new.research': 99 });
    client.open(last, layoutNamed('pipes').print(before).text);
    await client.published(last, 1);
    const page = (await client.request<YearComparison | null>(COMPARE, { uri }))!;
    assert.match(page.label, /2022年 → 2023年$/);
    assert.match(page.text, /^# .*2022年 → 2023年\n/);
    assert.match(page.text, /\| 栏目 \| 2022年 \| 2023年 \| 增减 \| % \| {2}\|/);
    assert.match(page.text, /\| 一、本年新收.*·科研机构 \| 99 \| \d+ \| −\d+ \| −\d+\.\d% \| {2}\|/);
    assert.match(page.text, /✗ \*\*二、上年结转.*\*\*：/);
    assert.match(page.text, /\| 二、上年结转[^|]*\|[^\n]*\| ✗ \|/);
  });

  it('sets tables in another layout', async () => {
    const one = await client.request<ConvertResult>(CONVERT, { uri, layout: 'html', position: positionOf('20356') });
    assert.equal(one.edits.length, 1);
    const all = await client.request<ConvertResult>(CONVERT, { uri, layout: 'tabs' });
    assert.deepEqual([all.version, all.edits.length, all.refused], [1, 3, []]);
    assert.equal(await client.request(CONVERT, { uri: 'file:///none', layout: 'tabs' }), null);
  });

  it('begins a report, from last year’s where there is one', async () => {
    const made = await client.request<NewReportResult>(NEW_REPORT, {
      agency: '临溪县人民政府',
      year: 2024,
      layout: 'md',
      last: text,
    });
    assert.equal(made.carried, true);
    assert.match(made.text, /临溪县人民政府2024年/);
    assert.match(made.text, /行政规范性文件[ |]*41 \|/);
    assert.equal(await client.request(NEW_REPORT, { agency: '甲局', year: 1999, layout: 'md' }), null);
    const word = await client.request<NewReportResult>(NEW_REPORT, { agency: '甲局', year: 2024, layout: 'docx' });
    assert.match(Buffer.from(word.bytes!, 'base64').toString('latin1'), /^PK.*word\/document\.xml/s);
  });

  it('tells the panel every cell with its state', async () => {
    const shown = await client.request<PanelReport>(PANEL, { uri });
    assert.deepEqual(
      shown.sections.map((s) => [s.missing, s.table?.missing ?? null]),
      [null, false, false, false, null, null].map((t) => [false, t]),
    );
    const cells = shown.sections.flatMap((s) => s.table?.cells ?? []).filter((c) => c.kind === 'figure');
    const of = (text: string) => cells.find((c) => c.text === text)!;
    assert.equal(cells.length, 200);
    assert.equal(of('72').state, 'broken');
    assert.match(of('72').notes!.join('\n'), /27/);
    assert.equal(of('20356').state, 'free');
    assert.ok(cells.some((c) => c.state === 'holds') && cells.some((c) => c.state === 'follows'));
    assert.deepEqual(of('72').range!.start, positionOf('72 |'));
    assert.equal(await client.request(PANEL, { uri: plain }), null);
  });

  it('shows in the panel what is missing where it belongs, and by what name it is put in', async () => {
    const draft = removeRow(
      removeSection(removeTable(cleanReport(), 'disclosure'), 'problems'),
      'applications.results.partial',
    );
    client.change(uri, 2, [{ text: layoutNamed('pipes').print(draft).text }]);
    await client.published(uri, 2);
    const { sections } = await client.request<PanelReport>(PANEL, { uri });
    assert.deepEqual(
      sections.map((s) => [s.missing, s.insert ?? s.table?.insert ?? null]),
      [
        [false, null],
        [false, 'table:disclosure'],
        [false, null],
        [false, null],
        [true, 'section:problems'],
        [false, null],
      ],
    );
    const rows = sections[2]!.table!.cells.filter((c) => c.kind === 'row' && c.missing);
    assert.deepEqual(
      rows.map((c) => c.text.slice(0, 7)),
      ['（二）部分公开'],
    );
  });

  it('writes the pages of rules and notices, and of nothing else', async () => {
    const page = (kind: string, id: string) => client.request<string | null>(PAGE, { kind, id });
    assert.match((await page('rule', 'row-total'))!, /^# .*\n[\s\S]*怎么办/);
    assert.match((await page('notice', 'form2021'))!, /国办公开办函〔2021〕30号/);
    assert.match((await page('notice', 'form2019'))!, /2020 年度[\s\S]*代替/);
    assert.deepEqual([await page('rule', 'none'), await page('notice', 'none')], [null, null]);
  });
});
