import assert from 'node:assert/strict';
import { check } from '../support/check';
import { layouts } from '../support/layouts/index';
import { cleanReport } from '../support/report';

const spec = cleanReport('plain');
/** A cell in the middle of its row and one at the end of it: both are parts of several sums. */
const CELLS = ['applications.results.granted.naturalPerson', 'applications.results.unable.notHeld.total'];
const DRESSES = [
  '约32',
  '三十二',
  '32（含转办1件）',
  '(32)',
  '32,',
  '32(1)',
  '#REF!',
  '#DIV/0!',
  '#VALUE!',
  '#N/A',
  '####',
  '见附件',
] as const;

describe('a cell that holds no plain figure is told, and nothing else is', () => {
  for (const layout of layouts)
    it(layout.name, () => {
      const { text, cells } = layout.print(spec, {});
      const wrong: string[] = [];
      for (const id of CELLS)
        for (const dress of DRESSES) {
          const span = cells.get(id);
          // Between commas, one more parts two cells.
          if (!span || (dress === '32,' && layout.name.startsWith('commas'))) continue;
          const page = text.slice(0, span.start) + dress + text.slice(span.end);
          const { document, found } = check(page);
          // A value in a sixteenth column belongs to no fact, and that is said.
          const own = found.filter((f) => layout.name !== 'tabs-phantom' || f.finding.rule !== 'column-extra');
          const said = own.map((f) => `${f.finding.rule}@${f.offset - span.start}`).join();
          const bound = document.reports[0]!.tables.reduce((n, t) => n + (t?.facts.length ?? 0), 0);
          if (said !== 'cell-not-a-number@0' || bound !== cells.size) wrong.push(`${id} ${dress}: ${said} ${bound}`);
        }
      assert.deepEqual(wrong, []);
    });
});
