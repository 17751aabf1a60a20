import type { Block } from '../syntax/block';
import { isProse } from './read-block';

/** What stands above a block of text, as far as it says what the block speaks of. */
export interface Above {
  /** The sub-heading, or the opening of a numbered paragraph, that the block stands under; empty for none. */
  readonly heading: string;
  /** Lines of the sentence that the block goes on with; empty for none. */
  readonly lead: string;
}

export const NOTHING_ABOVE: Above = { heading: '', lead: '' };

/** No further up than so many blocks is looked. */
export const ABOVE_REACH = 8;
/** A sentence is broken into no more lines than these, and is no longer. */
const LEAD_LINES = 5,
  LEAD_LENGTH = 400;
/** Of a numbered paragraph so much names what it is about. */
const OPENING = 40;

const ENDS = /[。；;！!？?：:”》）)】\]]\s*$/;
const OPENS = /^[\s#*\u3000]*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]|[一二三四五六七八九十]是)/;
const TO_STOP = /^[^。；;]*?[。；;：:]/;

/** @param before the block before another, within the same report */
export function aboveOf(block: Block, before: (block: Block) => Block | undefined): Above {
  // What has a number of its own stands under no other.
  if (OPENS.test(block.text)) return NOTHING_ABOVE;
  let lead = '',
    heading = '',
    sentence = true;
  let b = before(block);
  for (let n = 0; b && n < ABOVE_REACH; n++, b = before(b)) {
    if (!isProse(b)) break;
    const text = b.text.slice(0, b.contentEnd);
    // Some extractors leave an empty line behind each: a line with marks, but none at its end, goes on all the same.
    const follows = b.newlines <= 1 || !b.short || /[，,；;]/.test(text) || isInSentence(before(b));
    sentence &&= n < LEAD_LINES && follows && b.kind === 'paragraph' && !ENDS.test(text);
    // A short line by itself is a heading; one with a comma, or above another of the sentence, belongs to it.
    if (sentence && b.short && lead === '' && !/[，,]/.test(text) && isAlone(before(b))) sentence = false;
    if (sentence) {
      lead =
        text.slice(1 + Math.max(...[...'。；;'].map((stop) => text.lastIndexOf(stop)))) +
        b.text.slice(b.contentEnd) +
        lead;
      if (lead.length > LEAD_LENGTH) lead = '';
      sentence = lead !== '' && !/[。；;]/.test(text) && !OPENS.test(text);
    }
    if (b.kind === 'heading' || b.short || OPENS.test(text)) {
      if (b.short && lead !== '' && b.kind !== 'heading' && !OPENS.test(text)) continue;
      heading = (TO_STOP.exec(text)?.[0] ?? text).slice(0, OPENING);
      break;
    }
  }
  return lead === '' && heading === '' ? NOTHING_ABOVE : { heading, lead };
}

/** Whether what stands below a block goes on with its sentence. */
const isInSentence = (above: Block | undefined): boolean =>
  above?.kind === 'paragraph' && /[，,、]\s*$/.test(above.text.slice(0, above.contentEnd));

const isAlone = (above: Block | undefined): boolean =>
  !above ||
  above.kind !== 'paragraph' ||
  (above.newlines !== 1 && !isInSentence(above)) ||
  ENDS.test(above.text.slice(0, above.contentEnd));
