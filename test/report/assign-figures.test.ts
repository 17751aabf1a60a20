import assert from 'node:assert/strict';
import { builtinForms } from '../../server/src/forms/builtin';
import { assignFigures, figurePlaces } from '../../server/src/report/assign-figures';
import { labelIndex } from '../../server/src/report/label-index';
import type { LogicalRow } from '../../server/src/report/logical-row';
import { sourceRows } from '../../server/src/report/read-cells';
import { SyntaxTree } from '../../server/src/syntax/tree';

const index = labelIndex(builtinForms()[0]!);

/** Rows between bars, the first cell their label. */
function rowsOf(lines: readonly string[], grid = true): LogicalRow[] {
  const block = new SyntaxTree(lines.join('\n')).blocks.first()!;
  return sourceRows(block, index).map(({ cells }) => {
    const at = cells.findIndex((c) => c.form === 'text');
    const labels = cells.slice(at, at + 1);
    return {
      grid,
      region: block,
      labels,
      own: labels,
      lead: [],
      values: cells.slice(at + 1),
      covered: new Set<number>(),
      strays: [],
      after: [],
      match: undefined,
    };
  });
}

describe('assignFigures', () => {
  // The row in question comes last; the others show how rows are set.
  const cases: Readonly<Record<string, readonly [readonly string[], string | undefined]>> = {
    'as many cells as columns': [['| 甲 | 1 | 2 | 3 |'], '1 2 3'],
    'blank cells of merged labels before': [['| 甲 |  |  | 1 | 2 | 3 |'], '1 2 3'],
    'blank cells behind': [['| 甲 | 1 | 2 | 3 |  |  |'], '1 2 3'],
    'a blank within': [['| 甲 |  | 1 |  | 3 |'], '1 _ 3'],
    'a blank last figure, known by the first': [['| 甲 | 1 | 2 |  |  |'], '1 2 _'],
    'a figure too far for the first column': [['| 甲 | 1 |  |  | 2 |'], undefined],
    'a blank first figure, known by rows set alike': [['| 乙 |  | 1 | 2 | 3 |', '| 甲 |  |  | 2 | 3 |'], '_ 2 3'],
    'a blank that no row explains': [['| 甲 |  | 2 | 3 |  |'], undefined],
    'rows set alike that differ': [
      ['| 乙 |  | 1 | 2 | 3 |', '| 丙 | 1 | 2 | 3 |  |', '| 甲 |  | 2 | 3 |  |'],
      undefined,
    ],
    'rows set otherwise say nothing': [['|  | 乙 | 1 | 2 | 3 |', '| 甲 |  | 2 | 3 |  |'], undefined],
    'a merged label and a last cell lost': [
      ['| 乙 |  | 1 | 2 | 3 |', '| 丙 |  | 1 | 2 | 3 |', '| 甲 |  | 1 | 2 |'],
      undefined,
    ],
    'too few': [['| 甲 | 1 | 2 |'], undefined],
    'one too many': [['| 甲 | 1 | 2 | 3 | 4 |'], '1 2 3 + 4'],
    'one too many, one of them blank': [['| 甲 | 1 |  | 3 | 4 |'], undefined],
    'nothing but blanks': [['| 甲 |  |  |  |'], '_ _ _'],
  };
  for (const [name, [lines, want]] of Object.entries(cases)) {
    it(name, () => {
      const rows = rowsOf(lines);
      const got = assignFigures(
        rows[rows.length - 1]!,
        3,
        figurePlaces(() => rows.map((logical) => ({ logical, width: 3 }))),
      );
      const text = (list: readonly { text: string }[]) => list.map((c) => c.text || '_').join(' ');
      assert.equal(got && text(got.cells) + (got.extra.length > 0 ? ` + ${text(got.extra)}` : ''), want);
    });
  }
});
