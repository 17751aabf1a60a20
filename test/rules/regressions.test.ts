// Reports without a defect, set in ways that were once taken for one.
import assert from 'node:assert/strict';
import { layoutNamed, type PrintOptions } from '../support/layouts/index';
import { brief, check } from '../support/check';
import { cleanReport } from '../support/report';

const printed = (layout: string, options: PrintOptions = {}) => layoutNamed(layout).print(cleanReport('plain'), options).text;

/** A text with every match changed; throws if there is none, so that no test passes for want of a change. */
function changed(text: string, what: RegExp | string, to: string): string {
  const out = typeof what === 'string' ? text.replace(what, () => to) : text.replace(what, to);
  assert.notEqual(out, text, `${what} is not there`);
  return out;
}

const cases: Readonly<Record<string, () => string>> = {
  'a point behind a backslash': () => changed(printed('pipes'), /(\d)\.(属于|存在|信访)/g, '$1\\.$2'),
};

describe('clean reports set in unusual ways have no findings', () => {
  for (const [title, source] of Object.entries(cases)) {
    it(title, () => {
      const text = source();
      assert.deepEqual(brief(text, check(text).found), []);
    });
  }
});

describe('a label’s fix', () => {
  const fixOf = (text: string) => check(text).found.flatMap(({ finding }) => (finding.rule === 'row-name' ? finding.fixes : []));
  it('keeps a number that no point follows', () => {
    const [fix] = fixOf(changed(printed('pipes'), '5.属于三类内部事务信息', '5属于三类内部事物信息'));
    assert.equal(fix?.edits[0]?.newText, '5.属于三类内部事务信息');
  });
  it('is for a person to choose where it takes words away', () => {
    for (const fix of fixOf(changed(printed('pipes'), '8.属于行政查询事项', '8.属于行政查询事项总计'))) assert.equal(fix.applicability, 'suggested');
  });
});
