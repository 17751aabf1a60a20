import type { Section } from '../../forms/form';
import type { Report } from '../../report/model';
import { hanNumber } from '../describe';
import type { Edit, Fix, Rule, RuleContext } from '../rule';
import { emptyHeading, emptySection } from './skeleton';
import { isSetInPieces, opensTitle } from './title-in-pieces';

/** Sections of the form that no heading stands for, each with the heading it belongs before. */
export const sectionMissing: Rule = {
  id: 'section-missing',
  group: 'form',
  severity: 'error',
  fix: 'suggested',
  scope: 'report',
  looksInTables: true,
  docs: {
    zh: {
      title: '缺少章节',
      what: '格式规定的六个部分都要有标题和内容，缺一不可。',
      advice: '在指出的位置补上该部分；快速修复会插入标题，第二、三、四部分连同空表。',
    },
    en: {
      title: 'A section is missing',
      what: 'Every section that the form prescribes has to be there.',
      advice:
        'Add the section at the place shown; the quick fix inserts its heading and, where the form has one, an ' +
        'empty table.',
    },
  },
  check(report, context) {
    const present = new Set(report.sections.map((s) => s.section));
    for (const section of report.form.sections) {
      if (present.has(section) || isSetIn(section, report, context)) continue;
      const next = report.sections.find((s) => !s.duplicate && s.section.index > section.index);
      const place = next ? next.anchor.heading : context.endOf(report);
      const name = `${hanNumber(section.index + 1)}、${section.title}`;
      context.report({
        place,
        subject: `section:${section.id}`,
        message: next
          ? context.say(
              `缺少“${name}”，应在“${next.anchor.titleText}”之前`,
              `Section “${name}” is missing; it belongs before “${next.anchor.titleText}”`,
            )
          : context.say(`缺少“${name}”，应在文末补上`, `Section “${name}” is missing; it belongs at the end`),
        fixes: fixesOf(section, name, report, context),
      });
    }
  },
};

/** What a sentence or a list has before the title of a section that it names. */
const NAMING = /[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef“‘\s]$/;
/** What stands behind a title in a list of contents. */
const LISTED = /^[\s.…·—_]*(?:\d+[\s)）]|$|\s)/;
const LINK = /<a\b[^<>]*>$/i;
/** A mark of another markup, or a figure that the title was run together with. */
const MARKED = /[\x21-\x7e]$/;
/** No markup before a title is longer. */
const REACH = 200;

/**
 * Whether a section is headed in a way that is not read: in pieces, inside other markup, or with no gap to the text
 * around it.
 */
function isSetIn(section: Section, { from, until }: Report, context: RuleContext): boolean {
  const titles = [section.title, ...section.accepted].map((t) => `${hanNumber(section.index + 1)}、${t}`);
  for (const block of context.blocks(from, until)) {
    const { kind, layout, text, contentEnd } = block;
    // Letters of a title with a space between them stand in the columns of a table, or so it seems.
    if (
      layout === 'columns' &&
      titles.includes(
        block.text
          .slice(0, REACH)
          .split(/[\r\n]/, 1)[0]!
          .replace(/\s/g, ''),
      )
    )
      return true;
    if (opensTitle(section, block) && isSetInPieces(section, context.blocks(block, until))) return true;
    for (const title of titles) {
      for (let at = text.indexOf(title); at >= 0; at = text.indexOf(title, at + 1)) {
        const before = text.slice(Math.max(0, at - REACH), at);
        const behind = text.slice(at + title.length, at + title.length + REACH);
        if (MARKED.test(before)) {
          if (!LINK.test(before)) return true;
          continue;
        }
        const opens = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1).trim() === '';
        const ends = kind !== 'heading' && contentEnd > at + title.length;
        if ((opens && ends && !LISTED.test(behind)) || (!opens && !NAMING.test(before))) return true;
      }
    }
  }
  return false;
}

function fixesOf(section: Section, name: string, report: Report, context: RuleContext): Fix[] {
  const edit = insertion(section, report, context);
  if (!edit) return [];
  return [{ title: context.say(`插入“${name}”`, `Insert “${name}”`), applicability: 'suggested', edits: [edit] }];
}

/** @returns undefined where the section's table stands behind the place of its heading */
function insertion(section: Section, report: Report, context: RuleContext): Edit | undefined {
  const next = report.sections.find((s) => !s.duplicate && s.section.index > section.index);
  const model = next ?? report.sections[report.sections.length - 1];
  const eol = context.eol(model?.anchor.block ?? report.from);
  const table = section.table && report.tables[section.table.index];
  if (table) {
    const holder = report.sections.findIndex((s) => s.tables.includes(table));
    if (next && holder >= report.sections.indexOf(next)) return undefined;
    const { block } = table.start;
    return {
      place: { block, start: 0, end: 0 },
      newText: emptyHeading(section, report, model?.anchor).join(eol) + eol,
    };
  }
  const text = [...emptySection(section, report, model?.anchor), ''].join(eol);
  if (next) return { place: { block: next.anchor.block, start: 0, end: 0 }, newText: text + eol };
  return { place: context.endOf(report), newText: eol + eol + text };
}
