import fc from 'fast-check';
import type { Edit } from '../../server/src/syntax/tree';
import { layouts } from '../support/layouts/index';
import { readExpected } from '../support/parse-expected';
import { cleanReport } from '../support/report';

/** Something a writer does to a text; numbers choose a place in whatever the text then is. */
export type Step =
  | { readonly do: 'type' | 'replace'; readonly at: number; readonly length: number; readonly text: string }
  | { readonly do: 'delete'; readonly at: number; readonly length: number }
  | { readonly do: 'type line'; readonly at: number; readonly text: string }
  | {
      readonly do: 'delete lines' | 'move lines' | 'double lines';
      readonly at: number;
      readonly length: number;
      readonly to: number;
    }
  | { readonly do: 'paste table'; readonly at: number; readonly table: number }
  | { readonly do: 'delete section' | 'double section'; readonly at: number }
  | { readonly do: 'replace all'; readonly word: number }
  | { readonly do: 'line ends'; readonly eol: string }
  | { readonly do: 'undo' };

const bits = [
  '\n',
  '\r',
  '\r\n',
  '\n\n',
  '|',
  ' | ',
  '\t',
  ' ',
  '  ',
  '0',
  '13',
  ',',
  '.',
  '。',
  '，',
  '；',
  '：',
  '一、',
  '三、',
  '（一）',
  '1.',
  '# ',
  '##',
  '**',
  '- 3 -',
  '---',
  '第二十条',
  '总计',
  '其他',
  '结果',
  '总体情况',
  '行政规范性文件',
  '政府信息公开工作年度报告',
  '2023年',
  '二〇二二年',
  '政府',
  '<p>',
  '</p>',
  '<table>',
  '</table>',
  '<tr>',
  '<td>',
  '</td>',
  '<br>',
  '&nbsp;',
  '<!--',
  '-->',
  '<h2>',
  '\u00a0',
  '\u3000',
  '\ufeff',
  '\ud83d',
  '\ude00',
  '\0',
  '<<<<<<< HEAD\n',
  '=======\n',
  '\n| a | b |\n',
  '\n一、总体情况\n',
  '\n六、其他需要报告的事项\n',
  '\n| 行政许可 | 3 |\n',
  '\n\t0\n\t0\n',
  '\n0\n0\n0\n',
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
];

const at = fc.nat(1_000_000);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('type' as const),
      at,
      length: fc.constant(0),
      text: fc.constantFrom(...bits),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('replace' as const),
      at,
      length: fc.nat(30),
      text: fc.constantFrom(...bits),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('delete' as const),
      at,
      length: fc.oneof({ weight: 6, arbitrary: fc.nat(4) }, fc.nat(60), fc.nat(1500)),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('type line' as const),
      at,
      text: fc.constantFrom(
        '1.属于国家秘密 | 0 | 0 |',
        '规章\t1\t2\t3',
        '全年公开信息12条。',
        '（七）总计',
        '四、结转下年度继续办理',
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('delete lines' as const, 'move lines' as const, 'double lines' as const),
      at,
      length: fc.nat(5),
      to: at,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('paste table' as const), at, table: fc.nat(999) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('delete section' as const, 'double section' as const), at }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('replace all' as const), word: fc.nat(words.length - 1) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('line ends' as const), eol: fc.constantFrom('\n', '\r\n', '\r') }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('undo' as const) }) },
);
export const steps = (maxLength: number): fc.Arbitrary<Step[]> =>
  fc.array(step, { minLength: 1, maxLength, size: 'max' });

let texts: readonly string[] | undefined;
/**
 * Texts to begin with: every layout, the real reports where they are at hand, several reports in one, odds and
 * ends.
 */
export function startTexts(): readonly string[] {
  if (texts) return texts;
  const printed = layouts.map(
    (l, i) =>
      l.print(cleanReport((['plain', 'department', 'county', 'township', 'empty'] as const)[i % 5]), {
        seed: i,
        footer: i % 2 === 0,
      }).text,
  );
  const real = readExpected()?.reports.map((r) => r.text) ?? [];
  return (texts = [
    ...printed,
    ...real,
    printed[4]! + printed[10]! + printed[15]!,
    printed[0]! + printed[18]!,
    '',
    '一、总体情况\n',
    '\n\n',
  ]);
}

/** Turns steps into edits of a text, one after another; `apply` is called with each edit and the text it makes. */
export function perform(
  start: string,
  list: readonly Step[],
  apply: (edit: Edit, text: string, step: Step) => void,
): void {
  let text = start;
  const undone: { edit: Edit; text: string }[] = [];
  const change = (edit: Edit, by: Step) => {
    const next = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
    if (next.length > 60_000) return;
    undone.push({
      edit: { start: edit.start, end: edit.start + edit.text.length, text: text.slice(edit.start, edit.end) },
      text,
    });
    text = next;
    apply(edit, text, by);
  };
  for (const s of list) {
    switch (s.do) {
      case 'type':
      case 'replace':
      case 'delete': {
        const start = s.at % (text.length + 1);
        change({ start, end: Math.min(text.length, start + s.length), text: s.do === 'delete' ? '' : s.text }, s);
        break;
      }
      case 'type line': {
        let at = lines(text, s.at, 0).start;
        for (const c of `${s.text}\n`) {
          change({ start: at, end: at, text: c }, s);
          at += c.length;
        }
        break;
      }
      case 'delete lines': {
        const l = lines(text, s.at, s.length);
        change({ ...l, text: '' }, s);
        break;
      }
      case 'double lines': {
        const l = lines(text, s.at, s.length);
        change({ start: l.end, end: l.end, text: text.slice(l.start, l.end) }, s);
        break;
      }
      case 'move lines': {
        const l = lines(text, s.at, s.length),
          moved = text.slice(l.start, l.end);
        change({ ...l, text: '' }, s);
        const to = lines(text, s.to, 0).start;
        change({ start: to, end: to, text: moved }, s);
        break;
      }
      case 'paste table': {
        const from = startTexts()[s.table % layouts.length]!;
        const l = lines(text, s.at, 0),
          cut = Math.floor(from.length / 4);
        change({ start: l.start, end: l.start, text: from.slice(cut, cut + 1200) }, s);
        break;
      }
      case 'delete section':
      case 'double section': {
        const heads = [...text.matchAll(/^.{0,12}[一二三四五六][、.．].{2,30}$/gm)].map((m) => m.index);
        const i = heads.length === 0 ? 0 : s.at % heads.length;
        const start = heads[i] ?? 0,
          end = heads[i + 1] ?? text.length;
        change(
          s.do === 'delete section' ? { start, end, text: '' } : { start: end, end, text: text.slice(start, end) },
          s,
        );
        break;
      }
      case 'replace all': {
        const [from, to] = words[s.word]!;
        const places: number[] = [];
        for (let i = text.indexOf(from); i >= 0 && places.length < 20; i = text.indexOf(from, i + from.length))
          places.push(i);
        for (const i of places.reverse()) change({ start: i, end: i + from.length, text: to }, s);
        break;
      }
      case 'line ends':
        change({ start: 0, end: text.length, text: text.replace(/\r\n|\r|\n/g, s.eol) }, s);
        break;
      case 'undo': {
        const last = undone.pop();
        if (!last) break;
        text = last.text;
        apply(last.edit, text, s);
      }
    }
  }
}

/** Whole lines around a place, `more` of them. */
function lines(text: string, place: number, more: number): { start: number; end: number } {
  const at = place % (text.length + 1);
  const start = text.lastIndexOf('\n', at - 1) + 1;
  let end = start;
  for (let n = 0; n <= more; n++) {
    const lf = text.indexOf('\n', end);
    end = lf < 0 ? text.length : lf + 1;
  }
  return { start, end };
}
