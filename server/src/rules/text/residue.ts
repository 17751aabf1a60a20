import type { Block } from '../../syntax/block';
import { isHan } from '../../text/chars';
import { anyOf } from '../../text/pattern';
import { isProse } from '../../prose/read-block';
import type { BlockContext } from '../rule';
import { isRunTogether } from './run-together';

/** Question marks or signs without a picture before the words of a line: characters that could not be written. */
const LOST =
  /(?<=^[^\S\r\n]{0,20})(?:[?？]{2,}(?=[^?？]|$)|[\ue000-\uf8ff]+|[?？□](?=[（(]?[一二三四五六七八九十]+[、.．）)]))/m;
/** A table that a converter had no way to write. */
const PLACEHOLDER = /^\s*\[(?:TABLE|表格)\]\s*$/i;
const STRAY_TAG = /<\/[\u4e00-\u9fff][^<>\n]{2,60}>|&amp;(?:nbsp|lt|gt|ldquo|rdquo|#\d+);/;
const TITLE_MIN = 6,
  TITLE_MAX = 60;

/** Whether nothing stands in a block but a converter's word for a table. */
export const isDroppedTable = (block: Block): boolean =>
  block.contentEnd < 20 && PLACEHOLDER.test(block.text.slice(0, block.contentEnd));

/** Says that a converter wrote the cells of a table one behind the other. */
export function tellRunTogether(block: Block, context: BlockContext): void {
  if (!isRunTogether(block, context.form)) return;
  context.report({
    place: { block, start: 0, end: Math.min(block.contentEnd, SHOWN) },
    message: context.say(
      '转换时表格的单元格连成了一片，数字无法分开，未读取：请改用能保留表格的方式转换',
      'The converter ran the cells of a table together, so its figures are not read: convert in a way that keeps ' +
        'tables',
    ),
  });
}

const SHOWN = 40;

/** Says what a converter left for characters and tables that it could not carry over. */
export function tellLostMarks(block: Block, context: BlockContext): void {
  if (!isProse(block)) return;
  const { text, contentEnd } = block;
  if (isDroppedTable(block)) {
    const start = text.indexOf('[');
    context.report({
      place: { block, start, end: text.indexOf(']') + 1 },
      message: context.say(
        '转换时丢掉了这里的表格：请改用能保留表格的方式转换（如带 HTML 的 Markdown）',
        'The converter dropped a table here: convert in a way that keeps tables (Markdown with HTML, say)',
      ),
    });
    return;
  }
  const m = /[?？□\ue000-\uf8ff]/.test(text) ? LOST.exec(text.slice(0, contentEnd)) : null;
  if (m) {
    const place = { block, start: m.index, end: m.index + m[0].length };
    context.report({
      place,
      message: context.say(`格式转换的残留：${m[0]}`, `Residue of a conversion: ${m[0]}`),
      fixes: [{ title: context.say('删去', 'Remove'), applicability: 'suggested', edits: [{ place, newText: '' }] }],
    });
  }
  const stray = /[>&]/.test(text) ? strayIn(text.slice(0, contentEnd)) : undefined;
  if (stray)
    context.report({
      place: { block, ...stray },
      message: context.say('残留的标签', 'What is left of a tag'),
    });
}

const RULE_MAX = 400;
const SELECTOR = /[\w .#,>:*@-]{1,60}$/;
const DECLARATION = /^[a-z-]{3,30}\s*:\s*\S/;
/** How a page looks is said of these; {anchor:x} is other markup. */
const LOOK = anyOf(
  [
    /mso-|font|line-height|text-|margin|padding|color|width|height/,
    /background|border|display|float|position|white-space/,
  ],
  { before: '^' },
);

/** Says of rules for how a page looks that came along as text: .TRS_Editor P{line-height:2;}. */
export function tellStyles(block: Block, context: BlockContext): void {
  if (!isProse(block)) return;
  const text = block.text.slice(0, block.contentEnd);
  let from = 0;
  for (let open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
    from = open + 1;
    const rule = text.slice(from, from + RULE_MAX).split(/[{}]/, 1)[0]!;
    if (text[from + rule.length] !== '}') continue;
    const said = rule.split(';').flatMap((d) => d.trim() || []);
    const selector = SELECTOR.exec(text.slice(Math.max(0, open - SHOWN), open));
    if (said.length === 0 || !selector || !said.some((d) => LOOK.test(d))) continue;
    if (!said.every((d) => DECLARATION.test(d))) continue;
    from += rule.length + 1;
    const place = { block, start: open - selector[0].trimStart().length, end: from };
    context.report({
      place,
      message: context.say('网页样式的代码混入了正文', 'Code for how a page looks is left in the text'),
      fixes: [{ title: context.say('删去', 'Remove'), applicability: 'suggested', edits: [{ place, newText: '' }] }],
    });
    return;
  }
}

/** What is left of a tag: written out, or a title's second half behind the title itself. */
function strayIn(text: string): { start: number; end: number } | undefined {
  const m = STRAY_TAG.exec(text);
  if (m) return { start: m.index, end: m.index + m[0].length };
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '<') depth++;
    if (text[i] !== '>' || depth-- > 0) continue;
    depth = 0;
    let from = i;
    while (i - from < TITLE_MAX && isHan(text.charCodeAt(from - 1))) from--;
    if (i - from >= TITLE_MIN && text.indexOf(text.slice(from, i)) < from) return { start: from, end: i + 1 };
  }
  return undefined;
}

/** A year and a month run together, and years with a figure too few or too many before a month. */
const BROKEN =
  /(?<!\d)(?:(20[0-4]\d) ?(1[0-2]|[1-9])月(?:[0-3]?\d日|(?=底|份|至|—|-))|(?:\d{3}|2\d{4})年(?:1[0-2]|[1-9])月[0-3]?\d日)/g;
/** A month or a day that no calendar has. */
const NO_DAY =
  /(?<!\d)20[0-4]\d年(?:(?:1[3-9]|[2-9]\d)月|(?:1[0-2]|[1-9])月(?:3[2-9]|[4-9]\d)日|(?:2月3[01]|(?:[469]|11)月31)日)/g;

/** Says of dates whose figures or marks got lost. */
export function tellBrokenDates(block: Block, context: BlockContext): void {
  if (!isProse(block) || !block.text.includes('月')) return;
  const { prose } = context;
  for (const pattern of [BROKEN, NO_DAY])
    for (const m of prose.text.matchAll(pattern)) {
      const place = { block, ...prose.span(m.index, m.index + m[0].length) };
      const year = m[1] === undefined ? undefined : { ...place, start: place.start, end: prose.at(m.index + 4) };
      context.report({
        place,
        message: context.say(`日期残缺或有误：${m[0]}`, `A date is broken: ${m[0]}`),
        fixes: year
          ? [
              {
                title: context.say('补上“年”', 'Add 年'),
                applicability: 'suggested',
                edits: [{ place: { block, start: year.end, end: year.end }, newText: '年' }],
              },
            ]
          : [],
      });
    }
}
