import type { Block } from '../../syntax/block';
import { Prose } from '../../text/prose';
import type { Rule, RuleContext } from '../rule';
import type { ParagraphData } from '../year-before';

/** Shorter paragraphs are alike in every year without having been copied. */
export const COMPARED_MIN = 80;
const ALIKE = 0.9;
const GRAM = 4;

/** The text of a block as it is compared from year to year; undefined where it is too short or no running text. */
export function comparedText(block: Block): string | undefined {
  if (block.kind !== 'paragraph' || block.short || block.contentEnd < COMPARED_MIN) return undefined;
  const { text } = Prose.of(block.text, 0, block.contentEnd);
  return text.length >= COMPARED_MIN ? text : undefined;
}

function grams(text: string): Set<string> {
  // Figures change from year to year by themselves.
  const plain = text.replace(/\d+(?:\.\d+)?/g, '#');
  const out = new Set<string>();
  for (let i = 0; i + GRAM <= plain.length; i++) out.add(plain.slice(i, i + GRAM));
  return out;
}

const known = new WeakMap<ParagraphData, Set<string>>();
function gramsOf(p: ParagraphData): Set<string> {
  let g = known.get(p);
  if (!g) known.set(p, (g = grams(p.text)));
  return g;
}

/** Share of common word pieces among all, 0 … 1. */
function likeness(a: Set<string>, b: Set<string>): number {
  if (Math.min(a.size, b.size) < ALIKE * Math.max(a.size, b.size)) return 0;
  let common = 0;
  for (const g of a) if (b.has(g)) common++;
  return common / (a.size + b.size - common);
}

const sentences = (text: string) => text.split(/(?<=[。;!?])/);

export const copiedText: Rule = {
  id: 'copied-text',
  group: 'years',
  severity: 'warning',
  scope: 'years',
  docs: {
    zh: {
      title: '与上年内容雷同',
      what:
        '“总体情况”“存在的主要问题及改进情况”中有段落与上年报告几乎一样。国办函把“内容雷同、敷衍塞责”' +
        '列为应避免的问题。',
      advice: '按本年的实际工作改写。',
    },
    en: {
      title: 'Text nearly equal to last year’s',
      what:
        'A paragraph on the year’s work or its problems is nearly the same as last year’s: a fault that the notice ' +
        'on these reports names itself.',
      advice: 'Rewrite it from this year’s work.',
    },
  },
  check(report, last, context) {
    for (const section of report.sections) {
      if (!section.section.ofTheYear || section.duplicate) continue;
      for (const block of context.blocks(section.anchor.block, section.until)) {
        const text = comparedText(block);
        if (!text) continue;
        const own = grams(text);
        let best: ParagraphData | undefined,
          most = 0;
        for (const p of last.paragraphs) {
          const l = likeness(own, gramsOf(p));
          if (l > most) {
            most = l;
            best = p;
          }
        }
        if (!best || most < ALIKE) continue;
        context.report({
          place: { block, start: block.text.length - block.text.trimStart().length, end: block.contentEnd },
          message: context.say(
            `这一段与${last.year}年报告几乎一样（相同 ${Math.round(most * 100)}%）${changes(text, best.text, context)}`,
            `This paragraph is nearly the same as in ${last.year} (${Math.round(most * 100)}% ` +
              `alike)${changes(text, best.text, context)}`,
          ),
          elsewhere: [
            {
              uri: last.uri,
              range: best.range,
              message: context.say(`${last.year}年的一段`, `The paragraph of ${last.year}`),
            },
          ],
        });
      }
    }
  },
};

/** What differs, by sentence. */
function changes(now: string, was: string, context: RuleContext): string {
  if (now === was) return context.say('，一字未改', ', word for word');
  const old = new Set(sentences(was));
  const changed = sentences(now)
    .filter((s) => !old.has(s))
    .map((s) => (s.length > 30 ? `${s.slice(0, 30)}…` : s));
  if (changed.length === 0) return '';
  const shown = changed
    .slice(0, 2)
    .map((s) => `“${s}”`)
    .join(context.say('、', ', '));
  return context.say(
    `，改动的只有${shown}${changed.length > 2 ? `等 ${changed.length} 句` : ''}`,
    `; changed only: ${shown}${changed.length > 2 ? ` and ${changed.length - 2} more` : ''}`,
  );
}
