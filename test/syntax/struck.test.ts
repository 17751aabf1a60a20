import assert from 'node:assert/strict';
import { cellsOf } from '../../server/src/syntax/cells';
import { SyntaxTree } from '../../server/src/syntax/tree';

describe('syntax: what is struck out in an HTML cell is not read', () => {
  const cells: readonly (readonly [string, readonly string[]])[] = [
    ['<td><s>95</s>96</td><td>3</td>', ['96', '3']],
    ['<td><del>49</del><ins>50</ins></td><td>3</td>', ['50', '3']],
    ['<td><strike>4<b>9</b></strike></td><td>3</td>', ['', '3']],
    ['<td><s>49</td><td>50</td>', ['', '50']],
    ['<td>48</s>49</td><td>50</td>', ['48</s>49', '50']],
  ];
  for (const [row, expected] of cells) {
    it(row, () => {
      const source = `<table><tr>${row}</tr></table>`;
      const { starts, ends } = cellsOf(new SyntaxTree(source).blocks.first()!);
      assert.deepEqual(
        expected.map((_, i) => source.slice(starts[i], ends[i])),
        expected,
      );
    });
  }
});
