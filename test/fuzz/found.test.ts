import assert from 'node:assert/strict';
import { plainOptions } from '../support/check';
import { firstWrong } from './law';
import type { Script } from './reduce';
import { CheckedDocument } from '../../server/src/document/checked-document';

// Counter-examples that random edits have found, made small.
const found: Readonly<Record<string, Script & { readonly forced?: boolean }>> = {
  'a table set otherwise, as which a missing section is put in': {
    forced: true,
    text: '其他需要报告的事项\n按《\n二、主动公开政府况\n一\n规章\t\n六、其他需要报告',
    edits: [{ start: 24, end: 24, text: '|' }],
    every: 1,
  },
  'a table that begins elsewhere, before which its heading is put in': {
    text: '总体情况\r信息公开根据《1月12月\r总体情况\r公\r重复申请0||||||\r|要求提供公开出版物0||||||\n\r属于国家秘密0|无正当理由大量反复申请0',
    edits: [{ start: 54, end: 54, text: '。' }],
    every: 1,
  },
  'a tag that comes to be behind an empty line': {
    text: '\n<t信息公开',
    edits: [{ start: 3, end: 3, text: 'd' }],
    every: 1,
  },
  'the last word of the form taken away': {
    text: '信息公开\n| 行政许可 | 1 |\n| 行政处罚 | 2 |\n| 行政强制 | 3 |\n| 规章 | 0 | 0 | 0 |\n',
    edits: [{ start: 0, end: 4, text: '' }],
    every: 1,
  },
  'the last block replaced': {
    forced: true,
    text: '一、总体情\n二、主动公开政府信\n三、收到和处理政府请情况\n。\n总体情况\n二、主动公开政府信\n三、收到和处理政府信息公',
    edits: [{ start: 29, end: 29, text: '>' }],
    every: 1,
  },
  'the same blocks gathered into other rows': {
    forced: true,
    text: '|\n|\n行政强制\n|\n行政事业性收费\n\n三、收到和处理政府信息公\n上年结转政府信息公开申请数量  予以公开',
    edits: [{ start: 20, end: 33, text: '' }],
    every: 1,
  },
  'a stretch that is a report no more': {
    text: '政府信公开信息公开。\n补正后申请内容仍不明确\n0\n0\t0\t0\t0\t0\t0\t0\n重复\t0\n要求提供公开出版物\t',
    edits: [{ start: 39, end: 54, text: '' }],
    every: 1,
  },
  'a table that went on into the next report': {
    forced: true,
    text: '一、总体情\n二、主动公开政府信\n三、收到和处理政府信息公\n|\n信息公开工作报告。\n一、总体情\n二、主动公开政府况\n无法提供\n四、政府信息公开行政复议行',
    edits: [{ start: 61, end: 61, text: ' ' }],
    every: 1,
  },
  'a burst that takes what it edited first': {
    forced: true,
    text: '\r。\n\t属于行政执法案卷\t\t\t\t\t\t\t\n。\t没有现成信息需要另行制作',
    edits: [
      { start: 20, end: 21, text: '' },
      { start: 3, end: 33, text: '' },
    ],
    every: 20,
  },
  'a burst in two reports, of which the first begins anew': {
    text:
      '>\n四、政府信息公开行诉讼情况\n存在的主要问题及改进情况\n六、其他事项\n信息公开工作年度报告\n\n一、总体情\n二、主动公开政府信\n三、收到和处理政府信息公\n一、' +
      '总体情\n申请人无正当理由逾期不补正行政机关不再处理其政府信息公开申请\n 结转下年度继续办理\n3\n0\n0\n0\n1\n0\n4\n四、政府信息公开行政复议诉\n五、' +
      '存在的主要问题及',
    edits: [
      { start: 114, end: 115, text: '' },
      { start: 0, end: 0, text: '<' },
      { start: 1, end: 1, text: 't' },
      { start: 2, end: 2, text: 'd' },
    ],
    every: 10,
  },
  'a share before the first part of a list': {
    text: '8件其中2%4件信息公开\n规章|||\n规范性文件|||',
    edits: [{ start: 4, end: 5, text: '' }],
    every: 1,
  },
  'a second table in another section': {
    text:
      '总体情况\n属于行政执法案卷0||||||\n社会公益组织\n六、其他需要报告\n' +
      '要求提供公开出版物||0|||||予以公|无正当理由大量反复申请|||||||',
    edits: [{ start: 57, end: 57, text: '开' }],
    every: 1,
    forced: true,
  },
  'a title that goes, comes back and goes again in a burst': {
    text: '# 白沙镇人民政府2023年政府信息公开工作年度报告\n\n|',
    edits: [
      { start: 0, end: 29, text: '' },
      { start: 0, end: 0, text: '# 白沙镇人民政府2023年政府信息公开工作年度报告\n\n' },
      { start: 0, end: 29, text: '' },
    ],
    every: 3,
  },
};

describe('what random edits have found stays mended', () => {
  for (const [name, { forced = false, ...script }] of Object.entries(found)) {
    it(name, () =>
      assert.equal(firstWrong(script, { options: { ...plainOptions, forced }, last: undefined })?.wrong, undefined),
    );
  }
  it('a table ends where its report does', () => {
    // Sentences between the headings: headings that stand together are a table of contents.
    const text = found['a table that went on into the next report']!.text.replace(/\n(?=[二三四]、)/g, '\n。\n');
    const { bound } = new CheckedDocument(text, { ...plainOptions, forced: true });
    const [first, second] = bound!.reports;
    const end = bound!.tree.blocks.offsetOf(second!.from);
    for (const t of first!.tables) for (const b of t?.blocks ?? []) assert.ok(bound!.tree.blocks.offsetOf(b) < end);
  });
});
