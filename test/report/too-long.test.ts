import assert from 'node:assert/strict';
import { CELLS_MAX } from '../../server/src/report/too-long';
import { brief, check } from '../support/check';
import { layoutNamed } from '../support/layouts/index';
import { cleanReport } from '../support/report';

const ROW = '| （五）不予处理 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |\n';

describe('a table longer than any form’s', () => {
  for (const layout of ['pipes', 'tabs', 'html'])
    it(`is said not to be read, once, and nothing else of it: ${layout}`, () => {
      const { text } = layoutNamed(layout).print(cleanReport());
      const at = text.indexOf('\n', text.indexOf('收到和处理政府信息公开申请情况')) + 1;
      const long = `${text.slice(0, at)}${ROW.repeat(CELLS_MAX / 8 + 1)}${text.slice(at)}`;
      const { document, found } = check(long);
      assert.deepEqual(
        brief(long, found).map((line) => line.split('@')[0]),
        ['table-unreadable'],
      );
      const [report] = document.reports;
      const own = report!.facts.filter((f) => f?.def.id.startsWith('applications.'));
      assert.deepEqual(own, []);
      assert.ok(report!.facts.some((f) => f?.def.id.startsWith('disclosure.')));
    });
});
