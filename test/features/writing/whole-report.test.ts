// A new report filled in from its first cell to its last, as by one who sits at it: a key leads on, totals are offered.
import assert from 'node:assert/strict';
import type { CompletionItem, Position, TextEdit } from 'vscode-languageserver-types';
import { CELL, NEW_REPORT, type CellPlace, type NewReportResult } from '../../../shared/src/protocol';
import { builtinForms } from '../../../server/src/forms/builtin';
import { LspClient, usual } from '../../support/lsp-client';
import { apply } from '../../support/marked';

const TABLES = /cell|table|total|balance|row|column/;

/** A text that is written through the built server. */
class Desk {
  #version = 1;
  constructor(
    private readonly client: LspClient,
    readonly uri: string,
    public text: string,
    language: string,
  ) {
    client.open(uri, text, 1, language);
  }

  at(words: string): Position {
    const lines = this.text.slice(0, this.text.indexOf(words)).split('\n');
    return { line: lines.length - 1, character: lines.at(-1)!.length };
  }

  cell(position: Position): Promise<CellPlace | null> {
    return this.client.request(CELL, { uri: this.uri, position });
  }

  /** Takes what is offered in a cell, else types a figure; says whether anything was offered. */
  async fill(position: Position, figure: string): Promise<boolean> {
    const offered = await this.client.ask<CompletionItem[] | null>('completion', this.uri, { position });
    const typed: TextEdit = { range: { start: position, end: position }, newText: figure };
    this.text = apply(this.text, [(offered?.[0]?.textEdit as TextEdit | undefined) ?? typed]);
    this.client.change(this.uri, ++this.#version, [{ text: this.text }]);
    return offered !== null;
  }

  async findings(): Promise<string[]> {
    const { diagnostics } = await this.client.published(this.uri, this.#version);
    return diagnostics.filter((d) => TABLES.test(String(d.code))).map((d) => `${String(d.code)}: ${d.message}`);
  }
}

describe('server: a new report from its first cell to its last', function () {
  this.timeout(120_000);
  const [form] = builtinForms();
  const row = ['0', '0', '0', '0', '0', '0', '0'];

  for (const [layout, language, last] of [
    ['md', 'markdown', `| 四、结转下年度继续办理 |  |  | ${row.join(' | ')} |`],
    ['text', 'plaintext', `四、结转下年度继续办理\t\t\t${row.join('\t')}`],
    ['html', 'html', row.map((n) => `<td>${n}</td>`).join('\n')],
  ] as const)
    it(`as ${layout}: one key leads through every cell, and figures stand below their columns`, async () => {
      const client = new LspClient({ settings: {}, capabilities: usual });
      try {
        await client.start();
        const plan = { agency: '青禾县人民政府', year: 2024, layout };
        const made = await client.request<NewReportResult>(NEW_REPORT, plan);
        const desk = new Desk(client, `untitled:draft-${layout}`, made.text, language);
        let [filled, offered] = [0, 0];
        for (let at = await desk.cell(desk.at('规章')); at?.next;) {
          const { start } = at.next;
          if (await desk.fill(start, '0')) offered++;
          filled++;
          at = await desk.cell(start);
        }
        assert.equal(filled, form!.facts.length);
        assert.ok(offered > 30, String(offered));
        assert.deepEqual(await desk.findings(), []);
        assert.ok(desk.text.includes(last), desk.text);
      } finally {
        client.kill();
      }
    });
});
