// The grammar, run by the engine VS Code runs it with.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar } from 'vscode-textmate';

const path = 'syntaxes/gouji-report.tmLanguage.json';
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  contributes: {
    languages: { id: string; extensions: string[] }[];
    grammars: { language: string; scopeName: string; path: string; injectTo?: string[] }[];
  };
};

/** The pieces of the lines that carry a scope, by the scope's name without the language; plain text is left out. */
function scoped(grammar: IGrammar, source: string): [string, string][] {
  const found: [string, string][] = [];
  let stack = textmate.INITIAL;
  for (const line of source.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    for (const token of tokens) {
      const scope = token.scopes.at(-1)!.replace('.gouji-report', '');
      const text = line.slice(token.startIndex, token.endIndex);
      if ((scope !== 'text' && text.trim() !== '') || text === '\t') found.push([scope, text]);
    }
  }
  return found;
}

const cases: { title: string; source: string; expected: [string, string][] }[] = [
  {
    title: 'the title of a report',
    source: '清河县2023年政府信息公开工作年度报告',
    expected: [
      ['entity.name.type.title', '清河县'],
      ['constant.other.date', '2023年'],
      ['entity.name.type.title', '政府信息公开工作年度报告'],
    ],
  },
  {
    title: 'a bare heading of a section',
    source: '一、总体情况',
    expected: [
      ['constant.numeric.section', '一、'],
      ['entity.name.section', '总体情况'],
    ],
  },
  {
    title: 'a heading in Markdown, bold',
    source: '## **二、 主动公开政府信息情况**',
    expected: [
      ['punctuation.definition.heading', '##'],
      ['punctuation.definition.bold', '**'],
      ['constant.numeric.section', '二、'],
      ['entity.name.section', '主动公开政府信息情况'],
      ['punctuation.definition.bold', '**'],
    ],
  },
  {
    title: 'a title with a comma of its own',
    source: '四、政府信息公开行政复议、行政诉讼情况',
    expected: [
      ['constant.numeric.section', '四、'],
      ['entity.name.section', '政府信息公开行政复议、行政诉讼情况'],
    ],
  },
  {
    title: 'a sentence is no heading',
    source: '二、全年主动公开信息12条，其他没有。',
    expected: [
      ['punctuation.definition.list.begin', '二、'],
      ['constant.numeric', '12'],
      ['keyword.other.unit', '条'],
    ],
  },
  {
    title: 'a sub-heading that runs into its paragraph',
    source: '（一）主动公开。发布信息1,204条。',
    expected: [
      ['constant.numeric.section', '（一）'],
      ['entity.name.section', '主动公开'],
      ['constant.numeric', '1,204'],
      ['keyword.other.unit', '条'],
    ],
  },
  {
    title: 'a row of a table with bars',
    source: '| 一、本年新收政府信息公开申请数量 | 11 | 0 |',
    expected: [
      ['punctuation.separator.table', '|'],
      ['punctuation.definition.list.begin', '一、'],
      ['punctuation.separator.table', '|'],
      ['constant.numeric', '11'],
      ['punctuation.separator.table', '|'],
      ['constant.numeric', '0'],
      ['punctuation.separator.table', '|'],
    ],
  },
  {
    title: 'the line below the head',
    source: '|---|:--:|',
    expected: [['punctuation.separator.table.delimiter-row', '|---|:--:|']],
  },
  {
    title: 'cells parted by tabs',
    source: '1.属于国家秘密\t0\t０',
    expected: [
      ['punctuation.definition.list.begin', '1.'],
      ['punctuation.separator.table', '\t'],
      ['constant.numeric', '0'],
      ['punctuation.separator.table', '\t'],
      ['constant.numeric', '０'],
    ],
  },
  {
    title: 'a book title with a document number behind it',
    source: '根据《关于印发〈格式〉的通知》（国办公开办函〔2021〕30号）',
    expected: [
      ['punctuation.definition.string.begin', '《'],
      ['string.quoted.other.book-title', '关于印发〈格式〉的通知'],
      ['punctuation.definition.string.end', '》'],
      ['constant.other.document-number', '国办公开办函〔2021〕30号'],
    ],
  },
  {
    title: 'a lost mark ends with its line',
    source: '《条例\n二、主动公开政府信息情况',
    expected: [
      ['punctuation.definition.string.begin', '《'],
      ['string.quoted.other.book-title', '条例'],
      ['constant.numeric.section', '二、'],
      ['entity.name.section', '主动公开政府信息情况'],
    ],
  },
  {
    title: 'dates, in figures and in characters',
    source: '自2023年1月1日起，二〇二四年一月八日止',
    expected: [
      ['constant.other.date', '2023年1月1日'],
      ['constant.other.date', '二〇二四年一月八日'],
    ],
  },
  {
    title: 'percentages and decimals',
    source: '增长10.6%，共35.2万元',
    expected: [
      ['constant.numeric', '10.6'],
      ['keyword.other.unit', '%'],
      ['constant.numeric', '35.2'],
      ['keyword.other.unit', '万元'],
    ],
  },
];

describe('syntaxes/gouji-report', () => {
  let grammar: IGrammar;

  before(async () => {
    const wasm = readFileSync(
      join(createRequire(join(process.cwd(), 'package.json')).resolve('vscode-oniguruma'), '../onig.wasm'),
    );
    await oniguruma.loadWASM(wasm);
    const registry = new textmate.Registry({
      onigLib: Promise.resolve({
        createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
        createOnigString: (text) => new oniguruma.OnigString(text),
      }),
      loadGrammar: async (scope) =>
        scope === 'text.gouji-report' ? textmate.parseRawGrammar(readFileSync(path, 'utf8'), path) : null,
    });
    grammar = (await registry.loadGrammar('text.gouji-report'))!;
  });

  for (const { title, source, expected } of cases) {
    it(title, () => assert.deepEqual(scoped(grammar, source), expected));
  }

  it('belongs to files that are nothing but reports', () => {
    assert.deepEqual(
      manifest.contributes.languages.map(({ id, extensions }) => [id, extensions]),
      [
        ['gouji-report', ['.gkbg']],
        ['jsonc', undefined],
      ],
    );
    assert.deepEqual(
      manifest.contributes.grammars.map(({ language, injectTo }) => [language, injectTo]),
      [['gouji-report', undefined]],
    );
  });

  it('is not slow on a very long line', () => {
    const started = Date.now();
    grammar.tokenizeLine('二、主动公开（一）'.repeat(5_000), textmate.INITIAL, 5_000);
    assert.ok(Date.now() - started < 4_000, `${Date.now() - started} ms`);
  });
});
