import assert from 'node:assert/strict';
import { complete } from '../../../server/src/features/writing/complete';
import { layoutNamed } from '../../support/layouts/index';
import { apply } from '../../support/marked';
import { cleanReport } from '../../support/report';
import { view } from '../support';

const { text } = layoutNamed('pipes').print(cleanReport());
/** The report with a stretch replaced; `¦` in what comes stands for the cursor. */
function at(find: string | RegExp, put: string) {
  const changed = text.replace(find, () => put);
  assert.notEqual(changed, text, 'nothing was replaced');
  const offset = changed.indexOf('¦');
  const v = view(changed.replace('¦', ''));
  return { v, items: complete(v, v.document.positionAt(offset)) };
}
const labels = (found: ReturnType<typeof at>) => found.items?.map((i) => i.label) ?? null;
const paragraph = /坚持把群众关心什么[^\n]*/;

describe('features: completion', () => {
  it('titles of sections that are missing, where a heading is begun', () => {
    assert.deepEqual(labels(at(/## 五、[^\n]*/, '## ¦')), ['五、存在的主要问题及改进情况']);
    assert.deepEqual(labels(at(/## 五、[^\n]*/, '五、¦')), ['五、存在的主要问题及改进情况']);
    assert.deepEqual(labels(at(/## 五、[^\n]*/, '## 五、存在¦')), ['五、存在的主要问题及改进情况']);
    assert.equal(labels(at(paragraph, '一、¦')), null, 'the section is there');
    assert.equal(labels(at(paragraph, '五件事¦')), null);
  });

  it('the aspects that the overview lacks', () => {
    const found = at(/[^\n]*（四）政府信息公开平台建设[^\n]*/, '（¦');
    assert.deepEqual(labels(found), ['（四）政府信息公开平台建设情况']);
    assert.equal(labels(at(paragraph, '（乙¦')), null);
  });

  it('names of laws and notices, and their numbers', () => {
    const names = labels(at(paragraph, '依照《¦'))!;
    assert.ok(names.includes('中华人民共和国政府信息公开条例'));
    assert.ok(
      names.every((n) => !/有关事项/.test(n)),
      'nothing that is no longer in force',
    );
    const numbered = at(paragraph, '依照《政府信息公开信息处理费管理办法》（¦');
    assert.deepEqual(labels(numbered), ['国办函〔2020〕109号']);
    assert.equal(numbered.items![0]!.textEdit!.newText, '国办函〔2020〕109号）');
    assert.equal(labels(at(paragraph, '我县（¦')), null);
  });

  it('in prose the figure of the fact that is named', () => {
    const cases: readonly [string, string[] | null][] = [
      ['全年新收政府信息公开申请¦', ['54件']],
      ['全年新收政府信息公开申请¦件，办结', ['54']],
      ['本年度制发行政规范性文件¦', ['6件']],
      ['全年召开会议¦', null],
      ['开展培训¦场', null],
    ];
    const total = view(text).document.reports[0]!;
    const own = total.figures[total.form.factIndex.get('applications.new.total')!];
    for (const [put, expected] of cases) {
      const said = expected?.map((e) => e.replace('54', String(own))) ?? null;
      assert.deepEqual(labels(at(paragraph, put)), said, put);
    }
  });

  it('in the cell of a total its sum, in no other cell anything', () => {
    const row = /(\| （一）予以公开[^\n]*\|) *(\d+) *\|\n/;
    const sum = /\| （一）予以公开[^\n]*\| *(\d+) *\|\n/.exec(text)![1]!;
    const changed = text.replace(row, '$1 ¦ |\n');
    const offset = changed.indexOf('¦');
    const v = view(changed.replace('¦', ''));
    const items = complete(v, v.document.positionAt(offset))!;
    assert.deepEqual(
      items.map((i) => i.label),
      [sum],
    );
    const fixed = view(apply(v.document.text(), [items[0]!.textEdit as never]));
    assert.deepEqual(fixed.document.reports[0]!.figures, view(text).document.reports[0]!.figures);
    const filled = view(text);
    assert.equal(complete(filled, filled.document.positionAt(text.indexOf('20356'))), null);
  });

  it('labels of rows that a table lacks', () => {
    const found = at(/\| 行政强制[^\n]*\n/, '| ¦ | |\n');
    assert.deepEqual(labels(found), ['行政强制']);
  });

  it('nothing in a text that is no report', () => {
    for (const t of ['## \n', '依照《', '全年新收政府信息公开申请'])
      assert.equal(complete(view(t), view(t).document.positionAt(t.length)), null);
  });
});
