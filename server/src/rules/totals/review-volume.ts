import { factLabel, show } from '../describe';
import type { Rule } from '../rule';

const FEWEST = 10,
  TIMES = 2;

export const reviewVolume: Rule = {
  id: 'review-volume',
  group: 'totals',
  severity: 'hint',
  scope: 'figures',
  docs: {
    zh: {
      title: '复议诉讼远多于申请',
      what:
        '复议和诉讼的总数远多于当年处理的申请，通常是把本机关所有的复议诉讼都计了进去，' +
        '而不只是因政府信息公开引起的。',
      advice: '核对是否只统计了因政府信息公开引起的案件。',
    },
    en: {
      title: 'Far more cases than applications',
      what:
        'Reviews and lawsuits far outnumber the applications handled: usually all of the agency’s cases were ' +
        'counted, not those about disclosure.',
      advice: 'Check that only cases about disclosure are counted.',
    },
  },
  check(report, context) {
    const volume = report.form.data.prose?.volume;
    if (!volume) return;
    const indexes = (ids: readonly string[]) => ids.flatMap((id) => report.form.factIndex.get(id) ?? []);
    const sum = (list: readonly number[]) => list.reduce((n, f) => n + (report.figures[f] ?? 0), 0);
    const cases = indexes(volume.cases),
      of = indexes(volume.of);
    const [many, few] = [sum(cases), sum(of)];
    if (
      many < FEWEST ||
      many <= TIMES * few ||
      of.some((f) => report.figures[f] === undefined || report.figures[f] === null)
    )
      return;
    const most = cases.reduce((a, b) => ((report.figures[b] ?? 0) > (report.figures[a] ?? 0) ? b : a));
    const place = report.facts[most]?.cell;
    if (!place) return;
    const facts = [most, ...cases.filter((c) => c !== most), ...of];
    context.report({
      place,
      facts: facts.map((f) => report.form.facts[f]!.id),
      related: facts.slice(1).flatMap((f) => {
        const cell = report.facts[f]?.cell;
        return cell
          ? [{ place: cell, message: `${factLabel(report.form.facts[f]!)} = ${show(report.figures[f])}` }]
          : [];
      }),
      message: context.say(
        `复议、诉讼共 ${cases.map((c) => show(report.figures[c])).join('+')}=${many} 件，申请只有 ${few} 件，` +
          '请核对是否只计了因政府信息公开引起的案件',
        `${cases.map((c) => show(report.figures[c])).join('+')}=${many} reviews and lawsuits against ${few} ` +
          'applications; please check that only those about disclosure are counted',
      ),
    });
  },
};
