import { isCellular } from '../../report/stream';
import { scanOf } from '../../prose/read-block';
import type { Rule } from '../rule';

export const termTypo: Rule = {
  id: 'term-typo',
  group: 'text',
  severity: 'warning',
  fix: 'suggested',
  scope: 'block',
  wakesOn: [],
  docs: {
    zh: {
      title: '专用名词有错字',
      what: '正文里的专用名词多字、漏字、错字或颠倒一个字，如“政府信公开”。意思相近的日常用语不在此列。',
      advice: '改正错字；快速修复写入规范的名词。',
    },
    en: {
      title: 'A slip in an official term',
      what:
        'An official term with one character lost, added, swapped or wrong. Everyday words that come near a term ' +
        'are left alone.',
      advice: 'Correct the term; the quick fix writes it.',
    },
  },
  check(block, context) {
    // Labels are compared with the form's own.
    if (block.kind === 'paragraph' && isCellular(block)) return;
    const { prose } = context;
    const scan = scanOf(prose, context.form);
    if (!scan || scan.slips.length === 0) return;
    for (const slip of scan.slips) {
      const place = { block, ...prose.span(slip.start, slip.end) };
      const written = prose.slice(slip.start, slip.end);
      context.report({
        place,
        message: context.say(`“${written}”疑为“${slip.term}”之误`, `“${written}” looks like a slip for “${slip.term}”`),
        fixes: [
          {
            title: context.say(`改为“${slip.term}”`, `Change to “${slip.term}”`),
            applicability: 'suggested',
            edits: [{ place, newText: slip.term }],
          },
        ],
      });
    }
  },
};
