import assert from 'node:assert/strict';
import { builtinForms } from '../../../server/src/forms/builtin';
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

  it('labels of columns that a header lacks, in no row of figures', () => {
    const header = /\| 信息内容 +\| 本年制发件数[^\n]*/;
    const found = labels(at(header, '| 信息内容 | 本年制发件数 | ¦'))!;
    assert.ok(found.includes('本年废止件数') && found.includes('现行有效件数'), found.join());
    assert.ok(!found.includes('本年制发件数'), found.join());
    assert.equal(labels(at(/\| 规章 +[^\n]*/, '| 规章 | ¦ |  |  |')), null);
    assert.equal(labels(at(paragraph, '甲 | ¦')), null);
  });

  it('the usual sentences of a section, with the tables’ figures in them', () => {
    const found = at(paragraph, '2023年，新收¦');
    assert.equal(found.items!.length, 1);
    assert.match(found.items![0]!.textEdit!.newText, /^2023年，新收政府信息公开申请\d+件，上年结转\d+件，办结\d+件，/);
    const other = at(/除上述内容外，[^\n]*/, '没有其¦');
    assert.ok(labels(other)?.includes('没有其他需要报告的事项。'), String(labels(other)));
    assert.equal(labels(at(paragraph, '没有其他¦')), null, 'of another section');
  });

  it('usual sentences name facts that are there, and as tab stops what is to be typed', () => {
    const [newest] = builtinForms();
    assert.deepEqual(
      newest!.sections.map((s) => s.frames.length),
      newest!.data.sections.map((s) => s.frames?.length ?? 0),
    );
    const changed = text.replace(paragraph, '2023年，通过');
    const v = view(changed);
    const position = v.document.positionAt(changed.indexOf('2023年，通过') + 8);
    const [first] = complete(v, position, true)!;
    assert.equal(first!.insertTextFormat, 2);
    assert.match(first!.textEdit!.newText, /主动公开政府信息\$\{1\}条，制发行政规范性文件6件/);
  });

  it('usual sentences raise no finding once their figures stand in them', () => {
    const { frames } = builtinForms()[0]!.sections[0]!;
    for (const frame of frames.filter((f) => !f.includes('{}'))) {
      const start = frame.replace('{year}', '2023').slice(0, 9);
      const found = at(paragraph, `${start}¦`);
      const item = found.items!.find((i) => i.label.startsWith(start))!;
      assert.deepEqual(
        view(text.replace(paragraph, () => item.label)).findings.map((f) => f.finding.message),
        [],
        item.label,
      );
    }
  });

  it('nothing in a text that is no report', () => {
    for (const t of ['## \n', '依照《', '全年新收政府信息公开申请'])
      assert.equal(complete(view(t), view(t).document.positionAt(t.length)), null);
  });
});
