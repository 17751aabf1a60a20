import type { Place } from '../../report/model';
import { textAt } from '../../report/place';
import { tableOf } from '../../text/chars';
import { tellBrokenDates, tellLostMarks, tellRunTogether, tellStyles } from './residue';
import type { BlockContext, Rule } from '../rule';
import { anyOf } from '../../text/pattern';

// What converters leave behind: bookmarks and field codes of Word, control characters, invisible marks.
const RESIDUE = anyOf(
  [
    /\[bookmark:[^\]\n]{0,80}\]/,
    // Space goes with them within their braces only: elsewhere it parts words or ends a line.
    /(?:\{[ \t]{0,8})?(?:HYPERLINK\s+"[^"\n]{0,200}"|PAGEREF\s+_\w+(?:\s+\\h)?)(?:[ \t]{0,8}\})?/,
    /(?:\{[ \t]{0,8})?TOC\s+\\o\s+"[^"\n]{0,20}"(?:[ \t]{1,4}\\[a-z]){0,8}(?:[ \t]{0,8}\})?/,
    /(?:\{[ \t]{0,8})?(?:\\\*[ \t]{1,4})?MERGEFORMAT(?:[ \t]{0,8}\})?/,
    /<!--\[if[^>\n]{0,60}\]>|<!\[endif\]-->/,
    // eslint-disable-next-line regexp/no-super-linear-move -- nothing has to follow a run, so none is tried twice
    /[\u0000-\u0008\u000b\u000e-\u001f\u007f]+|(?<!^)[\u200b\u2060\ufeff]+/,
  ],
  { flags: 'g' },
);

const INVISIBLE = /[\u0000-\u0008\u000b\u000e-\u001f\u007f\u200b\u2060\ufeff\ufffd]/;
/** Characters one of which every residue has: those of the words below, of lost characters and of dates. */
const SIGNS = /* @__PURE__ */ signs();

function signs(): Uint8Array {
  const table = tableOf('\v\x7f\u200b\u2060\ufeff\ufffd[YGO?？□>&月{');
  return table.fill(1, 0, 9).fill(1, 0x0e, 0x20).fill(1, 0xe000, 0xf900);
}

function mayHold(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (SIGNS[text.charCodeAt(i)] === 1) return true;
  return false;
}

const WORDS = ['[bookmark', 'HYPERLINK', 'PAGEREF', 'TOC ', 'MERGEFORMAT', '[if', '[endif'];

export const conversionResidue: Rule = {
  id: 'conversion-residue',
  group: 'text',
  severity: 'warning',
  fix: 'safe',
  scope: 'block',
  docs: {
    zh: {
      title: '格式转换的残留',
      what:
        '从 Word 等转换时留下的书签、域代码、控制字符、问号和方框、残缺的标签和日期，不是报告的内容；' +
        '合并文件时留下的冲突标记也在此指出。',
      advice: '用快速修复删去；冲突标记要由人选定保留哪一边。',
    },
    en: {
      title: 'Residue of a conversion',
      what:
        'Bookmarks, field codes, control characters, question marks for lost characters, broken tags and dates ' +
        'left by a converter; conflict markers left by a merge.',
      advice: 'The quick fix removes residue; a conflict has to be resolved by a person.',
    },
  },
  check(block, context) {
    const { text } = block;
    if (block.kind === 'conflict') {
      context.report({
        place: { block, start: 0, end: block.contentEnd },
        severity: 'error',
        message: context.say(
          '文件里有未解决的合并冲突，请先选定保留哪一边',
          'The file holds an unresolved merge conflict; choose a side first',
        ),
      });
      return;
    }
    tellRunTogether(block, context);
    // Nearly every block has none of the characters that any residue has.
    if (!mayHold(text)) return;
    tellLostMarks(block, context);
    tellBrokenDates(block, context);
    tellStyles(block, context);
    if (!INVISIBLE.test(text) && !WORDS.some((w) => text.includes(w))) return;
    const unseen: Place[] = [];
    RESIDUE.lastIndex = 0;
    for (let m = RESIDUE.exec(text); m; m = RESIDUE.exec(text)) {
      const place = { block, start: m.index, end: m.index + m[0].length };
      if (INVISIBLE.test(m[0])) {
        unseen.push(place);
        continue;
      }
      context.report({
        place,
        message: context.say(`格式转换的残留：${m[0]}`, `Residue of a conversion: ${m[0]}`),
        fixes: [{ title: context.say('删去', 'Remove'), applicability: 'safe', edits: [{ place, newText: '' }] }],
      });
    }
    if (unseen.length > 0) tellUnseen(unseen, text, context);
    const lost = text.indexOf('\ufffd');
    if (lost >= 0)
      context.report({
        place: { block, start: lost, end: lost + 1 },
        message: context.say(
          '有无法识别的字符：文件的编码可能不是 UTF-8',
          'A character could not be read: the file may not be UTF-8',
        ),
      });
  },
};

/** Nobody sees them, and whoever has one has many: told once for each block, at the first. */
function tellUnseen(places: readonly Place[], text: string, context: BlockContext): void {
  const codes = [...new Set(places.flatMap((p) => [...text.slice(p.start, p.end)]))]
    .map((c) => `U+${c.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' ');
  const n = places.length;
  context.report({
    place: places[0]!,
    message:
      n === 1
        ? context.say(`格式转换的残留：${codes}`, `Residue of a conversion: ${codes}`)
        : context.say(`格式转换的残留：${codes}，共 ${n} 处`, `Residue of a conversion: ${codes}, in ${n} places`),
    fixes: [
      {
        title: n === 1 ? context.say('删去', 'Remove') : context.say(`删去这 ${n} 处`, `Remove all ${n}`),
        applicability: 'safe',
        // A line that such a character ends stays one.
        edits: places.map((place) => ({
          place,
          newText: textAt(place).includes('\v') ? context.eol(place.block) : '',
        })),
      },
    ],
  });
}
