import type { Section } from '../../forms/form';
import { headOf } from '../../prose/read-block';
import type { Rule } from '../rule';

const LISTED_MIN = 3;
const ITEM_ENDS = '、,。;和及以等';

export const sectionList: Rule = {
  id: 'section-list',
  group: 'form',
  severity: 'info',
  fix: 'suggested',
  scope: 'report',
  docs: {
    zh: {
      title: '开头列举的部分与正文不符',
      what: '报告开头列举“全文包括……”，漏了正文里有的部分。',
      advice: '补上漏掉的部分；快速修复会插入其标题。',
    },
    en: {
      title: 'The preamble lists other sections',
      what: 'The preamble lists the parts of the report and leaves one out that the report has.',
      advice: 'Add it; the quick fix inserts its title.',
    },
  },
  check(report, context) {
    const listed = report.form.data.prose?.listed;
    const opening = report.form.sections[0] && listed?.[report.form.sections[0].id]?.[0];
    if (!listed || !opening) return;
    for (const { block, prose } of headOf(report, context)) {
      const { text } = prose;
      const from = text.indexOf(opening);
      if (from < 0) continue;
      const stop = text.indexOf('。', from);
      const end = stop < 0 ? text.length : stop;
      const places = new Map<Section, { start: number; end: number }>();
      for (const section of report.form.sections) {
        for (const word of listed[section.id] ?? []) {
          const at = text.indexOf(word, from);
          if (at >= 0 && at < end) {
            places.set(section, { start: at, end: at + word.length });
            break;
          }
        }
      }
      if (places.size < LISTED_MIN) continue;
      const missing = report.sections.filter((s) => !s.duplicate && !places.has(s.section)).map((s) => s.section);
      if (missing.length === 0) return;
      const items = [...places.values()];
      const last = Math.max(...items.map((p) => p.end));
      const edits = missing.map((section) => ({
        place: { block, ...prose.span(insertAt(text, section, places), insertAt(text, section, places)) },
        newText: `、${section.title}`,
      }));
      context.report({
        place: { block, ...prose.span(from, last) },
        message: context.say(
          `开头列举的部分缺少：${missing.map((s) => s.title).join('、')}`,
          `The list of parts leaves out ${missing.map((s) => s.title).join(', ')}`,
        ),
        fixes: [
          {
            title: context.say(
              `补上“${missing.map((s) => s.title).join('、')}”`,
              `Add “${missing.map((s) => s.title).join(', ')}”`,
            ),
            applicability: 'suggested',
            edits: merged(edits),
          },
        ],
      });
      return;
    }
  },
};

/** Behind the item of the nearest section before it that is listed. */
function insertAt(
  text: string,
  section: Section,
  places: ReadonlyMap<Section, { start: number; end: number }>,
): number {
  let before: { start: number; end: number } | undefined;
  for (const [s, p] of places) if (s.index < section.index && (!before || p.end > before.end)) before = p;
  let at = before?.end ?? 0;
  while (
    at < text.length &&
    !ITEM_ENDS.includes(text[at]!) &&
    !/^[一二三四五六七八九]个?(?:部分|方面)|^组成/.test(text.slice(at, at + 4))
  )
    at++;
  return at;
}

/** Insertions at one place become one, in order. */
function merged<T extends { readonly place: { readonly start: number }; readonly newText: string }>(
  edits: readonly T[],
): T[] {
  const out: T[] = [];
  for (const e of edits) {
    const same = out.findIndex((o) => o.place.start === e.place.start);
    if (same >= 0) out[same] = { ...out[same]!, newText: out[same]!.newText + e.newText };
    else out.push(e);
  }
  return out;
}
