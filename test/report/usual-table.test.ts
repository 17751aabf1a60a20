import assert from 'node:assert/strict';
import { builtinForms } from '../../server/src/forms/builtin';
import { bindTable } from '../../server/src/report/bind-table';
import { ReportDocument } from '../../server/src/report/document';
import { labelIndex } from '../../server/src/report/label-index';
import type { Report } from '../../server/src/report/model';
import { splitTables } from '../../server/src/report/split-tables';
import { isCellular, streamOf } from '../../server/src/report/stream';
import { bindUsual } from '../../server/src/report/usual-table';
import type { Block } from '../../server/src/syntax/block';
import { mixtureOf } from '../fuzz/mixtures';
import { layouts } from '../support/layouts/index';
import { cleanReport } from '../support/report';
import { told, withSlips } from './told';

const forms = builtinForms();

function cellularIn({ tree }: ReportDocument, from: Block, until: Block | undefined): Block[] {
  const out: Block[] = [];
  for (let b = tree.blocks.after(from); b && b !== until; b = tree.blocks.after(b)) if (isCellular(b)) out.push(b);
  return out;
}

/** Reads each section's table in both ways; counts the tables, and those that are usual. */
function compareIn(text: string): { tables: number; usual: number } {
  const document = new ReportDocument(text, forms);
  let tables = 0;
  let usual = 0;
  for (const report of document.reports as readonly Report[]) {
    const index = labelIndex(report.form);
    for (const { section, anchor, until } of report.sections) {
      if (!section.table) continue;
      tables++;
      const blocks = cellularIn(document, anchor.block, until);
      const straight = bindUsual(section.table, blocks, index);
      if (!straight) continue;
      usual++;
      const parts = splitTables(report.form, section.table, streamOf(blocks, index));
      const whole = parts.map((p) => bindTable(p.table, p.stream, index));
      assert.deepEqual(
        [told(straight)],
        whole.map((t) => t && told(t)),
        `${section.id} of:\n${text}`,
      );
    }
  }
  return { tables, usual };
}

describe('a table that stands as its form prints it', () => {
  it('is read straight from its cells in the usual layouts', () => {
    for (const layout of layouts) {
      const { text } = layout.print(cleanReport('plain', 2022), { seed: 1, eol: '\n' });
      const { tables, usual } = compareIn(text);
      if (['pipes', 'tabs', 'html', 'lines'].includes(layout.name)) assert.equal(usual, tables, layout.name);
    }
  });

  it('is read as the whole reading reads it, whatever the layout and whatever was damaged', () => {
    for (let seed = 0; seed < 900; seed++) {
      const layout = layouts[seed % layouts.length]!;
      const variant = (['plain', 'county', 'township', 'empty'] as const)[seed % 4]!;
      const { text } = layout.print(cleanReport(variant, 2015 + (seed % 9)), { seed, eol: '\n' });
      compareIn(withSlips(text, seed));
    }
  });

  it('is read as the whole reading reads it in random mixtures', () => {
    for (let seed = 0; seed < 200; seed++) compareIn(mixtureOf(seed).text);
  });
});
