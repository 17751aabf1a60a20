// Every rule has an example that its page shows; here they are executed.
import assert from 'node:assert/strict';
import { exampleIds, exampleOf } from '../../server/src/rules/examples/index';
import { rules } from '../../server/src/rules/registry';
import { runExample } from './run-example';

describe('examples of the rules', () => {
  it('there is one for each rule, and none for any other', () => {
    assert.deepEqual([...exampleIds].sort(), rules.map((r) => r.id).sort());
  });

  for (const rule of rules) {
    const example = exampleOf(rule.id);
    if (!example) continue;
    it(`${rule.id}: the wrong text is found, the right one is not`, () => {
      const said = (text: string) => runExample(example, text, 'zh').filter((f) => f.rule === rule.id);
      const wrong = said(example.wrong);
      assert.equal(wrong.length, example.times ?? 1, wrong.map((f) => f.message).join('\n'));
      assert.deepEqual(
        said(example.right).map((f) => f.message),
        [],
      );
      if (rule.fix)
        assert.ok(
          wrong.some((f) => f.fixes.length > 0),
          'it says that it fixes, and does not',
        );
      for (const f of wrong)
        assert.ok(
          !rule.fix || f.fixes.every((x) => (rule.fix === 'suggested' ? x.applicability === 'suggested' : true)),
          'a fix is said to be safe',
        );
    });

    it(`${rule.id}: says what, why and what to do in both languages`, () => {
      for (const text of [rule.docs.zh, rule.docs.en])
        for (const part of [text.title, text.what, text.advice]) assert.ok(part.trim().length > 1);
      assert.match(rule.docs.zh.title, /[\u4e00-\u9fff]/);
      const [english] = runExample(example, example.wrong, 'en').filter((f) => f.rule === rule.id);
      assert.match(english!.message, /[a-z]{2}/);
    });
  }
});
