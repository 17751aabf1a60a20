import assert from 'node:assert/strict';
import { status } from '../../server/src/features/status';
import type { View } from '../../server/src/features/checked';
import { builtinForms } from '../../server/src/forms/builtin';
import { cleanReport, setFigures } from '../support/report';
import { form, printed, uri, view } from './support';

const of = (v: View, more: { enabled?: boolean; trouble?: string } = {}) =>
  status(v, { version: 3, forms: builtinForms(), enabled: true, ...more });

describe('features: status', () => {
  it('names form, year and agency, and counts by severity', () => {
    const { v } = printed(
      setFigures(cleanReport(), {
        'applications.results.granted.total': 72,
        'disclosure.licensing.decisions': '２０３５６',
      }),
    );
    assert.deepEqual(of(v), {
      uri,
      version: 3,
      form: form.id,
      formName: form.data.name.zh,
      year: 2023,
      agency: '青禾县人民政府',
      message: null,
      findings: { error: 1, warning: 0, info: 1, hint: 0 },
      relations: { holds: 44, broken: 2, open: 0 },
    });
  });

  it('says why a text is not taken for a report', () => {
    const none = {
      form: null,
      formName: null,
      year: null,
      agency: null,
      findings: { error: 0, warning: 0, info: 0, hint: 0 },
      relations: null,
    };
    const cases: readonly [string, RegExp][] = [
      ['', /文件是空的/],
      [[...'政府信息公开'].join('\0'), /NUL 字符，像是 UTF-16 或 UTF-32 编码/],
      ['会议记录', /没有找到“信息公开”/],
      ['关于政府信息公开的说明\n\n一、总体情况\n\n很好。\n', /只认出 1 个部分的标题，至少要有 3 个/],
    ];
    for (const [text, message] of cases) {
      const { message: said, ...rest } = of(view(text));
      assert.match(said!, message);
      assert.deepEqual(rest, { uri, version: 3, ...none });
    }
    assert.match(of(view('Minutes', 'en')).message!, /not checked as a report/);
    assert.match(of(view(cases[3]![0], 'en')).message!, /1 section heading recognised; a report needs at least 3/);
  });

  it('tells what cannot be judged yet from what holds', () => {
    const { v } = printed(setFigures(cleanReport(), { 'review.upheld': '', 'applications.new.other': '无' }));
    assert.deepEqual(of(v).relations, { holds: 43, broken: 0, open: 3 });
  });

  it('says that there are two reports', () => {
    const v = view(printed(cleanReport()).p.text + printed(cleanReport('county', 2022)).p.text);
    assert.equal(of(v).message, '文件里有 2 份报告，分别检查');
  });

  it('says that checking is off, or has failed', () => {
    const { v } = printed(cleanReport());
    const off = of(v, { enabled: false });
    assert.deepEqual([off.form, off.message], [null, '检查已关闭（设置 gouji.enable）']);
    assert.equal(of(v, { trouble: '出错' }).message, '出错');
  });
});
