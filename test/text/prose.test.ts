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

describe('prose is what is seen of a source', () => {
  const cases: readonly (readonly [name: string, source: string, text: string])[] = [
    ['plain', '新收12件', '新收12件'],
    ['emphasis', '新收 **12** 件，*其中* __3__ 件', '新收12件,其中3件'],
    ['emphasis within a word', '新收1**2**件', '新收12件'],
    ['emphasis that nothing ends', '新收12件**，结转3件', '新收12件,结转3件'],
    ['a product is no emphasis', '3*4*5', '3*4*5'],
    ['blanks to be filled', '新收__件，结转____件', '新收__件,结转____件'],
    ['code', '新收`12`件', '新收12件'],
    ['an escape', '收费72701\\.2578元', '收费72701.2578元'],
    ['a link', '新收[12件](https://example.org/a_b)', '新收12件'],
    ['a link that parts digits', '新收12[3](#n3)件', '新收12·3件'],
    ['words in brackets', '国办公开办函[2021]30号', '国办公开办函[2021]30号'],
    ['the mark of a footnote', '新收12件[^1]', '新收12件'],
    ['a bracketed span', '新收[12]{.red}件', '新收12件'],
    ['tags that dress', '新收<span>1</span><b>2</b>件', '新收12件'],
    ['a tag that does not', '1<td>2件', '1·2件'],
    ['a line break in a figure', '1<br>2件', '1 2件'],
    ['raised digits', '新收12<sup>3</sup>件', '新收12·3件'],
    ['struck out', '新收<del>13</del>12件', '新收12件'],
    ['a comment', '新收1<!-- 核对 -->2件', '新收12件'],
    ['entities', '新收&nbsp;12&nbsp;件&hellip;&#12290;', '新收12件…。'],
    ['a character without width', '新收1\u200b2件', '新收12件'],
    ['quotes', '> 新收**12**件\n> 结转3件', '新收12件结转3件'],
  ];
  for (const [name, source, text] of cases)
    it(name, () => {
      const prose = Prose.of(source, 0, source.length);
      assert.equal(prose.text, text);
      // Every character leads back to where it stands.
      for (let i = 0; i + 1 < text.length; i++) {
        const { start, end } = prose.span(i, i + 1);
        assert.ok(start < end && start >= (i > 0 ? prose.span(i - 1, i).end : 0), `${name}: ${i}`);
        assert.equal(prose.at(i), start);
      }
    });
});
