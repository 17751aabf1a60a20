import assert from 'node:assert/strict';
import { check } from '../support/check';
import { layoutNamed } from '../support/layouts/index';
import { cleanReport } from '../support/report';

const clean = layoutNamed('pipes').print(cleanReport()).text;
const { figures } = cleanReport();

/** Labels that lost characters, as a converter leaves them that cuts characters in half. */
const DAMAGED: readonly (readonly [label: string, left: string])[] = [
  ['商业企业', '商业\ufffd\ufffd业'],
  ['2.重复申请', '2.重\ufffd申请'],
  ['行政强制', '\ufffd\ufffd\ufffd\ufffd'],
  ['一、本年新收政府信息公开申请数量', '一、本年\ufffd收政府\ufffd息公开申请\ufffd量'],
  ['未经复议直接起诉', '未经复议直\ufffd起诉'],
];

describe('labels that lost characters', () => {
  for (const [label, left] of DAMAGED)
    it(`${label}: the characters are told of, the label is not judged, and no figure is read wrong`, () => {
      const damaged = clean.replaceAll(label, left);
      assert.notEqual(damaged, clean);
      const { document, found } = check(damaged);
      assert.deepEqual([...new Set(found.map((f) => f.finding.rule))], ['conversion-residue']);
      for (const fact of document.reports[0]!.facts)
        if (fact) assert.equal(fact.cell.value, figures[fact.def.id], fact.def.id);
    });
});
