import { HAS } from '../../text/prose';
import { isCellular } from '../../report/stream';
import type { Rule } from '../rule';
import { anyOf } from '../../text/pattern';

const YEAR = /(20\d\d)年/g;
const DIGIT = /\d/;
// What goes on as a report of that year does.
const OPENS = /^(?:度?,|度?(?:全|我|本|共|累计|未|没有|无)|以来,)/;
const GOES_ON = /^度?(?:未|没有|无|共|全[市县区省州镇乡年局]|我[市县区州镇乡局委]|本[局委单机])/;
/** 2022年以来，…，截至目前…: what has come of it up to now. */
const SINCE = /^以来/,
  UP_TO_NOW = /截[至止]|累计|目前|至今/;
// A sentence with one of these may well speak of another year.
const COMPARES = anyOf([
  /比|较|同期|上年|去年|增长|下降|增加|减少|今年|本年|当年|年报|年度报告|至|—/,
  /启动|起步|试点|整改|曾|以前|此前|历史|计划|规划|底前|相继|先后|连续/,
]);

export const staleYear: Rule = {
  id: 'stale-year',
  group: 'dates',
  severity: 'warning',
  fix: 'suggested',
  scope: 'block',
  wakesOn: [HAS.year, HAS.digit],
  docs: {
    zh: {
      title: '留有上一年的年份',
      what: '段落以上一年的年份开头，像是从上年报告抄来而没有改。比较、回顾和文件名称中的年份不在此列。',
      advice: '改成报告的年份；确实说的是上一年，不必改。',
    },
    en: {
      title: 'Last year’s year left in the text',
      what:
        'A passage opens with the year before the report’s, as if taken over from last year’s report. Years in ' +
        'comparisons and names are left alone.',
      advice: 'Write the report’s year, unless the year before is really meant.',
    },
  },
  check(block, context) {
    if (block.kind !== 'paragraph' || isCellular(block)) return;
    const { prose } = context;
    const { text } = prose;
    let report: number | undefined;
    YEAR.lastIndex = 0;
    for (let m = YEAR.exec(text); m; m = YEAR.exec(text)) {
      const at = m.index;
      const before = text[at - 1] ?? '。';
      const opens = '。;!?)是:'.includes(before),
        goesOn = before === ',';
      if (DIGIT.test(before) || (!opens && !goesOn)) continue;
      const rest = text.slice(at + 5, at + 12);
      if (!(opens ? OPENS : GOES_ON).test(rest)) continue;
      report ??= context.year();
      if (report === undefined) return;
      if (Number(m[1]) !== report - 1 || text.includes(String(report)) || context.section() === undefined) continue;
      const sentence = sentenceAt(text, at);
      if (COMPARES.test(sentence) || (SINCE.test(rest) && UP_TO_NOW.test(sentence))) continue;
      const place = { block, ...prose.span(at, at + 4) };
      context.report({
        place,
        message: context.say(
          `这里是 ${m[1]} 年，报告是 ${report} 年的，像是上年的文字没有改`,
          `${m[1]} here, in a report for ${report}: last year’s text may have been left unchanged`,
        ),
        fixes: [
          {
            title: context.say(`改为 ${report} 年`, `Change to ${report}`),
            applicability: 'suggested',
            edits: [{ place, newText: String(report) }],
          },
        ],
      });
    }
  },
};

function sentenceAt(text: string, at: number): string {
  let start = at,
    end = at;
  while (start > 0 && text[start - 1] !== '。') start--;
  while (end < text.length && text[end] !== '。') end++;
  return text.slice(start, end);
}
