import type { Block } from '../../syntax/block';
import { labelKey } from '../../text/labels';
import type { Rule } from '../rule';

const NOTHING = /^[\s　]*(?:无|暂无|没有)[。.！\s　]*$/;

export const sectionEmpty: Rule = {
  id: 'section-empty',
  group: 'form',
  severity: 'warning',
  scope: 'section',
  docs: {
    zh: {
      title: '章节没有内容',
      what: '标题下没有文字（只有格式所列的小标题也算没有），或“存在的主要问题及改进情况”只写“无”。',
      advice: '补写内容。每个机关的工作都有可改进之处，“无”不能算作报告。',
    },
    en: {
      title: 'A section without content',
      what:
        'Nothing stands below the heading, or only the form’s own sub-headings, or the section on problems says 无 ' +
        'only.',
      advice: 'Write the section; “none” is no report on problems and improvements.',
    },
  },
  check(section, _report, context) {
    // A missing table has a rule of its own.
    if (section.duplicate || section.anchor.runIn || section.section.table) return;
    const subHeadings = section.section.skeleton.map((title) => labelKey(title).core);
    let only: Block | undefined;
    for (const block of context.blocks(section.anchor.block, section.until)) {
      if (
        block === section.anchor.block ||
        block.kind === 'blank' ||
        block.kind === 'markup' ||
        block.kind === 'conflict' ||
        (block.heading && subHeadings.includes(titleOf(block)))
      )
        continue;
      if (only || !section.section.mustTell) return;
      only = block;
    }
    if (only && !NOTHING.test(only.text)) return;
    context.report({
      place: only ? { block: only, start: 0, end: only.contentEnd } : section.anchor.heading,
      message: only
        ? context.say(
            `“${section.section.title}”只写了“无”，应如实报告问题和改进情况`,
            `“${section.section.title}” says “none” only; problems and improvements are to be reported`,
          )
        : context.say(`“${section.section.title}”下没有内容`, `Nothing stands below “${section.section.title}”`),
    });
  },
};

/** The words of a heading without its number. */
function titleOf({ text, heading }: Block): string {
  return labelKey(text.slice(heading!.start, heading!.end)).core;
}
