import type { BoundSection } from '../../report/model';
import type { Rule } from '../rule';

/** Sections that stand outside the longest run in the form's order. */
export function outOfOrder(sections: readonly BoundSection[]): BoundSection[] {
  const own = sections.filter((s) => !s.duplicate);
  const best: BoundSection[][] = [];
  own.forEach((s, i) => {
    let run: BoundSection[] = [];
    for (let j = 0; j < i; j++)
      if (own[j]!.section.index < s.section.index && best[j]!.length > run.length) run = best[j]!;
    best.push([...run, s]);
  });
  const longest = best.reduce<BoundSection[]>((a, b) => (b.length > a.length ? b : a), []);
  return own.filter((s) => !longest.includes(s));
}

export const sectionOrder: Rule = {
  id: 'section-order',
  group: 'form',
  severity: 'warning',
  scope: 'report',
  docs: {
    zh: { title: '章节顺序不对', what: '六个部分按格式规定的顺序排列。', advice: '把该部分移到应在的位置。' },
    en: {
      title: 'Sections out of order',
      what: 'The sections follow the form’s order.',
      advice: 'Move the section to where it belongs.',
    },
  },
  check(report, context) {
    for (const s of outOfOrder(report.sections)) {
      const before = [...report.form.sections]
        .reverse()
        .find((f) => f.index < s.section.index && report.sections.some((x) => x.section === f));
      context.report({
        place: s.anchor.heading,
        message: before
          ? context.say(
              `“${s.section.title}”位置不对，应在“${before.title}”之后`,
              `“${s.section.title}” is out of order; it belongs behind “${before.title}”`,
            )
          : context.say(
              `“${s.section.title}”位置不对，应在最前`,
              `“${s.section.title}” is out of order; it comes first`,
            ),
      });
    }
  },
};
