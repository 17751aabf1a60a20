import type { Rule } from '../rule';
import { seenEdit } from '../seen-edit';
import { isSetInPieces } from './title-in-pieces';

export const sectionTitle: Rule = {
  id: 'section-title',
  group: 'form',
  severity: 'warning',
  fix: 'safe',
  scope: 'report',
  docs: {
    zh: {
      title: '章节标题与格式不符',
      what: '标题应与格式一致；《条例》所用的全称（如“行政机关主动公开政府信息情况”）也可以。',
      advice: '用快速修复改为格式规定的标题。',
    },
    en: {
      title: 'A section title is not the form’s',
      what: 'Titles are prescribed; the long forms that the Regulations use are accepted too.',
      advice: 'Change it to the form’s title; a quick fix does so.',
    },
  },
  check(report, context) {
    for (const { anchor, section } of report.sections) {
      if (anchor.spelling === 'form' || anchor.spelling === 'accepted') continue;
      if (isSetInPieces(section, context.blocks(anchor.block, report.until))) continue;
      const edit = seenEdit(anchor.title, section.title);
      context.report({
        place: anchor.title,
        message: context.say(
          `标题“${anchor.titleText}”与格式不符，应为“${section.title}”`,
          `Title “${anchor.titleText}” is not the form’s; it should be “${section.title}”`,
        ),
        fixes: edit
          ? [
              {
                title: context.say(`改为“${section.title}”`, `Change to “${section.title}”`),
                // Known by its number alone, the heading may be meant otherwise: a person decides.
                applicability: anchor.spelling === 'number' ? 'suggested' : 'safe',
                edits: [edit],
              },
            ]
          : [],
      });
    }
  },
};
