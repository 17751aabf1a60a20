import type { Place } from '../../report/model';
import { factLabel } from '../describe';
import type { Rule } from '../rule';
import { isPlainly, plainFigure } from './plain-figure';

/** Digits as they are; a change in words is in no other dress. */
const DIGITS = /^-?\d+(?:\.\d+)?$/;

/** A line break of HTML. */
const LINE_BREAK = /<br\b/i;

export const cellFormat: Rule = {
  id: 'cell-format',
  group: 'cells',
  severity: 'info',
  fix: 'safe',
  scope: 'table',
  docs: {
    zh: {
      title: '数字写法不规范',
      what: '全角数字、千分位分隔符、数字中间的空格、多余的 0（032、32.0、-0），读得出但不便汇总。',
      advice: '用快速修复改为半角数字，数值不变；空格或换行把数字分成两段（3 5）时由人判断是一个数还是两个数。',
    },
    en: {
      title: 'A figure in other dress',
      what:
        'Full-width digits, thousands separators, inner blanks or idle zeros (032, 32.0, -0): readable, yet no use ' +
        'to those who add reports up.',
      advice:
        'The quick fix writes the same value in plain digits; where a blank or a line end parts them (3 5) a ' +
        'person decides whether it is one figure or two.',
    },
  },
  check(table, _report, context) {
    for (const f of table.facts) {
      const { cell, def } = f;
      const { form, value, text } = cell;
      if (value === null || (form !== 'dressed' && form !== 'plain')) continue;
      if (form === 'plain' && (isPlainly(value, cell.end - cell.start) || !DIGITS.test(text))) continue;
      const plain = plainFigure(text, def.column.type);
      if (!plain || plain.text === text) continue;
      const newText = plain.text;
      const written = behindBreaks(cell);
      // What stands in two lines of a cell may be two figures, however many digits are in each.
      const certain = plain.certain && !LINE_BREAK.test(sourceOf(written));
      context.report({
        place: cell,
        facts: [def.id],
        message: certain
          ? context.say(
              `“${factLabel(def)}”的数字“${text}”宜写作 ${newText}`,
              `“${text}” in “${factLabel(def)}” is better written ${newText}`,
            )
          : context.say(
              `“${factLabel(def)}”的数字“${text}”中间有空格或换行：若是一个数，宜写作 ${newText}`,
              `“${text}” in “${factLabel(def)}” may be two figures; if it is one, ${newText} is better`,
            ),
        fixes: [
          {
            title: context.say(`写作 ${newText}`, `Write ${newText}`),
            applicability: certain ? 'safe' : 'suggested',
            edits: [{ place: written, newText }],
          },
        ],
      });
    }
  },
};

const sourceOf = ({ block, start, end }: Place): string => block.text.slice(start, end);

/** A cell's place behind the line breaks it begins with, which are no part of the figure. */
function behindBreaks(cell: Place): Place {
  const source = sourceOf(cell);
  if (!LINE_BREAK.test(source)) return cell;
  const before = /^(?:<br\b[^<>]*>|\s)*/i.exec(source)![0].length;
  return { block: cell.block, start: cell.start + before, end: cell.end };
}
