import assert from 'node:assert/strict';
import { Prose } from '../../server/src/text/prose';

describe('prose of HTML that has characters by their numbers', () => {
  const cases: readonly (readonly [source: string, text: string, word: string, stretch: string])[] = [
    ['&#26032;&#25910;12&#20214;', '新收12件', '12', '12'],
    ['&#26032;&#25910;12&#20214;', '新收12件', '件', '&#20214;'],
    ['&#x65B0;&#x6536;12&#x4ef6;&#x3002;', '新收12件。', '新收', '&#x65B0;&#x6536;'],
    ['新收 <b>12</b> &#20214;。', '新收12件。', '2件', '2</b> &#20214;'],
    ['新收12件', '新收12件', '12件', '12件'],
  ];
  for (const [source, text, word, stretch] of cases)
    it(`${source}: ${word}`, () => {
      const prose = Prose.of(source, 0, source.length);
      assert.equal(prose.text, text);
      const at = text.indexOf(word);
      const { start, end } = prose.span(at, at + word.length);
      assert.equal(source.slice(start, end), stretch);
    });
});
