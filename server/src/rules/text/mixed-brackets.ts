import { HAS } from '../../text/prose';
import type { Rule } from '../rule';

const HAN = /[\u3400-\u9fff]/;

export const mixedBrackets: Rule = {
  id: 'mixed-brackets',
  group: 'text',
  severity: 'info',
  fix: 'safe',
  scope: 'block',
  wakesOn: [HAS.fullBracket, HAS.halfBracket],
  docs: {
    zh: { title: '括号全角半角混用', what: '一对括号一边全角、一边半角，如“（…)”。', advice: '用快速修复改成全角。' },
    en: {
      title: 'Half- and full-width brackets in one pair',
      what: 'One bracket of a pair is full-width, the other half-width: （…).',
      advice: 'The quick fix makes both full-width.',
    },
  },
  check(block, context) {
    const { text } = block;
    const open: number[] = [];
    for (let i = 0; i < block.contentEnd; i++) {
      const c = text[i];
      if (c === '(' || c === '（') {
        open.push(i);
        continue;
      }
      if ((c !== ')' && c !== '）') || open.length === 0) continue;
      const start = open.pop()!;
      if ((text[start] === '(') === (c === ')') || !HAN.test(text.slice(start + 1, i))) continue;
      const odd = c === ')' ? i : start;
      context.report({
        place: { block, start, end: i + 1 },
        message: context.say('一对括号全角、半角不一致', 'One bracket of the pair is full-width, the other half-width'),
        fixes: [
          {
            title: context.say('改为全角括号', 'Make both full-width'),
            applicability: 'safe',
            edits: [{ place: { block, start: odd, end: odd + 1 }, newText: c === ')' ? '）' : '（' }],
          },
        ],
      });
    }
  },
};
