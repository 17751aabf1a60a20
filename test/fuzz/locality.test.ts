import assert from 'node:assert/strict';
import { rules as allRules } from '../../server/src/rules/registry';
import { bindCount } from '../../server/src/report/bind-count';
import { CheckedDocument } from '../../server/src/document/checked-document';
import { plainOptions } from '../support/check';
import { layoutNamed, layouts } from '../support/layouts/index';
import { cleanReport } from '../support/report';

interface Work {
  readonly blocks: number;
  readonly tables: number;
  readonly rules: Record<string, number>;
}

/** Asks for what the server shows. */
const look = (document: CheckedDocument) => {
  document.counts();
  document.gravest(100);
};

/** What one edit costs, counted. Looking at the findings is part of it. */
function work(document: CheckedDocument, at: number, text: string): Work & { readonly characters: number } {
  look(document);
  const { scanned } = document.bound!.tree,
    runs = { ...document.runs! };
  const before = { blocks: scanned.blocks, characters: scanned.characters, tables: bindCount.tables };
  document.edit({ start: at, end: at, text });
  look(document);
  const rules = Object.fromEntries(
    Object.entries(document.runs!).map(([k, n]) => [k, n - runs[k as keyof typeof runs]]),
  );
  return {
    blocks: scanned.blocks - before.blocks,
    tables: bindCount.tables - before.tables,
    rules,
    characters: scanned.characters - before.characters,
  };
}

const one = layoutNamed('pipes').print(cleanReport('plain'), { seed: 1 }).text;
// In the middle of section five, which no rule on the whole report reads.
const PARAGRAPH = '政策解读形式较为单一',
  CELL = '20356';

describe('the cost of an edit, counted', () => {
  /** The same report alone, in the middle of 10 MB of others, and with 10 MB of text in its own first section. */
  let documents: readonly (readonly [string, CheckedDocument, number])[];
  before(function () {
    this.timeout(120_000);
    const others = layouts.map((l, i) => l.print(cleanReport('plain', 2010 + i), { seed: i, eol: '\n' }).text);
    const many: string[] = [];
    let length = 0;
    for (let i = 0; length < 10_000_000 / 2; i++) {
      many.push(others[i % others.length]!);
      length += others[i % others.length]!.length + 1;
    }
    const half = many.join('\n');
    const overview = one.indexOf('\n', one.indexOf('坚持把群众关心什么')) + 1;
    const line = `${'完善信息发布审核和保密审查制度，明确各单位审核责任人。'.repeat(6)}\n\n`;
    const long = one.slice(0, overview) + line.repeat(Math.ceil(10_000_000 / line.length)) + one.slice(overview);
    documents = [
      ['alone', one, 0],
      ['among others', `${half}\n${one}\n${half}`, half.length + 1],
      ['with 10 MB of its own', long, 0],
    ].map(
      ([name, text, start]) =>
        [name as string, new CheckedDocument(text as string, plainOptions), start as number] as const,
    );
    assert.ok(documents[1]![1].length > 10_000_000 && documents[2]![1].length > 10_000_000);
    assert.ok(documents[1]![1].reports.length > 1000);
  });
  /** The work of one edit in each document. */
  const everywhere = (find: string, behind: number, text: string) =>
    documents.map(([name, document, start]) => {
      const own = document.text(start, start === 0 ? undefined : start + one.length);
      return { name, ...work(document, start + own.indexOf(find) + behind, text) };
    });

  it('a character in a paragraph: its block and its section', () => {
    for (const text of ['很', '3']) {
      for (const { name, blocks, tables, rules, characters } of everywhere(PARAGRAPH, PARAGRAPH.length, text)) {
        assert.deepEqual(
          { blocks, tables, report: rules['report'], table: rules['table'], years: rules['years'] },
          { blocks: 1, tables: 0, report: 0, table: 0, years: 0 },
          name,
        );
        assert.ok(characters < 400, `${name}: ${characters} characters scanned`);
      }
    }
    const runs = everywhere(PARAGRAPH, PARAGRAPH.length, '又').map((w) => w.rules);
    assert.deepEqual(runs[1], runs[0]);
    assert.deepEqual(runs[2], runs[0]);
    // Rules on one block once, those that its text wakes; those on one section once: as many as a document of nothing
    // else runs.
    const alone = new CheckedDocument('一、总体情况\n', { ...plainOptions, forced: true });
    alone.findings();
    assert.equal(runs[0]!['section'], alone.runs!.section);
    const onBlocks = allRules.filter((r) => r.scope === 'block').length;
    assert.ok(runs[0]!['block']! > 0 && runs[0]!['block']! <= onBlocks, `${runs[0]!['block']} rules on the block`);
  });
  it('a figure in a cell: its table', () => {
    const all = everywhere(CELL, 0, '1');
    for (const { name, blocks, tables, characters } of all) {
      assert.deepEqual({ blocks, tables }, { blocks: 1, tables: 1 }, name);
      assert.ok(characters < 2000, `${name}: ${characters} characters scanned`);
    }
    assert.deepEqual(
      all.map((w) => w.rules),
      all.map(() => all[0]!.rules),
    );
  });
  it('a wrong total: what is found comes and goes with it', () => {
    for (const [name, document, start] of documents) {
      const before = document.findings().length;
      const at =
        document.text(start, start === 0 ? undefined : start + one.length).indexOf('三、本年度办理结果') + start;
      const total = at + /\| (\d+) +\|\n/.exec(document.text(at, at + 2000))!.index + 2;
      const cost = work(document, total, '9');
      assert.ok(document.findings().length > before, name);
      assert.deepEqual([cost.blocks, cost.tables], [1, 1]);
      work(document, total + 1, '9');
      document.edit({ start: total, end: total + 2, text: '' });
      assert.equal(document.findings().length, before, name);
    }
  });
});
