import type { Block } from '../../syntax/block';
import { visibleBlock } from '../../text/visible';
import { hanNumber } from '../describe';
import type { Rule, RuleContext } from '../rule';
import { outOfOrder } from './section-order';

export const sectionNumber: Rule = {
  id: 'section-number',
  group: 'form',
  severity: 'warning',
  fix: 'safe',
  scope: 'report',
  docs: {
    zh: { title: '章节序号不对', what: '六个部分依次编号为一至六。', advice: '用快速修复改正序号。' },
    en: {
      title: 'A section is misnumbered',
      what: 'The sections are numbered 一 to 六.',
      advice: 'Correct the number; a quick fix does so.',
    },
  },
  check(report, context) {
    const moved = new Set(outOfOrder(report.sections));
    const once = report.sections.filter((s) => !s.duplicate);
    const numbered = report.sections.filter((s) => s.anchor.number).length;
    for (const s of report.sections) {
      // What stands twice or out of order is said by those rules.
      if (s.duplicate || moved.has(s)) continue;
      const { number, title } = s.anchor;
      const right = s.section.index + 1;
      if (number?.value === right) continue;
      // Where sections stand in another order and are numbered as they stand, the order is the slip.
      if (moved.size > 0 && number?.value === once.indexOf(s) + 1) continue;
      if (!number) {
        if (numbered < report.sections.length - 1 || numbered < 3) continue;
        if (standsAbove(hanNumber(right), s.anchor.block, report.from, context)) continue;
        context.report({
          place: title,
          message: context.say(
            `“${s.section.title}”缺少序号“${hanNumber(right)}、”`,
            `“${s.section.title}” lacks its number “${hanNumber(right)}、”`,
          ),
          fixes: [
            {
              title: context.say(`加上“${hanNumber(right)}、”`, `Add “${hanNumber(right)}、”`),
              applicability: 'safe',
              edits: [{ place: { ...title, end: title.start }, newText: `${hanNumber(right)}、` }],
            },
          ],
        });
        continue;
      }
      const written = number.place.block.text.slice(number.place.start, number.place.end);
      const newText = /\d/.test(written)
        ? written.replace(/\d+/, String(right))
        : written.replace(/[一二三四五六七八九十]+/, hanNumber(right));
      // A number of another kind is said and left to a person.
      const fixes = newText === written ? [] : undefined;
      context.report({
        place: number.place,
        message: context.say(
          `“${s.section.title}”是第${hanNumber(right)}部分，序号写成了“${written}”`,
          `“${s.section.title}” is section ${hanNumber(right)}, numbered “${written}”`,
        ),
        fixes: fixes ?? [
          {
            title: context.say(`序号改为“${newText}”`, `Renumber to “${newText}”`),
            applicability: 'safe',
            edits: [{ place: number.place, newText }],
          },
        ],
      });
    }
  },
};

/** Whether a section's number stands by itself right above its title, as the text of a page is taken in pieces. */
function standsAbove(number: string, heading: Block, from: Block, context: RuleContext): boolean {
  let above = '';
  for (const block of context.blocks(from, heading)) {
    if (block.kind === 'blank' || block.kind === 'markup') continue;
    above = block.short ? visibleBlock(block.text, 0, block.contentEnd).text.trim() : '';
  }
  return above.replace(/[、.．,，]$/, '') === number;
}
