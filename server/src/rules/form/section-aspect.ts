import { aspectBit, governmentBit } from '../../prose/terms';
import { scanOf, textOf } from '../../prose/read-block';
import type { Rule } from '../rule';

// One of the governments' points is often told elsewhere; two missing are an omission.
const MISSING_OF_GOVERNMENTS = 2;
// Towns and streets report as governments do; zones under a committee, and departments, do not.
const GOVERNMENT =
  /(?:政府|街道|街道办事处|苏木|[省市县州盟旗乡镇]|自治区|(?<!开发|园|景|示范|保税|高新|矿|试验|合作|港|功能)区)$/;

export const sectionAspect: Rule = {
  id: 'section-aspect',
  group: 'form',
  severity: 'info',
  scope: 'section',
  docs: {
    zh: {
      title: '“总体情况”缺少方面',
      what:
        '“总体情况”主要包括主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面；' +
        '各级人民政府还要报告工作考核、社会评议和责任追究结果情况。按小标题和用语判断，近义说法也算。',
      advice: '补写缺少的方面。',
    },
    en: {
      title: 'The overview lacks an aspect',
      what:
        'The overview covers five aspects: proactive disclosure, disclosure on application, information ' +
        'management, platforms, supervision and safeguards; governments also report on assessment, public review ' +
        'and accountability. Judged by headings and wording, near synonyms included.',
      advice: 'Add the aspect that is missing.',
    },
  },
  check(section, report, context) {
    const aspects = report.form.data.prose?.aspects;
    if (!aspects || section.section.id !== aspects.section || section.duplicate) return;
    let signals = 0,
      length = 0;
    for (const { block, prose } of textOf(section, context)) {
      if (block !== section.anchor.block || section.anchor.runIn) length += prose.length;
      signals |= scanOf(prose, report.form)?.signals ?? 0;
    }
    // A section without text is said to be empty.
    if (length === 0) return;
    const missing = aspects.all.filter((_, i) => !(signals & aspectBit(i))).map((a) => a.name);
    const ofGovernments =
      report.agency !== undefined && GOVERNMENT.test(report.agency)
        ? aspects.governments.filter((_, i) => !(signals & governmentBit(i))).map((a) => a.name)
        : [];
    const all = [...missing, ...(ofGovernments.length >= MISSING_OF_GOVERNMENTS ? ofGovernments : [])];
    if (all.length === 0) return;
    context.report({
      place: section.anchor.heading,
      message: context.say(
        `“${section.section.title}”没有写到：${all.join('、')}`,
        `“${section.section.title}” says nothing of ${all.join(', ')}`,
      ),
    });
  },
};
