import { textAt } from '../../report/place';
import { HAS } from '../../text/prose';
import { visibleBlock } from '../../text/visible';
import type { Rule } from '../rule';

const HAN = /[\u3400-\u9fff]/;
const ADDRESS = /https?:\/\/[^\s<>"'，。；、（）]+/g;
/** Brackets that belong to an address: pairs, and one that nothing closes. */
const OF_ADDRESS = /\([^()]*\)|\(/g;

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
    // Nearly every block has no such pair, whatever of it is seen.
    if (pairsIn(block.text, block.contentEnd).length === 0) return;
    const seen = visibleBlock(block.text, 0, block.contentEnd);
    for (const [start, end] of pairsIn(withoutAddresses(seen.text), seen.text.length)) {
      const odd = seen.text[end] === ')' ? end : start;
      const place = { block, ...seen.span(odd, odd + 1) };
      // Written as an entity or otherwise: not ours to change.
      if (textAt(place) !== seen.text[odd]) continue;
      context.report({
        place: { block, ...seen.span(start, end + 1) },
        message: context.say('一对括号全角、半角不一致', 'One bracket of the pair is full-width, the other half-width'),
        fixes: [
          {
            title: context.say('改为全角括号', 'Make both full-width'),
            applicability: 'safe',
            edits: [{ place, newText: odd === end ? '）' : '（' }],
          },
        ],
      });
    }
  },
};

/** The same text, as long as it was, without the brackets of addresses: they lead elsewhere if they are changed. */
function withoutAddresses(text: string): string {
  const blank = (found: string) => ' '.repeat(found.length);
  return text.replace(ADDRESS, (address) => address.replace(OF_ADDRESS, blank));
}

/** Where the brackets of pairs of two kinds stand that have Chinese between them. */
function pairsIn(text: string, length: number): (readonly [start: number, end: number])[] {
  const out: (readonly [number, number])[] = [];
  const open: number[] = [];
  for (let i = 0; i < length; i++) {
    const c = text[i];
    if (c === '(' || c === '（') {
      open.push(i);
      continue;
    }
    if ((c !== ')' && c !== '）') || open.length === 0) continue;
    const start = open.pop()!;
    if ((text[start] === '(') !== (c === ')') && HAN.test(text.slice(start + 1, i))) out.push([start, i]);
  }
  return out;
}
