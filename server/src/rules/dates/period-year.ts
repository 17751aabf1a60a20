import { yearsIn } from '../../report/identity';
import type { Report } from '../../report/model';
import { oddDays, periodYears, readDate, type PeriodYear } from './period';
import { proseOf, textOf } from '../../prose/read-block';
import type { Fix, Rule, RuleContext } from '../rule';

export const periodYear: Rule = {
  id: 'period-year',
  group: 'dates',
  severity: 'error',
  fix: 'suggested',
  scope: 'report',
  docs: {
    zh: {
      title: '统计期限或标题的年份不对',
      what: '标题和统计期限应是同一年，即报告所属的年份；统计期限是这一年的1月1日至12月31日。',
      advice: '改正写错的年份；快速修复会改成另一处的年份。',
    },
    en: {
      title: 'Period or title of another year',
      what:
        'The title and the period of the figures name one and the same year, that of the report; the period is all ' +
        'of it.',
      advice: 'Correct the one that is wrong; the quick fix writes the other’s year.',
    },
  },
  check(report, context) {
    const { year } = report;
    if (year === undefined) return;
    for (const { block, prose, start, end } of oddDays(report, context))
      context.report({
        place: { block, ...prose.span(start, end) },
        message: context.say(
          `统计期限应为 ${year} 年 1 月 1 日至 12 月 31 日`,
          `The period of the figures is 1 January to 31 December ${year}`,
        ),
      });
    const wrong = periodYears(report, context).filter((p) => p.year !== year);
    if (wrong.length === 0) return;
    const other = wrong[0]!.year;
    const fix = (edits: Fix['edits'], to: number): Fix[] => [
      { title: context.say(`改为 ${to} 年`, `Change to ${to}`), applicability: 'suggested', edits },
    ];
    const places = wrong.map((p) => ({ block: p.block, ...p.prose.span(p.start, p.end) }));
    if (
      report.yearPlace &&
      report.title &&
      wrong.every((p) => p.year === other) &&
      periodYears(report, context).every((p) => p.year === other) &&
      titleIsWrong(report, other, context)
    ) {
      context.report({
        place: report.yearPlace,
        related: places.map((place) => ({ place, message: context.say('统计期限', 'The period') })),
        fixes: fix([{ place: report.yearPlace, newText: String(other) }], other),
        message: context.say(
          `标题写的是 ${year} 年，统计期限和正文都是 ${other} 年`,
          `The title says ${year}, the period and the text ${other}`,
        ),
      });
      return;
    }
    for (const phrase of phrasesOf(wrong)) {
      const [place, ...rest] = phrase.map((p) => ({ block: p.block, ...p.prose.span(p.start, p.end) }));
      const [{ year: named }] = phrase;
      context.report({
        place: place!,
        fixes: fix(
          [place!, ...rest].map((at) => ({ place: at, newText: String(year) })),
          year,
        ),
        related: report.yearPlace
          ? [{ place: report.yearPlace, message: context.say(`报告的年份 ${year}`, `The year of the report: ${year}`) }]
          : [],
        message: context.say(
          `统计期限写作 ${named} 年，报告是 ${year} 年的`,
          `The period says ${named}, the report is for ${year}`,
        ),
      });
    }
  },
};

/** Years of one period that are wrong alike are one slip: the period of another year's report. */
function phrasesOf(years: readonly PeriodYear[]): [PeriodYear, ...PeriodYear[]][] {
  const out: [PeriodYear, ...PeriodYear[]][] = [];
  for (const y of years) {
    const open = out[out.length - 1];
    if (open?.[0].block === y.block && open[0].phrase === y.phrase && open[0].year === y.year) open.push(y);
    else out.push([y]);
  }
  return out;
}

/**
 * Whether the text goes with the period and not with the title: by the date at its end, else by the years of its first
 * section.
 */
function titleIsWrong(report: Report, other: number, context: RuleContext): boolean {
  const signed = readDate(proseOf(context.endOf(report).block).text);
  if (signed) return signed.year === other + 1;
  const seen = new Map<number, number>();
  const first = report.sections[0];
  if (first)
    for (const { block } of textOf(first, context))
      for (const y of yearsIn(block.text)) seen.set(y.year, (seen.get(y.year) ?? 0) + 1);
  return (seen.get(other) ?? 0) > (seen.get(report.year!) ?? 0);
}
