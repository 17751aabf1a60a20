import assert from 'node:assert/strict';
import { builtinForms } from '../../../server/src/forms/builtin';
import { mentionAt, mentionsIn } from '../../../server/src/rules/prose/mentions';
import { SyntaxTree } from '../../../server/src/syntax/tree';
import { Prose } from '../../../server/src/text/prose';

const form = builtinForms()[0]!;
const blockOf = (text: string) => [...new SyntaxTree(text).blocks][0]!;
const said = (text: string) => {
  const b = blockOf(text);
  return mentionsIn(b, form).map(
    (m) => `${b.text.slice(m.start, m.end)}: ${m.facts.map((f) => form.facts[f]!.id).join(' + ')}`,
  );
};

describe('mentions of facts', () => {
  it('lead from the figures of a sentence to facts, whatever the tables say', () => {
    assert.deepEqual(said('全年 **新收** 政府信息公开申请 １２ 件，上年结转3件，办结14件，其中自然人申请9件。'), [
      '１２: applications.new.total',
      '3: applications.carriedIn.total',
      '14: applications.results.total.total',
      '9: applications.results.total.naturalPerson',
    ]);
    assert.deepEqual(said('2023年，我局未收到政府信息公开申请。'), ['未收到政府信息公开申请: applications.new.total']);
    assert.deepEqual(said('收到政府信息公开申请6件，自然人和法律服务机构对半。'), [
      '6: applications.new.total',
      '自然人和法律服务机构对半: applications.new.naturalPerson + applications.new.legalService',
    ]);
    assert.deepEqual(said('制发行政规范性文件6件，废止2件。'), [
      '6: disclosure.normativeDocs.issued',
      '2: disclosure.normativeDocs.repealed',
    ]);
    assert.deepEqual(said('公开信息600条，比上年增长20%。'), []);
    assert.deepEqual(said('| 新收政府信息公开申请 | 12件 |\n|---|---|'), []);
  });
  it('are found again by place, and the same each time', () => {
    const block = blockOf('全年新收政府信息公开申请12件，上年结转3件。');
    assert.equal(mentionsIn(block, form), mentionsIn(block, form));
    const at = block.text.indexOf('12');
    assert.equal(mentionAt(block, form, at + 1)?.value, 12);
    assert.equal(mentionAt(block, form, 1), undefined);
  });
  it('keep apart what forms share', () => {
    const [form2021, form2019] = builtinForms();
    const block = blockOf('办结政府信息公开申请5件，其他处理2件；制发行政规范性文件3件。');
    assert.equal(mentionsIn(block, form2021!).length, 3);
    assert.deepEqual(
      mentionsIn(block, form2019!).map((m) => m.facts.map((f) => form2019!.facts[f]!.id)),
      [['applications.results.total.total'], ['applications.results.other.total']],
    );
  });
});

describe('prose as it is compared', () => {
  const samples = [
    '2023 年 1 月',
    '**一是**加强',
    '（一）主动公开。<b>公开</b>&nbsp;信息 12 条',
    '　　全角　空格',
    'A B 12 34',
    '',
    '   ',
    '无',
    '⺠政 ⻛险',
    '《〈x〉》\n续行',
  ];
  for (const s of samples) {
    it(JSON.stringify(s), () => {
      const p = Prose.of(s, 0, s.length);
      assert.equal(p.text.length, p.length);
      let before = -1;
      for (let i = 0; i < p.length; i++) {
        const at = p.at(i);
        assert.ok(at > before && at < s.length);
        before = at;
        // Every character leads back to the one that it was folded from.
        assert.equal(Prose.of(s.slice(at, at + 1), 0, 1).text || ' ', p.text[i]);
      }
      const all = p.span(0, p.length);
      assert.equal(Prose.of(s.slice(all.start, all.end), 0, all.end - all.start).text, p.text);
    });
  }
});
