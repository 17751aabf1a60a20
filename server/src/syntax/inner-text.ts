import { skipBlank, skipSpace, stripMarkup, trimEnd, visibleText } from '../text/chars';
import { readNumbering, type Numbering } from '../text/labels';
import { visibleOf } from '../text/visible';
import { isLabelLine } from './classify';

/** HTML of a heading is no longer than this, its tags included. */
const INNER_MAX = 4000;

interface Inner {
  readonly start: number;
  readonly end: number;
  readonly short: boolean;
  readonly numbering: Numbering;
  readonly title: number;
}

/** A stretch of HTML from its first to its last visible text, and what can be read there tags aside. */
export function innerText(text: string, from: number, to: number): Inner {
  // Long text is prose, whatever tags it has.
  if (to - from > INNER_MAX) {
    const end = trimEnd(text, from, to);
    return {
      start: skipSpace(text, from, end),
      end,
      short: false,
      numbering: readNumbering(text, from, from),
      title: from,
    };
  }
  const source = text.slice(from, to);
  const bare = stripMarkup(source);
  const start = skipSpace(bare, 0, bare.length),
    end = trimEnd(bare, start, bare.length);
  // Nothing but spaces written out: that is its text.
  if (start === end) {
    const last = trimEnd(text, from, to);
    return {
      start: skipSpace(text, from, last),
      end: last,
      short: true,
      numbering: readNumbering(text, from, from),
      title: from,
    };
  }
  const own = source.slice(start, end);
  const visible = own.includes('&#') ? visibleOf(own).text : visibleText(own);
  const numbering = readNumbering(bare, start, end);
  return {
    start: from + start,
    end: from + end,
    short: isLabelLine(visible, 0, visible.length),
    numbering,
    title: from + titleOf(bare, numbering, start, end),
  };
}

/** Where the title of a numbered heading begins. */
export function titleOf(text: string, numbering: Numbering, start: number, end: number): number {
  return numbering.style === '' ? start : skipBlank(text, numbering.end, end);
}
