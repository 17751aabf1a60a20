import { periodYears, readDate, type Signed } from './period';
import type { Block } from '../../syntax/block';
import type { Place, Report } from '../../report/model';
import { isProse, proseOf, type BlockSource } from '../../prose/read-block';
import { mainName } from '../../prose/whose';
import type { Rule } from '../rule';

export const signedLate: Rule = {
  id: 'signed-late',
  group: 'dates',
  severity: 'warning',
  scope: 'report',
  docs: {
    zh: {
      title: '落款晚于期限',
      what:
        '《条例》第四十九条：部门的年度报告在次年1月31日前公布，政府的在3月31日前公布。落款日期（没有落款的，' +
        '页面上的发布日期）晚于期限。两者都没有的不检查。落款在所报年度的一至三月的，年份像是上年的没有改。',
      advice: '核对日期；确已逾期的，日期如实保留。',
    },
    en: {
      title: 'Signed after the deadline',
      what:
        'Article 49 of the Regulations: departments publish by 31 January of the following year, governments by 31 ' +
        'March. The date below the report (or, where there is none, the date of publication on its page) is later. ' +
        'Without a date nothing is said. A date in January to March of the report’s own year looks like last year’s.',
      advice: 'Check the date; if the report is late, leave it as it is.',
    },
  },
  check(report, context) {
    const deadlines = report.form.data.prose?.deadlines;
    if (!deadlines || report.year === undefined) return;
    const last = context.endOf(report).block;
    const signature = isProse(last) && last.contentEnd <= 120 ? dateBelow(last) : undefined;
    const date = signature ?? publishedOn([...blocksAbove(report, context), last]);
    if (!date) return;
    const { signed, place } = date;
    const period = periodYears(report, context);
    // Where title and period contradict each other, which year the report is for is not known.
    if (period.some((p) => p.year !== report.year)) return;
    if (signed.year === report.year && signed.month <= LAST_MONTH && period.length > 0 && !date.published)
      context.report({
        place,
        message: context.say(
          `落款为 ${signed.year} 年 ${signed.month} 月，报告的 ${report.year} 年还没有过完：年份像是上年的没有改`,
          `Signed in month ${signed.month} of ${signed.year}, before the year of the report is over: ` +
            'last year’s date may have been left unchanged',
        ),
      });
    // A later year is more likely a slip in the one or the other.
    if (signed.year !== report.year + 1) return;
    const agency = mainName(report.agency ?? '');
    const deadline = deadlines.find((d) => d.endings.some((e) => agency.endsWith(e)));
    if (!deadline) return;
    if (signed.month * 100 + signed.day <= deadline.month * 100 + deadline.day) return;
    context.report({
      place,
      message: context.say(
        `${date.published ? '发布日期' : '落款'}为 ${signed.year} 年 ${signed.month} 月 ${signed.day} 日，` +
          `${deadline.who.zh}应在 ${report.year + 1} 年 ${deadline.month} 月 ${deadline.day} 日前公布`,
        `${date.published ? 'Published' : 'Signed'} on ${signed.year}-${signed.month}-${signed.day}; ` +
          `${deadline.who.en} are published by ${report.year + 1}-${deadline.month}-${deadline.day}`,
      ),
    });
  },
};

interface Dated {
  readonly signed: Signed;
  readonly place: Place;
  readonly published: boolean;
}

function dateBelow(block: Block): Dated | undefined {
  const prose = proseOf(block);
  const signed = readDate(prose.text);
  return signed && { signed, place: { block, ...prose.span(0, prose.length) }, published: false };
}

/** Reports come out in the first months of a year. */
const LAST_MONTH = 3;
const ABOVE_BLOCKS = 24;

/** What stands above a report's first section, the page's own lines and table of the document included. */
function blocksAbove(report: Report, context: BlockSource): Block[] {
  const first = report.sections[0]?.anchor.block;
  const out: Block[] = [];
  if (first === report.from) return out;
  for (const block of context.blocks(report.from, first ?? report.until)) {
    if (out.length >= ABOVE_BLOCKS) break;
    if (block.kind !== 'blank' && block.contentEnd > 0) out.push(block);
  }
  return out;
}

const PUBLISHED =
  /(?:发布|公布|发文|公开)(?:日期|时间)[:\]|\s]*(20\d\d)[-/.年](1[0-2]|0?[1-9])[-/.月](3[01]|[12]\d|0?[1-9])(?!\d{3})/;

/** The date of publication that a page sets above or below a report. */
function publishedOn(blocks: readonly Block[]): Dated | undefined {
  for (const block of blocks) {
    if (!block.text.includes('20')) continue;
    const prose = proseOf(block);
    const m = PUBLISHED.exec(prose.text);
    if (!m) continue;
    const signed = { year: Number(m[1]), month: Number(m[2]), day: Number(m[3]) };
    return { signed, place: { block, ...prose.span(m.index, m.index + m[0].length) }, published: true };
  }
  return undefined;
}
