import fc from 'fast-check';
import type { Writer } from './writer';

/** Something done to a text; `at` is taken modulo whatever the text's length then is. */
export type Step =
  | { readonly do: 'put'; readonly at: number; readonly length: number; readonly text: string }
  | { readonly do: 'figure'; readonly at: number; readonly text: string }
  | { readonly do: 'type' | 'say' | 'compose'; readonly at: number; readonly text: string }
  | { readonly do: 'erase'; readonly at: number; readonly times: number }
  | {
      readonly do: 'cut lines' | 'double lines' | 'move lines';
      readonly at: number;
      readonly more: number;
      readonly to: number;
    }
  | { readonly do: 'paste'; readonly at: number; readonly from: number; readonly length: number }
  | { readonly do: 'section'; readonly at: number; readonly twice: boolean }
  | { readonly do: 'replace all'; readonly word: number }
  | { readonly do: 'line ends'; readonly eol: string; readonly atOnce: boolean }
  | { readonly do: 'undo' | 'redo'; readonly times: number };

const bits = [
  '\n',
  '\r',
  '\r\n',
  '\n\n',
  '\n\n\n',
  '|',
  ' | ',
  '||',
  '\t',
  '\t\t',
  ' ',
  '  ',
  '    ',
  '0',
  '7',
  '13',
  '2,041',
  '１２',
  '3.5',
  '.',
  '%',
  '。',
  '，',
  '；',
  '：',
  '、',
  '！',
  '（',
  '）',
  '“',
  '-',
  '—',
  '/',
  '无',
  '一、',
  '二、',
  '三.',
  '六、',
  '第四部分',
  '（一）',
  '1.',
  '# ',
  '## ',
  '#',
  '**',
  '- 3 -',
  '---',
  '|---|---|',
  '第二十条',
  '总计',
  '合计',
  '其他',
  '结果',
  '予以公开',
  '行政规范性文件',
  '政府信息公开工作年度报告',
  '2023年',
  '2022 年',
  '二〇二二年',
  '我县',
  '青禾县人民政府',
  '<p>',
  '</p>',
  '<table>',
  '</table>',
  '<tr>',
  '</tr>',
  '<td>',
  '</td>',
  '<td rowspan="3">',
  '<th colspan=9>',
  '<br>',
  '<br/>',
  '&nbsp;',
  '&#12288;',
  '&',
  '<',
  '>',
  '<!--',
  '-->',
  '<h2>',
  '<script>',
  '</style>',
  '\u00a0',
  '\u3000',
  '\ufeff',
  '\u200b',
  '\u0301',
  '\f',
  '\0',
  '\ud842',
  '\udfb7',
  '𠮷',
  '<<<<<<< HEAD\n',
  '=======\n',
  '>>>>>>> b\n',
  '[bookmark: _Toc1]',
  '\n| a | b |\n',
  '\n一、总体情况\n',
  '\n三、收到和处理政府信息公开申请情况\n',
  '\n六、其他需要报告的事项\n',
  '\n| 行政许可 | 3 |\n',
  '\n行政处罚\t12\n',
  '\n\t0\n\t0\n',
  '\n0\n0\n0\n',
  '\n<tr><td>行政强制</td><td>2</td></tr>\n',
];
const prose = [
  '全年新收政府信息公开申请33件，上年结转2件，',
  '予以公开12件，占办结总数的36.4%。',
  '制发行政规范性文件6件，废止2件，现行有效41件。',
  '共办结申请31件，结转下年度继续办理4件。',
  '行政复议3件、行政诉讼2件。',
  '本报告统计期限自2023年1月1日起至2023年12月31日止。',
  '收取信息处理费0元。',
  '全年未收到政府信息公开申请。',
];
const typed = [
  '1.属于国家秘密 | 0 | 0 | 0 |',
  '规章\t1\t2\t3',
  '行政许可 12',
  '（七）总计',
  '四、结转下年度继续办理',
  '<td>5</td>',
  '新收到申请12件。',
  '二、主动公开政府信息情况',
];
const words: readonly (readonly [string, string])[] = [
  ['0', '1'],
  ['、', '.'],
  ['信息', '資訊'],
  ['|', '\t'],
  ['\n\n', '\n'],
  ['公开', ''],
  ['（', '('],
  ['其他', '其它'],
  ['2023', '2024'],
  ['</td>', ''],
  ['\t', ' '],
  ['件', '个'],
  ['\n', '\n\n'],
];
const letters = 'zhengfuxinxigongkai';

const at = fc.nat(1_000_000);
const eol = fc.constantFrom('\n', '\r\n', '\r');
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      do: fc.constant('put' as const),
      at,
      length: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.nat(30)),
      text: fc.constantFrom(...bits),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('put' as const),
      at,
      length: fc.oneof({ weight: 6, arbitrary: fc.nat(4) }, fc.nat(60), fc.nat(900)),
      text: fc.constant(''),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('figure' as const),
      at,
      text: fc.constantFrom('0', '1', '9', '31', '', '４', '—', '件'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('put' as const),
      at,
      length: fc.constant(0),
      text: fc.constantFrom(...prose),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('type' as const), at, text: fc.constantFrom(...typed) }) },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('say' as const), at, text: fc.constantFrom(...prose, ...bits) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('erase' as const), at, times: fc.integer({ min: 2, max: 14 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('compose' as const),
      at,
      text: fc.constantFrom('公开', '申请', '主动公开', '总体情况'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('cut lines' as const, 'move lines' as const, 'double lines' as const),
      at,
      more: fc.nat(5),
      to: at,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('paste' as const), at, from: at, length: fc.nat(900) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('section' as const), at, twice: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('replace all' as const), word: fc.nat(words.length - 1) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('line ends' as const), eol, atOnce: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('undo' as const, 'redo' as const),
      times: fc.integer({ min: 1, max: 4 }),
    }),
  },
);

export const steps = (length: number): fc.Arbitrary<Step[]> =>
  fc.array(step, { minLength: length, maxLength: length, size: 'max' });

/** Does a step. @param clipboard what is pasted is cut from it */
export function take(s: Step, w: Writer, clipboard: string): void {
  const place = 'at' in s ? s.at % (w.text.length + 1) : 0;
  switch (s.do) {
    case 'put':
      w.change(place, Math.min(w.text.length, place + s.length), s.text);
      return;
    case 'figure': {
      // Figures are what most findings hang on, and random places seldom hit one.
      const m = /\d+/g;
      m.lastIndex = place;
      const found = m.exec(w.text);
      if (found) w.change(found.index, m.lastIndex, s.text);
      else w.change(place, place, s.text);
      return;
    }
    case 'type':
      w.type(w.lines(place).start, `${s.text}\n`);
      return;
    case 'say':
      w.type(place, s.text);
      return;
    case 'erase':
      w.backspace(place, s.times);
      return;
    case 'compose':
      w.compose(place, letters.slice(0, 2 * s.text.length), s.text);
      return;
    case 'cut lines': {
      const l = w.lines(place, s.more);
      w.change(l.start, l.end, '');
      return;
    }
    case 'double lines': {
      const l = w.lines(place, s.more);
      w.change(l.end, l.end, w.text.slice(l.start, l.end));
      return;
    }
    case 'move lines': {
      const l = w.lines(place, s.more);
      w.moveLines(l.start, l.end, w.lines(s.to % (w.text.length + 1)).start);
      return;
    }
    case 'paste': {
      const from = s.from % (clipboard.length + 1),
        l = w.lines(place);
      w.change(l.start, l.start, clipboard.slice(from, from + s.length));
      return;
    }
    case 'section': {
      const heads = [...w.text.matchAll(/^.{0,12}[一二三四五六][、.．].{2,30}$/gm)].map((m) => m.index);
      const i = heads.length === 0 ? 0 : s.at % heads.length;
      const start = heads[i] ?? 0,
        end = heads[i + 1] ?? w.text.length;
      if (s.twice) w.change(end, end, w.text.slice(start, end));
      else w.change(start, end, '');
      return;
    }
    case 'replace all':
      w.replaceAll(words[s.word]![0], words[s.word]![1], 12);
      return;
    // Line by line a long text would be nothing but this.
    case 'line ends':
      w.lineEnds(s.eol, s.atOnce || w.text.length > 2000);
      return;
    case 'undo':
      w.undo(s.times);
      return;
    case 'redo':
      w.redo(s.times);
  }
}
