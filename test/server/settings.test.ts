import assert from 'node:assert/strict';
import { builtinForms } from '../../server/src/forms/builtin';
import { langOf } from '../../server/src/session/client';
import { isNamed } from '../../server/src/session/files';
import { readSettings } from '../../server/src/session/settings';
import { defaultSettings, settingsSchema } from '../../shared/src/settings';

const read = (raw: unknown, lang: 'zh' | 'en' = 'zh') => readSettings(raw, builtinForms(), lang);

describe('server: settings', () => {
  it('the defaults are those of the schema', () => {
    assert.deepEqual(settingsSchema.parse({}), defaultSettings);
  });

  it('takes what is right, and nothing for what is not set', () => {
    for (const raw of [undefined, null, {}, [], 'x', { enable: null }, { trace: { server: 'off' }, outline: 1 }])
      assert.deepEqual(read(raw), { settings: defaultSettings, problems: [] });
    const good = {
      enable: false,
      form: 'disclosure-2021',
      rules: { 'row-total': 'off' as const },
      files: ['a/*.md'],
      exclude: ['b/'],
      suppress: [{ file: 'a/*.md', rule: 'row-total', reason: 'checked' }],
      maxFindings: 3,
      maxFileSize: 32,
      inlayHints: false,
      codeLens: false,
      trackChanges: true,
      openWordReports: true,
      tableKeys: false,
      cjkWidth: 1.5,
      scope: 'workspace' as const,
      baseline: 'hide' as const,
      checkOn: 'save' as const,
    };
    assert.deepEqual(read(good), { settings: good, problems: [] });
  });

  const wrong: readonly [unknown, Partial<typeof defaultSettings>, RegExp, RegExp][] = [
    [
      { enable: 'yes' },
      {},
      /gouji\.enable 无效：应为 true 或 false，按 true 处理/,
      /gouji\.enable is not valid: boolean expected; true is used/,
    ],
    [{ maxFindings: 0 }, {}, /gouji\.maxFindings 无效：不能小于 1，按 100 处理/, /at least 1 expected/],
    [{ maxFindings: 1e9 }, {}, /不能大于 10000/, /at most 10000/],
    [{ maxFindings: 1.5 }, {}, /应为整数/, /int expected/],
    [{ files: 'a.md' }, {}, /gouji\.files 无效：应为数组/, /array expected/],
    [{ files: ['a', 1] }, {}, /gouji\.files\.1 无效：应为字符串/, /gouji\.files\.1/],
    [{ form: 'disclosure-1999' }, {}, /没有格式“disclosure-1999”/, /no form/],
    [
      { rules: { 'row-total': 'fatal', 'cell-blank': 'off' } },
      { rules: { 'cell-blank': 'off' } },
      /gouji\.rules\.row-total 无效：应为 off、hint、info、warning、error 之一，按 "error" 处理/,
      /one of off/,
    ],
    [{ rules: { 'no-such-rule': 'off' } }, {}, /gouji\.rules\.no-such-rule 无效：没有这条规则/, /no such rule/],
    [{ rules: 5 }, {}, /gouji\.rules 无效：应为对象/, /gouji\.rules/],
  ];
  for (const [raw, differs, zh, en] of wrong) {
    it(`tells of ${JSON.stringify(raw)} and goes on`, () => {
      const { settings, problems } = read(raw);
      assert.deepEqual(settings, { ...defaultSettings, ...differs });
      assert.equal(problems.length, 1);
      assert.match(problems[0]!, zh);
      assert.match(read(raw, 'en').problems[0]!, en);
    });
  }

  it('matches files by path in the folder, whole path and name', () => {
    const folders = ['file:///c%3A/work/%E6%8A%A5%E5%91%8A', 'file:///home/a/'];
    const cases: readonly [string, string, boolean][] = [
      ['file:///home/a/x/r.md', 'x/r.md', true],
      ['file:///home/a/x/r.md', 'r.md', true],
      ['file:///home/a/x/r.md', '*.md', true],
      ['file:///home/a/x/r.md', 'x/*', true],
      ['file:///home/a/x/y/r.md', 'x/*', false],
      ['file:///home/a/x/y/r.md', 'x/**', true],
      ['file:///home/a/x/r.md', './x/r.md', true],
      ['file:///home/a/x/r.md', '/home/a/x/r.md', true],
      ['file:///home/a/x/r.md', '*.{txt,md}', true],
      ['file:///home/a/x/r.md', '*.txt', false],
      ['file:///home/a/x/r.md', 'a/x/r.md', false],
      ['file:///c%3A/work/%E6%8A%A5%E5%91%8A/2023/%E7%A8%BF.txt', '2023/稿.txt', true],
      ['file:///c%3A/work/%E6%8A%A5%E5%91%8A/2023/%E7%A8%BF.txt', '**/稿.txt', true],
      ['file:///home/ab/r.md', 'b/r.md', false],
      ['untitled:Untitled-1', 'Untitled-1', true],
      ['not an address', '*', true],
      ['file:///home/a/.x/r.md', '**/r.md', true],
    ];
    for (const [uri, pattern, want] of cases) assert.equal(isNamed(uri, [pattern], folders), want, `${uri} ${pattern}`);
    assert.equal(isNamed('file:///r.md', [], folders), false);
  });

  it('reads the language from a locale', () => {
    for (const l of ['zh', 'zh-cn', 'zh-TW', 'zh_CN.UTF-8', 'ZH']) assert.equal(langOf(l), 'zh', l);
    for (const l of ['', 'en', 'en-US', 'C', 'zhx']) assert.equal(langOf(l), 'en', l);
  });
});
