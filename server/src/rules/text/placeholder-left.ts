import { anyOf } from '../../text/pattern';
import { HAS } from '../../text/prose';
import type { Rule } from '../rule';

// What follows a blank to be filled in: a unit, a kind of agency or place, 号.
const FILLED =
  '省市县区州盟旗镇乡村街局委厅办处科室站所队院校馆部会网栏年月日时元万件条份宗起项次个篇人名场期户家种类套册字号%';
// Two or more stand-ins; one each in a date; empty brackets of a document number. All stretches are short and parted by
// what they are not.
const STAND_IN = anyOf(
  [
    /(?<!\d)20[Xx×]{2}(?=年)|[Xx×✕]{2,12}|○{2,12}|_{2,40}|[Xx×](?=[年月日])/,
    /\[(?:20)?[Xx×]{0,4}\](?=第?[Xx×]*号)|\[(?:20)?\](?=第?[\dXx×]*号)/,
  ],
  { flags: 'g' },
);
const WORD = /[A-Za-z0-9]/;

export const placeholderLeft: Rule = {
  id: 'placeholder-left',
  group: 'text',
  severity: 'error',
  scope: 'block',
  wakesOn: [HAS.stand | HAS.square],
  docs: {
    zh: {
      title: '占位符没有填',
      what: '名称、数字或日期处还留着模板的占位符：XX、××、____、X月X日、〔 〕号。',
      advice: '填上实际内容。',
    },
    en: {
      title: 'A placeholder was not filled in',
      what: 'A template’s stand-in (XX, ××, ____, X月X日, 〔 〕号) stands where a name, figure or date belongs.',
      advice: 'Fill in what belongs there.',
    },
  },
  check(block, context) {
    const { prose } = context;
    const { text } = prose;
    let end = -1;
    STAND_IN.lastIndex = 0;
    for (let m = STAND_IN.exec(text); m; m = STAND_IN.exec(text)) {
      const at = m.index,
        behind = at + m[0].length;
      const before = text[at - 1] ?? '',
        after = text[behind] ?? '';
      if (m[0][0] !== '[' && (WORD.test(before) || WORD.test(after))) continue;
      const single = m[0].length === 1;
      if (
        m[0][0] === '['
          ? false
          : single
            ? !/[年月日Xx×\u4e00-\u9fff]/.test(before) && at > 0
            : !FILLED.includes(after || '\u0000') && !(m[0].length > 3 && m[0][0] === '_' && /[:为共]/.test(before))
      )
        continue;
      // One finding for X年X月X日.
      if (at - end <= 1 && end >= 0) {
        end = behind;
        continue;
      }
      end = behind;
      const last = single ? behind + 1 : after !== '' && FILLED.includes(after) ? behind + 1 : behind;
      context.report({
        place: { block, ...prose.span(at, last) },
        message: context.say(
          `“${text.slice(at, last)}”是占位符，应填上实际内容`,
          `“${text.slice(at, last)}” is a placeholder; fill in what belongs there`,
        ),
      });
    }
  },
};
