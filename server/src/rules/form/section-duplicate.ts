import type { Rule } from '../rule';

export const sectionDuplicate: Rule = {
  id: 'section-duplicate',
  group: 'form',
  severity: 'warning',
  scope: 'report',
  docs: {
    zh: { title: '章节重复', what: '每个部分只出现一次。', advice: '删去重复的部分，或改正标题。' },
    en: {
      title: 'A section stands twice',
      what: 'Each section occurs once.',
      advice: 'Remove the second, or correct its title.',
    },
  },
  check(report, context) {
    for (const s of report.sections) {
      if (!s.duplicate) continue;
      const first = report.sections.find((f) => f.section === s.section)!;
      context.report({
        place: s.anchor.heading,
        message: context.say(`“${s.section.title}”前面已有，此处重复`, `“${s.section.title}” stands above already`),
        related: [{ place: first.anchor.heading, message: context.say('前一处', 'The first one') }],
      });
    }
  },
};
