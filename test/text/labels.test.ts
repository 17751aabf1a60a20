import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  coreOf,
  editDistance,
  labelKey,
  readNumbering,
  stripMarkup,
  type NumberStyle,
} from '../../server/src/text/labels';

describe('readNumbering', () => {
  const cases: readonly (readonly [string, NumberStyle, number, string])[] = [
    ['一、总体情况', 'han', 1, '总体情况'],
    ['十二、附表', 'han', 12, '附表'],
    ['六．其他', 'han', 6, '其他'],
    ['三. 结果', 'han', 3, ' 结果'],
    ['二 、上年', 'han', 2, '上年'],
    ['四：结转', 'han', 4, '结转'],
    ['（一）予以公开', 'bracketed', 1, '予以公开'],
    ['(七) 总计', 'bracketed', 7, ' 总计'],
    ['（ 三 ）不予公开', 'bracketed', 3, '不予公开'],
    ['1.属于国家秘密', 'arabic', 1, '属于国家秘密'],
    ['2、其他', 'arabic', 2, '其他'],
    ['３．危及', 'arabic', 3, '危及'],
    ['(4)保护', 'arabic', 4, '保护'],
    ['5）其他', 'arabic', 5, '其他'],
    ['第一部分 总体情况', 'part', 1, '总体情况'],
    ['第三章：结果', 'part', 3, '结果'],
    ['1.5', '', 0, ''],
    ['2023.', '', 0, ''],
    ['一是完善', '', 0, ''],
    ['总体情况', '', 0, ''],
    ['（本列数据', '', 0, ''],
    ['第二十条第（一）项', '', 0, ''],
    ['', '', 0, ''],
    ['一', '', 0, ''],
  ];
  for (const [text, style, value, rest] of cases) {
    it(text || '(nothing)', () => {
      const n = readNumbering(text, 0, text.length);
      assert.deepEqual([n.style, n.value, n.style === '' ? '' : text.slice(n.end)], [style, value, rest]);
    });
  }
});

describe('labelKey', () => {
  const same: readonly (readonly [string, string])[] = [
    ['（一）予以公开', '(一) 予以公开'],
    ['1.属于国家秘密', '1. 属于国家秘密'],
    ['3.危及“三安全一稳定”', '3.危及"三安全一稳定"'],
    ['商业企业', '商业<br>企业'],
    ['自然人', '自 然 人'],
    ['自然人', '⾃然⼈'],
    ['第三方合法权益', '第三⽅合法权益'],
    ['本年收费金额（单位：万元）', '本年收费金额(单位:万元)'],
    ['行政许可', '**行政许可**'],
    ['行政许可', '&nbsp;行政许可&nbsp;'],
    ['其他ABC', '其他ＡＢＣ'],
  ];
  for (const [a, b] of same)
    it(`${a} = ${b}`, () =>
      assert.deepEqual(
        [labelKey(a).core, labelKey(a).numbering.value],
        [labelKey(b).core, labelKey(b).numbering.value],
      ));
  it('keeps words apart that differ', () =>
    assert.notEqual(labelKey('行政规范性文件').core, labelKey('规范性文件').core));
  it('leaves the numbering out of the words', () => assert.equal(labelKey('（六）其他处理').core, '其他处理'));
});

describe('stripMarkup', () => {
  it('keeps every offset', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('<br>', '<b', '>', '&nbsp;', '&', '一', '<', '</td>', ' ')),
        (p) => stripMarkup(p.join('')).length === p.join('').length,
      ),
    ));
  it('leaves comparisons alone', () => assert.equal(coreOf(stripMarkup('a < b')), 'ab'));
});

describe('editDistance', () => {
  const cases: readonly (readonly [string, string, number])[] = [
    ['', '', 0],
    ['总计', '总计', 0],
    ['总计', '合计', 1],
    ['结果维持', '结果维', 1],
    ['维持', '持维', 1],
    ['abcd', 'wxyz', 4],
    ['三类内部', '三类内容', 1],
  ];
  for (const [a, b, d] of cases) it(`${a} ~ ${b}: ${d}`, () => assert.equal(editDistance(a, b, 9), d));
  it('gives up above its limit', () => assert.equal(editDistance('abcdef', 'uvwxyz', 2), 3));
  it('agrees with the plain recurrence', () => {
    const word = fc.string({ unit: fc.constantFrom('一', '二', '三'), maxLength: 7 });
    const plain = (a: string, b: string): number => {
      const d = Array.from({ length: a.length + 1 }, (_, i) =>
        Array.from({ length: b.length + 1 }, (_, j) => i + j * Number(i === 0)),
      );
      for (let i = 1; i <= a.length; i++) d[i]![0] = i;
      for (let i = 1; i <= a.length; i++)
        for (let j = 1; j <= b.length; j++) {
          d[i]![j] = Math.min(d[i - 1]![j]! + 1, d[i]![j - 1]! + 1, d[i - 1]![j - 1]! + Number(a[i - 1] !== b[j - 1]));
          if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
            d[i]![j] = Math.min(d[i]![j]!, d[i - 2]![j - 2]! + 1);
        }
      return d[a.length]![b.length]!;
    };
    fc.assert(
      fc.property(
        word,
        word,
        fc.nat(8),
        (a, b, limit) => editDistance(a, b, limit) === Math.min(plain(a, b), limit + 1),
      ),
    );
  });
});
