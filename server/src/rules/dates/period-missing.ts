import { isTitle } from '../../report/marks';
import { isProse, headOf } from '../../prose/read-block';
import { statesPeriod } from './period';
import type { Edit, Rule } from '../rule';

export const periodMissing: Rule = {
  id: 'period-missing',
  group: 'dates',
  severity: 'info',
  fix: 'suggested',
  scope: 'report',
  docs: {
    zh: {
      title: '没有统计期限',
      what: '报告开头通常写明数据的统计期限（当年1月1日至12月31日），这里没有。',
      advice: '在开头说明的末尾补上；快速修复会插入一句。',
    },
    en: {
      title: 'No period stated',
      what:
        'A report usually says at its beginning which period its figures cover (1 January to 31 December); this ' +
        'one does not.',
      advice: 'Add it at the end of the preamble; the quick fix inserts a sentence.',
    },
  },
  check(report, context) {
    const period = report.form.data.prose?.period;
    if (!period || report.sections.length === 0 || statesPeriod(report, context)) return;
    const head = headOf(report, context).filter((h) => isProse(h.block));
    const preamble = head.filter((h) => /。$/.test(h.prose.text)).pop();
    const at = preamble ?? head.filter((h) => isTitle(h.block, report.form)).pop();
    const first = report.sections[0]!.anchor;
    const sentence = report.year === undefined ? undefined : period.sentence.replaceAll('{year}', String(report.year));
    const eol = context.eol(first.block);
    const edit = (text: string): Edit =>
      preamble
        ? {
            place: { block: preamble.block, start: preamble.block.contentEnd, end: preamble.block.contentEnd },
            newText: text,
          }
        : { place: { block: first.block, start: 0, end: 0 }, newText: text + eol + eol };
    const end = at?.block.contentEnd ?? 0;
    context.report({
      place: at
        ? { block: at.block, start: preamble ? Math.max(0, end - 1) : (at.block.heading?.start ?? 0), end }
        : first.heading,
      message: context.say(
        '没有写明数据的统计期限（1月1日至12月31日）',
        'The period that the figures cover (1 January to 31 December) is not stated',
      ),
      fixes:
        sentence === undefined
          ? []
          : [
              {
                title: context.say('补上统计期限', 'State the period'),
                applicability: 'suggested',
                edits: [edit(sentence)],
              },
            ],
    });
  },
};
