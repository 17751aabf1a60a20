import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readChinese, readFigure, type FigureForm } from '../../server/src/text/numerals';

const figures: readonly (readonly [string, FigureForm, number | null, string?])[] = [
  ['0', 'plain', 0],
  ['185535', 'plain', 185535],
  ['14520.30946', 'plain', 14520.30946],
  ['-3', 'plain', -3],
  ['007', 'plain', 7],
  ['999999999999999', 'plain', 999999999999999],
  ['9999999999999999', 'text', null],
  ['２０', 'dressed', 20],
  ['1,286', 'dressed', 1286],
  ['1，286.35', 'dressed', 1286.35],
  ["12'345", 'dressed', 12345],
  ['1 2', 'dressed', 12],
  ['1\u00a02', 'text', null],
  ['1\u00a0234', 'dressed', 1234],
  ['3305\n', 'dressed', 3305],
  ['\n3305', 'dressed', 3305],
  ['33 05', 'text', null],
  ['+5', 'dressed', 5],
  ['１２．５', 'dressed', 12.5],
  ['1\u200b2', 'plain', 12],
  ['\ufeff7', 'plain', 7],
  ['3\u200d.5', 'plain', 3.5],
  ['\u200b', 'blank', null],
  ['12,3', 'text', null],
  ['1  2', 'text', null],
  ['0   0   12', 'text', null],
  ['1,2345', 'text', null],
  ['0,123', 'text', null],
  ['1.2.3', 'text', null],
  ['20件', 'unit', 20, '件'],
  ['251000元', 'unit', 251000, '元'],
  ['13.5 万元', 'unit', 13.5, '万元'],
  ['93%', 'unit', 93, '%'],
  ['２件', 'unit', 2, '件'],
  ['-', 'mark', null],
  ['—', 'mark', null],
  ['/', 'mark', null],
  ['无', 'mark', null],
  ['N/A', 'mark', null],
  ['〇', 'mark', null],
  ['--', 'mark', null],
  ['×', 'mark', null],
  ['件', 'text', null],
  ['规章', 'text', null],
  ['1.属于国家秘密', 'text', null],
  ['（七）', 'text', null],
  ['二', 'text', null],
  ['', 'blank', null],
  [' \u3000', 'blank', null],
];

describe('readFigure', () => {
  for (const [text, form, value, unit] of figures) {
    it(`${JSON.stringify(text)} is ${form}`, () => {
      const f = readFigure(text, 0, text.length);
      assert.deepEqual([f.form, f.value, f.unit], [form, value, unit]);
    });
  }
  it('reads a stretch of a longer text', () => assert.equal(readFigure('| 13 |', 2, 4).value, 13));
  it('never throws and never makes a number of text without digits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (s) => {
        const f = readFigure(s, 0, s.length);
        return f.value === null ? true : Number.isFinite(f.value) && /[0-9\uff10-\uff19]/.test(s.normalize('NFKC'));
      }),
    );
  });
});

describe('readChinese', () => {
  const numbers: readonly (readonly [string, number | undefined])[] = [
    ['零', 0],
    ['三', 3],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['九十九', 99],
    ['一百零五', 105],
    ['三百二十', 320],
    ['两千零一十', 2010],
    ['一万二千', 12000],
    ['二〇二三', 2023],
    ['二○', undefined],
    ['', undefined],
    ['件', undefined],
    ['一二', undefined],
    ['一万一万', undefined],
  ];
  for (const [text, value] of numbers)
    it(`${text || '(nothing)'}: ${value}`, () => assert.equal(readChinese(text), value));
});
