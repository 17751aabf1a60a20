import { FEE_BIT } from '../../prose/terms';
import { scanOf, textOf } from '../../prose/read-block';
import type { Rule } from '../rule';

const AMOUNT = /(\d[\d,]{0,12}(?:\.\d{1,6})?)(万?)元/g;
// Prices and limits of the fee scale are no amounts charged.
const PRICE = /每[^,。;]{0,10}$|超过$|标准[^,。;]{0,6}$|以上$/;

export const feeStatement: Rule = {
  id: 'fee-statement',
  group: 'text',
  severity: 'info',
  scope: 'section',
  docs: {
    zh: {
      title: '没有说明信息处理费',
      what: '“其他需要报告的事项”应说明本年度是否收取信息处理费。信息处理费以元计，总是10元的整数倍。',
      advice: '写明收取的总金额，没有收取的写明未收取。',
    },
    en: {
      title: 'Nothing said of the information fee',
      what:
        'The last section says whether the fee for processing information was charged. It is given in yuan and ' +
        'always a multiple of 10.',
      advice: 'Give the amount charged, or say that none was.',
    },
  },
  check(section, report, context) {
    const fee = report.form.data.prose?.fee;
    if (!fee || section.section.id !== fee.section || section.duplicate) return;
    let said = false,
      text = false;
    for (const { block, prose } of textOf(section, context)) {
      if (block !== section.anchor.block || section.anchor.runIn) text = true;
      if (!((scanOf(prose, report.form)?.signals ?? 0) & FEE_BIT)) continue;
      said = true;
      const from = prose.text.indexOf('处理费');
      if (from < 0) continue;
      AMOUNT.lastIndex = from;
      for (let m = AMOUNT.exec(prose.text); m; m = AMOUNT.exec(prose.text)) {
        const sentence = prose.text.slice(0, m.index);
        const value = Number(m[1]!.replace(/,/g, ''));
        // Only amounts in a sentence that speaks of the fee.
        if (
          !sentence.slice(sentence.lastIndexOf('。') + 1).includes('处理费') ||
          PRICE.test(sentence) ||
          /^\/|^每/.test(prose.text.slice(m.index + m[0].length))
        )
          continue;
        const place = { block, ...prose.span(m.index, m.index + m[0].length) };
        if (m[2] !== '' && value !== 0)
          context.report({
            place,
            message: context.say(
              `信息处理费以元计，“${m[0]}”请核对`,
              `The fee is given in yuan; please check “${m[0]}”`,
            ),
          });
        else if (value % fee.multiple !== 0)
          context.report({
            place,
            message: context.say(
              `信息处理费总是 ${fee.multiple} 元的整数倍，“${m[0]}”请核对`,
              `The fee is always a multiple of ${fee.multiple} yuan; please check “${m[0]}”`,
            ),
          });
      }
    }
    if (said || !text) return;
    context.report({
      place: section.anchor.heading,
      message: context.say(
        `“${section.section.title}”没有说明是否收取信息处理费`,
        `“${section.section.title}” does not say whether the information fee was charged`,
      ),
    });
  },
};
