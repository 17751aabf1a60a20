import assert from 'node:assert/strict';
import fc from 'fast-check';
import { visibleBlock, visibleOf } from '../../server/src/text/visible';

/** What is written, and what is seen of it within a line. */
const inline: readonly (readonly [string, string])[] = [
  ['**一、总体情况**', '一、总体情况'],
  ['__一、总体情况__', '一、总体情况'],
  ['*一、总体情况*', '一、总体情况'],
  ['_一、总体情况_', '一、总体情况'],
  ['***32***', '32'],
  ['**主动**公开', '主动公开'],
  ['**主动****公开**', '主动公开'],
  ['附**（一）公开**件', '附（一）公开件'],
  ['**公开 **', '公开 '],
  ['**_公开_**', '公开'],
  ['`32`', '32'],
  ['<del>31</del>32', '32'],
  ['新收<S class="x">4<b>8</b></S >47件', '新收47件'],
  ['<strike>31 32', '31 32'],
  ['31</s>32', '3132'],
  ['<del>1</del><del>2</del><span>3</span>', '3'],
  ['``3`2``', '3`2'],
  ['[一、总体情况](#zongti)', '一、总体情况'],
  ['[总体](<a b.html>)', '总体'],
  ['[总体](https://example.org/a_(b) "见这里")', '总体'],
  ['[打印](javascript:window.print())', '打印'],
  ['[全文](report.pdf)', '全文'],
  ['前![章](media/image1.png){width="1in"}后', '前后'],
  ['[总体情况]{.underline}', '总体情况'],
  ['[[总体]{.a}情况]{style="color: red"}', '总体情况'],
  ['总体情况{#x .y}', '总体情况'],
  ['总体情况{: .no_toc}', '总体情况'],
  ['总体情况{-}', '总体情况'],
  ['总体情况[^1]', '总体情况'],
  ['总体情况<sup><a href="#fn1">1</a></sup>', '总体情况'],
  ['总体情况<sup>[2]</sup>', '总体情况'],
  ['72701\\.2578', '72701.2578'],
  ['1\\. 属于国家秘密', '1. 属于国家秘密'],
  ['\\*注\\*', '*注*'],
  ['\\\\', '\\'],
  ['一、总体情况\\', '一、总体情况'],
  ['结果\\  \n维持', '结果\n维持'],
  ['<span style="font-size: 16px">一、</span>总体<b>情况</b>', '一、总体情况'],
  ['<!-- 注 > 释 -->总计', '总计'],
  ['<o:p></o:p>总计', '总计'],
  ['结果<br/>维持', '结果\n维持'],
  ['结果\u000b维持\u2028续', '结果\n维持\n续'],
  ['<https://example.org/>', 'https://example.org/'],
  ['<office@example.org>', 'office@example.org'],
  ['总&nbsp;计&#31532;&#x4e00;&amp;&lt;b&gt;', '总\u00a0计第一&<b>'],
  ['&ldquo;三安全&rdquo;&shy;', '“三安全”'],
  ['总\u00ad计\u200b数\ufeff量\u2060', '总计数量'],
  ['⺠政⽂件', '民政文件'],
  // Nothing of these is a mark.
  ['', ''],
  ['本年新收申请 32 件。', '本年新收申请 32 件。'],
  ['3*4*5=60', '3*4*5=60'],
  ['* 注：单位为件', '* 注：单位为件'],
  ['张**、李**反映', '张**、李**反映'],
  ['138****5678', '138****5678'],
  ['____年__月__日', '____年__月__日'],
  ['a_b_c', 'a_b_c'],
  ['国办公开办函[2021]30号', '国办公开办函[2021]30号'],
  ['[2021](30号)', '[2021](30号)'],
  ['[注](见附件)', '[注](见附件)'],
  ['[TABLE]', '[TABLE]'],
  ['{year}年', '{year}年'],
  ['《<条例>》', '《<条例>》'],
  ['3 < 5 且 7 > 6', '3 < 5 且 7 > 6'],
  ['A&B;C &unknown; &', 'A&B;C &unknown; &'],
  ['C:\\办公\\报告', 'C:\\办公\\报告'],
  ['单个`反引号', '单个`反引号'],
  ['未完**的', '未完**的'],
  ['[未完', '[未完'],
  ['- 3 -', '- 3 -'],
  ['-', '-'],
  ['# 号', '# 号'],
  ['> 五', '> 五'],
  ['重点！[附件', '重点！[附件'],
  ['（注）：“〔2021〕”——', '（注）：“〔2021〕”——'],
  ['&#65288;一&#65289;', '（一）'],
];

/** The same for stretches that begin a line. */
const blocks: readonly (readonly [string, string])[] = [
  ['## 一、总体情况', '一、总体情况'],
  ['## 一、总体情况 ##', '一、总体情况 '],
  ['  ### **二、主动公开**', '  二、主动公开'],
  ['> ## 一、总体情况', '一、总体情况'],
  ['> > 引文', '引文'],
  ['- 一、总体情况', '一、总体情况'],
  ['* 一、*总体*情况', '一、总体情况'],
  ['+ 总体', '总体'],
  ['</div># 三、收到', '三、收到'],
  ['<a id="x"></a>## 一、总体', '一、总体'],
  ['\ufeff# 报告', '报告'],
  ['::: {.section}\n## 一、总体\n:::', '\n一、总体\n'],
  ['::: warning', ''],
  ['段落一\n> 段落二\n- 段落三', '段落一\n段落二\n段落三'],
  ['- 3 -', '- 3 -'],
  ['-', '-'],
  ['-5', '-5'],
  ['---', '---'],
  ['- - -', '- - -'],
  ['-\t0\t0', '-\t0\t0'],
  ['#标签', '#标签'],
  ['1. 一、总体情况', '1. 一、总体情况'],
  [':: 说明', ':: 说明'],
  ['::: 说明', '::: 说明'],
  ['甲 # 乙', '甲 # 乙'],
  ['`x` # 乙', 'x # 乙'],
  ['\\# 乙', '# 乙'],
  ['\\- 乙', '- 乙'],
];

describe('what is seen of a line', () => {
  for (const [written, seen] of inline) it(JSON.stringify(written), () => assert.equal(visibleOf(written).text, seen));
});

describe('what is seen of a block', () => {
  for (const [written, seen] of blocks)
    it(JSON.stringify(written), () => assert.equal(visibleBlock(written).text, seen));
});

describe('the way back to the source', () => {
  it('has no map where nothing is hidden', () => {
    const source = '本年新收申请（含网上）32 件，占 5.3%；见〔2021〕30号。';
    assert.equal(visibleOf(source).map, undefined);
    assert.equal(visibleOf('# [注] 3*4 -5 &x <').map, undefined);
    const piece = visibleOf(source, 2, 6);
    assert.equal(piece.text, '新收申请');
    assert.deepEqual(piece.span(1, 3), { start: 3, end: 5 });
    assert.equal(piece.at(4), 6);
    assert.equal(piece.indexOf(4), 2);
  });

  const spans: readonly (readonly [string, string, string])[] = [
    ['## **一、总体情况** {#x}', '总体', '总体'],
    ['一、<b>总</b>体情况', '总体', '总</b>体'],
    ['一、总&#20307;情况', '体', '&#20307;'],
    ['一、总&#20307;情况', '总体', '总&#20307;'],
    ['结果<br>维持', '结果\n维持', '结果<br>维持'],
    ['1\\. 总体', '1.', '1\\.'],
    ['⺠政', '民', '⺠'],
  ];
  for (const [source, seen, written] of spans) {
    it(`${source}: ${JSON.stringify(seen)}`, () => {
      const view = visibleBlock(source);
      const at = view.text.indexOf(seen);
      const { start, end } = view.span(at, at + seen.length);
      assert.equal(source.slice(start, end), written);
    });
  }

  it('holds inside a longer text', () => {
    const source = '前文 **总体** 后文';
    const view = visibleOf(source, 3, 9);
    assert.equal(view.text, '总体');
    assert.deepEqual(view.span(0, 2), { start: 5, end: 7 });
    assert.equal(view.at(0), 5);
    assert.equal(view.indexOf(3), 0);
    assert.equal(view.indexOf(5), 0);
    assert.equal(view.indexOf(6), 1);
    assert.equal(view.indexOf(9), 2);
  });

  it('is right for any text', () => {
    const piece = fc.constantFrom(
      ...['一', '总体', '32', '*', '**', '_', '__', '`', '\\', '[', ']', '(#a)', '](b.c)', '{.x}', '{', '<b>', '</b>'],
      ...['<', '>', '&nbsp;', '&#20307;', '&', '\n', '\n\n', ' ', '# ', '- ', '> ', ':::', '[^1]', '!', '⺠', '\u200b'],
      ...['<br>', '<!--', '-->'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.nat(8), fc.boolean(), (pieces, skip, block) => {
        const source = pieces.join('');
        const start = Math.min(skip, source.length);
        const view = (block ? visibleBlock : visibleOf)(source, start);
        let last = start;
        for (let i = 0; i < view.text.length; i++) {
          const from = view.at(i),
            end = view.endOf(i);
          assert.ok(from >= last && end > from && end <= source.length);
          if (end - from === 1 && source[from] !== '⺠') assert.equal(source[from], view.text[i]);
          assert.equal(view.indexOf(from), i);
          last = end;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('does not tire on what never closes', () => {
    for (const unit of [
      '*',
      '**一',
      '_一 ',
      '[',
      '](',
      '[a](b',
      '{#',
      '<',
      '<sup>',
      '<!--',
      '`',
      '` ``',
      '\\',
      '&#',
      ':::',
    ])
      for (const view of [visibleOf, visibleBlock])
        assert.ok(view(`${unit.repeat(20_000)}一`).text.endsWith('一'), unit);
  });
});
