import { periodYears, readDate } from './period';
import { isProse, proseOf } from '../../prose/read-block';
import type { Rule } from '../rule';

export const signedLate: Rule = {
  id: 'signed-late',
  group: 'dates',
  severity: 'warning',
  scope: 'report',
  docs: {
    zh: {
      title: '落款晚于期限',
      what: '《条例》第四十九条：部门的年度报告在次年1月31日前公布，政府的在3月31日前公布。落款日期晚于期限。没有落款日期的不检查。',
      advice: '核对日期；确已逾期的，日期如实保留。',
    },
    en: {
      title: 'Signed after the deadline',
      what: 'Article 49 of the Regulations: departments publish by 31 January of the following year, governments by 31 March. The date below the report is later. Without a date nothing is said.',
      advice: 'Check the date; if the report is late, leave it as it is.',
    },
  },
  check(report, context) {
    const deadlines = report.form.data.prose?.deadlines;
    if (!deadlines || report.year === undefined) return;
    const { block } = context.endOf(report);
    if (!isProse(block) || block.contentEnd > 120) return;
    const prose = proseOf(block);
    const signed = readDate(prose.text);
    // A later year is more likely a slip in the one or the other.
    if (!signed || signed.year !== report.year + 1) return;
    // Where title and period contradict each other, which year the report is for is not known.
    if (periodYears(report, context).some((p) => p.year !== report.year)) return;
    const agency = report.agency ?? '';
    const deadline = deadlines.find((d) => d.endings.some((e) => agency.endsWith(e)));
    if (!deadline) return;
    if (signed.month * 100 + signed.day <= deadline.month * 100 + deadline.day) return;
    context.report({
      place: { block, ...prose.span(0, prose.length) },
      message: context.say(
        `落款为 ${signed.year} 年 ${signed.month} 月 ${signed.day} 日，${deadline.who.zh}应在 ${report.year + 1} 年 ${deadline.month} 月 ${deadline.day} 日前公布`,
        `Signed on ${signed.year}-${signed.month}-${signed.day}; ${deadline.who.en} are published by ${report.year + 1}-${deadline.month}-${deadline.day}`,
      ),
    });
  },
};
