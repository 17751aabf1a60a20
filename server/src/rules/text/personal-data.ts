import { HAS } from '../../text/prose';
import type { Rule } from '../rule';

const NUMBER = /(?<![\dA-Za-z.\-])(?:(\d{17}[\dXx])|(1[3-9]\d{9}))(?![\dA-Za-z])/g;
const OFFICE = /(?:热线|咨询|监督|举报|投诉|服务|办公|值班|传真|客服|受理|单位|公开)[^。;,]{0,8}$/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Whether 18 characters are an identity number: its date of birth may be, and its check digit fits. */
export function isIdentityNumber(s: string): boolean {
  const year = Number(s.slice(6, 10)),
    month = Number(s.slice(10, 12)),
    day = Number(s.slice(12, 14));
  if (year < 1900 || year > 2049 || month < 1 || month > 12 || day < 1 || day > 31) return false;
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += WEIGHTS[i]! * (s.charCodeAt(i) - 48);
  return '10X98765432'[sum % 11] === s[17]!.toUpperCase();
}

export const personalData: Rule = {
  id: 'personal-data',
  group: 'text',
  severity: 'warning',
  scope: 'block',
  wakesOn: [HAS.longNumber],
  docs: {
    zh: {
      title: '个人信息',
      what: '报告里出现了身份证号（校验码正确）或个人手机号。报告开头机关的联系方式和各类办公、服务电话不在此列。',
      advice: '删去或隐去申请人等的个人信息。',
    },
    en: {
      title: 'Personal data',
      what:
        'An identity card number (its check digit holds) or a person’s mobile number stands in the report; the ' +
        'agency’s own contact is left alone.',
      advice: 'Remove or mask the personal data.',
    },
  },
  check(block, context) {
    // A short line in a table's section is a cell, its digits figures run together.
    if (block.short && context.section()?.table) return;
    const { prose } = context;
    const { text } = prose;
    NUMBER.lastIndex = 0;
    for (let m = NUMBER.exec(text); m; m = NUMBER.exec(text)) {
      const identity = m[1] !== undefined;
      if (
        identity
          ? !isIdentityNumber(m[1]!)
          : context.section() === undefined || OFFICE.test(text.slice(Math.max(0, m.index - 16), m.index))
      )
        continue;
      context.report({
        place: { block, ...prose.span(m.index, m.index + m[0].length) },
        message: identity
          ? context.say(
              '这是一个身份证号码，报告不应公开个人信息',
              'This is an identity card number; a report must not publish personal data',
            )
          : context.say(
              '这像是个人的手机号码，报告不应公开个人信息',
              'This looks like a person’s mobile number; a report must not publish personal data',
            ),
      });
    }
  },
};
