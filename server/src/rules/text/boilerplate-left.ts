import { scanOf } from '../../prose/read-block';
import type { Rule } from '../rule';

export const boilerplateLeft: Rule = {
  id: 'boilerplate-left',
  group: 'text',
  severity: 'info',
  fix: 'suggested',
  scope: 'block',
  wakesOn: [],
  docs: {
    zh: {
      title: '填写说明没有删',
      what: '格式或模板里的填写说明（如“该部分以表格形式报告”）留在了报告里。',
      advice: '删去；快速修复会删掉这一句。',
    },
    en: {
      title: 'An instruction of the form was left in',
      what: 'A sentence by which the form or a template tells how to fill it in was left in the report.',
      advice: 'Remove it; the quick fix does.',
    },
  },
  check(block, context) {
    const { prose } = context;
    const scan = scanOf(prose, context.form);
    if (!scan || scan.boilerplate.length === 0) return;
    const { text } = prose;
    const first = scan.boilerplate[0]!,
      last = scan.boilerplate[scan.boilerplate.length - 1]!;
    // A sentence goes with the words that give it away.
    let start = first.start,
      end = last.end;
    while (start > 0 && !'。;!?:'.includes(text[start - 1]!)) start--;
    while (end < text.length && !'。;!?:'.includes(text[end]!)) end++;
    if (end < text.length) end++;
    const place = { block, ...prose.span(start, end) };
    const whole = start === 0 && end === text.length;
    context.report({
      place,
      message: context.say(
        `“${first.entry.word}”是填写说明，不是报告内容，应删去`,
        `“${first.entry.word}” is an instruction for filling in the form; remove it`,
      ),
      fixes: [
        {
          title: context.say('删去填写说明', 'Remove the instruction'),
          applicability: 'suggested',
          edits: [{ place: whole ? { block, start: 0, end: block.length } : place, newText: '' }],
        },
      ],
    });
  },
};
