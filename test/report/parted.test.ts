// Text between two tables keeps them apart: putting it there, and taking it away, is followed as a fresh reading has
// it.
import assert from 'node:assert/strict';
import { plainOptions } from '../support/check';
import { CheckedDocument } from '../../server/src/document/checked-document';
import { layouts } from '../support/layouts/index';
import { cleanReport } from '../support/report';

const asides: readonly string[] = [
  '活动\n场次\n培训\n5\n会议\n3\n',
  '规章\n0\n0\n0\n',
  '予以公开\n1\n2\n3\n4\n5\n6\n21\n',
  '| 活动 | 场次 |\n|---|---|\n| 培训 | 3 |\n',
];
const SENTENCE = '\n下面另列有关活动的场次，这些数字与本部分的表格没有关系。\n\n';
const HEADING = /^.*(?:四、政府信息公开行政复议|五、存在的主要问题).*$/gm;

const told = (document: CheckedDocument): unknown => [
  document.findings().map(({ finding, range }) => [finding.rule, finding.message, range]),
  document.reports.map((r) => r.figures),
];
const fresh = (text: string): unknown => told(new CheckedDocument(text, plainOptions));

describe('text between tables', () => {
  for (const layout of layouts.filter((_, i) => i % 3 === 0))
    it(`${layout.name}: put there and taken away`, () => {
      const { text } = layout.print(cleanReport('county', 2022), { seed: 1, eol: '\n' });
      for (const { index } of text.matchAll(HEADING))
        for (const aside of asides) {
          const document = new CheckedDocument(`${text.slice(0, index)}${aside}\n${text.slice(index)}`, plainOptions);
          for (const at of [index - 1, index, index + aside.length]) {
            document.edit({ start: at, end: at, text: SENTENCE });
            assert.deepEqual(told(document), fresh(document.text()), `put before ${JSON.stringify(aside)}`);
            document.edit({ start: at, end: at + SENTENCE.length, text: '' });
            assert.deepEqual(told(document), fresh(document.text()), `taken away before ${JSON.stringify(aside)}`);
          }
        }
    });
});
