import assert from 'node:assert/strict';
import { CheckedDocument } from '../../server/src/document/checked-document';
import { plainOptions } from '../support/check';

const lines = [
  '某某县人民政府2023年政府信息公开工作年度报告',
  '根据《中华人民共和国政府信息公开条例》编制。',
  '一、总体情况',
  '说明文字。',
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '没有表格的一段文字。',
  '四、政府信息公开行政复议、行政诉讼情况',
];
const offered = (document: CheckedDocument) =>
  document.findings().flatMap(({ finding }) => finding.fixes.flatMap((f) => f.edits.map((e) => e.newText)));

describe('the line ends that a fix writes are those around it', () => {
  for (const [from, to] of [
    ['\n', '\r\n'],
    ['\r\n', '\n'],
    ['\n', '\r'],
  ] as const)
    for (let line = 0; line < lines.length - 1; line++)
      it(`also after ${JSON.stringify(from)} behind line ${line} has become ${JSON.stringify(to)}`, () => {
        const text = lines.join(from);
        const document = new CheckedDocument(text, plainOptions);
        assert.ok(offered(document).length > 0);
        const start = lines.slice(0, line + 1).join(from).length;
        document.edit({ start, end: start + from.length, text: to });
        assert.deepEqual(offered(document), offered(new CheckedDocument(document.text(), plainOptions)));
      });
});
